// Readings kept as ready bytes, within a bounded memory, until the database says that they changed.
import type { Clock } from '../context.ts'
import { isNews } from '../live/audience.ts'
import type { Change, Changes } from '../live/changes.ts'
import { giveBackMemory } from './memory.ts'
import { type Ready, sizeOf } from './ready.ts'
import { inTurns } from './turns.ts'

type Entry = {
  answer: Ready
  portfolio: number
  day: string
  reads: readonly string[]
  size: number
  /** Under which addresses it stands. */
  addresses: Set<string>
  /** Asked for at one of them since it was last about to go. */
  asked: boolean
}
type Wanted = {
  name: string
  portfolio: number
  day: string
  reads: readonly string[]
  /** A small part of a portfolio, however large that is. */
  small?: boolean
}

export type Kept = {
  /** The kept bytes, or those that `build` makes; equal questions at the same moment share one build. */
  reading: (wanted: Wanted, build: () => Promise<Ready>) => Ready | Promise<Ready>
  /** From now on the address has these bytes standing, if they are kept, until anything changes or the day is over. */
  stand: (address: string, answer: Ready) => void
  standing: (address: string) => Ready | undefined
  /** Bytes in use. */
  size: () => number
}

/** An answer from so many bytes on is large. */
const LARGE = 4_000_000
/** An address can be written in many ways; so many are remembered. */
const MOST_ADDRESSES = 1000
const LONGEST_ADDRESS = 200

/**
 * What was known on a past day changes only when something is recorded with that day or an earlier one, so a change
 * announced from a later recorded day leaves it be. While the database cannot be heard nothing is kept.
 */
export function keepReadings(changes: Changes, clock: Pick<Clock, 'today'>, maxBytes: number): Kept {
  const entries = new Map<string, Entry>()
  const entryOf = new WeakMap<Ready, Entry>()
  const standing = new Map<string, { entry: Entry; today: string }>()
  const building = new Map<string, Promise<Ready>>()
  let used = 0
  let generation = 0

  const drop = (key: string, entry: Entry) => {
    entries.delete(key)
    used -= entry.size
    for (const address of entry.addresses) standing.delete(address)
    entryOf.delete(entry.answer)
  }
  const forgetAddresses = () => {
    standing.clear()
    for (const { addresses } of entries.values()) addresses.clear()
  }
  const touches = (change: Change, entry: Entry) =>
    (change.portfolio === null || change.portfolio === entry.portfolio) &&
    (change.since === null || change.since <= entry.day) &&
    entry.reads.includes(change.table)

  changes.subscribe({
    changed(all) {
      if (!all.some(isNews)) return
      generation += 1
      building.clear()
      forgetAddresses()
      for (const [key, entry] of entries) if (all.some(change => touches(change, entry))) drop(key, entry)
    },
    hearing() {
      generation += 1
      building.clear()
      forgetAddresses()
      for (const [key, entry] of entries) drop(key, entry)
    },
  })

  const keep = (key: string, wanted: Wanted, answer: Ready) => {
    const size = sizeOf(answer)
    if (size > maxBytes) return
    const { portfolio, day, reads } = wanted
    const kept: Entry = { answer, portfolio, day, reads, size, addresses: new Set(), asked: false }
    entries.set(key, kept)
    entryOf.set(answer, kept)
    used += size
    // a Map keeps the order of insertion: the first entry is the one longest unused
    for (const [oldest, entry] of entries) {
      if (used <= maxBytes) break
      if (entry.asked) {
        entry.asked = false
        entries.delete(oldest)
        entries.set(oldest, entry)
      } else drop(oldest, entry)
    }
  }

  // What is made into large answers takes many times their size while it is read and shaped: one at a time.
  const large = new Set<number>()
  const turns = inTurns()

  async function buildAndKeep(key: string, wanted: Wanted, build: () => Promise<Ready>) {
    const asked = generation
    let begun = generation
    const buildNow = () => {
      begun = generation
      return build()
    }
    try {
      const isHeavy = !wanted.small && large.has(wanted.portfolio)
      const answer = await (isHeavy ? turns(wanted.day, buildNow) : buildNow())
      if (answer.json.byteLength > LARGE) {
        large.add(wanted.portfolio)
        giveBackMemory()
      }
      if (begun === generation && changes.isHearing()) keep(key, wanted, answer)
      return answer
    } finally {
      if (asked === generation) building.delete(key)
    }
  }

  return {
    size: () => used,
    stand(address, answer) {
      const entry = entryOf.get(answer)
      const today = clock.today()
      if (entry === undefined || address.length > LONGEST_ADDRESS || standing.get(address)?.today === today) return
      if (standing.size >= MOST_ADDRESSES) forgetAddresses()
      standing.set(address, { entry, today })
      entry.addresses.add(address)
    },
    standing(address) {
      const found = standing.get(address)
      if (found === undefined || found.today !== clock.today()) return undefined
      found.entry.asked = true
      return found.entry.answer
    },
    reading(wanted, build) {
      const key = `${wanted.portfolio} ${wanted.day} ${wanted.name}`
      const entry = entries.get(key)
      if (entry) {
        entries.delete(key)
        entries.set(key, entry)
        return entry.answer
      }
      const underWay = building.get(key)
      if (underWay) return underWay
      const work = buildAndKeep(key, wanted, build)
      building.set(key, work)
      return work
    },
  }
}

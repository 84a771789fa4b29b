// Readings kept as ready bytes, within a bounded memory, until the database says that they changed.
import type { Change, Changes } from '../live/changes.ts'
import { type Ready, sizeOf } from './ready.ts'

type Entry = { answer: Ready; portfolio: number; day: string; reads: readonly string[]; size: number }
type Wanted = { name: string; portfolio: number; day: string; reads: readonly string[] }

export type Kept = {
  /** The kept bytes, or those that `build` makes; equal questions at the same moment share one build. */
  reading: (wanted: Wanted, build: () => Promise<Ready>) => Ready | Promise<Ready>
  /** Bytes in use. */
  size: () => number
}

/**
 * What was known on a past day changes only when something is recorded with that day or an earlier one, so a change
 * announced from a later recorded day leaves it be. While the database cannot be heard nothing is kept.
 */
export function keepReadings(changes: Changes, maxBytes: number): Kept {
  const entries = new Map<string, Entry>()
  const building = new Map<string, Promise<Ready>>()
  let used = 0
  let generation = 0

  const drop = (key: string, entry: Entry) => {
    entries.delete(key)
    used -= entry.size
  }
  const touches = (change: Change, entry: Entry) =>
    (change.portfolio === null || change.portfolio === entry.portfolio) &&
    (change.since === null || change.since <= entry.day) &&
    entry.reads.includes(change.table)

  changes.subscribe({
    changed(all) {
      generation += 1
      building.clear()
      for (const [key, entry] of entries) if (all.some(change => touches(change, entry))) drop(key, entry)
    },
    hearing() {
      generation += 1
      building.clear()
      for (const [key, entry] of entries) drop(key, entry)
    },
  })

  const keep = (key: string, wanted: Wanted, answer: Ready) => {
    const size = sizeOf(answer)
    if (size > maxBytes) return
    entries.set(key, { answer, portfolio: wanted.portfolio, day: wanted.day, reads: wanted.reads, size })
    used += size
    // a Map keeps the order of insertion: the first entry is the one longest unused
    for (const [oldest, entry] of entries) {
      if (used <= maxBytes) break
      drop(oldest, entry)
    }
  }

  async function buildAndKeep(key: string, wanted: Wanted, build: () => Promise<Ready>) {
    const begun = generation
    try {
      const answer = await build()
      if (begun === generation && changes.isHearing()) keep(key, wanted, answer)
      return answer
    } finally {
      if (begun === generation) building.delete(key)
    }
  }

  return {
    size: () => used,
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

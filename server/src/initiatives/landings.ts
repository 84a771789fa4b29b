// Where a portfolio's milestones landed, kept for the pages of all its initiatives until a milestone changes.
import type { Pool } from 'pg'
import type { Changes } from '../live/changes.ts'
import { type Landing, landingsOf } from '../milestones/landing.ts'
import { findLanded } from './landing-queries.ts'

const READS = ['milestone', 'milestone_date', 'retraction']
/** Days are looked at one after another; those of the last ones are worth keeping. */
const MOST_DAYS = 50

/** The landings of a portfolio as known at the end of a day. */
export type Landings = (portfolio: number, day: string) => Promise<Landing[]>

export function keepLandings(pool: Pool, changes: Pick<Changes, 'subscribe' | 'isHearing'>): Landings {
  const kept = new Map<string, { portfolio: number; landings: Promise<Landing[]> }>()
  changes.subscribe({
    changed(all) {
      const moved = all.filter(({ table }) => READS.includes(table))
      for (const [key, { portfolio }] of kept)
        if (moved.some(change => change.portfolio === null || change.portfolio === portfolio)) kept.delete(key)
    },
    hearing: () => kept.clear(),
  })
  return (portfolio, day) => {
    const key = `${portfolio} ${day}`
    const known = kept.get(key)
    if (known) return known.landings
    const landings = findLanded(pool, portfolio, day).then(landingsOf)
    if (kept.size >= MOST_DAYS) kept.clear()
    if (changes.isHearing()) kept.set(key, { portfolio, landings })
    landings.catch(() => kept.delete(key))
    return landings
  }
}

// Which two days an address compares, and what stands in the numbers. Pure: the page draws what is ready.
import type { Change, Comparison, Counts, ListedPortfolio } from '@pejl/server/portfolio/contract'
import { LIGHTS, type Light } from '@pejl/server/terms'
import type { KnownDay } from '../app/paths.ts'

export type TwoDays = { from: string; to: string }

/** The days asked for, the earlier first. What is not asked for is the latest recording, and the one before it. */
export function daysToCompare(
  asked: { from: KnownDay; to: KnownDay },
  { recordedDays, latestDay }: Pick<ListedPortfolio, 'recordedDays' | 'latestDay'>,
): TwoDays {
  const last = recordedDays.at(-1) ?? latestDay
  const to = asked.to ?? (asked.from && asked.from > last ? asked.from : last)
  const from = asked.from ?? recordedDays.findLast(day => day < to) ?? to
  return from <= to ? { from, to } : { from: to, to: from }
}

export type CountedRow = {
  key: 'initiatives' | 'underWay' | 'reached' | 'notCarriedThrough' | 'unknownLifecycle' | Light
  from: number
  to: number
}

/** What is counted on both days; a line that is nothing on either is left out, but for the great groups. */
export function countedRows({ from, to }: Pick<Comparison, 'from' | 'to'>): CountedRow[] {
  const row = (key: CountedRow['key'], of: (counts: Counts) => number) => ({
    key,
    from: of(from.counts),
    to: of(to.counts),
  })
  const some = ({ from, to }: CountedRow) => from > 0 || to > 0
  return [
    row('initiatives', counts => counts.initiatives),
    row('underWay', counts => counts.underWay),
    ...LIGHTS.map(light => row(light, counts => counts.byLight[light])).filter(some),
    row('reached', counts => counts.reached),
    row('notCarriedThrough', counts => counts.notCarriedThrough),
    ...[row('unknownLifecycle', counts => counts.unknownLifecycle)].filter(some),
  ]
}

/** The changes of one initiative, or of all. */
export const changesOf = (changes: readonly Change[], code: string | null) =>
  code === null ? changes : changes.filter(change => change.code === code)

const BADNESS: Record<Light, number | null> = { green: 0, yellow: 1, red: 2, not_reported: null }

/** Steps from one light to another: positive = worse. Null where one of them is no colour. */
export function stepsBetween(from: Light | null, to: Light | null): number | null {
  const [before, after] = [BADNESS[from ?? 'not_reported'], BADNESS[to ?? 'not_reported']]
  return before === null || after === null ? null : after - before
}

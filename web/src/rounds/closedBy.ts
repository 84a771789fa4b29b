import type { FormerRound } from '@pejl/server/closings/contract'
import { danish } from './deadline.ts'

/** A round with the closing that a day knew; `at` is null where it had been reopened by then, or where nothing is kept. */
export type ClosedBy = { round: FormerRound; number: number | null; at: string | null; counts: FormerRound['counts'] }

/** The rounds of which a closing was recorded by a day; without a day all, as they are now. */
export function closedBy(rounds: readonly FormerRound[], day: string | undefined): ClosedBy[] {
  const isKnown = (moment: string) => day === undefined || danish(moment).day <= day
  return rounds.flatMap((round): ClosedBy[] => {
    const { closings, closedOn, counts } = round
    if (closings.length === 0)
      return day === undefined || (closedOn ?? day) <= day ? [{ round, number: null, at: null, counts: null }] : []
    const last = closings.findLast(({ closedAt }) => isKnown(closedAt))
    if (!last) return []
    const { number, closedAt, reopened } = last
    const at = reopened && isKnown(reopened.at) ? null : closedAt
    // What is counted is of the last closing of all.
    return [{ round, number, at, counts: number === closings.length ? counts : null }]
  })
}

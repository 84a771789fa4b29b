// A portfolio's reporting rounds as known on a day.
import { addDays } from '../milestones/day.ts'
import type { RoundFact } from '../reports/course.ts'
import type { RoundRow } from './queries.ts'

type Rounds = { rounds: readonly RoundRow[] }

/** The rounds whose deadline has come by a day, and which of them had closed. */
export const roundsAt = ({ rounds }: Rounds, day: string): RoundFact[] =>
  rounds
    .filter(([, , deadline]) => deadline <= day)
    .map(([key, , deadlineDay, closedOn]) => ({ key, deadlineDay, closed: closedOn !== null && closedOn <= day }))

/**
 * The day for which a round stands: when it closed, with what came late and what never came. One that nobody has closed stands
 * for the day after its deadline, and one that was closed when the next had begun for the day before that.
 */
export function dayOfRound(round: RoundRow, next: RoundRow | undefined, shown: string): string {
  const [, , deadline, closedOn] = round
  const over = closedOn ?? addDays(deadline, 1)
  const before = next ? addDays(next[4], -1) : shown
  const day = over < before ? over : before
  return day > deadline ? day : deadline
}

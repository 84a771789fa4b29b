// A portfolio's reporting rounds as known on a day.
import { addDays } from '../milestones/day.ts'
import type { RoundFact } from '../reports/course.ts'
import type { RoundRow } from './queries.ts'

type Rounds = { rounds: readonly RoundRow[] }

/** A round as the readings of single initiatives know it. */
export type KnownRound = { id: number; deadline: string; closed: boolean; asked: string[] | null }

export const roundFactOf = ({ id, deadline, closed, asked }: KnownRound): RoundFact => ({
  ...{ key: id, deadlineDay: deadline, closed },
  asked: asked && new Set(asked),
})

/** The rounds whose deadline has come by a day, which of them had closed, and whom each asks. */
export const roundsAt = ({ rounds }: Rounds, day: string): RoundFact[] =>
  rounds
    .filter(([, , deadline]) => deadline <= day)
    .map(row => {
      const [key, , deadlineDay, closedOn] = row
      return { key, deadlineDay, closed: closedOn !== null && closedOn <= day, asked: askedBy(row) }
    })

// The history asks for the same rounds once per column.
const lists = new WeakMap<RoundRow, ReadonlySet<string>>()

function askedBy(row: RoundRow): ReadonlySet<string> | null {
  const codes = row[7]
  if (codes === null) return null
  const list = lists.get(row) ?? new Set(codes)
  lists.set(row, list)
  return list
}

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

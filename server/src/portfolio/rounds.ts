// A portfolio's reporting rounds as known on a day.
import { addDays, compareDays, inOrder } from '../milestones/day.ts'
import type { RoundFact } from '../reports/course.ts'
import { type Closing, closedOnAt, overAt } from '../rounds/over.ts'
import type { RoundRow } from './queries.ts'

type Rounds = { rounds: readonly RoundRow[] }

/** A round as the readings of single initiatives know it. */
export type KnownRound = { id: number; deadline: string; closings: Closing[]; asked: string[] | null }

const byOver = (a: { fact: RoundFact }, b: { fact: RoundFact }) => compareDays(a.fact.overDay, b.fact.overDay)

function overOf<R>(rounds: readonly R[], day: string, known: (round: R) => KnownRound, askedBy: AskedBy<R>) {
  const over = rounds.flatMap(round => {
    const { id, deadline, closings } = known(round)
    const is = overAt({ deadlineDay: deadline, closings }, day)
    return is ? [{ round, fact: { key: id, ...is, asked: askedBy(round) } }] : []
  })
  return inOrder(over, byOver)
}
type AskedBy<R> = (round: R) => RoundFact['asked']

/** The rounds that are over by a day, or whose deadline it is; of one initiative. */
export const roundFactsAt = (rounds: readonly KnownRound[], day: string): RoundFact[] =>
  overOf(
    rounds,
    day,
    round => round,
    ({ asked }) => asked && new Set(asked),
  ).map(({ fact }) => fact)

/** The same of a portfolio, with their rows: what was over first stands first, and of one day what was opened first. */
export const overRounds = ({ rounds }: Rounds, day: string) => overOf(rounds, day, knownOf, askedBy)

export const roundsAt = (reading: Rounds, day: string): RoundFact[] => overRounds(reading, day).map(({ fact }) => fact)

const knownOf = ([id, , deadline, closings, , , , asked]: RoundRow): KnownRound => ({ id, deadline, closings, asked })

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
  const [, , deadline, closings] = round
  const closedOn = closedOnAt(closings, shown)
  const before = next ? addDays(next[4], -1) : shown
  const day = earlier(closedOn ?? addDays(deadline, 1), before)
  const over = earlier(closedOn ?? deadline, deadline)
  return day > over ? day : over
}

const earlier = (a: string, b: string) => (a < b ? a : b)

/**
 * The day that what is shown is compared with: the round before the last; until the second is over the last recorded day before
 * the first opened, and without rounds the recorded day before the last. Null: nothing before.
 */
export function sinceDay(reading: Rounds, recorded: readonly string[], shown: string): string | null {
  const over = overRounds(reading, shown)
  const previous = over.at(-2)
  if (previous) return dayOfRound(previous.round, over.at(-1)?.round, shown)
  const first = over[0]?.round ?? reading.rounds.find(([, , , , openedOn]) => openedOn <= shown)
  return (first ? recorded.findLast(day => day < first[4]) : recorded.at(-2)) ?? null
}

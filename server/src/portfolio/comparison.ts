// Shapes two readings of a portfolio into what changed between their days.
import { Invalid } from '../http/errors.ts'
import { changesBetween } from '../reports/changes.ts'
import { badness } from '../reports/gap.ts'
import type { Change, Comparison } from './contract.ts'
import { portfolioOf, type Shown } from './directory.ts'
import { followedInitiatives } from './followed.ts'
import { countsOf } from './overview.ts'
import type { PortfolioReading } from './queries.ts'
import { stateNow } from './state.ts'

type Read = { reading: PortfolioReading; day: string }

/** What changed from one reading to a later one; each is the portfolio as it was known on its day. */
export function comparisonOf(from: Read, to: Read, portfolio: Shown, revision: string): Comparison {
  const [before, after] = [from, to].map(({ reading, day }) => {
    const followed = followedInitiatives(reading, { portfolio, day })
    return {
      side: { day, counts: countsOf(followed.map(one => one.shown)) },
      assessed: followed.some(one => one.shown.judged.basis === 'assessed'),
      reported: followed.some(one => one.shown.judged.basis === 'reported'),
      states: followed.map(one => stateNow(one, day)),
    }
  }) as [Side, Side]
  return {
    portfolio: portfolioOf(portfolio),
    revision,
    from: before.side,
    to: after.side,
    assessed: after.assessed,
    reported: after.reported,
    changes: worstFirst(changesBetween(before.states, after.states)),
  }
}
type Side = Pick<Comparison, 'assessed' | 'reported'> & {
  side: Comparison['from']
  states: ReturnType<typeof stateNow>[]
}

/** No change for the worse: they stay in the order of their codes. */
const isNew = ({ kind }: Change) => kind === 'first_known' || kind === 'first_status'

/** Within each kind what is now worst comes first, then what moved furthest; what is alike or new keeps its order. */
export function worstFirst(changes: readonly Change[]): Change[] {
  const byKind = Map.groupBy(changes, change => change.kind)
  return [...byKind.values()].flatMap(list =>
    list.every(isNew)
      ? list
      : list.sort((a, b) => (badness(b.to.light) ?? -1) - (badness(a.to.light) ?? -1) || (b.days ?? 0) - (a.days ?? 0)),
  )
}

/** Throws Invalid unless the two days have both come and stand in their order. */
export function checkDays({ from, to }: { from: string; to: string }, today: string): void {
  const refuse = (field: string, message: string) => {
    throw new Invalid(`${field}: ${message}`, [{ field, message }])
  }
  if (to > today) refuse('to', `is after today, ${today}`)
  if (from > to) refuse('from', `is after to, ${to}`)
}

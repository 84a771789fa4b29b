import type { Reporting, Round } from '@pejl/server/rounds/contract'
import { paths } from '../app/paths.ts'
import { daysUntil, momentWords } from './deadline.ts'
import { StateShape } from './StateSign.tsx'
import { type Say, useSay } from './say.ts'

/** More would not fit beside the round's name. */
const MOST = 8

type BarProps = { slug: string; round: Round; initiatives: Reporting['initiatives']; code?: string }

/** In the known-at bar's place: the round, its deadline, and what it asks of whoever is here. */
export function RoundBar({ slug, round, initiatives, code }: BarProps) {
  const say = useSay()
  const { own } = say
  return (
    <section className="known rnd-b" aria-label={own.round}>
      <span className="hide-m">{own.round}</span>
      <b>{round.name}</b>
      <span>{deadlineWords(round, say)}</span>
      <span className="grow" />
      {initiatives.length > 0 && initiatives.length <= MOST ? (
        <nav className="hide-m due" aria-label={own.mine.replace(':', '')}>
          <span aria-hidden="true">{own.mine}</span>
          {initiatives.map(one => (
            <a
              key={one.code}
              href={paths.report(slug, one.code)}
              aria-current={one.code === code ? 'page' : undefined}
              title={`${one.title}: ${own.state[one.state].toLowerCase()}`}
            >
              <StateShape state={one.state} label={own.state[one.state]} />
              {one.code}
            </a>
          ))}
        </nav>
      ) : null}
    </section>
  )
}

/** `frist 1. dec. kl. 12, om 11 dage`, that it has passed, or when it was closed. */
export function deadlineWords({ deadline, closedAt }: Round, { own, formats }: Say): string {
  const now = new Date()
  if (closedAt) return own.wasClosed(momentWords(closedAt, now, { own, formats }))
  const moment = momentWords(deadline, now, { own, formats })
  const say = new Date(deadline) <= now ? own.passedDeadline : own.deadline
  return say(moment, own.left(daysUntil(deadline, now)))
}

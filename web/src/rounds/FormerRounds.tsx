import { closings } from '@pejl/server/closings/contract'
import { useQuery } from '@tanstack/react-query'
import { query } from '../api/query.ts'
import { type KnownDay, paths } from '../app/paths.ts'
import { type ClosedBy, closedBy } from './closedBy.ts'
import { momentWords } from './deadline.ts'
import { meetingWords, useSay } from './say.ts'
import '../styles/former.css'

/** Two years of quarters; those before are folded. */
const MOST = 8

type FormerProps = {
  slug: string
  /** Only what was known to be closed on that day. */
  day?: KnownDay
  title: string
  /** What is said where none is; without it nothing is. */
  none?: string
}

/** The rounds that are closed, for everybody who may read the portfolio. */
export function FormerRounds({ slug, day, title, none }: FormerProps) {
  const { own } = useSay()
  const { data } = useQuery(query(closings.list, { params: { slug } }))
  if (!data) return null
  const rounds = closedBy(data.rounds, day)
  if (rounds.length === 0 && none === undefined) return null
  return (
    <section className="frm" aria-labelledby="h-former">
      <h2 id="h-former">{title}</h2>
      {rounds.length === 0 ? <p className="mut frm-0">{none}</p> : null}
      <List slug={slug} day={day} rounds={rounds.slice(0, MOST)} />
      {rounds.length > MOST ? (
        <details>
          <summary>{own.older(rounds.length - MOST)}</summary>
          <List slug={slug} day={day} rounds={rounds.slice(MOST)} />
        </details>
      ) : null}
    </section>
  )
}

type ListProps = { slug: string; day: KnownDay; rounds: readonly ClosedBy[] }

function List({ slug, day, rounds }: ListProps) {
  return (
    <ul>
      {rounds.map(one => (
        <Former key={one.round.key} slug={slug} day={day} of={one} />
      ))}
    </ul>
  )
}

type OneProps = { slug: string; day: KnownDay; of: ClosedBy }

function Former({ slug, day, of: { round, number, at, counts } }: OneProps) {
  const say = useSay()
  const { own, formats } = say
  const { key, name, closedOn, meeting } = round
  const to =
    number === null
      ? paths.overview(slug, closedOn ?? undefined)
      : paths.closedRound(slug, key, day === undefined ? undefined : number)
  const state = at ? own.closedAt(momentWords(at, new Date(), say)) : own.isOpenAgain
  return (
    <li>
      <a href={to}>{name}</a>
      <span className="mut">{number === null ? closedOn && own.closedOn(formats.day(closedOn)) : state}</span>
      {counts ? (
        <span className="frm-n">
          <span>{own.ofAsked(counts.reported, counts.asked)}</span>
          <span>{own.missingN(counts.asked - counts.reported)}</span>
          {counts.late > 0 ? <span className="tag">{own.lateN(counts.late)}</span> : null}
        </span>
      ) : (
        <span className="mut frm-n">{number === null ? own.notKept : ''}</span>
      )}
      <span className="mut">{meeting ? meetingWords(meeting, say) : ''}</span>
    </li>
  )
}

import { closings, type FormerRound } from '@pejl/server/closings/contract'
import { useQuery } from '@tanstack/react-query'
import { query } from '../api/query.ts'
import { paths } from '../app/paths.ts'
import { momentWords } from './deadline.ts'
import { meetingWords, useSay } from './say.ts'

/** Two years of quarters; those before are folded. */
const MOST = 8

/** The rounds that are closed, for everybody who may read the portfolio. */
export function FormerRounds({ slug }: { slug: string }) {
  const { own } = useSay()
  const { data } = useQuery(query(closings.list, { params: { slug } }))
  if (!data) return null
  return (
    <section className="frm" aria-labelledby="h-former">
      <div className="fs-h">
        <h2 id="h-former">{own.former}</h2>
      </div>
      {data.rounds.length === 0 ? <p className="mut frm-0">{own.formerNone}</p> : null}
      <List slug={slug} rounds={data.rounds.slice(0, MOST)} />
      {data.rounds.length > MOST ? (
        <details>
          <summary>{own.older(data.rounds.length - MOST)}</summary>
          <List slug={slug} rounds={data.rounds.slice(MOST)} />
        </details>
      ) : null}
    </section>
  )
}

function List({ slug, rounds }: { slug: string; rounds: readonly FormerRound[] }) {
  return (
    <ul>
      {rounds.map(round => (
        <Former key={round.key} slug={slug} round={round} />
      ))}
    </ul>
  )
}

function Former({ slug, round }: { slug: string; round: FormerRound }) {
  const say = useSay()
  const { own, formats } = say
  const { counts, closedAt, closedOn, meeting } = round
  const to = counts ? paths.closedRound(slug, round.key) : paths.overview(slug, closedOn ?? undefined)
  return (
    <li>
      <a href={to}>{round.name}</a>
      <span className="mut">
        {closedAt === null
          ? own.isOpenAgain
          : counts
            ? own.closedAt(momentWords(closedAt, new Date(), say))
            : closedOn && own.closedOn(formats.day(closedOn))}
      </span>
      {counts ? (
        <span className="frm-n">
          <span>{own.ofAsked(counts.reported, counts.asked)}</span>
          <span>{own.missingN(counts.asked - counts.reported)}</span>
          {counts.late > 0 ? <span className="tag">{own.lateN(counts.late)}</span> : null}
        </span>
      ) : (
        <span className="mut frm-n">{own.notKept}</span>
      )}
      <span className="mut">{meeting ? meetingWords(meeting, say) : ''}</span>
    </li>
  )
}

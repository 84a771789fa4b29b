import { closings, type RoundPage } from '@pejl/server/closings/contract'
import { rounds } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { mayReport, useSession } from '../access/session.ts'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { Reopenings } from '../rounds/Reopen.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ClosedHead } from './ClosedHead.tsx'
import { ClosedSummary } from './ClosedSummary.tsx'
import { ClosedTable } from './ClosedTable.tsx'
import { momentOf, type Say, useSay } from './say.ts'
import '../status/signs.css'
import '../styles/closed.css'

/** A round as it was closed, for everybody who may read the portfolio. */
export function ClosedRoundPage({ slug, round }: { slug: string; round: string }) {
  const say = useSay()
  const { own } = say
  const number = numberIn(useSearch())
  // Whoever has nothing to report finds the rounds under the history.
  const reports = mayReport(useSession())
  const answer = useQuery(
    query(closings.page, { params: { slug, round }, querystring: number ? { closing: number } : {} }),
  )
  const name = answer.data?.round.name ?? ''
  const moment = answer.data?.closing && momentOf(answer.data.closing.content.closedAt, say)
  const bar = (
    <section className="known rnd-b" aria-label={own.round}>
      <span className="hide-m">{own.round}</span>
      <b>{name}</b>
      <span>{moment ? own.asOf(moment) : ''}</span>
      <span className="grow" />
      <a href={reports ? paths.reporting(slug) : paths.history(slug)}>{own.toRounds}</a>
    </section>
  )
  const said = moment ? own.asOf(moment) : own.round
  return (
    <Page title={name || own.round} slug={slug} className="p-clo" days={{ bar, said }}>
      <Answer of={answer} page={`closed ${slug} ${round} ${number ?? ''}`}>
        {page => <Body slug={slug} page={page} say={say} />}
      </Answer>
    </Page>
  )
}

const numberIn = (search: string) => /^[1-9]\d{0,4}$/.exec(new URLSearchParams(search).get('lukning') ?? '')?.[0]

function Body({ slug, page, say }: { slug: string; page: RoundPage; say: Say }) {
  const { own } = say
  const { closing, round, later } = page
  const reports = mayReport(useSession())
  const corrects =
    useQuery({ ...query(rounds.list, { params: { slug } }), enabled: reports }).data?.can.correct ?? false
  if (!closing) {
    const isBrought = round.closedAt !== null
    return (
      <Notice title={own.nothingKept} hint={isBrought ? own.brought : own.isOpen} heading={1}>
        <a className="btn" href={paths.overview(slug, isBrought ? (round.closedOn ?? undefined) : undefined)}>
          {own.toOverview}
        </a>
      </Notice>
    )
  }
  return (
    <div className="clo">
      <ClosedHead slug={slug} page={page} closing={closing} say={say} />
      <Reopenings round={round} />
      <ClosedSummary content={closing.content} say={say} />
      <ClosedTable slug={slug} content={closing.content} later={later} corrects={corrects} say={say} />
    </div>
  )
}

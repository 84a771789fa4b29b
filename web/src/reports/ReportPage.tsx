import { initiatives } from '@pejl/server/initiatives/contract'
import { reports } from '@pejl/server/reports/contract'
import { type Reporting, type Round, rounds } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { useSession } from '../access/session.ts'
import { ApiError } from '../api/ApiError.ts'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { RoundBar } from '../rounds/RoundBar.tsx'
import { Notice, Waiting } from '../ui/Notice.tsx'
import { Receipt } from './Receipt.tsx'
import { ReportForm } from './ReportForm.tsx'
import { type Say, useSay } from './say.ts'
import '../status/signs.css'
import '../styles/report.css'

type PageProps = { slug: string; code: string }

/** An owner's report on one initiative: in the open round, or in the one that the address names, or that closed last. */
export function ReportPage({ slug, code }: PageProps) {
  const say = useSay()
  const answer = useQuery(query(rounds.list, { params: { slug } }))
  const round = useRoundBegun(answer.data)
  const bar = round ? (
    <RoundBar slug={slug} round={round} initiatives={answer.data?.initiatives ?? []} code={code} />
  ) : answer.isPending ? (
    <div className="known" />
  ) : null
  const title = say.own.titleOf(code)
  return (
    <Page title={title} slug={slug} className="p-upd" days={{ bar, said: round?.name ?? '' }}>
      {answer.error instanceof ApiError && answer.error.status === 403 ? (
        <NotAsked title={say.round.own.nothing} hint={say.round.own.nothingHint} to={paths.overview(slug)} say={say} />
      ) : answer.data && round ? (
        // What goes wrong with the rounds alone is not to stand above what the report says of itself.
        <Asked slug={slug} code={code} round={round} reporting={answer.data} say={say} />
      ) : (
        <Answer of={answer} page={`report ${slug} ${code}`}>
          {() => <NotAsked title={say.own.closed} hint={say.own.closedHint} to={paths.reporting(slug)} say={say} />}
        </Answer>
      )}
    </Page>
  )
}

/** The round that was there when the page opened: should it close, what is being written stays on screen. */
function useRoundBegun(reporting: Reporting | undefined): Round | undefined {
  const [begun, setBegun] = useState<string | null>(null)
  const asked = new URLSearchParams(useSearch()).get('runde')
  const closed = reporting?.rounds.find(({ closedAt }) => closedAt !== null)?.key ?? null
  const open = asked ?? reporting?.open ?? closed
  if (begun === null && open !== null) setBegun(open)
  return reporting?.rounds.find(({ key }) => key === (begun ?? open))
}

type AskedProps = PageProps & { round: Round; reporting: Reporting; say: Say }

function Asked({ slug, code, round, reporting, say }: AskedProps) {
  const asked = query(reports.report, { params: { slug, round: round.key, code } })
  // Also where nothing can be heard of what another owner saves.
  const report = useQuery({ ...asked, refetchOnMount: 'always' })
  const page = useQuery(query(initiatives.page, { params: { slug, code }, querystring: {} }))
  // Who is signed out while they write keeps what is on screen.
  const isHere = useSession()?.user != null
  const [wasHere, setWasHere] = useState(isHere)
  if (isHere && !wasHere) setWasHere(true)
  if (report.error instanceof ApiError && report.error.status === 404) {
    const { own } = say
    return <NotAsked title={own.notAsked(code)} hint={own.notAskedHint} to={paths.reporting(slug)} say={say} />
  }
  return (
    <Answer of={report} page={`report ${slug} ${code} ${round.key}`}>
      {answer => {
        const shown = page.data
        if (!shown || !wasHere) return <Waiting label={say.shared.loading} />
        const isOver = answer.round.closedAt !== null && answer.version === 0 && !answer.can.write
        if (isOver) {
          const { closed, closedHint } = say.own
          return <NotAsked title={closed} hint={closedHint} to={paths.reporting(slug)} say={say} />
        }
        return answer.state === 'submitted' && answer.correcting === null ? (
          <Receipt slug={slug} report={answer} page={shown} reporting={reporting} say={say} />
        ) : (
          <ReportForm slug={slug} report={answer} page={shown} say={say} />
        )
      }}
    </Answer>
  )
}

type NoticeProps = { title: string; hint: string; to: string; say: Say }

function NotAsked({ title, hint, to, say }: NoticeProps) {
  return (
    <Notice title={title} hint={hint} heading={1}>
      <a className="btn" href={to}>
        {to.endsWith('/indberet') ? say.own.toRound : say.shared.backToOverview}
      </a>
    </Notice>
  )
}

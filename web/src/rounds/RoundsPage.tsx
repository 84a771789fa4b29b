import { type Reporting, rounds } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../api/ApiError.ts'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { Notice } from '../ui/Notice.tsx'
import { AskedTable } from './AskedTable.tsx'
import { momentWords } from './deadline.ts'
import { FormerRounds } from './FormerRounds.tsx'
import { LateList } from './LateList.tsx'
import { OpenForm } from './OpenForm.tsx'
import { Reopen, Reopenings } from './Reopen.tsx'
import { deadlineWords, RoundBar } from './RoundBar.tsx'
import { RoundTools } from './RoundTools.tsx'
import { meetingWords, useSay } from './say.ts'
import '../status/signs.css'
import '../styles/report.css'

/** The open round: what it asks of whoever is here, and for the office the whole of it. */
export function RoundsPage({ slug }: { slug: string }) {
  const { own } = useSay()
  // Also where nothing can be heard: how far they have come is asked for whenever the page is opened.
  const answer = useQuery({ ...query(rounds.list, { params: { slug } }), refetchOnMount: 'always' })
  const round = answer.data?.rounds.find(({ key }) => key === answer.data?.open)
  const bar = round ? (
    <RoundBar slug={slug} round={round} initiatives={answer.data?.initiatives ?? []} />
  ) : answer.isPending ? (
    <div className="known" />
  ) : null
  return (
    <Page title={own.title} slug={slug} className="p-rnd" days={{ bar, said: round?.name ?? '' }}>
      {isForbidden(answer.error) ? (
        <div className="rnd">
          <NothingToReport slug={slug} title={own.nothing} hint={own.nothingHint} heading={1} />
          <FormerRounds slug={slug} title={own.former} none={own.formerNone} />
        </div>
      ) : (
        <Answer of={answer} page={`reporting ${slug}`}>
          {reporting => <Body slug={slug} reporting={reporting} />}
        </Answer>
      )}
    </Page>
  )
}

const isForbidden = (error: Error | null) => error instanceof ApiError && error.status === 403

function Body({ slug, reporting }: { slug: string; reporting: Reporting }) {
  const say = useSay()
  const { own } = say
  const { initiatives, can } = reporting
  const round = reporting.rounds.find(({ key }) => key === reporting.open)
  const again = reporting.rounds.find(({ key }) => key === can.reopenRound)
  if (!round) {
    return (
      <div className="rnd">
        <h1>{own.title}</h1>
        <NoneOpen slug={slug} reporting={reporting} />
        <LateList slug={slug} reporting={reporting} />
        <FormerRounds slug={slug} title={own.former} none={own.formerNone} />
        {again ? <Reopen key={again.version} slug={slug} round={again} /> : null}
        {can.openRound ? <OpenForm slug={slug} /> : null}
      </div>
    )
  }
  return (
    <div className="rnd">
      <div>
        <p className="eyebrow">{own.title}</p>
        <h1>{round.name}</h1>
        <p className="mut rnd-d">
          {[deadlineWords(round, say), round.meeting && own.forMeeting(meetingWords(round.meeting, say))]
            .filter(Boolean)
            .join(', ')}
        </p>
        <Reopenings round={round} />
      </div>
      {initiatives.length > 0 ? (
        <AskedTable slug={slug} round={round} initiatives={initiatives} all={can.closeRound} />
      ) : (
        <NothingToReport slug={slug} title={own.nothingHere} hint={own.nothingHereHint} />
      )}
      {can.closeRound ? <RoundTools key={round.key} slug={slug} round={round} initiatives={initiatives} /> : null}
      <FormerRounds slug={slug} title={own.former} none={own.formerNone} />
    </div>
  )
}

/** The form stands below what has been closed. */
const toOpenForm = () => document.querySelector<HTMLElement>('.rnd-f input')?.focus()

/** That no round is open, and which one closed last, for whoever comes from having closed it. */
function NoneOpen({ slug, reporting: { rounds: all, late, can } }: { slug: string; reporting: Reporting }) {
  const say = useSay()
  const { own } = say
  const last = all.find(({ key }) => key === late?.round)
  const closed = last?.closedAt ? own.lastClosed(last.name, momentWords(last.closedAt, new Date(), say)) : ''
  return (
    <Notice title={own.none} hint={`${closed} ${can.openRound ? own.noneOffice : own.noneHint}`.trim()}>
      {can.openRound ? (
        <button type="button" className="btn btn--pri" onClick={toOpenForm}>
          {own.open}
        </button>
      ) : null}
      {last && last.closings.length > 0 ? (
        <a className="btn" href={paths.closedRound(slug, last.key)}>
          {own.asClosed}
        </a>
      ) : null}
    </Notice>
  )
}

type NothingProps = { slug: string; title: string; hint: string; heading?: 1 | 2 }

function NothingToReport({ slug, title, hint, heading = 2 }: NothingProps) {
  const { own } = useSay()
  return (
    <Notice title={title} hint={hint} heading={heading}>
      <a className="btn" href={paths.overview(slug)}>
        {own.toOverview}
      </a>
    </Notice>
  )
}

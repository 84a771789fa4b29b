import { portfolio } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { knownDayIn } from '../app/paths.ts'
import { Held } from '../live/Held.tsx'
import { useSay } from './say.ts'
import { TimelineBody } from './TimelineBody.tsx'
import '../styles/timeline.css'

export function TimelinePage({ slug }: { slug: string }) {
  const say = useSay()
  const day = knownDayIn(useSearch())
  const answer = useQuery(query(portfolio.timeline, { params: { slug }, querystring: day ? { knownAt: day } : {} }))
  return (
    <Page title={say.shared.timeline} slug={slug} className="p-tl">
      <Answer of={answer} page={`timeline ${slug} ${day}`}>
        {newest => (
          <Held newest={newest} question={`${slug} ${day}`} show={say.list.own.updatesWaiting(1)}>
            {timeline => <TimelineBody timeline={timeline} day={day} today={today()} say={say} />}
          </Held>
        )}
      </Answer>
    </Page>
  )
}

/** Today where the reader is, `YYYY-MM-DD`. */
const today = () => new Date().toLocaleDateString('sv')

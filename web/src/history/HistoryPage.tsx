import { portfolio } from '@pejl/server/portfolio/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { knownDayIn } from '../app/paths.ts'
import { Held } from '../live/Held.tsx'
import { footOf } from '../portfolio/say.ts'
import { HistoryBody } from './HistoryBody.tsx'
import { useSay } from './say.ts'
import '../status/signs.css'
import '../styles/history.css'

export function HistoryPage({ slug }: { slug: string }) {
  const say = useSay()
  const day = knownDayIn(useSearch())
  const answer = useQuery(query(portfolio.history, { params: { slug }, querystring: day ? { knownAt: day } : {} }))
  return (
    <Page title={say.shared.history} slug={slug} foot={footOf(answer.data, say.list)} className="p-hm">
      <Answer of={answer} page={`history ${slug} ${day}`}>
        {newest => (
          <Held newest={newest} question={`${slug} ${day}`} show={say.list.own.updatesWaiting(1)}>
            {history => <HistoryBody history={history} day={day} say={say} />}
          </Held>
        )}
      </Answer>
    </Page>
  )
}

import { sources as contract } from '@pejl/server/sources/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { knownDayIn } from '../app/paths.ts'
import { Held } from '../live/Held.tsx'
import { SourcesBody } from './SourcesBody.tsx'
import { useSay } from './say.ts'
import '../styles/sources.css'

export function SourcesPage({ slug }: { slug: string }) {
  const say = useSay()
  const day = knownDayIn(useSearch())
  const answer = useQuery(query(contract.page, { params: { slug }, querystring: day ? { knownAt: day } : {} }))
  return (
    <Page title={say.own.title} slug={slug} className="p-src">
      <Answer of={answer} page={`sources ${slug} ${day}`}>
        {newest => (
          <Held newest={newest} question={`${slug} ${day}`} show={say.list.own.updatesWaiting(1)}>
            {sources => <SourcesBody sources={sources} day={day} say={say} />}
          </Held>
        )}
      </Answer>
    </Page>
  )
}

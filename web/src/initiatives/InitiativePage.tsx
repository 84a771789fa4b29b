import { initiatives } from '@pejl/server/initiatives/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { knownDayIn } from '../app/paths.ts'
import { Held } from '../live/Held.tsx'
import { InitiativeBody } from './InitiativeBody.tsx'
import { firstDayIn, NotYet } from './NotYet.tsx'
import { useSay } from './say.ts'
import '../styles/initiative.css'

export function InitiativePage({ slug, code }: { slug: string; code: string }) {
  const say = useSay()
  const day = knownDayIn(useSearch())
  const answer = useQuery(query(initiatives.page, { params: { slug, code }, querystring: day ? { knownAt: day } : {} }))
  const title = answer.data ? `${code} ${answer.data.title}` : `${say.shared.initiative} ${code}`
  const first = answer.data ? null : firstDayIn(answer.error)
  return (
    <Page title={title} slug={slug} className="p-ini">
      {first ? (
        <NotYet {...{ slug, code, day, first, say }} />
      ) : (
        <Answer of={answer} page={`initiative ${slug} ${code} ${day}`}>
          {newest => (
            <Held newest={newest} question={`${slug} ${code} ${day}`} show={say.list.own.updatesWaiting(1)}>
              {page => <InitiativeBody page={page} day={day} say={say} />}
            </Held>
          )}
        </Answer>
      )}
    </Page>
  )
}

import { sources as contract, type SourceDocument } from '@pejl/server/sources/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearch } from 'wouter'
import { ApiError } from '../api/ApiError.ts'
import { query } from '../api/query.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { Missing } from '../app/Problem.tsx'
import { type KnownDay, knownDayIn } from '../app/paths.ts'
import { Held } from '../live/Held.tsx'
import { NotAttached, NotSignedIn } from './Closed.tsx'
import { DocumentBody } from './DocumentBody.tsx'
import { type Say, useSay } from './say.ts'
import '../styles/sources.css'
import '../styles/document.css'

type PageProps = { slug: string; document: string }

/** One document: its text where it is attached and may be read, else what is in the way. */
export function DocumentPage({ slug, document: key }: PageProps) {
  const say = useSay()
  const day = knownDayIn(useSearch())
  const listed = useQuery(query(contract.page, { params: { slug }, querystring: day ? { knownAt: day } : {} }))
  const found = listed.data?.documents.find(document => document.key === key)
  return (
    <Page title={found?.title ?? say.own.title} slug={slug} className="p-doc">
      <Answer of={listed} page={`document ${slug} ${key} ${day}`}>
        {() => (found ? <Found slug={slug} document={found} day={day} say={say} /> : <Missing />)}
      </Answer>
    </Page>
  )
}

export type FoundProps = { slug: string; document: SourceDocument; day: KnownDay; say: Say }

function Found({ slug, document, day, say }: FoundProps): ReactNode {
  const { key, attached } = document
  const asked = query(contract.text, { params: { slug, document: key }, querystring: day ? { knownAt: day } : {} })
  const text = useQuery({ ...asked, enabled: attached === true })
  const refused = text.error instanceof ApiError ? text.error.code : ''
  if (attached === null || refused === 'not_signed_in')
    return <NotSignedIn slug={slug} document={document} day={day} say={say} />
  if (!attached || refused === 'not_attached')
    return <NotAttached slug={slug} document={document} day={day} say={say} />
  return (
    <Answer of={text} page={`text ${slug} ${key} ${day}`}>
      {newest => (
        <Held newest={newest} question={`${slug} ${key} ${day}`} show={say.list.own.updatesWaiting(1)}>
          {shown => <DocumentBody key={shown.attached.sha256} text={shown} day={day} say={say} />}
        </Held>
      )}
    </Answer>
  )
}

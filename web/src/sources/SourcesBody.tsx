import type { Sources } from '@pejl/server/sources/contract'
import { type MouseEvent, useEffect } from 'react'
import type { KnownDay } from '../app/paths.ts'
import { Nothing } from '../timeline/Nothing.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import { DocumentList } from './DocumentList.tsx'
import { NoteList } from './NoteList.tsx'
import type { Say } from './say.ts'
import { notesByDocument } from './series.ts'

type BodyProps = { sources: Sources; day: KnownDay; say: Say }

/** The documents that a portfolio's facts rest on, and what is odd in them. */
export function SourcesBody({ sources, day, say }: BodyProps) {
  const { own, shared } = say
  const { documents, anomalies, portfolio } = sources
  // Who comes from a note on an initiative's page lands at its line.
  useEffect(() => leadTo(location.hash), [])
  if (documents.length === 0) return <Nothing timeline={sources} say={say} />
  const groups = notesByDocument(documents, anomalies)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it hears its links' presses
    <div onClick={follow}>
      <div className="phead">
        <div>
          <h1>{own.title}</h1>
          <p className="eyebrow">
            {own.intro(documents.length, anomalies.length)} {own.notHere}
          </p>
        </div>
        <span className="grow" />
        <PrintButton label={shared.print} />
      </div>
      <DocumentList groups={groups} documents={documents} slug={portfolio.slug} day={day} say={say} />
      <NoteList groups={groups} slug={portfolio.slug} day={day} say={say} />
    </div>
  )
}

/** Within the page a link leads to its line without the history growing. */
function follow(event: MouseEvent) {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
  if (!link) return
  event.preventDefault()
  leadTo(link.hash)
}

function leadTo(hash: string) {
  const element = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: element.matches('section') ? 'start' : 'center' })
}

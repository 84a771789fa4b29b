import { linesOfHash, type SourceDocument } from '@pejl/server/sources/contract'
import type { ReactNode } from 'react'
import { type KnownDay, paths } from '../app/paths.ts'
import { Danish } from '../initiatives/Said.tsx'
import { Crumb } from './Crumb.tsx'
import { linesInWords, type Say } from './say.ts'

type ClosedProps = { slug: string; document: SourceDocument; day: KnownDay; say: Say }

/** Nothing is attached: which file is missing, and the command that attaches it. */
export function NotAttached(props: ClosedProps) {
  const { own } = props.say
  const { file } = props.document
  return (
    <Closed {...props} why={own.missingTitle}>
      {file === null ? (
        <p>{own.missingNoFile}</p>
      ) : (
        <>
          <p>{own.missing(file)}</p>
          <pre className="doc-cmd">npm run db:attach -- &lt;{props.say.own.folder}&gt;</pre>
          <p className="mut">{own.missingFormats}</p>
        </>
      )}
    </Closed>
  )
}

/** Who is not signed in is not told whether anything is attached. */
export function NotSignedIn(props: ClosedProps) {
  const { own } = props.say
  return (
    <Closed {...props} why={own.refusedTitle}>
      <p>{own.refused}</p>
      <a className="btn btn--pri" href={paths.signIn(location.pathname + location.search + location.hash)}>
        {props.say.shared.signIn}
      </a>
    </Closed>
  )
}

function Closed({ slug, document, day, say, why, children }: ClosedProps & { why: string; children: ReactNode }) {
  const lines = linesOfHash(location.hash)
  return (
    <>
      <Crumb slug={slug} document={document.key} day={day} say={say} />
      <h1>
        <Danish>{document.title}</Danish>
      </h1>
      <section className="notice panel doc-no">
        <h2 className="notice-t">{why}</h2>
        {children}
        {lines.length > 0 ? <p>{say.own.pointsAt(linesInWords(lines, say))}</p> : null}
        <p className="notice-a">
          <a className="btn" href={paths.sources(slug, day, `d-${document.key}`)}>
            {say.own.whatRests}
          </a>
        </p>
      </section>
    </>
  )
}

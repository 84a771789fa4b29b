import type { SourceDocument } from '@pejl/server/sources/contract'
import { type KnownDay, paths } from '../app/paths.ts'
import { Danish, Said } from '../initiatives/Said.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Codes } from './Codes.tsx'
import { dateOf, kindOf, type Say } from './say.ts'
import type { NoteGroup } from './series.ts'

type ListProps = {
  documents: readonly SourceDocument[]
  groups: readonly NoteGroup[]
  slug: string
  day: KnownDay
  say: Say
}

export function DocumentList({ documents, groups, slug, day, say }: ListProps) {
  const { own } = say
  return (
    <section className="sec" aria-labelledby="h-documents">
      <h2 id="h-documents">{own.documents}</h2>
      <ul className="srcs-docs">
        {documents.map(document => (
          <li key={document.key} id={`d-${document.key}`} tabIndex={-1} className="srcs-doc panel">
            <h3>
              <span className="mut">{document.key}</span> <Danish>{document.title}</Danish>
            </h3>
            <About
              document={document}
              href={paths.document(slug, document.key, day)}
              notes={groups.find(group => group.document === document)?.notes.length}
              say={say}
            />
            {document.note ? (
              <p className="srcs-note">
                <Said of={document.note} />
              </p>
            ) : null}
            {document.initiatives.length > 0 ? (
              <Codes codes={document.initiatives} label={own.speaksOf} slug={slug} day={day} say={say} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

type AboutProps = { document: SourceDocument; href: string; notes: number | undefined; say: Say }

function About({ document, href, notes, say }: AboutProps) {
  const { own, formats } = say
  return (
    <>
      <p className="srcs-m">
        <span>{kindOf(document, say)}</span>
        <span>{dateOf(document, say)}</span>
        <span className="mut">{own.knownFrom(formats.day(document.recordedOn))}</span>
        {document.file ? (
          <span className="mut srcs-file">
            {own.file}: {document.file}
          </span>
        ) : null}
      </p>
      <p className="srcs-m">
        <span>{own.facts(document.facts)}</span>
        {notes ? <a href={`#notes-${document.key}`}>{own.notesTo(notes)}</a> : null}
      </p>
      <Attached document={document} href={href} say={say} />
    </>
  )
}

/** Whether its text can be read here; who may not read attached texts is told nothing about it. */
function Attached({
  document: { attached, title },
  href,
  say: { own },
}: Pick<AboutProps, 'document' | 'href' | 'say'>) {
  if (attached === null) return null
  return (
    <p className="srcs-m">
      <span className="srcs-has">
        <Icon name={attached ? 'check' : 'doc'} />
        {attached ? own.isAttached : own.notAttached}
      </span>
      <a href={href} aria-label={attached ? own.readLong(title) : own.whatIsMissingLong(title)}>
        {attached ? own.read : own.whatIsMissing}
      </a>
    </p>
  )
}

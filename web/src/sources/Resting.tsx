import type { Citation } from '@pejl/server/sources/contract'
import { type KnownDay, paths } from '../app/paths.ts'
import { Danish, Said } from '../initiatives/Said.tsx'
import { nameOf } from './marks.ts'
import { citedWord, type Say, unprinted } from './say.ts'

type RestingProps = { id: string; citations: readonly Citation[]; slug: string; day: KnownDay; say: Say }

/** The facts that rest on a line, each with the way to where it is told. */
export function Resting({ id, citations, slug, day, say }: RestingProps) {
  return (
    <ul id={id} className="doc-f">
      {citations.map(citation => (
        <li key={nameOf(citation)}>
          <a className="doc-fc" href={hrefOf(citation, slug, day)} aria-label={nameIn(citation, say)}>
            {citation.initiative ?? (citation.kind === 'meeting_date' ? say.own.timeline : say.own.title)}
          </a>
          <span>
            <span className="mut">{citedWord(citation, say)}: </span>
            <What of={citation} say={say} />
            <span className="mut doc-fl"> ({say.own.lines(citation.from, citation.to)})</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A meeting is about the whole portfolio and stands in the timeline. */
function hrefOf({ kind, key, initiative }: Citation, slug: string, day: KnownDay): string {
  if (kind === 'meeting_date') return paths.timeline(slug, day)
  return kind === 'anomaly' || initiative === null
    ? paths.sources(slug, day, kind === 'anomaly' ? `n-${key}` : '')
    : paths.initiative(slug, initiative, day)
}

function nameIn(citation: Citation, say: Say): string {
  const { kind, key, initiative, text, printed } = citation
  const { own, formats } = say
  if (kind === 'meeting_date' && text)
    return `${own.timeline}: ${formats.text(text)}, ${printed ?? unprinted(citation, say)}`
  return initiative === null ? `${own.title}: ${key}` : own.initiative(initiative)
}

/** What has a name says it first; a date or a figure comes after what it is of, as printed or, where it is not, as it is read. */
function What({ of, say }: { of: Citation; say: Say }) {
  const { kind, text, printed } = of
  const said = text ? <Said of={text} /> : null
  const name = printed ? <Danish>{printed}</Danish> : unprinted(of, say)
  const between = said && name ? ' · ' : ''
  const named = kind === 'project' || kind === 'dependency'
  return (
    <>
      {named ? name : said}
      {between}
      {named ? said : name}
    </>
  )
}

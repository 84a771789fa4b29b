import type { Citation } from '@pejl/server/sources/contract'
import { type KnownDay, paths } from '../app/paths.ts'
import { Danish, Said } from '../initiatives/Said.tsx'
import { nameOf } from './marks.ts'
import { citedWord, type Say } from './say.ts'

type RestingProps = { id: string; citations: readonly Citation[]; slug: string; day: KnownDay; say: Say }

/** The facts that rest on a line, each with the way to where it is told. */
export function Resting({ id, citations, slug, day, say }: RestingProps) {
  return (
    <ul id={id} className="doc-f">
      {citations.map(citation => (
        <li key={nameOf(citation)}>
          <a className="doc-fc" href={hrefOf(citation, slug, day)} aria-label={nameIn(citation, say)}>
            {citation.initiative ?? say.own.title}
          </a>
          <span>
            <span className="mut">{citedWord(citation, say)}: </span>
            <What of={citation} />
            <span className="mut doc-fl"> ({say.own.lines(citation.from, citation.to)})</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

const hrefOf = ({ kind, key, initiative }: Citation, slug: string, day: KnownDay) =>
  kind === 'anomaly' || initiative === null
    ? paths.sources(slug, day, kind === 'anomaly' ? `n-${key}` : '')
    : paths.initiative(slug, initiative, day)

const nameIn = ({ kind, key, initiative }: Citation, { own }: Say) =>
  initiative === null ? `${own.title}: ${kind === 'anomaly' ? key : ''}` : own.initiative(initiative)

/** What has a name says it first; a date or a figure as printed comes after what it is of. */
function What({ of: { kind, text, printed } }: { of: Citation }) {
  const said = text ? <Said of={text} /> : null
  const name = printed ? <Danish>{printed}</Danish> : null
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

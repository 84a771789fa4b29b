import type { Report } from '@pejl/server/reports/contract'
import { momentWords } from '../rounds/deadline.ts'
import { LightState } from '../status/Glyph.tsx'
import type { Say } from './say.ts'

type Version = Report['versions'][number]

/** Who submitted it and when, and for whom where the office did it in their place. */
export function submittedWords({ at, by, onBehalf, organisation }: Version, { own, shared, round }: Say): string {
  const said = own.receiptOf(momentWords(at, new Date(), round), by ?? shared.formerUser)
  return onBehalf && organisation ? `${said} ${own.onBehalf(organisation.name)}` : said
}

/** Every version that was submitted, the newest first; nothing is shown where there is but one. */
export function Versions({ versions, say }: { versions: readonly Version[]; say: Say }) {
  const { own } = say
  if (versions.length < 2) return null
  return (
    <details className="vrs">
      <summary>{own.versions(versions.length)}</summary>
      <ol>
        {versions.toReversed().map(version => (
          <li key={version.at + (version.takenBack?.at ?? '')}>
            <p>
              {version.overall ? <LightState light={version.overall} /> : null} {submittedWords(version, say)}
              {version.late ? <span className="tag">{say.round.own.late}</span> : null}
            </p>
            {version.correction ? <p>{own.correctedWhy(version.correction)}</p> : null}
            {version.narrative ? <p className="mut">{version.narrative.da}</p> : null}
            <Back version={version} say={say} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What became of it, with what the office said when it sent it back. */
function Back({ version: { takenBack }, say }: { version: Version; say: Say }) {
  const { own, shared, round } = say
  if (!takenBack) return <p className="vrs-b">{own.holds}</p>
  const { at, by, why, comments } = takenBack
  return (
    <>
      <p className="vrs-b">{own.takenBack[why](momentWords(at, new Date(), round), by ?? shared.formerUser)}</p>
      {comments.map(({ section, comment }) => (
        <p key={section} className="mut">
          {own.section[section]}: {comment}
        </p>
      ))}
    </>
  )
}

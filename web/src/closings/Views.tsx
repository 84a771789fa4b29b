import type { ClosedInitiative } from '@pejl/server/closings/contract'
import type { Light } from '@pejl/server/terms'
import type { ReactNode } from 'react'
import { viewedBy } from '../portfolio/say.ts'
import { LightState } from '../status/Glyph.tsx'
import type { Say } from './say.ts'

/** A status that others saw differently when the round closed: both statements, the owner's first. */
export function Views({ of, say }: { of: ClosedInitiative; say: Say }) {
  const { views: words, shared, formats } = say
  const { views = [], judged, report, owners } = of
  const contested = [...new Set(views.flatMap(({ dimension }) => dimension ?? []))]
  const reporter = report?.organisation ?? owners[0]
  return (
    <ul className="clo-v" aria-label={words.title}>
      <Statement who={reporter ? words.reportedBy(reporter) : words.fromSource} light={judged.overall}>
        {contested.map(dimension => (
          <p key={dimension} className="clo-y">
            {shared.dimension[dimension]}: {shared.light[judged[dimension] ?? 'not_reported']}
          </p>
        ))}
        {report?.narrative ? <p className="clo-p">{formats.text(report.narrative)}</p> : null}
      </Statement>
      {views.map(view => (
        <Statement
          key={view.organisation.key}
          who={viewedBy(view, say.list)}
          light={view.light}
          name={view.organisation.name}
        >
          <p className="clo-y">
            {[formats.day(view.recordedOn), view.onBehalf && words.onBehalf].filter(Boolean).join(' · ')}
          </p>
          <p className="clo-p">{formats.text(view.words)}</p>
        </Statement>
      ))}
    </ul>
  )
}

type StatementProps = { who: string; light: Light | null; name?: string; children: ReactNode }

function Statement({ who, light, name, children }: StatementProps) {
  return (
    <li>
      <p className="clo-b">
        <b title={name}>{who}:</b> {light ? <LightState light={light} /> : null}
      </p>
      {children}
    </li>
  )
}

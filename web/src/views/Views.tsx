import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Light } from '@pejl/server/terms'
import type { ReactNode } from 'react'
import { Refs, Said } from '../initiatives/Said.tsx'
import { between } from '../initiatives/say.ts'
import { viewedBy } from '../portfolio/say.ts'
import { LightState, Shape } from '../status/Glyph.tsx'
import { type Say, useSay } from './say.ts'
import { ViewTools } from './ViewTools.tsx'
import '../styles/views.css'

type ViewsProps = { page: InitiativePage; latest: boolean }

/** Where others see the status differently: both statements side by side, and what the reader may say to it. */
export function Views({ page, latest }: ViewsProps) {
  const say = useSay()
  const { own } = say
  const report = page.reports.find(({ key }) => key === page.standing)
  if (!report) return null
  return (
    <>
      {page.views.length > 0 ? (
        <section className="vw" aria-labelledby="h-views">
          <div className="vw-h">
            <h3 id="h-views" className="contested">
              <Shape shape="contested" />
              {own.title}
            </h3>
            <p className="mut">{own.hint}</p>
          </div>
          <ul>
            <Reported page={page} report={report} say={say} />
            {page.views.map(view => (
              <Statement
                key={view.organisation.key}
                who={viewedBy(view, say.page.list)}
                light={view.light}
                name={view.organisation.name}
              >
                <span className="mut">
                  {say.formats.day(view.recordedOn)}
                  {view.onBehalf ? ` · ${own.onBehalf}` : ''}
                </span>
                <Refs of={view.sources} say={say.page} />
                <p>
                  <Said of={view.words} />
                </p>
              </Statement>
            ))}
          </ul>
        </section>
      ) : null}
      {latest ? <ViewTools page={page} report={report} say={say} /> : null}
    </>
  )
}

type Report = InitiativePage['reports'][number]

/** What the others differ from: the whole, and each dimension that somebody sees differently. */
function Reported({ page, report, say }: { page: InitiativePage; report: Report; say: Say }) {
  const { own, shared } = say
  const { reporter } = report
  const contested = [...new Set(page.views.flatMap(({ dimension }) => dimension ?? []))]
  return (
    <Statement
      who={reporter ? own.reportedBy(reporter.abbreviation) : own.fromSource}
      name={reporter?.name}
      light={report.overall}
    >
      <span className="mut">{own.asOf(between(report.asOf, say.page))}</span>
      <Refs of={report.sources} say={say.page} />
      {contested.map(dimension => (
        <p key={dimension}>
          {shared.dimension[dimension]}: {shared.light[report[dimension] ?? 'not_reported']}
        </p>
      ))}
      {report.narrative ? (
        <p>
          <Said of={report.narrative} />
        </p>
      ) : null}
    </Statement>
  )
}

type StatementProps = { who: string; name: string | undefined; light: Light | null; children: ReactNode }

function Statement({ who, name, light, children }: StatementProps) {
  return (
    <li>
      <p className="vw-s">
        <b title={name}>{who}:</b> {light ? <LightState light={light} /> : null}
      </p>
      {children}
    </li>
  )
}

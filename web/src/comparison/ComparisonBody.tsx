import type { Comparison } from '@pejl/server/portfolio/contract'
import { LightGlyph } from '../status/Glyph.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import type { Say } from './say.ts'
import { type CountedRow, changesOf, countedRows } from './series.ts'

type BodyProps = {
  comparison: Comparison
  /** The one initiative asked for. */
  code: string | null
  say: Say
  only: (code: string | null) => void
}

export function ComparisonBody({ comparison, code, say, only }: BodyProps) {
  const { own, formats } = say
  const changes = changesOf(comparison.changes, code)
  const [from, to] = [formats.day(comparison.from.day), formats.day(comparison.to.day)]
  const codes = [...new Set(comparison.changes.map(change => change.code))]
  return (
    <>
      <div className="phead">
        <div className="cmp-title">
          <h1>{own.title}</h1>
          <p className="eyebrow">{own.intro(changes.length, from, to)}</p>
        </div>
        <span className="grow" />
        <label className="cmp-only">
          <span className="vh">{own.initiative}</span>
          <select className="inp" value={code ?? ''} onChange={event => only(event.target.value || null)}>
            <option value="">{own.all}</option>
            {[...(code && !codes.includes(code) ? [code] : []), ...codes].map(one => (
              <option key={one} value={one}>
                {own.onlyOf(one)}
              </option>
            ))}
          </select>
        </label>
        <PrintButton label={say.shared.print} />
      </div>
      <div className="cmp">
        <section aria-labelledby="h-chg">
          <h2 id="h-chg" className="vh">
            {own.changes}
          </h2>
          {changes.length === 0 ? (
            <Unchanged comparison={comparison} code={code} say={say} />
          ) : (
            <ChangeTable changes={changes} slug={comparison.portfolio.slug} day={comparison.to.day} say={say} />
          )}
        </section>
        <Counted comparison={comparison} say={say} />
      </div>
    </>
  )
}

function Unchanged({ comparison: { from, to }, code, say }: Pick<BodyProps, 'comparison' | 'code' | 'say'>) {
  const { own, formats } = say
  if (from.day === to.day) return <Notice title={own.same} />
  if (to.counts.initiatives === 0) return <Notice title={own.nothingKnown(formats.day(to.day))} />
  return <Notice title={code ? own.nothingOf(code) : own.nothing} hint={own.nothingHint} />
}

/** Both days side by side, as the overview counts them. */
function Counted({ comparison, say }: Pick<BodyProps, 'comparison' | 'say'>) {
  const { own, formats } = say
  return (
    <section className="panel cmp-n" aria-labelledby="h-cnt">
      <h2 id="h-cnt">{own.counts}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{own.group}</span>
            </th>
            <th scope="col" className="num">
              {formats.day(comparison.from.day)}
            </th>
            <th scope="col" className="num">
              {formats.day(comparison.to.day)}
            </th>
            <th scope="col" className="num">
              {own.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {countedRows(comparison).map(row => (
            <CountedLine key={row.key} row={row} say={say} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CountedLine({ row: { key, from, to }, say }: { row: CountedRow; say: Say }) {
  const { own, shared, formats } = say
  const change = to - from
  const light = key === 'green' || key === 'yellow' || key === 'red' || key === 'not_reported'
  return (
    <tr className={light ? 'cmp-sub' : undefined}>
      <th scope="row">
        {light ? (
          <span className="state">
            <LightGlyph light={key} size="s" /> {shared.light[key]}
          </span>
        ) : (
          own[key]
        )}
      </th>
      <td className="num">{formats.number(from)}</td>
      <td className="num">{formats.number(to)}</td>
      <td className="num">{change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formats.number(Math.abs(change))}`}</td>
    </tr>
  )
}

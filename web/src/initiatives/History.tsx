import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { Scrolled } from '../charts/Scrolled.tsx'
import { litSince } from '../portfolio/since.ts'
import { LIGHT_SIGNS, LifecycleState, LightState } from '../status/Glyph.tsx'
import { InRound } from './InRound.tsx'
import { Refs, Said } from './Said.tsx'
import { basisOf, between, type Say, statementWords } from './say.ts'
import { LEVELS, NO_LIGHT, STRIP, stripOf } from './series.ts'

type HistoryProps = { page: InitiativePage; say: Say }
type Point = InitiativePage['history'][number]

/** How the light ran, as far as it is known, with its twin in words. */
export function History({ page, say }: HistoryProps) {
  const { own } = say
  const { history, reports } = page
  const only = history.length === 1 ? history[0] : undefined
  return (
    <section className="blk" aria-labelledby="h-history">
      <h2 id="h-history">{own.history}</h2>
      {history.length === 0 ? <p className="mut">{own.historyNone}</p> : null}
      {only ? <p>{onlySentence(only, page, say)}</p> : null}
      {history.length > 1 ? <Strip page={page} say={say} /> : null}
      {reports.length > 0 ? (
        <details className="twin">
          <summary>{own.asTable}</summary>
          <Reports reports={reports} slug={page.portfolio.slug} say={say} />
        </details>
      ) : null}
    </section>
  )
}

/** One light may have been given more than once. */
function onlySentence(only: Point, page: InitiativePage, say: Say): string {
  const { own, formats } = say
  const word = wordOf(only, say)
  const since = litSince(page)
  if (!since || page.judged.asOf === null) return own.historyOne(word, formats.day(only.asOf))
  return own.historyHeld(word, formats.day(since.day), formats.day(page.judged.asOf))
}

function wordOf({ light, lifecycle }: Point, { shared }: Say): string {
  if (light) return shared.light[light]
  return lifecycle ? shared.lifecycle[lifecycle] : shared.notStated
}

function Strip({ page, say }: HistoryProps) {
  const { portfolio, knownAt, history } = page
  const begun = `${portfolio.period.from}-01-01`
  const first = history[0] && history[0].asOf < begun ? history[0].asOf : begun
  const { pieces, years } = stripOf(history, first, knownAt)
  const last = pieces.at(-1)
  const said = history.map(point => `${wordOf(point, say)} ${say.formats.day(point.asOf)}`).join(', ')
  return (
    <Scrolled label={say.own.historyRegion}>
      <svg
        className="hist"
        viewBox={`-70 0 ${STRIP.width + 80} ${STRIP.height}`}
        role="img"
        aria-label={`${say.own.history}: ${said}`}
      >
        {(['green', 'yellow', 'red'] as const).map(light => (
          <g key={light}>
            <path className="hg" d={`M0 ${LEVELS[light]}H${STRIP.width}`} />
            <text className="hl-t" x="-8" y={LEVELS[light] + 4} textAnchor="end">
              {say.shared.light[light]}
            </text>
            <text className="hl-t hl-e" x={STRIP.width - 12} y={LEVELS[light] - 5} textAnchor="end">
              {say.shared.light[light]}
            </text>
          </g>
        ))}
        {pieces.some(({ y }) => y === NO_LIGHT) ? (
          <text className="hl-t" x="-8" y={NO_LIGHT + 4} textAnchor="end">
            {say.own.noLight}
          </text>
        ) : null}
        <g className="spark">
          {pieces.map((piece, index) => {
            const before = pieces[index - 1]
            const rises =
              before && before.to === piece.from && before.y !== piece.y && Math.max(before.y, piece.y) < NO_LIGHT
            const named = !piece.light && piece.lifecycle && piece.lifecycle !== before?.lifecycle
            return (
              <g key={piece.day}>
                {rises ? <path className="sp-v" d={`M${piece.from} ${before.y}V${piece.y}`} /> : null}
                {piece.kind === 'missing' ? (
                  <circle className="sp-n" cx={(piece.from + piece.to) / 2} cy={piece.y} r="3" />
                ) : (
                  <path className={`sp-${piece.kind}`} d={`M${piece.from} ${piece.y}H${piece.to}`} />
                )}
                {named && piece.lifecycle ? (
                  <text className="hann-t" x={Math.min(piece.from, STRIP.width - 70)} y={NO_LIGHT - 5}>
                    {say.shared.lifecycle[piece.lifecycle]}
                  </text>
                ) : null}
              </g>
            )
          })}
        </g>
        <path className="ax-q" d={`M0 ${STRIP.axis}H${STRIP.width}`} />
        {years.map(({ label, x }) => (
          <g key={label}>
            <path className="ax-q" d={`M${x} ${STRIP.axis}v7`} />
            <text className="ax-ml" x={x + 4} y={STRIP.axis + 18}>
              {label}
            </text>
          </g>
        ))}
        {last?.light ? (
          <use href={`#g-${LIGHT_SIGNS[last.light].shape}`} x={STRIP.width - 4} y={last.y - 7} width="14" height="14" />
        ) : null}
      </svg>
    </Scrolled>
  )
}

/** What was reported or assessed, newest first. */
function Reports({ reports, slug, say }: { reports: InitiativePage['reports']; slug: string; say: Say }) {
  const { own, shared } = say
  return (
    <div className="scrollx">
      <table className="mt-t">
        <thead>
          <tr>
            <th scope="col">{own.date}</th>
            <th scope="col">{own.status}</th>
            <th scope="col">{own.basisHead}</th>
            <th scope="col">{own.words}</th>
          </tr>
        </thead>
        <tbody>
          {reports.toReversed().map(report => (
            <tr key={`${report.asOf.latest} ${report.recordedOn} ${report.round}`}>
              <th scope="row" className="nowrap">
                {between(report.asOf, say)}
              </th>
              <td>
                {report.overall ? (
                  <LightState light={report.overall} />
                ) : (
                  <span className="mut">{shared.notStated}</span>
                )}
              </td>
              <td>
                {basisOf(report, own)}
                <InRound of={report} slug={slug} />
              </td>
              <td className="wrap">
                {report.reason ? <Said of={report.reason} /> : report.narrative ? <Said of={report.narrative} /> : null}
                <Refs of={report.sources} say={say} />
                <Statements of={report.statements} say={say} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What others said against a report, in the order in which they said it. */
function Statements({ of, say }: { of: InitiativePage['reports'][number]['statements']; say: Say }) {
  return of.map(statement => (
    <p key={`${statement.organisation.key} ${statement.recordedOn} ${statement.light}`}>
      {statementWords(statement, say)}: <Said of={statement.words} />
      <Refs of={statement.sources} say={say} />
    </p>
  ))
}

/** Where the initiative is in its life, and every change that is known, newest first. */
export function LifecycleHistory({ page, say }: HistoryProps) {
  const { own, formats } = say
  if (page.lifecycleChanges.length === 0) return null
  return (
    <section className="blk" aria-labelledby="h-lifecycle">
      <h2 id="h-lifecycle">{own.lifecycleHistory}</h2>
      <ol className="life">
        {page.lifecycleChanges.toReversed().map(change => (
          <li key={`${change.lifecycle} ${change.recordedOn} ${change.from?.earliest}`}>
            <p className="life-s">
              <LifecycleState lifecycle={change.lifecycle} />
              <span className="mut">{change.from ? own.from(formats.window(change.from)) : own.dateNotStated}</span>
              <Refs of={change.sources} say={say} />
            </p>
            <dl className="life-w">
              <div>
                <dt>{own.reason}</dt>
                <dd>{change.reason ? <Said of={change.reason} /> : own.reasonNotStated}</dd>
              </div>
              <div>
                <dt>{own.decidedBy}</dt>
                <dd>{change.decidedBy.length > 0 ? change.decidedBy.join(', ') : own.reasonNotStated}</dd>
              </div>
            </dl>
            {change.note ? (
              <p className="note">
                <Said of={change.note} />
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { ReactNode } from 'react'
import {
  amountOf,
  countOf,
  type Indicator,
  isSeries,
  type Measurement,
  remainderOf,
  remainderSentence,
  shareIn,
} from './figures.ts'
import { distinct, Refs, Said } from './Said.tsx'
import type { Say } from './say.ts'

type FigureProps = { indicator: Indicator; say: Say }

/** How far solutions are rolled out, as counted bars, and the other figures, each with its day and its source. */
export function Figures({ page, say }: { page: InitiativePage; say: Say }) {
  const { own } = say
  const rollouts = page.indicators.filter(indicator => indicator.rollout)
  // What is said of the rest stands with the rollout that it is the rest of.
  const told = new Set(rollouts.flatMap(rollout => remainderOf(rollout, page.indicators)?.parts ?? []))
  const others = page.indicators.filter(indicator => !indicator.rollout && !told.has(indicator))
  return (
    <>
      {rollouts.length > 0 ? (
        <section className="blk" aria-labelledby="h-rollout">
          <h2 id="h-rollout">{own.rollout}</h2>
          <ul className="figs">
            {rollouts.map(indicator => (
              <Figure key={indicator.key} indicator={indicator} say={say}>
                <Rest indicator={indicator} all={page.indicators} say={say} />
              </Figure>
            ))}
          </ul>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section className="blk" aria-labelledby="h-figures">
          <h2 id="h-figures">{own.figures}</h2>
          <ul className="figs">
            {others.map(indicator => (
              <Figure key={indicator.key} indicator={indicator} say={say} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Figure({ indicator, say, children }: FigureProps & { children?: ReactNode }) {
  const { shared } = say
  const newest = indicator.measurements.at(-1)
  return (
    <li>
      <h3>
        <Said of={indicator.title} />
        {indicator.sector ? <span className="mut"> · {shared.sector[indicator.sector]}</span> : null}
      </h3>
      {newest ? <Value of={newest} indicator={indicator} say={say} /> : <p className="mut">{shared.notStated}</p>}
      {children}
      {isSeries(indicator) ? <Series indicator={indicator} say={say} /> : <Earlier indicator={indicator} say={say} />}
    </li>
  )
}

/** What the rollout has not reached. */
function Rest({ indicator, all, say }: FigureProps & { all: readonly Indicator[] }) {
  const rest = remainderOf(indicator, all)
  if (!rest) return null
  const sources = rest.parts.flatMap(part => part.measurements.at(-1)?.sources ?? [])
  return (
    <p className="fig-r">
      {remainderSentence(rest, indicator, say)}
      <Refs of={distinct(sources)} say={say} />
    </p>
  )
}

/** Every measurement of one series, on one scale from zero, oldest first. */
function Series({ indicator, say }: FigureProps) {
  return (
    <ol className="fig-s">
      {indicator.measurements.map(measurement => (
        <li key={measurement.recordedOn + measurement.value}>
          <span className="mut">{whenOf(measurement, say)}</span>
          <Bar share={shareIn(measurement, indicator)} />
          <span>
            {countOf(measurement, indicator, say)}
            <Refs of={measurement.sources} say={say} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Measurements that are no series stand one by one. */
function Earlier({ indicator, say }: FigureProps) {
  const { own } = say
  const earlier = indicator.measurements.slice(0, -1).toReversed()
  if (earlier.length === 0) return null
  return (
    <details className="twin">
      <summary>{own.earlierCount(earlier.length)}</summary>
      {indicator.comparable ? null : <p className="mut">{own.notComparable}</p>}
      <ul className="fig-e">
        {earlier.map(measurement => (
          <li key={measurement.recordedOn + measurement.value}>
            <span className="mut">{whenOf(measurement, say)}</span> {amountOf(measurement, indicator, say)}
            <Refs of={measurement.sources} say={say} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The day it holds for, else since when it is known. */
const whenOf = ({ asOf, recordedOn }: Measurement, { own, formats }: Say) =>
  asOf ? formats.window(asOf) : own.knownSince(formats.day(recordedOn))

function Value({ of, indicator, say }: FigureProps & { of: Measurement }) {
  const { own, formats } = say
  const { value, denominator, asOf, derived, asPrinted, note } = of
  const told = [
    asOf ? own.asOf(formats.window(asOf)) : own.dateNotStated,
    derived ? own.derived : null,
    asPrinted ? own.printedAs(asPrinted) : null,
  ]
  return (
    <div className="fig">
      {denominator === null ? null : <Bar share={value / denominator} />}
      <p className="fig-v">
        <b>{amountOf(of, indicator, say)}</b>
        {denominator === null ? null : ` ${formats.text(indicator.unit)}`}
        {indicator.rollout && denominator === null ? <span className="mut"> {own.totalNotStated}</span> : null}
        <Refs of={of.sources} say={say} />
      </p>
      <p className="fig-t mut">
        {told.filter(Boolean).join(' · ')}
        {note ? (
          <>
            {' · '}
            <Said of={note} />
          </>
        ) : null}
      </p>
    </div>
  )
}

function Bar({ share }: { share: number }) {
  return (
    <span className="fig-b" aria-hidden="true">
      <i style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  )
}

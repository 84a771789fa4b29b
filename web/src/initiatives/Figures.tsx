import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { Refs, Said } from './Said.tsx'
import type { Say } from './say.ts'

type Indicator = InitiativePage['indicators'][number]
type Measurement = Indicator['measurements'][number]

/** How far solutions are rolled out, as counted bars, and the other figures, each with its day and its source. */
export function Figures({ page, say }: { page: InitiativePage; say: Say }) {
  const { own } = say
  const rollouts = page.indicators.filter(indicator => indicator.rollout)
  const others = page.indicators.filter(indicator => !indicator.rollout)
  return (
    <>
      {rollouts.length > 0 ? (
        <section className="blk" aria-labelledby="h-rollout">
          <h2 id="h-rollout">{own.rollout}</h2>
          <ul className="figs">
            {rollouts.map(indicator => (
              <Figure key={indicator.key} indicator={indicator} say={say} />
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

function Figure({ indicator, say }: { indicator: Indicator; say: Say }) {
  const { own, shared, formats } = say
  const newest = indicator.measurements.at(-1)
  const earlier = indicator.measurements.slice(0, -1).toReversed()
  return (
    <li>
      <h3>
        <Said of={indicator.title} />
        {indicator.sector ? <span className="mut"> · {shared.sector[indicator.sector]}</span> : null}
      </h3>
      {newest ? <Value of={newest} indicator={indicator} say={say} /> : <p className="mut">{shared.notStated}</p>}
      {earlier.length > 0 ? (
        <details className="twin">
          <summary>{own.earlierCount(earlier.length)}</summary>
          {indicator.comparable ? null : <p className="mut">{own.notComparable}</p>}
          <ul className="fig-e">
            {earlier.map(measurement => (
              <li key={measurement.recordedOn + measurement.value}>
                <span className="mut">{measurement.asOf ? formats.window(measurement.asOf) : own.dateNotStated}</span>{' '}
                {amountOf(measurement, indicator, say)}
                <Refs of={measurement.sources} say={say} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}

/** `knap 94 af 98`, `mere end 6 mio. borgere`: the count with how sure it is, and of how many. */
function amountOf({ value, valueMax, denominator, qualifier }: Measurement, { unit }: Indicator, say: Say): string {
  const { own, list, formats } = say
  const about = qualifier ? `${list.own.qualifier[qualifier] ?? qualifier} ` : ''
  const number = valueMax === null ? formats.number(value) : `${formats.number(value)}–${formats.number(valueMax)}`
  if (denominator !== null) return about + own.of(number, formats.number(denominator))
  return about + (valueMax === null ? list.own.amount(value, formats.text(unit)) : `${number} ${formats.text(unit)}`)
}

function Value({ of, indicator, say }: { of: Measurement; indicator: Indicator; say: Say }) {
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

import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { ReportDraft } from '@pejl/server/reports/contract'
import type { ChangeEvent } from 'react'
import { countOf } from '../initiatives/figures.ts'
import { danish } from '../rounds/deadline.ts'
import { Icon } from '../ui/Icon.tsx'
import { idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { UNCHANGED, verdictOn, withCount } from './judgement.ts'
import { dateFault } from './say.ts'

type Indicator = InitiativePage['indicators'][number]
type Typed = ReportDraft['counts'][number]

/** What has been counted before, with room for a new count of each. */
export function Counts(parts: FormParts) {
  const { page, say } = parts
  const { own } = say
  const counted = page.indicators.filter(({ measurements }) => measurements.length > 0)
  if (counted.length === 0) return null
  const isPlanned = counted.some(one => one.measurements.at(-1)?.planned != null)
  return (
    <section className="fs" aria-labelledby="h-counts">
      <div className="fs-h">
        <h2 id="h-counts">{own.counts}</h2>
        <p className="mut">{own.countsHint}</p>
      </div>
      <table className="fs-t cn" aria-labelledby="h-counts">
        <thead>
          <tr>
            <th scope="col">{own.figure}</th>
            <th scope="col">{own.lastTime}</th>
            <th scope="col">{own.counted.value}</th>
            <th scope="col">{own.counted.denominator}</th>
            {isPlanned ? <th scope="col">{own.counted.planned}</th> : null}
            <th scope="col">{own.counted.asOf}</th>
          </tr>
        </thead>
        <tbody>
          {counted.map(indicator => (
            <Row key={indicator.key} indicator={indicator} parts={parts} isPlanned={isPlanned} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = { indicator: Indicator; parts: FormParts; isPlanned: boolean }

function Row({ indicator, parts, isPlanned }: RowProps) {
  const { draft, edit, say } = parts
  const { own, shared, initiative, formats } = say
  const { key, sector } = indicator
  const last = indicator.measurements.at(-1)
  const field = `counts.${key}`
  const title = formats.text(indicator.title)
  const given = draft.counts.find(one => one.key === key) ?? { key, ...UNCHANGED }
  const tell = (change: Partial<Typed>) => edit(withCount(draft, { ...given, ...change }))
  const { fault, read } = verdictOn(parts, field, of => of.counts.find(one => one.key === key))
  const isDay = fault === 'date' || fault === 'future'
  const inputOf = (name: 'value' | 'denominator' | 'planned' | 'asOf') => ({
    className: 'inp',
    maxLength: 40,
    'aria-label': own.countOf(own.counted[name], title),
  })
  /** Of how many, and of how many planned: as last unless another number is typed. */
  const wholeOf = (name: 'denominator' | 'planned') => {
    const shown = last?.[name] == null ? '' : formats.number(last[name])
    return {
      ...inputOf(name),
      value: given[name] ?? shown,
      onChange: ({ target: { value } }: ChangeEvent<HTMLInputElement>) =>
        tell({ [name]: value === shown ? null : value }),
    }
  }
  return (
    <tr className={fault ? 'is-q' : undefined}>
      <th scope="row">
        {title}
        {sector ? <span className="mut"> · {shared.sector[sector]}</span> : null}
        {fault ? (
          <p className="ms-n ms-n--x">
            <Icon name="info" />
            {dateFault(fault, own) || (fault === 'over' ? own.overCount : own.noCount)}
          </p>
        ) : null}
      </th>
      <td data-label={own.lastTime}>
        {last ? countOf(last, indicator, initiative) : null}
        <small className="mut">{last?.asOf ? formats.window(last.asOf) : null}</small>
      </td>
      <td data-label={own.counted.value}>
        <input
          {...inputOf('value')}
          id={idOf(field)}
          value={given.value}
          placeholder={own.same}
          aria-invalid={(fault !== undefined && !isDay) || undefined}
          onChange={event => tell({ value: event.target.value })}
        />
      </td>
      <td data-label={own.counted.denominator}>
        <input {...wholeOf('denominator')} />
      </td>
      {isPlanned ? (
        <td data-label={own.counted.planned}>
          <input {...wholeOf('planned')} />
        </td>
      ) : null}
      <td data-label={own.counted.asOf}>
        <input
          {...inputOf('asOf')}
          value={given.asOf}
          placeholder={own.todayIs(formats.day(danish(new Date()).day))}
          aria-invalid={isDay || undefined}
          onChange={event => tell({ asOf: event.target.value })}
        />
        {read && !isDay ? <small className="mut">{own.readAs(formats.window(read.window))}</small> : null}
      </td>
    </tr>
  )
}

import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { reachedOf } from '../milestones/dates.ts'
import { goTo, idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { withMilestone } from './judgement.ts'

type Milestone = InitiativePage['milestones'][number]

/** What is still ahead, edited in place; what is delivered folded away. */
export function Milestones(parts: FormParts) {
  const { draft, page, say } = parts
  const { own } = say
  // What a correction said was delivered can be said anew.
  const isGiven = (key: string) => draft.milestones.some(one => one.key === key)
  const ahead = page.milestones.filter(({ key, actual, lapsed }) => (!actual && !lapsed) || isGiven(key))
  const done = page.milestones.filter(({ key, actual }) => actual && !isGiven(key))
  return (
    <section className="fs" aria-labelledby="h-milestones">
      <div className="fs-h">
        <h2 id="h-milestones">{own.milestones}</h2>
        <p className="mut">{ahead.length > 0 ? own.milestonesHint : own.milestonesNone}</p>
      </div>
      <ul className="ms">
        {ahead.map(milestone => (
          <Row key={milestone.key} milestone={milestone} parts={parts} />
        ))}
      </ul>
      {done.length > 0 ? (
        <details className="ms-d">
          <summary>{own.done(done.length)}</summary>
          <ul>
            {done.map(({ key, actual, ...titles }) => (
              <li key={key}>
                <span className="dia dia--d" aria-hidden="true" /> {say.formats.title(titles)}{' '}
                <span className="mut">{actual ? say.formats.window(actual) : ''}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

type RowProps = { milestone: Milestone; parts: FormParts }

function Row({ milestone, parts }: RowProps) {
  const { draft, edit, report, say } = parts
  const { own, formats } = say
  const { key } = milestone
  const field = `milestones.${key}`
  const title = formats.title(milestone)
  const expected = reachedOf(milestone)
  const shown = expected ? formats.window(expected) : ''
  const given = draft.milestones.find(one => one.key === key) ?? { key, forecast: null, actual: null }
  const isDelivered = given.actual !== null
  const tell = (change: Partial<typeof given>) => edit(withMilestone(draft, { ...given, ...change }))
  const fault = report.missing.find(one => one.field === field)?.code
  const type = (text: string) =>
    isDelivered ? tell({ actual: text }) : tell({ forecast: text === shown ? null : text })
  const deliver = (isNow: boolean) => {
    tell({ actual: isNow ? '' : null })
    requestAnimationFrame(() => goTo(field))
  }
  return (
    <li className={fault ? 'is-q' : undefined}>
      <span className="ms-t">
        <span className={expected ? 'dia' : 'dia dia--u'} aria-hidden="true" /> {title}
      </span>
      <label className="ck">
        <input type="checkbox" checked={isDelivered} onChange={event => deliver(event.target.checked)} />
        <span aria-hidden="true">{own.delivered}</span>
        <span className="vh">{own.deliveredOf(title)}</span>
      </label>
      <input
        id={idOf(field)}
        className="inp"
        maxLength={60}
        value={given.actual ?? given.forecast ?? shown}
        aria-label={isDelivered ? own.deliveredOn(title) : own.dateOf(title)}
        aria-invalid={fault === 'date' || undefined}
        onChange={event => type(event.target.value)}
      />
      <span className="mut ms-n">
        {fault === 'date' ? own.unreadable : null}
        {fault === 'passed' ? (
          <>
            {own.reached}{' '}
            <button type="button" className="lnk" onClick={() => deliver(true)}>
              {own.yes}
            </button>{' '}
            <button type="button" className="lnk" onClick={() => selected(field)}>
              {own.no}
            </button>
          </>
        ) : null}
        {!fault && (isDelivered || given.forecast !== null) && shown ? own.before(shown) : null}
      </span>
    </li>
  )
}

/** The old date is marked, so that the next letter takes its place. */
function selected(field: string) {
  goTo(field)
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.select()
}

import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { movedFrom, reachedOf } from '../milestones/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { AddedMilestone } from './AddedMilestone.tsx'
import { goTo, idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { newMilestone, verdictOn, withMilestone } from './judgement.ts'
import { Remark } from './Remark.tsx'
import { dateFault } from './say.ts'

type Milestone = InitiativePage['milestones'][number]

/** What is still ahead, edited in place; what is new below it; what is delivered folded away. */
export function Milestones(parts: FormParts) {
  const { draft, edit, page, report, say } = parts
  const { own } = say
  // What a correction said was delivered can be said anew.
  const isGiven = (key: string) => draft.milestones.some(one => one.key === key)
  const ahead = page.milestones.filter(({ key, actual, lapsed }) => (!actual && !lapsed) || isGiven(key))
  const done = page.milestones.filter(({ key, actual }) => actual && !isGiven(key))
  const isAny = ahead.length + draft.added.length > 0
  function add() {
    const fresh = newMilestone(draft, report.renamed)
    edit({ added: [...draft.added, fresh] })
    requestAnimationFrame(() => goTo(`added.${fresh.key}`))
  }
  return (
    <section className="fs" aria-labelledby="h-milestones">
      <div className="fs-h">
        <h2 id="h-milestones">{own.milestones}</h2>
        <p className="mut">{isAny ? own.milestonesHint : own.milestonesNone}</p>
      </div>
      {isAny ? (
        <table className="fs-t ms" aria-labelledby="h-milestones">
          <thead>
            <tr>
              <th scope="col">{own.milestone}</th>
              <th scope="col">{own.delivered}</th>
              <th scope="col">{own.date}</th>
              <th scope="col">{own.remark}</th>
            </tr>
          </thead>
          <tbody>
            {ahead.map(milestone => (
              <Row key={milestone.key} milestone={milestone} parts={parts} />
            ))}
            {draft.added.map(added => (
              <AddedMilestone key={added.key} added={added} parts={parts} />
            ))}
          </tbody>
        </table>
      ) : null}
      <button type="button" id="add-milestone" className="btn btn--sm btn--ghost fs-add" onClick={add}>
        <Icon name="plus" />
        {own.addMilestone}
      </button>
      {done.length > 0 ? <Done milestones={done} say={say} /> : null}
    </section>
  )
}

function Done({ milestones, say }: { milestones: Milestone[] } & Pick<FormParts, 'say'>) {
  return (
    <details className="ms-d">
      <summary>{say.own.done(milestones.length)}</summary>
      <ul>
        {milestones.map(({ key, actual, ...titles }) => (
          <li key={key}>
            <span className="dia dia--d" aria-hidden="true" /> {say.formats.title(titles)}{' '}
            <span className="mut">{actual ? say.formats.window(actual) : ''}</span>
          </li>
        ))}
      </ul>
    </details>
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
  const given = draft.milestones.find(one => one.key === key) ?? { key, forecast: null, actual: null, note: '' }
  const isDelivered = given.actual !== null
  const tell = (change: Partial<typeof given>) => edit(withMilestone(draft, { ...given, ...change }))
  const { fault, read } = verdictOn({ draft, report }, field, of => {
    const said = of.milestones.find(one => one.key === key)
    return [said?.forecast ?? null, said?.actual ?? null]
  })
  const isWrong = fault !== undefined && fault !== 'passed'
  const type = (text: string) =>
    isDelivered ? tell({ actual: text }) : tell({ forecast: text === shown ? null : text })
  const deliver = (isNow: boolean) => {
    tell({ actual: isNow ? '' : null })
    requestAnimationFrame(() => goTo(field))
  }
  return (
    <tr className={fault ? 'is-q' : undefined}>
      <th scope="row">
        <span className={expected ? 'dia' : 'dia dia--u'} aria-hidden="true" /> {title}
      </th>
      <td>
        <label className="ck">
          <input type="checkbox" checked={isDelivered} onChange={event => deliver(event.target.checked)} />
          <span className="only-s" aria-hidden="true">
            {own.delivered}
          </span>
          <span className="vh">{own.deliveredOf(title)}</span>
        </label>
      </td>
      <td>
        <input
          id={idOf(field)}
          className="inp"
          maxLength={60}
          value={given.actual ?? given.forecast ?? shown}
          aria-label={isDelivered ? own.deliveredOn(title) : own.dateOf(title)}
          aria-invalid={isWrong || undefined}
          onChange={event => type(event.target.value)}
        />
      </td>
      <td>
        <Hint
          milestone={milestone}
          fault={fault}
          read={read && formats.window(read.window)}
          isChanged={isDelivered || given.forecast !== null}
          {...{ deliver, say }}
        />
        <Remark about={title} value={given.note} change={note => tell({ note })} own={own} />
      </td>
    </tr>
  )
}

type HintProps = Pick<FormParts, 'say'> & {
  milestone: Milestone
  fault: string | undefined
  /** What the date that is typed was read as. */
  read: string | undefined
  isChanged: boolean
  deliver: (isNow: boolean) => void
}

/** What is asked about the date, what it was before, or else how far it is from the plan. */
function Hint({ milestone, fault, read, isChanged, deliver, say }: HintProps) {
  const { own, initiative, formats } = say
  const reached = reachedOf(milestone)
  const plan = movedFrom(milestone)
  const ask = fault === 'passed'
  const wrong = dateFault(fault, own)
  const words =
    wrong ||
    (isChanged && reached
      ? [read && own.readAs(read), own.before(formats.window(reached))].filter(Boolean).join(' · ')
      : plan && reached
        ? own.against(formats.slip(plan, reached), formats.window(plan))
        : milestone.unagreed
          ? initiative.miles.unagreed
          : '')
  if (!ask && words === '') return null
  return (
    <p className={wrong ? 'ms-n ms-n--x' : 'ms-n mut'}>
      {ask || wrong ? <Icon name="info" /> : null}
      {ask ? (
        <>
          {own.reached}{' '}
          <button type="button" className="lnk" onClick={() => deliver(true)}>
            {own.yes}
          </button>{' '}
          <button type="button" className="lnk" onClick={() => selected(`milestones.${milestone.key}`)}>
            {own.no}
          </button>
        </>
      ) : (
        words
      )}
    </p>
  )
}

/** The old date is marked, so that the next letter takes its place. */
function selected(field: string) {
  goTo(field)
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.select()
}

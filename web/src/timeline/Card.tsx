import type { TimelineMilestone } from '@pejl/server/portfolio/contract'
import { movedFrom, printedOf, reachedOf } from '../milestones/dates.ts'
import type { Pointed } from './pointed.ts'
import type { Say } from './say.ts'
import type { Row } from './series.ts'

type CardProps = { at: Pointed; rowAt: (code: string) => Row | null; say: Say }

/** What a milestone says, beside it. Those who listen hear the same from the mark itself. */
export function Card({ at, rowAt, say }: CardProps) {
  const marks = rowAt(at.code)?.marks ?? []
  const mark = marks.find(({ key }) => key === at.milestone)
  if (!mark) return null
  const host = marks.find(({ place }) => place.others.includes(mark.key)) ?? mark
  const told = [
    mark,
    ...marks.filter(({ key }) => key !== mark.key && (key === host.key || host.place.others.includes(key))),
  ]
  return (
    <div
      className={`tl-card${at.toLeft ? ' tl-card--left' : ''}${at.above ? ' tl-card--up' : ''}`}
      style={{ left: at.x, top: at.y }}
      aria-hidden="true"
    >
      {told.map(({ key, milestone }) => (
        <Told key={key} milestone={milestone} say={say} />
      ))}
    </div>
  )
}

function Told({ milestone, say }: { milestone: TimelineMilestone; say: Say }) {
  const { miles, own, formats } = say
  const reached = reachedOf(milestone)
  const moved = movedFrom(milestone)
  const printed = reached && printedOf(reached)
  const date = reached && formats.window(reached)
  return (
    <dl>
      <dt>{formats.title(milestone)}</dt>
      {moved ? (
        <dd>
          {miles.plan}: {formats.window(moved)}
        </dd>
      ) : null}
      {reached ? (
        <dd>
          {milestone.actual ? miles.delivered : miles.expected}: <b>{date}</b>
          {moved && milestone.slipDays ? <b> {formats.slip(moved, reached)}</b> : null}
          {milestone.overdue ? <b> · {miles.overdue}</b> : null}
        </dd>
      ) : null}
      {milestone.postponements > 0 ? <dd>{miles.postponed(milestone.postponements)}</dd> : null}
      {printed && printed.replaceAll('-', '–') !== date ? <dd className="mut">{own.printedAs(printed)}</dd> : null}
    </dl>
  )
}

import type { Timeline, TimelineMilestone } from '@pejl/server/portfolio/contract'
import { useLayoutEffect, useRef } from 'react'
import { movedFrom, printedOf, reachedOf } from '../milestones/dates.ts'
import { RelationList } from './Dependencies.tsx'
import { BodyName, meetingState } from './MeetingWords.tsx'
import type { Pointed } from './pointed.ts'
import type { Relations } from './relations.ts'
import { phaseSentence, type Say } from './say.ts'
import type { Row } from './series.ts'

type CardProps = {
  at: Pointed
  rowAt: (code: string) => Row | null
  relations: ReadonlyMap<string, Relations>
  timeline: Timeline
  say: Say
}

/** What a milestone, a phase, a meeting or an initiative's dependencies say, beside it. Those who listen hear the same from the mark itself. */
export function Card({ at, rowAt, relations, timeline: { initiatives, meetings }, say }: CardProps) {
  const card = useInSight(at)
  const row = rowAt(at.code)
  const related = at.key === '' ? relations.get(at.code) : undefined
  const met = at.code === '' ? meetings.filter(({ key }) => at.key.split('\n').includes(key)) : []
  if (met.length === 0 && (!row || (at.key === '' && !related))) return null
  return (
    <div
      ref={card}
      className={`tl-card${at.toLeft ? ' tl-card--left' : ''}${at.above ? ' tl-card--up' : ''}`}
      style={{ left: at.x, top: at.y }}
      aria-hidden="true"
    >
      {met.map(meeting => (
        <dl key={meeting.key}>
          <dt>
            <BodyName meeting={meeting} say={say} />
          </dt>
          <dd>{meetingState(meeting, say)}</dd>
        </dl>
      ))}
      {related ? (
        <RelationList
          of={related}
          titleOf={code => initiatives.find(one => one.code === code)?.title ?? ''}
          say={say}
        />
      ) : row ? (
        <Content row={row} of={at.key} say={say} />
      ) : null}
    </div>
  )
}

const MARGIN = 8

/** A card that would end below the window, or below a phone's bar of pages, stands so much higher. */
function useInSight(at: Pointed) {
  const card = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is pointed at decides what the card holds
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    element.style.marginTop = ''
    const { top, bottom } = element.getBoundingClientRect()
    const bar = document.querySelector<HTMLElement>('.tabbar')?.offsetHeight ?? 0
    const over = bottom - (innerHeight - bar - MARGIN)
    if (over > 0) element.style.marginTop = `${-Math.min(over, Math.max(0, top - MARGIN))}px`
  }, [at])
  return card
}

function Content({ row, of, say }: { row: Row; of: string; say: Say }) {
  const { marks, bars, signs } = row
  const phase = [...bars, ...signs].find(({ key }) => key === of)?.phase
  if (phase) return <p>{phaseSentence(phase, row.initiative, say)}</p>
  // Marks in the same spot share one sign, so the card tells them all.
  const host = marks.find(({ place }) => place.others.includes(of)) ?? marks.find(({ key }) => key === of)
  return marks
    .filter(({ key }) => key === host?.key || host?.place.others.includes(key))
    .map(({ key, milestone }) => <Told key={key} milestone={milestone} say={say} />)
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

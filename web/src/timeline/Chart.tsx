import type { Timeline } from '@pejl/server/portfolio/contract'
import { type CSSProperties, useMemo, useRef } from 'react'
import type { KnownDay } from '../app/paths.ts'
import type { Group } from '../portfolio/rows.ts'
import { AXIS_HEIGHT, Axis, Flags, Under } from './Axis.tsx'
import { Card } from './Card.tsx'
import { Arrows } from './Dependencies.tsx'
import { useFocus } from './focus.ts'
import { type Frame, type Scale, scaleOf } from './frame.ts'
import { Lines } from './Lines.tsx'
import { heightOf, inSight, type Setting, useLines } from './lines.ts'
import { MEETINGS_HEIGHT, Meetings } from './Meetings.tsx'
import { usePointed } from './pointed.ts'
import { arrowsOf, type Relations, relationsOf } from './relations.ts'
import { SectorLoad } from './SectorLoad.tsx'
import type { Say } from './say.ts'
import { useSight } from './sight.ts'

export type ChartProps = {
  timeline: Timeline
  groups: readonly Group[]
  titleOf: (group: Group) => string
  frame: Frame
  day: KnownDay
  today: string
  say: Say
  /** More rows than are drawn at once: rows of one height, and only those in sight in the document. */
  long: boolean
  /** Drawn for paper. */
  printing: boolean
  /** No heads: the rows are not grouped. */
  headless: boolean
  showDay: (day: string) => void
}

// In a long list all rows are alike, else a row may grow; on paper 27 rows share one A4 page, and the drawing is as wide as
// fills it at that height.
const LONG: Setting = { tracks: 2, height: 30, head: 38 }
const SHORT: Setting = { tracks: 7, height: 30, head: 38 }
const PAPER: Setting = { tracks: 4, height: 24, head: 27 }
/** A name above its row, on a phone. */
const NAMES = 32
const NONE: Relations = { others: [], beside: [] }
const PAPER_WIDTH = 1290
const PAPER_HEIGHT = 920

/** The timeline: rows by group, on the left their names, on the right their phases and milestones. */
export function Chart(props: ChartProps) {
  const { timeline, groups, frame, today, say, long, printing, headless } = props
  const { knownAt } = timeline
  const box = useRef<HTMLElement>(null)
  const sight = useSight(box, shareOf(knownAt, frame), long)
  const names = sight.phone && !printing ? NAMES : 0
  const set = printing ? PAPER : long ? LONG : SHORT
  const width = printing ? PAPER_WIDTH : sight.width
  const scale = useMemo(() => scaleOf(frame, width), [frame, width])
  const { lines, rowAt } = useLines({ timeline, groups, scale, set, alike: long, headless, names, say })
  const relations = useMemo(() => relationsOf(timeline.initiatives), [timeline])
  const pointed = usePointed(box)
  const related = pointed.at?.key === '' ? pointed.at.code : ''
  const arrows = arrowsOf(related, relations.get(related) ?? NONE, related ? lines : [], names)
  const focus = useFocus({ box, lines, rowAt, long, look: sight.look })
  const [first, last] = long ? inSight(lines, sight.top, sight.height) : [0, lines.length]
  const total = heightOf(lines)
  const shown = useMemo(() => shownOf(timeline, groups), [timeline, groups])
  const axis = `${AXIS_HEIGHT + (timeline.meetings.length > 0 ? MEETINGS_HEIGHT : 0)}px`
  const words = { known: say.own.knownAt(say.formats.day(knownAt)), now: say.own.today }
  const sizes = { '--tl-w': width, '--tl-h': Math.min(total, PAPER_HEIGHT), '--tl-ax': axis } as CSSProperties
  return (
    <div className="tlc" style={sizes}>
      <section
        ref={box}
        className={long ? 'tl tl--long panel' : 'tl panel'}
        aria-label={say.own.regionName}
        data-list={long ? '' : undefined}
        onScroll={sight.look}
        onKeyDown={focus.press}
        onFocus={event => {
          focus.arrive(event.target)
          pointed.show(event.target)
        }}
        onClick={event => pointed.show(event.target)}
        onPointerOver={event => pointed.show(event.target)}
        onPointerLeave={pointed.hide}
      >
        <div className="tl-in">
          <Top {...props} scale={scale} full={names > 0} />
          <Flags scale={scale} knownAt={knownAt} today={today} words={words} />
          <div className="tl-b">
            <Under frame={frame} scale={scale} meetings={timeline.meetings} knownAt={knownAt} today={today} />
            <Lines
              {...props}
              lines={lines}
              first={first}
              last={last}
              total={total}
              width={width}
              rowAt={rowAt}
              relations={relations}
              stop={focus.stop}
            />
            <Arrows code={related} arrows={arrows} height={total} say={say} />
          </div>
        </div>
        {pointed.at ? <Card at={pointed.at} rowAt={rowAt} relations={relations} timeline={timeline} say={say} /> : null}
      </section>
      <SectorLoad
        initiatives={shown}
        slug={timeline.portfolio.slug}
        frame={frame}
        scale={scale}
        chart={box}
        ratio={shareOf(knownAt, frame)}
        day={props.day}
        say={say}
      />
    </div>
  )
}

type TopProps = Pick<ChartProps, 'timeline' | 'frame' | 'say' | 'showDay'> & { scale: Scale; full: boolean }

/** The years, and under them the meetings. */
function Top({ timeline: { meetings }, frame, scale, full, say, showDay }: TopProps) {
  return (
    <div className="tl-top">
      <div className="tl-h tl-h--ax">{say.own.initiative}</div>
      <div>
        <Axis frame={frame} scale={scale} full={full} formats={say.formats} />
        {meetings.length > 0 ? <Meetings meetings={meetings} scale={scale} say={say} showDay={showDay} /> : null}
      </div>
    </div>
  )
}

/** The initiatives that filters leave. */
export function shownOf({ initiatives }: Timeline, groups: readonly Group[]): Timeline['initiatives'] {
  const codes = new Set(groups.flatMap(group => group.rows.map(row => row.code)))
  return codes.size === initiatives.length ? initiatives : initiatives.filter(({ code }) => codes.has(code))
}

/** Where in the frame a day lies, as a share of its width. */
function shareOf(day: string, frame: Frame): number {
  const { end, width } = scaleOf(frame, 1000)
  return Math.min(1, Math.max(0, end(day) / width))
}

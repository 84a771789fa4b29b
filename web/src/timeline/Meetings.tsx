import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import { type KeyboardEvent, memo, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Scale } from './frame.ts'
import { MeetingMarks } from './MeetingMarks.tsx'
import { MeetingWords } from './MeetingWords.tsx'
import { meetingLabels, placedMeetings } from './meetings.ts'
import type { Say } from './say.ts'
import { bandLedTo, bandStops, spotsOf, stopAt } from './spots.ts'
import { AFTER, BEFORE } from './stops.ts'

/** What the band of meetings takes under the axis, in px. */
export const MEETINGS_HEIGHT = 24

type MeetingsProps = {
  meetings: readonly TimelineMeeting[]
  scale: Scale
  say: Say
  /** Moves the frame to a day. */
  showDay: (day: string) => void
}

/** The board's meetings over the years: one stop for Tab, and arrows from one to the next. */
export const Meetings = memo(function Meetings({ meetings, scale, say, showDay }: MeetingsProps) {
  const { own, formats } = say
  const box = useRef<HTMLUListElement>(null)
  const placed = useMemo(() => placedMeetings(meetings, scale), [meetings, scale])
  const spots = useMemo(() => spotsOf(placed), [placed])
  const stops = bandStops(placed, spots)
  const [at, setAt] = useState('')
  const stop = stopAt(stops, spots, at) ?? stops[0] ?? ''
  const left = useRef(false)
  // A pointer is gone in the new frame; the focus goes to the meeting that it led to.
  useLayoutEffect(() => {
    if (left.current && scale) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    left.current = false
  }, [scale])

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const to = bandLedTo(stops, stop, event.key)
    if (to === null) return
    event.preventDefault()
    // The rows below have the same keys.
    event.stopPropagation()
    flushSync(() => setAt(to))
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }
  function leave(to: TimelineMeeting | undefined) {
    if (!to) return
    left.current = true
    setAt(to.key)
    showDay(to.date.latest)
  }
  const edge = { stop, arrive: setAt, leave, say }
  const words = { formats, and: own.and, count: own.meetingCount }
  return (
    <div className="tl-meets" style={{ width: scale.width, height: MEETINGS_HEIGHT }}>
      <ul ref={box} aria-label={own.meetings} onKeyDown={press}>
        <Edge at={BEFORE} meetings={placed.before} {...edge} />
        {spots.map(spot => (
          <li key={spot.key} style={{ left: spot.from, width: spot.to - spot.from }}>
            <button
              type="button"
              data-meetings={spot.marks.map(({ meeting }) => meeting.key).join('\n')}
              tabIndex={stop === spot.key ? 0 : -1}
              onFocus={() => setAt(spot.key)}
            >
              <MeetingMarks spot={spot} />
              <Told meetings={spot.marks.map(({ meeting }) => meeting)} say={say} />
            </button>
          </li>
        ))}
        <Edge at={AFTER} meetings={placed.after} {...edge} />
      </ul>
      {meetingLabels(placed.marks, placed.room, words).map(({ x, text, left }) => (
        <span key={x} className={left ? 'mt-w mt-w--left' : 'mt-w'} style={{ left: x }} aria-hidden="true">
          {text}
        </span>
      ))}
    </div>
  )
})

function Told({ meetings, say, children }: { meetings: readonly TimelineMeeting[]; say: Say; children?: ReactNode }) {
  return (
    <span className="vh">
      {children}
      {meetings.map((meeting, index) => (
        <span key={meeting.key}>
          {index > 0 ? '. ' : ''}
          <MeetingWords meeting={meeting} say={say} />
        </span>
      ))}
    </span>
  )
}

type EdgeProps = {
  at: typeof BEFORE | typeof AFTER
  /** In the order of their days. */
  meetings: readonly TimelineMeeting[]
  stop: string
  arrive: (stop: string) => void
  leave: (to: TimelineMeeting | undefined) => void
  say: Say
}

/** Points to the meetings outside the frame; a press moves the frame to the nearest of them. */
function Edge({ at, meetings, stop, arrive, leave, say }: EdgeProps) {
  const count = meetings.length
  if (count === 0) return null
  const { meetingsBefore, meetingsAfter } = say.own
  return (
    <li className={at === BEFORE ? 'mt-e' : 'mt-e mt-e--after'}>
      <button
        type="button"
        className="tl-e"
        tabIndex={stop === at ? 0 : -1}
        onFocus={() => arrive(at)}
        onClick={() => leave(at === BEFORE ? meetings.at(-1) : meetings[0])}
      >
        {at === BEFORE ? `‹ ${count}` : `${count} ›`}
        <Told meetings={meetings} say={say}>
          {`: ${at === BEFORE ? meetingsBefore(count) : meetingsAfter(count)}. `}
        </Told>
      </button>
    </li>
  )
}

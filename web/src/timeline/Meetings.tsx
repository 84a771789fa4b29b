import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import type { Scale } from './frame.ts'
import { meetingLabels, meetingMarks } from './meetings.ts'
import type { Say } from './say.ts'

/** What the band of meetings takes under the axis, in px. */
export const MEETINGS_HEIGHT = 18

type MeetingsProps = { meetings: readonly TimelineMeeting[]; scale: Scale; say: Say }

/** The board's meetings: filled when held, hollow where all that is known is that one was planned. */
export function Meetings({ meetings, scale, say }: MeetingsProps) {
  const { own, formats } = say
  const marks = meetingMarks(meetings, scale)
  const labels = meetingLabels(marks, scale.width, { formats, and: own.and, count: own.meetingCount })
  return (
    <div className="tl-meets" style={{ width: scale.width, height: MEETINGS_HEIGHT }}>
      <ul aria-label={own.meetings}>
        {marks.map(({ meeting, x, span }) => (
          <li key={meeting.key} style={{ left: x }} title={meetingSentence(meeting, say)}>
            {span ? <i className="mt-span" style={{ left: span[0] - x, width: span[1] - span[0] }} /> : null}
            <svg width="10" height="8" viewBox="0 0 10 8" aria-hidden="true">
              <path className={meeting.announced ? 'mt mt--a' : 'mt'} d="M1 1h8L5 7z" />
            </svg>
            <span className="vh">{meetingSentence(meeting, say)}</span>
          </li>
        ))}
      </ul>
      {labels.map(({ x, text, left }) => (
        <span key={x} className={left ? 'mt-w mt-w--left' : 'mt-w'} style={{ left: x }} aria-hidden="true">
          {text}
        </span>
      ))}
    </div>
  )
}

/** `Den nationale bestyrelse for sundheds-it: møde 3. apr. 2019` */
export const meetingSentence = ({ body, date, announced }: TimelineMeeting, { own, formats }: Say) =>
  `${body}: ${announced ? own.meetingAnnounced(formats.window(date)) : own.meetingHeld(formats.window(date))}`

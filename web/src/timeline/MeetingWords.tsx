import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import type { Say } from './say.ts'

type WordsProps = { meeting: TimelineMeeting; say: Say }

/** `Den nationale bestyrelse for sundheds-it: møde afholdt 3. apr. 2019` */
export function MeetingWords({ meeting, say }: WordsProps) {
  return (
    <>
      <BodyName meeting={meeting} say={say} />: {meetingState(meeting, say)}
    </>
  )
}

/** The body's name in the reader's language; where it has no English name, the Danish marked as such. */
export function BodyName({ meeting: { body, bodyEn }, say }: WordsProps) {
  if (say.formats.language === 'da') return body
  return bodyEn ?? <span lang="da">{body}</span>
}

/** Whether it was held or planned, and when. */
export function meetingState({ date, announced }: TimelineMeeting, { own, formats }: Say): string {
  const { earliest, latest, precision } = date
  if (precision === 'day' && earliest !== latest) {
    const [from, to] = [formats.day(earliest), formats.day(latest)]
    return announced ? own.meetingPlannedBetween(from, to) : own.meetingHeldBetween(from, to)
  }
  return announced ? own.meetingAnnounced(formats.window(date)) : own.meetingHeld(formats.window(date))
}

import type { Timeline } from '@pejl/server/portfolio/contract'
import { BodyName } from './MeetingWords.tsx'
import type { Say } from './say.ts'

/** The twin of the band of meetings: every meeting that is known, in the order of their days. */
export function MeetingTable({ meetings, say }: { meetings: Timeline['meetings']; say: Say }) {
  const { own, formats } = say
  if (meetings.length === 0) return null
  return (
    <div className="tl-tw ld-t panel scrollx">
      <table className="tl-t">
        <caption>{own.meetings}</caption>
        <thead>
          <tr>
            <th scope="col">{own.meetingDate}</th>
            <th scope="col">{own.body}</th>
            <th scope="col">{own.state}</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map(meeting => (
            <tr key={meeting.key}>
              <td>{formats.window(meeting.date)}</td>
              <th scope="row">
                <BodyName meeting={meeting} say={say} />
              </th>
              <td>{meeting.announced ? own.isPlanned : own.isHeld}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

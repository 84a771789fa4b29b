// The meetings of the bodies that follow a portfolio, out of what was said of each.
import type { TimelineMeeting } from './contract.ts'
import type { MeetingRow } from './timeline-queries.ts'

/**
 * In the order of their dates. That a meeting was held goes before any announcement of it, and within each the last word
 * counts. Of one that was cancelled only what was said since does.
 */
export function meetingsOf(rows: readonly MeetingRow[]): TimelineMeeting[] {
  const meetings = [...Map.groupBy(rows, ([key]) => key).values()].flatMap(said => {
    const since = said.slice(said.findLastIndex(([, , , kind]) => kind === 'cancelled') + 1)
    const row = since.findLast(([, , , kind]) => kind === 'held') ?? since.at(-1)
    return row ? [meetingOf(row)] : []
  })
  return meetings.sort((a, b) => inOrder(a.date.earliest, b.date.earliest) || inOrder(a.date.latest, b.date.latest))
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function meetingOf([
  key,
  body,
  bodyEn,
  kind,
  earliest,
  latest,
  precision,
  qualifier,
  text,
]: MeetingRow): TimelineMeeting {
  return { key, body, bodyEn, date: { earliest, latest, precision, qualifier, text }, announced: kind === 'announced' }
}

// The meetings above the chart: where each stands, and words that never lie over each other.
import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import type { Formats } from '../language/formats.ts'
import type { Scale } from './frame.ts'
import { monthsBetween } from './months.ts'
import { widthOf } from './packing.ts'
import { pointOf, type Span } from './phases.ts'

export type MeetingMark = { meeting: TimelineMeeting; x: number; span: Span | null }
/** Words beside the last of the meetings that they name. */
export type MeetingLabel = { x: number; text: string; left: boolean }

export type PlacedMeetings = {
  before: TimelineMeeting[]
  marks: MeetingMark[]
  after: TimelineMeeting[]
  /** Where signs and words may stand: between the pointers to what lies outside. */
  room: Span
}

/** What a pointer to meetings outside the frame takes at its edge, and what a sign keeps from it. */
const POINTER = 32
const BESIDE = 6

/** The meetings within the frame, in the order of their days, and those that lie before and after it. */
export function placedMeetings(meetings: readonly TimelineMeeting[], scale: Scale): PlacedMeetings {
  const placed: PlacedMeetings = { before: [], marks: [], after: [], room: [0, scale.width] }
  for (const meeting of meetings) {
    const point = pointOf(meeting.date, scale)
    if (point.x < 0) placed.before.push(meeting)
    else if (point.x > scale.width) placed.after.push(meeting)
    else placed.marks.push({ meeting, ...point })
  }
  const { before, marks, after } = placed
  const room: Span = [before.length > 0 ? POINTER : 0, scale.width - (after.length > 0 ? POINTER : 0)]
  const [first, last] = [before.length > 0 ? POINTER + BESIDE : 0, after.length > 0 ? room[1] - BESIDE : room[1]]
  for (const mark of marks) mark.x = Math.min(last, Math.max(first, mark.x))
  return { before, marks: marks.sort((a, b) => a.x - b.x), after, room }
}

type LabelWords = { formats: Formats; and: string; count: (meetings: number) => string }

/** What a sign takes on each side of its middle, and what words keep from the next sign. */
const HALF = 7
const GAP = 8
/** More months than this are counted, not named. */
const MOST = 4
const SIZE = 11

/** Labels right of the signs they name; those whose words would reach the next sign share one label with it. */
export function meetingLabels(marks: readonly MeetingMark[], [start, width]: Span, words: LabelWords): MeetingLabel[] {
  const labels: MeetingLabel[] = []
  let group: MeetingMark[] = []
  marks.forEach((mark, index) => {
    group.push(mark)
    const text = textOf(group, words)
    const end = mark.x + HALF + widthOf(text, SIZE)
    const next = marks[index + 1]
    if (next && end + GAP > next.x - HALF) return
    const first = group[0] ?? mark
    const fits = end <= width
    if (fits) labels.push({ x: mark.x + HALF, text, left: false })
    else if (roomLeft(start, first, marks[marks.indexOf(first) - 1], labels.at(-1)) >= widthOf(text, SIZE))
      labels.push({ x: first.x - HALF, text, left: true })
    group = []
  })
  return labels
}

/** What is free before a sign, up to the sign or the words before it. */
function roomLeft(
  start: number,
  { x }: MeetingMark,
  before: MeetingMark | undefined,
  label: MeetingLabel | undefined,
): number {
  const taken = Math.max(before ? before.x + HALF : start, label ? label.x + widthOf(label.text, SIZE) : 0)
  return x - HALF - GAP - taken
}

/** `apr. og juni 2019`; of many `24 møder`. */
function textOf(group: readonly MeetingMark[], { formats, and, count }: LabelWords): string {
  if (group.length > MOST) return count(group.length)
  const months = group.map(({ meeting: { date } }) => monthsBetween(date.earliest, date.latest, formats))
  const years = [...Map.groupBy(months, ({ year }) => year)]
  return years
    .map(([year, named]) => {
      const names = [...new Set(named.map(({ months }) => months))]
      const last = names.pop() ?? ''
      return [names.length > 0 ? `${names.join(', ')} ${and} ${last}` : last, year].filter(Boolean).join(' ')
    })
    .join(', ')
}

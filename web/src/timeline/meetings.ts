// The meetings above the chart: where each stands, and words that never lie over each other.
import type { TimelineMeeting } from '@pejl/server/portfolio/contract'
import type { Formats } from '../language/formats.ts'
import type { Scale } from './frame.ts'
import { widthOf } from './packing.ts'
import { pointOf, type Span } from './phases.ts'

export type MeetingMark = { meeting: TimelineMeeting; x: number; span: Span | null }
/** Words beside the last of the meetings that they name. */
export type MeetingLabel = { x: number; text: string; left: boolean }

/** The meetings within the frame, in the order of their days. */
export function meetingMarks(meetings: readonly TimelineMeeting[], scale: Scale): MeetingMark[] {
  return meetings
    .map(meeting => ({ meeting, ...pointOf(meeting.date, scale) }))
    .filter(({ x }) => x >= 0 && x <= scale.width)
    .sort((a, b) => a.x - b.x)
}

type LabelWords = { formats: Formats; and: string; count: (meetings: number) => string }

/** What a sign takes on each side of its middle, and what words keep from the next sign. */
const HALF = 7
const GAP = 8
/** More months than this are counted, not named. */
const MOST = 4
const SIZE = 11

/** Labels right of the signs they name; those whose words would reach the next sign share one label with it. */
export function meetingLabels(marks: readonly MeetingMark[], width: number, words: LabelWords): MeetingLabel[] {
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
    else if (roomLeft(first, marks[marks.indexOf(first) - 1], labels.at(-1)) >= widthOf(text, SIZE))
      labels.push({ x: first.x - HALF, text, left: true })
    group = []
  })
  return labels
}

/** What is free before a sign, up to the sign or the words before it. */
function roomLeft({ x }: MeetingMark, before: MeetingMark | undefined, label: MeetingLabel | undefined): number {
  const taken = Math.max(before ? before.x + HALF : 0, label ? label.x + widthOf(label.text, SIZE) : 0)
  return x - HALF - GAP - taken
}

/** `apr. og juni 2019`; of many `24 møder`. */
function textOf(group: readonly MeetingMark[], { formats, and, count }: LabelWords): string {
  if (group.length > MOST) return count(group.length)
  const months = group.map(({ meeting }) => monthsOf(meeting, formats))
  const years = [...Map.groupBy(months, ({ year }) => year)]
  return years
    .map(([year, named]) => {
      const names = [...new Set(named.map(({ month }) => month))]
      const last = names.pop() ?? ''
      return `${names.length > 0 ? `${names.join(', ')} ${and} ${last}` : last} ${year}`
    })
    .join(', ')
}

function monthsOf({ date: { earliest, latest } }: TimelineMeeting, formats: Formats) {
  const named = (day: string) =>
    formats
      .window({ earliest: day, latest: day, precision: 'month', qualifier: null, text: null })
      .replace(/\s\d{4}$/, '')
  const [first, last] = [named(earliest), named(latest)]
  const year = earliest.slice(0, 4)
  return { year, month: first === last && latest.startsWith(year) ? first : `${first}–${last}` }
}

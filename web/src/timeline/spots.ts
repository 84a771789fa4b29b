// What of the meetings above the chart can be pressed: signs too near each other for a finger share one spot.
import type { MeetingMark, PlacedMeetings } from './meetings.ts'
import { AFTER, BEFORE } from './stops.ts'

export type Spot = { key: string; marks: MeetingMark[]; from: number; to: number }

/** What may be pressed is at least so wide, in px (WCAG 2.5.8). */
const LEAST = 24
const HALF = LEAST / 2

/** Each sign reaches half-way to the next; where that is too little, it goes together with the nearer of its neighbours. */
export function spotsOf({ marks, room }: Pick<PlacedMeetings, 'marks' | 'room'>): Spot[] {
  // At an end of the frame a spot reaches inwards instead.
  const placeOf = ({ x }: MeetingMark) => Math.min(room[1] - HALF, Math.max(room[0] + HALF, x))
  let groups = marks.map((mark): Group => ({ marks: [mark], first: placeOf(mark), last: placeOf(mark) }))
  for (;;) {
    const spots = groups.map((group, index) => spotOf(group, groups[index - 1], groups[index + 1]))
    const index = spots.findIndex(({ from, to }) => to - from < LEAST)
    if (index < 0 || groups.length < 2) return spots
    groups = joined(groups, index)
  }
}

/** Neighbouring signs, from the first one's middle to the last one's. */
type Group = { marks: MeetingMark[]; first: number; last: number }

function spotOf({ marks, first, last }: Group, before: Group | undefined, after: Group | undefined): Spot {
  const from = before ? Math.max(first - HALF, (before.last + first) / 2) : first - HALF
  const to = after ? Math.min(last + HALF, (last + after.first) / 2) : last + HALF
  return { key: marks[0]?.meeting.key ?? '', marks, from, to }
}

/** With the neighbour that makes the shorter group. */
function joined(groups: readonly Group[], index: number): Group[] {
  const [before, own, after] = [groups[index - 1], groups[index], groups[index + 1]]
  const toBefore = before && own ? own.last - before.first : Number.POSITIVE_INFINITY
  const toAfter = after && own ? after.last - own.first : Number.POSITIVE_INFINITY
  const at = toBefore < toAfter ? index - 1 : index
  const [one, two] = groups.slice(at, at + 2)
  if (!one || !two) return [...groups]
  const both = { marks: [...one.marks, ...two.marks], first: one.first, last: two.last }
  return [...groups.slice(0, at), both, ...groups.slice(at + 2)]
}

/** The stops of the band in the order in which they stand. */
export const bandStops = ({ before, after }: PlacedMeetings, spots: readonly Spot[]): string[] => [
  ...(before.length > 0 ? [BEFORE] : []),
  ...spots.map(({ key }) => key),
  ...(after.length > 0 ? [AFTER] : []),
]

/** The stop that holds a meeting, or is it. */
export const stopAt = (stops: readonly string[], spots: readonly Spot[], at: string): string | undefined =>
  stops.find(stop => stop === at) ?? spots.find(({ marks }) => marks.some(({ meeting }) => meeting.key === at))?.key

/** Where a key leads in the band; null when it is none of its keys. */
export function bandLedTo(stops: readonly string[], from: string, key: string): string | null {
  const index = stops.indexOf(from)
  const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: stops.length - 1 }[key]
  return to === undefined ? null : (stops[Math.min(stops.length - 1, Math.max(0, to))] ?? null)
}

// Shapes milestones into the trend chart: what was expected, over the days on which it was said, in px of the drawing.
import type { DateKind, DateWindow } from '@pejl/server/terms'

export type TrendMilestone = {
  key: string
  /** What stands at the end of its line, and the slip after it. */
  label: string
  slip: string
  late: boolean
  dates: readonly { kind: DateKind; window: DateWindow; recordedOn: string }[]
}
/** A date as it was said on a day. Its sign stands at the last day of the window, `top`; a fuzzy one reaches down to `bottom`. */
export type TrendPoint = { x: number; top: number; bottom: number; kind: DateKind }
export type TrendLine = Omit<TrendMilestone, 'dates'> & {
  delivered: boolean
  path: string
  points: TrendPoint[]
  /** The original plan, where the same day already said another date. */
  plan: TrendPoint | null
  /** From where a thin line leads to its label, and the label's height. */
  end: { x: number; y: number }
  labelY: number
}
export type Tick = { day: string; at: number }
export type Trend = {
  height: number
  bottom: number
  lines: TrendLine[]
  said: Tick[]
  expected: Tick[]
  /** Where the expected day is the day itself: what is due lies on it. Null where the two axes share no day. */
  diagonal: { from: [number, number]; to: [number, number] } | null
}

export const TREND = { width: 880, left: 48, right: 560, top: 24, label: 576 } as const
const LEAST_HEIGHT = 240
/** Labels stand so far apart that none covers another. */
const LINE = 17
const MOST_TICKS = 8
const ORDER: Record<DateKind, number> = { baseline: 0, forecast: 1, actual: 2 }

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const tenths = (px: number) => Math.round(px * 10) / 10
type Said = TrendMilestone['dates'][number]

/** What was said on each day, oldest first: of one day what was said last, where a forecast follows the plan. */
function daysOf(dates: readonly Said[]): Said[] {
  const inOrder = dates.toSorted((a, b) =>
    a.recordedOn === b.recordedOn ? ORDER[a.kind] - ORDER[b.kind] : a.recordedOn < b.recordedOn ? -1 : 1,
  )
  return inOrder.filter((date, index) => inOrder[index + 1]?.recordedOn !== date.recordedOn)
}

/** Whether a milestone was spoken of on at least two days: one day is no trend. */
export const hasTrend = ({ dates }: Pick<TrendMilestone, 'dates'>) => daysOf(dates).length > 1

/** The chart as known at a day; null when no milestone has a trend. */
export function trendOf(milestones: readonly TrendMilestone[], knownAt: string): Trend | null {
  const drawn = milestones.filter(hasTrend)
  const days = drawn.flatMap(({ dates }) => dates.map(({ recordedOn }) => recordedOn)).sort()
  const windows = drawn.flatMap(({ dates }) => dates.map(({ window }) => window))
  const first = days[0]
  if (first === undefined) return null
  const height = Math.max(LEAST_HEIGHT, drawn.length * LINE) + TREND.top
  const said = { from: first, to: knownAt }
  const expected = {
    from: [first, ...windows.map(({ earliest }) => earliest)].sort()[0] ?? first,
    to:
      windows
        .map(({ latest }) => latest)
        .sort()
        .at(-1) ?? knownAt,
  }
  const x = scaleOf(said, TREND.left, TREND.right)
  const y = scaleOf(expected, height, TREND.top)
  const lines = drawn.map(milestone => lineOf(milestone, x, y))
  const from = expected.from > said.from ? expected.from : said.from
  const to = expected.to < said.to ? expected.to : said.to
  return {
    height: height + 44,
    bottom: height,
    lines: apart(lines, height),
    said: yearsIn(said).map(day => ({ day, at: x(day) })),
    expected: yearsIn(expected).map(day => ({ day, at: y(day) })),
    diagonal: from < to ? { from: [x(from), y(from)], to: [x(to), y(to)] } : null,
  }
}

type Scale = (day: string) => number

function scaleOf({ from, to }: { from: string; to: string }, low: number, high: number): Scale {
  const start = dayNumber(from)
  const span = Math.max(1, dayNumber(to) - start)
  return day => tenths(low + ((dayNumber(day) - start) / span) * (high - low))
}

/** What was said stands until something else is: the line goes level to that day, and then to the new date. */
function lineOf({ dates, ...milestone }: TrendMilestone, x: Scale, y: Scale): TrendLine {
  const point = ({ recordedOn, window, kind }: Said): TrendPoint => ({
    x: x(recordedOn),
    top: y(window.latest),
    bottom: y(window.earliest),
    kind,
  })
  const points = daysOf(dates).map(point)
  const [begin, ...more] = points
  const last = points.at(-1)
  const delivered = last?.kind === 'actual'
  const first = dates.find(({ kind }) => kind === 'baseline')
  const plan = first && point(first)
  const steps = more.map(one => `H${one.x}V${one.top}`).join('')
  const end = { x: delivered ? (last?.x ?? TREND.right) : TREND.right, y: last?.top ?? 0 }
  return {
    ...milestone,
    delivered,
    path: `M${begin?.x} ${begin?.top}${steps}${delivered ? '' : `H${TREND.right}`}`,
    points,
    plan: plan && !points.some(one => one.x === plan.x && one.top === plan.top) ? plan : null,
    end,
    labelY: end.y,
  }
}

/** Pushes labels down that would cover the one above, and back up from the bottom. The lines come back highest first. */
function apart(lines: TrendLine[], bottom: number): TrendLine[] {
  const sorted = lines.toSorted((a, b) => a.end.y - b.end.y)
  let above = Number.NEGATIVE_INFINITY
  for (const line of sorted) {
    line.labelY = Math.max(line.labelY, above + LINE)
    above = line.labelY
  }
  let below = bottom + LINE
  for (const line of sorted.toReversed()) {
    line.labelY = tenths(Math.min(line.labelY, below - LINE))
    below = line.labelY
  }
  return sorted
}

/** The first days of the years in between, every second or third where there are many; none: the two ends. */
function yearsIn({ from, to }: { from: string; to: string }): string[] {
  const years: string[] = []
  for (let year = Number(from.slice(0, 4)) + 1; year <= Number(to.slice(0, 4)); year++) years.push(`${year}-01-01`)
  const every = Math.ceil(years.length / MOST_TICKS)
  return years.length > 0 ? years.filter((_, index) => index % every === 0) : [from, to]
}

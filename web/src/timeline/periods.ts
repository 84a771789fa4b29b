// The periods that go-lives are counted in: quarters, or coarser ones where a quarter is too narrow to be pressed.
import type { Formats } from '../language/formats.ts'
import { dayBefore, type Frame, firstOf, monthsOf, type Scale } from './frame.ts'
import { monthsBetween } from './months.ts'

const WHOLE = { 3: 'quarter', 6: 'half_year', 12: 'year', 24: 'years', 60: 'years', 120: 'years' } as const
export type Unit = (typeof WHOLE)[keyof typeof WHOLE]
export type PeriodKind = Unit | 'months' | 'month'
/** First and last day. What the frame cuts is no quarter any more, but the months of it that are shown. */
export type Period = { from: string; to: string; kind: PeriodKind }

const STEPS = [3, 6, 12, 24, 60, 120] as const
/** What may be pressed is at least so wide, in px (WCAG 2.5.8). */
const LEAST = 24

type Days = Pick<Frame, 'from' | 'to'>

/** The periods of so many months that a frame touches, by the frame's own days. */
export function periodsIn({ from, to }: Days, months: (typeof STEPS)[number] = 3): Period[] {
  const periods: Period[] = []
  for (let first = Math.floor(monthsOf(from) / months) * months; firstOf(first) <= to; first += months) {
    const [start, end] = [firstOf(first), dayBefore(firstOf(first + months))]
    if (start >= from && end <= to) periods.push({ from: start, to: end, kind: WHOLE[months] })
    else periods.push(partOf(start < from ? from : start, end > to ? to : end))
  }
  return periods
}

const partOf = (from: string, to: string): Period => ({
  from,
  to,
  kind: from.slice(0, 7) === to.slice(0, 7) ? 'month' : 'months',
})

const isWhole = ({ kind }: Period) => kind !== 'month' && kind !== 'months'

/** Where periods stand, in px. Whole ones are of one width: a quarter's day more or less is not seen, but a finger misses it. */
export function placesOf(periods: readonly Period[], { width, start, end }: Scale): { x: number; width: number }[] {
  const even = width / periods.length
  if (periods.every(isWhole)) return periods.map((_, index) => ({ x: index * even, width: even }))
  return periods.map(({ from, to }) => ({ x: start(from), width: end(to) - start(from) }))
}

/** The finest periods that are wide enough to be pressed. A narrow remainder at an end goes with its neighbour. */
export function periodsFor(frame: Days, scale: Scale): { unit: Unit; periods: Period[] } {
  const isNarrow = (periods: readonly Period[], index: number) =>
    (placesOf(periods, scale).at(index)?.width ?? LEAST) < LEAST
  const areWide = (periods: readonly Period[]) =>
    periods.every((period, index) => !isWhole(period) || !isNarrow(periods, index))
  const months = STEPS.find(step => areWide(periodsIn(frame, step))) ?? 120
  const periods = periodsIn(frame, months)
  const [first, second] = periods
  if (first && second && isNarrow(periods, 0)) periods.splice(0, 2, partOf(first.from, second.to))
  const [before, last] = periods.slice(-2)
  if (before && last && isNarrow(periods, -1)) periods.splice(-2, 2, partOf(before.from, last.to))
  return { unit: WHOLE[months], periods }
}

const PRECISION = { quarter: 'quarter', half_year: 'half_year', year: 'year', years: 'year_range' } as const

/** `2. kvt. 2025`, `1. halvår 2025`, `maj–juni 2025` */
export function periodName({ from, to, kind }: Period, formats: Formats): string {
  if (kind !== 'month' && kind !== 'months') {
    return formats.window({ earliest: from, latest: to, precision: PRECISION[kind], qualifier: null, text: null })
  }
  const { months, year } = monthsBetween(from, to, formats)
  return [months, year].filter(Boolean).join(' ')
}

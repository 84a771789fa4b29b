import type { DateKind, DateWindow } from '@pejl/server/terms'
import { expect, test } from 'vitest'
import { hasTrend, TREND, type TrendMilestone, trendOf } from './series.ts'

const day = (on: string): DateWindow => ({ earliest: on, latest: on, precision: 'day', qualifier: null, text: null })
const year = (of: number): DateWindow => ({ ...day(`${of}-01-01`), latest: `${of}-12-31`, precision: 'year' })
const milestone = (dates: [kind: DateKind, window: DateWindow, recordedOn: string][], key = 'm'): TrendMilestone => ({
  key,
  label: key,
  slip: '',
  late: false,
  dates: dates.map(([kind, window, recordedOn]) => ({ kind, window, recordedOn })),
})
const moved = milestone([
  ['baseline', day('2022-06-30'), '2021-01-01'],
  ['forecast', day('2023-01-01'), '2022-01-01'],
])
const shape = (all: TrendMilestone[], knownAt = '2023-01-01') => {
  const trend = trendOf(all, knownAt)
  if (!trend) throw new Error('nothing is drawn')
  return trend
}

test('a milestone of which was spoken on one day only has no trend', () => {
  const once = milestone([
    ['baseline', day('2024-11-30'), '2025-03-31'],
    ['forecast', day('2025-05-31'), '2025-03-31'],
  ])
  expect(hasTrend(once)).toBe(false)
  expect(trendOf([once], '2025-03-31')).toBeNull()
  expect(trendOf([], '2025-03-31')).toBeNull()
  expect(shape([once, moved]).lines.map(({ key }) => key)).toEqual(['m'])
})

test('a date stands until another is said, and the last one until the day shown', () => {
  const [line] = shape([moved]).lines
  const [first, second] = line?.points ?? []
  expect(line?.path).toBe(`M${first?.x} ${first?.top}H${second?.x}V${second?.top}H${TREND.right}`)
  expect(first?.x).toBe(TREND.left)
  expect(second?.top).toBeLessThan(first?.top ?? 0)
  expect(line?.delivered).toBe(false)
})

test('the line of a delivered milestone ends where that was said', () => {
  const [line] = shape([
    milestone([
      ['baseline', day('2022-06-30'), '2021-01-01'],
      ['actual', day('2022-05-01'), '2022-05-10'],
    ]),
  ]).lines
  expect(line).toMatchObject({ delivered: true, end: line?.points.at(-1) ? { x: line.points.at(-1)?.x } : {} })
  expect(line?.end.x).toBeLessThan(TREND.right)
})

test('a fuzzy date is a span as long as its window', () => {
  const [line] = shape([
    milestone([
      ['baseline', year(2022), '2021-01-01'],
      ['forecast', day('2023-01-01'), '2022-01-01'],
    ]),
  ]).lines
  const [fuzzy, exact] = line?.points ?? []
  expect((fuzzy?.bottom ?? 0) - (fuzzy?.top ?? 0)).toBeGreaterThan(80)
  expect(exact?.bottom).toBe(exact?.top)
})

test('a plan that was moved on its first day keeps its own sign', () => {
  const [line] = shape([
    milestone([
      ['baseline', day('2022-06-30'), '2021-01-01'],
      ['forecast', day('2022-12-31'), '2021-01-01'],
      ['forecast', day('2023-06-30'), '2022-01-01'],
    ]),
  ]).lines
  expect(line?.plan?.x).toBe(TREND.left)
  expect(line?.plan?.top).toBeGreaterThan(line?.points[0]?.top ?? 0)
  expect(shape([moved]).lines[0]?.plan).toBeNull()
})

test('on the diagonal the expected day is the day on which it is said', () => {
  const { diagonal, bottom } = shape([moved])
  expect(diagonal?.from).toEqual([TREND.left, bottom])
  expect(diagonal?.to).toEqual([TREND.right, TREND.top])
})

test('labels of lines that end together stand apart, in order, and inside', () => {
  const { lines, bottom } = shape(Array.from({ length: 20 }, (_, n) => ({ ...moved, key: `m${n}` })))
  const heights = lines.map(({ labelY }) => labelY)
  for (const [index, height] of heights.slice(1).entries())
    expect(height - (heights[index] ?? 0)).toBeGreaterThanOrEqual(16.9)
  expect(heights.at(-1)).toBeLessThanOrEqual(bottom)
})

test('years are named while there are few of them, then some; without a turn of the year the two ends', () => {
  expect(shape([moved]).said.map(tick => tick.day)).toEqual(['2022-01-01', '2023-01-01'])
  expect(shape([moved], '2045-01-01').said.length).toBeLessThanOrEqual(8)
  const short = milestone([
    ['baseline', day('2023-09-01'), '2023-02-01'],
    ['forecast', day('2023-10-01'), '2023-03-01'],
  ])
  expect(shape([short], '2023-06-01').said.map(tick => tick.day)).toEqual(['2023-02-01', '2023-06-01'])
})

import type { Comparison, Counts } from '@pejl/server/portfolio/contract'
import { describe, expect, test } from 'vitest'
import { countedRows, daysToCompare, stepsBetween } from './series.ts'

const known = { recordedDays: ['2019-04-03', '2021-09-29', '2025-03-31'], latestDay: '2025-03-31' }

describe('the days', () => {
  test.each([
    ['none asked for: the last two recordings', undefined, undefined, '2021-09-29', '2025-03-31'],
    ['only the later: from the recording before it', undefined, '2021-09-29', '2019-04-03', '2021-09-29'],
    ['only the earlier: to the latest', '2019-04-03', undefined, '2019-04-03', '2025-03-31'],
    ['only one after the latest', '2026-01-01', undefined, '2026-01-01', '2026-01-01'],
    ['both', '2020-01-01', '2024-01-01', '2020-01-01', '2024-01-01'],
    ['the wrong way round', '2024-01-01', '2020-01-01', '2020-01-01', '2024-01-01'],
    ['nothing before', undefined, '2019-04-03', '2019-04-03', '2019-04-03'],
  ])('%s', (_, from, to, first, last) => {
    expect(daysToCompare({ from, to }, known)).toEqual({ from: first, to: last })
  })

  test('a portfolio without recordings is compared with itself', () => {
    const empty = { recordedDays: [], latestDay: '2026-11-20' }
    expect(daysToCompare({ from: undefined, to: undefined }, empty)).toEqual({ from: '2026-11-20', to: '2026-11-20' })
  })
})

test('the numbers leave out what is nothing on either day, but for the great groups', () => {
  const counts = (given: Partial<Counts>) =>
    ({
      byLight: { green: 0, yellow: 0, red: 0, not_reported: 0 },
      ...{ initiatives: 2, underWay: 0, reached: 0, notCarriedThrough: 0, unknownLifecycle: 0 },
      ...given,
    }) as Counts
  const between = {
    from: { day: '2021-09-29', counts: counts({ unknownLifecycle: 2 }) },
    to: {
      day: '2025-03-31',
      counts: counts({ underWay: 2, byLight: { green: 1, yellow: 1, red: 0, not_reported: 0 } }),
    },
  } satisfies Pick<Comparison, 'from' | 'to'>
  expect(countedRows(between).map(({ key, from, to }) => [key, from, to])).toEqual([
    ['initiatives', 2, 2],
    ['underWay', 0, 2],
    ['green', 0, 1],
    ['yellow', 0, 1],
    ['reached', 0, 0],
    ['notCarriedThrough', 0, 0],
    ['unknownLifecycle', 2, 0],
  ])
})

test('steps are only between two colours', () => {
  expect(stepsBetween('green', 'red')).toBe(2)
  expect(stepsBetween('yellow', 'green')).toBe(-1)
  expect(stepsBetween('not_reported', 'green')).toBeNull()
  expect(stepsBetween(null, 'red')).toBeNull()
})

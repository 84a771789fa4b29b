import { describe, expect, test } from 'vitest'
import type { HistoryColumn } from './contract.ts'
import { columnsOf, halfYearsBetween, unitOf } from './history.ts'

describe('half-years', () => {
  test.each([
    ['2019-04-03', '2019-05-01', ['2019-05-01']],
    ['2019-04-03', '2019-06-30', ['2019-06-30']],
    ['2019-06-30', '2019-07-01', ['2019-06-30', '2019-07-01']],
    ['2019-07-01', '2020-12-31', ['2019-12-31', '2020-06-30', '2020-12-31']],
    ['2025-01-01', '2025-01-01', ['2025-01-01']],
  ])('from %s to %s end on their last day, the one under way on the shown day', (first, shown, days) => {
    expect(halfYearsBetween(first, shown).map(one => one.day)).toEqual(days)
  })

  test('have the period of the calendar', () => {
    expect(halfYearsBetween('2024-02-10', '2024-09-01').map(one => one.period)).toEqual([
      { from: '2024-01-01', to: '2024-06-30' },
      { from: '2024-07-01', to: '2024-12-31' },
    ])
  })
})

test('without an initiative there is no half-year, and without a round that is due no round', () => {
  expect(columnsOf({ inRounds: false, rounds: [], initiatives: [] }, '2025-01-01')).toEqual([])
  const initiatives: Parameters<typeof columnsOf>[0]['initiatives'] = [[1, '1.1', 'T', null, 1, '2024-11-01', []]]
  expect(columnsOf({ inRounds: true, rounds: [], initiatives }, '2025-01-01')).toEqual([])
  expect(columnsOf({ inRounds: false, rounds: [], initiatives }, '2025-01-01')).toHaveLength(2)
})

test('rounds of about a quarter count quarters', () => {
  const column = (from: string, to: string): HistoryColumn => ({
    ...{ name: 'R', period: { from, to }, day: to, closing: null },
  })
  const quarters = [column('2025-01-01', '2025-03-31'), column('2025-02-11', '2025-05-10')]
  expect(unitOf(true, quarters)).toBe('quarter')
  expect(unitOf(true, [...quarters, column('2025-01-01', '2025-12-31')])).toBe('round')
  expect(unitOf(false, quarters)).toBe('half_year')
})

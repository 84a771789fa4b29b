import { describe, expect, test } from 'vitest'
import type { RoundRow } from './queries.ts'
import { dayOfRound, roundsAt, sinceDay } from './rounds.ts'

const round = (deadline: string, closedOn: string | null, openedOn = '2025-01-01'): RoundRow => [
  ...([1, 'Runde', deadline, closedOn === null ? [] : [[closedOn, null] as const], openedOn] as const),
  ...([openedOn, deadline, null, null] as const),
]

describe('a round stands for', () => {
  const next = round('2025-05-10', null, '2025-04-20')
  test.each([
    ['the day it closed', round('2025-02-10', '2025-02-15'), next, '2025-11-20', '2025-02-15'],
    ['the day it closed also before its deadline', round('2025-02-10', '2025-02-08'), next, '2025-11-20', '2025-02-08'],
    [
      'the day after its deadline as long as it has not closed',
      round('2025-02-10', '2025-02-15'),
      undefined,
      '2025-02-12',
      '2025-02-11',
    ],
    ['the day after its deadline when nobody closed it', round('2025-02-10', null), next, '2025-11-20', '2025-02-11'],
    ['its deadline on that very day', round('2025-02-10', null), undefined, '2025-02-10', '2025-02-10'],
    ['the day before the next began', round('2025-02-10', '2025-06-01'), next, '2025-11-20', '2025-04-19'],
    ['no day before its deadline', round('2025-05-01', '2025-06-01'), next, '2025-11-20', '2025-05-01'],
  ])('%s', (_, one, after, shown, day) => {
    expect(dayOfRound(one, after, shown)).toBe(day)
  })
})

test('a day knows the rounds that are over, in the order in which they were', () => {
  const rounds = [
    round('2025-02-10', '2025-02-15'),
    round('2025-05-10', '2025-05-15'),
    round('2025-08-10', '2025-05-01'),
  ]
  const at = (day: string) => roundsAt({ rounds }, day).map(({ overDay, isPast }) => [overDay, isPast])
  expect(at('2025-02-09')).toEqual([])
  expect(at('2025-02-10')).toEqual([['2025-02-10', false]])
  expect(at('2025-02-14')).toEqual([['2025-02-10', true]])
  expect(at('2025-05-10')).toEqual([
    ['2025-02-10', true],
    ['2025-05-01', true],
    ['2025-05-10', false],
  ])
})

describe('what is shown is compared with', () => {
  const recorded = ['2021-09-29', '2024-12-31', '2025-02-01', '2025-02-05']
  const first = round('2025-02-10', null)
  test.each([
    ['the recorded day before the last, without rounds', [], '2024-12-31', recorded.slice(0, 3)],
    ['the last recorded day before the first round opened', [first], '2024-12-31', recorded],
    ['nothing where the first round opened before anything was known', [first], null, recorded.slice(2)],
    ['the round before the last', [first, round('2025-05-10', null, '2025-04-20')], '2025-02-11', recorded],
  ])('%s', (_, rounds, day, days) => {
    expect(sinceDay({ rounds }, days, '2025-11-20')).toBe(day)
  })
})

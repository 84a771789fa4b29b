import { describe, expect, test } from 'vitest'
import type { RoundRow } from './queries.ts'
import { dayOfRound, roundsAt } from './rounds.ts'

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

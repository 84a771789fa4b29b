import type { HistoryPoint } from '@pejl/server/portfolio/contract'
import { expect, test } from 'vitest'
import { LEVELS, NO_LIGHT, STRIP, stripOf } from './series.ts'

const point = (asOf: string, light: HistoryPoint['light'], lifecycle: HistoryPoint['lifecycle'] = 'rollout') => ({
  asOf,
  light,
  lifecycle,
})

test('a light holds until the next one, and the last until the day shown', () => {
  const { pieces } = stripOf([point('2020-01-01', 'green'), point('2022-01-01', 'red')], '2020-01-01', '2024-01-01')
  expect(pieces.map(({ kind, y }) => [kind, y])).toEqual([
    ['ok', LEVELS.green],
    ['crit', LEVELS.red],
  ])
  expect(pieces[0]?.to).toBe(pieces[1]?.from)
  expect(pieces[1]?.to).toBe(STRIP.width)
})

test('a gap stays a gap: a time without a light under way is not drawn', () => {
  const history = [point('2020-01-01', 'green'), point('2021-01-01', null), point('2022-01-01', 'yellow')]
  const { pieces } = stripOf(history, '2020-01-01', '2023-01-01')
  expect(pieces.map(({ kind }) => kind)).toEqual(['ok', 'warn'])
  expect(pieces[0]?.to).toBeLessThan(pieces[1]?.from ?? 0)
})

test('what ended and what was not reported lie below the lights', () => {
  const history = [point('2020-01-01', 'not_reported'), point('2021-01-01', null, 'discontinued')]
  const { pieces } = stripOf(history, '2020-01-01', '2023-01-01')
  expect(pieces.map(({ kind, y }) => [kind, y])).toEqual([
    ['missing', NO_LIGHT],
    ['off', NO_LIGHT],
  ])
})

test('a light of the last day is still seen', () => {
  const [piece] = stripOf([point('2025-03-31', 'yellow')], '2018-01-01', '2025-03-31').pieces
  expect((piece?.to ?? 0) - (piece?.from ?? 0)).toBeGreaterThan(4)
})

test('years are named, except one that begins at the edge', () => {
  const { years } = stripOf([], '2018-01-01', '2020-01-20')
  expect(years.map(({ label }) => label)).toEqual(['2018', '2019'])
})

import type { HistoryPoint } from '@pejl/server/portfolio/contract'
import { expect, test } from 'vitest'
import { STRIP, scaleOf, stripOf, yearsOf } from './series.ts'

const point = (asOf: string, light: HistoryPoint['light'], lifecycle: HistoryPoint['lifecycle'] = 'rollout') => ({
  asOf,
  light,
  lifecycle,
})
const [FROM, TO] = ['2020-01-01', '2024-01-01']
const width = STRIP.width

test('days stand at their real distance', () => {
  const x = scaleOf(FROM, TO)
  expect(x(FROM)).toBe(0)
  expect(x(TO)).toBe(width)
  expect(x('2022-01-01') / width).toBeCloseTo(731 / 1461, 2)
  expect(x('2010-01-01')).toBe(0)
})

test('a light holds until the next one, and a step joins them', () => {
  const x = scaleOf(FROM, TO)('2022-01-01')
  const strip = stripOf([point(FROM, 'green'), point('2022-01-01', 'red')], FROM, TO)
  expect(strip.ok).toBe(`M0 3.5H${x}`)
  expect(strip.crit).toBe(`M${x} 14.5H${width}`)
  expect(strip.steps).toBe(`M${x} 3.5V14.5`)
})

test('two points with the same light are one line', () => {
  const strip = stripOf([point(FROM, 'green'), point('2022-01-01', 'green')], FROM, TO)
  expect(strip.ok.match(/M/g)).toHaveLength(1)
  expect(strip.steps).toBe('')
})

test('a missed round is a gap with a ring, never a line through it', () => {
  const strip = stripOf(
    [point(FROM, 'green'), point('2021-01-01', 'not_reported'), point('2022-01-01', 'green')],
    FROM,
    TO,
  )
  expect(strip.missing).toHaveLength(1)
  expect(strip.ok.match(/M/g)).toHaveLength(2)
  expect(strip.steps).toBe('')
})

test('what is over shows its lifecycle: reached as a line, not carried through as dots', () => {
  expect(stripOf([point(FROM, null, 'in_operation')], FROM, TO).end).toBe(`M0 9H${width}`)
  expect(stripOf([point(FROM, 'red', 'paused')], FROM, TO)).toMatchObject({ crit: '', off: `M0 9H${width}` })
})

test('nothing known is nothing drawn', () => {
  const empty = { ok: '', warn: '', crit: '', end: '', off: '', steps: '', missing: [] }
  expect(stripOf([], FROM, TO)).toEqual(empty)
  expect(stripOf([point(FROM, null)], FROM, TO)).toEqual(empty)
})

test('a light given on the last day can still be seen', () => {
  const { warn } = stripOf([point(TO, 'yellow')], FROM, TO)
  const [, start] = /^M([\d.]+) /.exec(warn) ?? []
  expect(width - Number(start)).toBeGreaterThanOrEqual(6)
})

test('at most four years label the strip, in order', () => {
  for (const [from, to] of [
    ['2018-01-01', '2025-03-31'],
    ['2021-01-01', '2021-09-29'],
    ['2000-01-01', '2030-01-01'],
  ] as const) {
    const years = yearsOf(from, to)
    expect(years.length).toBeLessThanOrEqual(4)
    expect(years.map(year => year.x)).toEqual(years.map(year => year.x).sort((a, b) => a - b))
  }
  expect(yearsOf('2018-01-01', '2025-03-31').map(year => year.label)).toEqual(['19', '21', '23'])
})

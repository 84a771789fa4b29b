import { expect, test } from 'vitest'
import { inSight, type Line } from './lines.ts'
import type { Row } from './series.ts'
import { beside, ledTo, stopOf, stopsOf, TITLE } from './stops.ts'

/** As much of a row as the keyboard asks for. */
function row(
  code: string,
  xs: Record<string, number>,
  outside: Partial<Pick<Row, 'before' | 'after' | 'undated'>> = {},
) {
  const marks = Object.entries(xs).map(([key, x]) => ({ key, x }))
  return {
    initiative: { code },
    bars: [],
    signs: [],
    marks,
    before: [],
    after: [],
    undated: [],
    ...outside,
  } as unknown as Row
}
const rows = [row('1.1', { a: 10, b: 500 }), row('1.2', {}), row('1.3', { c: 20, d: 480 })]
const from = (index: number, at: string) => {
  const standing = rows[index]
  if (!standing) throw new Error(`no row ${index}`)
  return { row: standing, at, index, rows: rows.length, rowAt: (of: number) => rows[of] ?? null }
}

test('every milestone is a stop, in the order of time, with what lies outside at the ends', () => {
  const milestone = { key: 'x' } as Row['undated'][number]
  const one = { milestone, phase: null }
  const stops = stopsOf(row('1.1', { a: 1, b: 2 }, { before: [one], after: [one], undated: [milestone] }))
  expect(stops).toEqual([TITLE, 'undated', 'before', 'm a', 'm b', 'after'])
})

test('a phase is a stop where it begins', () => {
  const bars = [{ key: 'p rollout 2020-01-01', from: 5 }] as Row['bars']
  expect(stopsOf({ ...row('1.1', { a: 1, b: 9 }), bars })).toEqual([TITLE, 'm a', 'p rollout 2020-01-01', 'm b'])
})

test('arrows to the side walk through a row and stay at its ends', () => {
  const first = from(0, TITLE).row
  expect(beside(first, TITLE, 1)).toBe('m a')
  expect(beside(first, 'm b', 1)).toBe('m b')
  expect(beside(first, TITLE, -1)).toBe(TITLE)
})

test('arrows up and down lead from a milestone to the one nearest in time, or to the title', () => {
  expect(ledTo('ArrowDown', from(0, 'm b'))).toEqual({ index: 1, at: TITLE })
  expect(ledTo('PageDown', from(0, 'm b'))).toEqual({ index: 2, at: stopOf('d') })
  expect(ledTo('ArrowUp', from(0, TITLE))).toEqual({ index: 0, at: TITLE })
  expect(ledTo('Control+End', from(0, TITLE))).toEqual({ index: 2, at: TITLE })
  expect(ledTo('End', from(2, TITLE))).toEqual({ index: 2, at: stopOf('d') })
})

test('a key that is none of the chart is left to the browser', () => {
  expect(ledTo('Enter', from(0, TITLE))).toBeNull()
})

test('of ten thousand lines only those in sight are drawn, with some to spare', () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => ({ top: index * 30, height: 30 }) as Line)
  expect(inSight(lines, 0, 600)).toEqual([0, 29])
  expect(inSight(lines, 150_000, 600)).toEqual([4992, 5029])
  expect(inSight(lines, 299_400, 600)).toEqual([9972, 10_000])
})

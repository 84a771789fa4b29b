import { expect, test } from 'vitest'
import { formatsOf } from '../language/formats.ts'
import { type Frame, scaleOf } from './frame.ts'
import { periodName, periodsFor, periodsIn, placesOf } from './periods.ts'

const formats = formatsOf('da')
const names = (from: string, to: string, width: number) => {
  const frame: Frame = { from, to, zoom: 'alt' }
  return periodsFor(frame, scaleOf(frame, width)).periods.map(period => periodName(period, formats))
}

test('a frame that begins within a quarter has only the months of it that are shown', () => {
  expect(periodsIn({ from: '2025-05-01', to: '2026-04-30' }).map(period => periodName(period, formats))).toEqual([
    'maj–juni 2025',
    '3. kvt. 2025',
    '4. kvt. 2025',
    '1. kvt. 2026',
    'apr. 2026',
  ])
})

test('where quarters are too narrow to be pressed there are half-years, then years', () => {
  expect(names('2025-01-01', '2026-12-31', 800)).toHaveLength(8)
  expect(names('2025-01-01', '2026-12-31', 150)).toEqual([
    '1. halvår 2025',
    '2. halvår 2025',
    '1. halvår 2026',
    '2. halvår 2026',
  ])
  expect(names('2025-01-01', '2026-12-31', 80)).toEqual(['2025', '2026'])
})

test('no period is narrower than may be pressed, however long the frame and wherever it is cut', () => {
  for (const [from, to] of [
    ['2016-01-01', '2030-12-31'],
    ['1990-01-01', '2060-12-31'],
    ['2022-06-01', '2025-05-31'],
    ['2022-12-01', '2025-11-30'],
  ] as const) {
    for (const width of [640, 660, 700, 1060]) {
      const frame: Frame = { from, to, zoom: 'alt' }
      const scale = scaleOf(frame, width)
      const { periods } = periodsFor(frame, scale)
      expect(Math.min(...placesOf(periods, scale).map(place => place.width))).toBeGreaterThanOrEqual(24)
      expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([from, to])
    }
  }
})

test('whole periods are of one width, which differs from the days by less than is seen', () => {
  const frame: Frame = { from: '2021-01-01', to: '2031-12-31', zoom: 'alt' }
  const scale = scaleOf(frame, 1058)
  const { unit, periods } = periodsFor(frame, scale)
  expect(unit).toBe('quarter')
  const places = placesOf(periods, scale)
  expect(
    Math.max(...periods.map(({ from }, index) => Math.abs(scale.start(from) - (places[index]?.x ?? 0)))),
  ).toBeLessThan(1)
})

import { expect, test } from 'vitest'
import type { MeetingMark } from './meetings.ts'
import { bandLedTo, bandStops, spotsOf, stopAt } from './spots.ts'

const mark = (x: number) => ({ meeting: { key: `m${x}` }, x, span: null }) as MeetingMark
const spots = (xs: readonly number[], room: [number, number] = [0, 1000]) => spotsOf({ marks: xs.map(mark), room })
const shared = (xs: readonly number[]) => spots(xs).map(({ marks }) => marks.map(({ x }) => x))

test('meetings that a finger can tell apart are spots of their own, those nearer share one', () => {
  expect(shared([100, 140, 180])).toEqual([[100], [140], [180]])
  expect(shared([100, 110, 300])).toEqual([[100, 110], [300]])
  expect(shared([100, 115, 130, 145])).toEqual([
    [100, 115],
    [130, 145],
  ])
})

test('no spot is narrower than may be pressed, lies over another or leaves the room there is', () => {
  for (const gap of [1, 5, 14.7, 20, 23, 24, 40]) {
    const xs = Array.from({ length: 40 }, (_, index) => 2 + index * gap).filter(x => x <= 968)
    const found = spots(xs, [32, 968])
    expect(found.flatMap(({ marks }) => marks)).toHaveLength(xs.length)
    found.forEach(({ from, to }, index) => {
      expect(to - from).toBeGreaterThanOrEqual(24)
      expect(from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 32)
      expect(to).toBeLessThanOrEqual(968)
    })
  }
})

test('arrows lead from spot to spot and to what lies outside the frame, and stay at the ends', () => {
  const meeting = mark(0).meeting
  const found = spots([100, 110, 300])
  const stops = bandStops({ before: [meeting], marks: [], after: [meeting], room: [0, 1000] }, found)
  expect(stops).toEqual(['before', 'm100', 'm300', 'after'])
  expect(bandLedTo(stops, 'm100', 'ArrowRight')).toBe('m300')
  expect(bandLedTo(stops, 'before', 'ArrowLeft')).toBe('before')
  expect(bandLedTo(stops, 'm100', 'End')).toBe('after')
  expect(bandLedTo(stops, 'm100', 'Enter')).toBeNull()
  expect(stopAt(stops, found, 'm110')).toBe('m100')
})

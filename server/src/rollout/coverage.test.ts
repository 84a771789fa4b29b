import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf, shownRollout } from './coverage.ts'

test.each([
  [94, 98, 95.9, 4],
  [98, 98, 100, 0],
  [0, 5, 0, 5],
  [2, 3, 66.6, 1],
  // Rounded up it would read as all of it.
  [9999, 10_000, 99.9, 1],
])('%i of %i is %f percent with %i to go', (done, total, share, remainder) => {
  expect(coverageOf({ done, total })).toEqual({ share, remainder })
})

test.each([
  [null, 98],
  [94, null],
  [null, null],
  [0, 0],
])('%s of %s has no share: what is missing is never counted as zero', (done, total) => {
  expect(coverageOf({ done, total })).toEqual({ share: null, remainder: null })
})

test('only all of it is 100 percent, and what is done and what remains is the whole', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (count, total) => {
      const done = Math.min(count, total)
      const { share, remainder } = coverageOf({ done, total })
      expect(share === 100).toBe(done === total)
      expect(done + (remainder ?? Number.NaN)).toBe(total)
    }),
  )
})

test('the row shows the first rollout that has a count', () => {
  const counted = { done: 0, total: 5 }
  expect(shownRollout([{ done: null, total: 98 }, counted, { done: 94, total: 98 }])).toBe(counted)
  expect(shownRollout([{ done: null, total: 98 }])).toBeNull()
  expect(shownRollout([])).toBeNull()
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PRECISIONS, QUALIFIERS } from '../terms.ts'
import { classOf, ENOUGH, type Landed, landingsOf } from './landing.ts'

const landed = (slips: number[], precision: Landed['precision'] = 'month', qualifier: Landed['qualifier'] = null) =>
  slips.map(slipDays => ({ precision, qualifier, slipDays, count: 1 }))

describe('where milestones land', () => {
  test.each<[string, Landed[], ReturnType<typeof landingsOf>]>([
    ['nothing is delivered', [], []],
    ['seven are too few', landed([0, 10, 20, 30, 40, 50, 60]), []],
    [
      'eight are enough',
      landed([0, 10, 20, 30, 40, 50, 60, 70]),
      [{ precision: 'month', count: 8, lowerDays: 18, medianDays: 35, upperDays: 53 }],
    ],
    [
      'the order in which they are given does not matter',
      landed([70, 0, 60, 10, 50, 20, 40, 30]),
      [{ precision: 'month', count: 8, lowerDays: 18, medianDays: 35, upperDays: 53 }],
    ],
    [
      'equal slips are counted, not listed',
      [{ precision: 'half_year', qualifier: null, slipDays: 150, count: 14 }],
      [{ precision: 'half_year', count: 14, lowerDays: 150, medianDays: 150, upperDays: 150 }],
    ],
    [
      'earlier than planned is negative, and nothing is minus zero',
      landed([-40, -30, -20, -1, 0, 0, 0, 0]),
      [{ precision: 'month', count: 8, lowerDays: -22, medianDays: 0, upperDays: 0 }],
    ],
    [
      'each class stands for itself',
      [...landed(Array(8).fill(30)), ...landed(Array(7).fill(200), 'half_year')],
      [{ precision: 'month', count: 8, lowerDays: 30, medianDays: 30, upperDays: 30 }],
    ],
    [
      'a qualified year is about a quarter',
      [...landed([90, 90, 90, 90], 'quarter'), ...landed([90, 90, 90, 90], 'year', 'ultimo')],
      [{ precision: 'quarter', count: 8, lowerDays: 90, medianDays: 90, upperDays: 90 }],
    ],
  ])('%s', (_, given, expected) => {
    expect(landingsOf(given)).toEqual(expected)
  })

  const anyLanded = fc.array(
    fc.record({
      precision: fc.constantFrom(...PRECISIONS),
      qualifier: fc.option(fc.constantFrom(...QUALIFIERS)),
      slipDays: fc.integer({ min: -2000, max: 4000 }),
      count: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 60 },
  )

  test('for any delivered milestones, each class has enough, its quartiles are in order and within what was seen', () => {
    fc.assert(
      fc.property(anyLanded, all => {
        for (const { precision, count, lowerDays, medianDays, upperDays } of landingsOf(all)) {
          const own = all.filter(one => classOf(one) === precision)
          const slips = own.map(one => one.slipDays)
          expect(count).toBe(own.reduce((sum, one) => sum + one.count, 0))
          expect(count).toBeGreaterThanOrEqual(ENOUGH)
          const order = [Math.min(...slips), lowerDays, medianDays, upperDays, Math.max(...slips)]
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  test('when every milestone lands so many days later, so does the landing', () => {
    fc.assert(
      fc.property(anyLanded, fc.integer({ min: 1, max: 500 }), (all, later) => {
        const moved = landingsOf(all.map(one => ({ ...one, slipDays: one.slipDays + later })))
        expect(moved).toEqual(
          landingsOf(all).map(({ lowerDays, medianDays, upperDays, ...rest }) => ({
            ...rest,
            lowerDays: lowerDays + later,
            medianDays: medianDays + later,
            upperDays: upperDays + later,
          })),
        )
      }),
    )
  })
})

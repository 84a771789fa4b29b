import type { TimelineMilestone } from '@pejl/server/portfolio/contract'
import { expect, test } from 'vitest'
import { formatsOf } from '../language/formats.ts'
import { da } from './da.ts'
import { isLongSlip, movedFrom, reachedOf } from './dates.ts'
import { en } from './en.ts'
import { milestoneSentence } from './say.ts'

const day = (on: string) => ({ earliest: on, latest: on, precision: 'day', qualifier: null, text: null }) as const
const november = { ...day('2024-11-01'), latest: '2024-11-30', precision: 'month' } as const
const care: TimelineMilestone = {
  key: 'care',
  title: 'CareCommunication: start',
  titleEn: 'CareCommunication: go-live',
  baseline: november,
  forecast: day('2025-05-31'),
  actual: null,
  slipDays: 182,
  postponements: 1,
  overdue: false,
  lapsed: false,
  goLive: [],
}

test('a milestone is read out as a sentence in each language', () => {
  expect(milestoneSentence(care, da, formatsOf('da'))).toBe(
    'CareCommunication: start: oprindelig plan nov. 2024, ventes 31. maj 2025, skred +6\u00A0mdr., 1. udskydelse',
  )
  expect(milestoneSentence(care, en, formatsOf('en'))).toBe(
    'CareCommunication: go-live: baseline Nov 2024, expected 31 May 2025, slip +6\u00A0mo., 1st postponement',
  )
})

test('a milestone without a date says so, and one that is overdue says that', () => {
  const undated = { ...care, baseline: null, forecast: null, slipDays: null, postponements: 0 }
  expect(milestoneSentence(undated, da, formatsOf('da'))).toBe('CareCommunication: start: ingen dato')
  expect(milestoneSentence({ ...care, overdue: true }, da, formatsOf('da'))).toMatch(/overskredet$/)
})

test('a milestone that fell away was expected, and is not any more', () => {
  const gone = { ...care, baseline: null, slipDays: null, postponements: 0, lapsed: true }
  expect(milestoneSentence(gone, da, formatsOf('da'))).toMatch(/: var ventet 31. maj 2025, bortfaldet$/)
  expect(milestoneSentence(gone, en, formatsOf('en'))).toMatch(/: was expected 31 May 2025, lapsed$/)
})

test('what was reached goes before what is expected, and that before the plan', () => {
  expect(reachedOf(care)).toEqual(care.forecast)
  expect(reachedOf({ ...care, actual: november })).toEqual(november)
  expect(reachedOf({ ...care, forecast: null })).toEqual(november)
  expect(movedFrom({ ...care, forecast: november })).toBeNull()
})

test('a slip counts from a month on, in both directions', () => {
  expect([isLongSlip(27), isLongSlip(28), isLongSlip(-40), isLongSlip(null)]).toEqual([false, true, true, false])
})

test('postponements are counted as English counts them', () => {
  expect([1, 2, 3, 4, 11, 12, 21].map(en.postponed)).toEqual(
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st'].map(count => `${count} postponement`),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DateKind, DateWindow, Lifecycle } from '../terms.ts'
import { type MilestoneDate, milestoneState, nextMilestone, shownSlip, slipOf } from './slip.ts'
import { dayWindow, windowOf } from './window.ts'

const on = (text: string): DateWindow => {
  const { window } = windowOf(text)
  if (!window) throw new Error(`no date: ${text}`)
  return window
}
const date = (kind: DateKind, text: string, recordedOn: string, firstKnown = false): MilestoneDate => ({
  kind,
  window: on(text),
  firstKnown,
  recordedOn,
})

describe('slip is measured from window end to window end', () => {
  test.each([
    // CareCommunication, FSIII, decision support, SOR, the gateway's money, the FMK approval
    ['november 2024', '31. maj 2025', 182],
    ['udgangen af 2018', 'udgangen af 2019', 365],
    ['medio 2020', '2022', 852],
    ['2018', 'januar 2025', 2223],
    ['31.12.2021', '30.9.2022', 273],
    ['3.4.2019', '19.6.2019', 77],
    ['ultimo 2026', 'ultimo 2026', 0],
    ['31. maj 2025', 'november 2024', -182],
  ])('from %s to %s are %i days', (plan, reached, days) => {
    expect(slipOf(on(plan), on(reached))).toBe(days)
  })

  test('without a plan there is no slip, and it is not zero', () => {
    expect(slipOf(null, on('31. maj 2025'))).toBeNull()
    expect(slipOf(on('november 2024'), null)).toBeNull()
  })
})

describe('slip is shown in the coarser of the two precisions', () => {
  test.each([
    ['november 2024', '31. maj 2025', 6, 'month'],
    ['udgangen af 2018', 'udgangen af 2019', 12, 'month'],
    ['medio 2020', '2022', 2, 'year'],
    ['2018', 'januar 2025', 6, 'year'],
    ['3.4.2019', '19.6.2019', 77, 'day'],
    ['Q1 2025', 'Q3 2025', 6, 'month'],
    ['1. halvår 2025', '31.3.2026', 9, 'month'],
    ['2025', '2025-2026', 1, 'year'],
    ['uge 12 2025', 'uge 14 2025', 14, 'day'],
    ['31. maj 2025', 'november 2024', -6, 'month'],
    ['ultimo 2026', 'ultimo 2026', 0, 'day'],
  ])('%s to %s is %i %s', (plan, reached, value, unit) => {
    expect(shownSlip(on(plan), on(reached))).toEqual({ value, unit })
  })

  test.each([
    ['2024', '8. januar 2025', 8, 'day'],
    ['2024', 'marts 2025', 3, 'month'],
    ['november 2024', '20. december 2024', 20, 'day'],
    ['8. januar 2025', '2024', -8, 'day'],
  ])('but %s to %s, less than one whole unit, is %i %s', (plan, reached, value, unit) => {
    expect(shownSlip(on(plan), on(reached))).toEqual({ value, unit })
  })

  test('what slipped is never shown as nothing, and its sign is the sign of its days', () => {
    const texts = [
      '31.1.2024',
      '8.2.2024',
      'januar 2024',
      'Q1 2024',
      '1. halvår 2024',
      '2024',
      'ultimo 2024',
      '2024-2025',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (plan, reached) => {
        const days = slipOf(on(plan), on(reached)) ?? 0
        const { value, unit } = shownSlip(on(plan), on(reached))
        expect(Math.sign(value)).toBe(Math.sign(days))
        if (unit === 'day') expect(value).toBe(days)
      }),
    )
  })
})

describe('the state of a milestone', () => {
  const careCommunication = [
    date('baseline', 'november 2024', '2024-03-31'),
    date('forecast', '31. maj 2025', '2025-03-31'),
  ]

  test('CareCommunication: 182 days after its plan, moved once, not overdue', () => {
    expect(milestoneState(careCommunication, '2025-03-31')).toEqual({
      baseline: on('november 2024'),
      originalBaseline: on('november 2024'),
      forecast: on('31. maj 2025'),
      actual: null,
      expected: on('31. maj 2025'),
      slipDays: 182,
      slipAgainstApproved: 182,
      postponements: 1,
      overdue: false,
      lapsed: false,
    })
  })

  test('before the forecast was known, the plan had passed with no new date', () => {
    const state = milestoneState(careCommunication, '2025-01-15', '2025-01-15')
    expect(state).toMatchObject({ forecast: null, slipDays: null, postponements: 0, overdue: true })
  })

  test.each([
    ['2025-05-30', false],
    ['2025-05-31', false],
    ['2025-06-01', true],
  ])('on %s it is overdue: %s, for a window counts to its last day', (today, overdue) => {
    expect(milestoneState(careCommunication, today).overdue).toBe(overdue)
  })

  test('a new plan is what the light is judged by; the original stays what the slip is shown against', () => {
    const dates = [...careCommunication, date('baseline', 'Q2 2025', '2025-04-10')]
    expect(milestoneState(dates, '2025-04-30')).toMatchObject({
      baseline: on('Q2 2025'),
      originalBaseline: on('november 2024'),
      forecast: on('Q2 2025'),
      slipDays: 212,
      slipAgainstApproved: 0,
      postponements: 2,
      overdue: false,
      lapsed: false,
    })
  })

  test('a plan approved after the last forecast is what is expected', () => {
    const dates = [...careCommunication, date('baseline', 'Q3 2025', '2025-04-10')]
    expect(milestoneState(dates, '2025-07-31')).toMatchObject({
      expected: on('Q3 2025'),
      forecast: on('Q3 2025'),
      slipDays: 304,
      overdue: false,
      lapsed: false,
    })
  })

  test('a plan approved anew without a forecast in between is what is expected, too', () => {
    const dates = [date('baseline', 'november 2024', '2024-01-15'), date('baseline', 'Q3 2025', '2025-04-10')]
    expect(milestoneState(dates, '2025-07-31')).toMatchObject({
      originalBaseline: on('november 2024'),
      forecast: on('Q3 2025'),
      slipDays: 304,
      slipAgainstApproved: 0,
      postponements: 1,
    })
  })

  test('moved three times, once back: two postponements', () => {
    const dates = [
      date('forecast', 'Q4 2024', '2024-06-01'),
      date('forecast', 'Q1 2025', '2024-09-01'),
      date('forecast', 'Q4 2024', '2024-10-01'),
      date('forecast', 'Q2 2025', '2025-01-01'),
    ]
    const state = milestoneState(dates, '2025-03-31')
    expect(state).toMatchObject({ postponements: 2, slipDays: null, forecast: on('Q2 2025') })
  })

  test('delivered late keeps its slip and is not overdue', () => {
    const dates = [date('baseline', 'ultimo 2018', '2018-01-15'), date('actual', 'ultimo 2019', '2020-01-10')]
    expect(milestoneState(dates, '2025-03-31')).toMatchObject({
      slipDays: 365,
      overdue: false,
      actual: on('ultimo 2019'),
    })
  })

  test('the only plan printed says nothing of slip, but becomes overdue', () => {
    const dates = [date('baseline', 'Q1 2025', '2025-03-31', true), date('forecast', 'Q1 2025', '2025-03-31')]
    expect(milestoneState(dates, '2025-03-31')).toMatchObject({
      slipDays: null,
      slipAgainstApproved: null,
      overdue: false,
      lapsed: false,
    })
    expect(milestoneState(dates, '2025-04-01')).toMatchObject({ slipDays: null, overdue: true })
    const moved = [...dates, date('forecast', 'Q2 2025', '2025-04-05')]
    expect(milestoneState(moved, '2025-04-05')).toMatchObject({
      slipDays: 91,
      slipAgainstApproved: 91,
      postponements: 1,
    })
  })

  test('the order in which the dates arrive does not matter, the day they were recorded does', () => {
    const dates = [
      date('baseline', '2024', '2024-01-01'),
      date('forecast', 'Q1 2025', '2024-06-01'),
      date('baseline', 'Q2 2025', '2024-09-01'),
      date('forecast', 'Q3 2025', '2025-02-01'),
      date('actual', 'maj 2025', '2025-06-01'),
    ]
    const state = milestoneState(dates, '2025-03-31')
    fc.assert(
      fc.property(fc.shuffledSubarray(dates, { minLength: 5 }), shuffled => {
        expect(milestoneState(shuffled, '2025-03-31')).toEqual(state)
      }),
    )
  })

  test('of two dates recorded on the same day the one given last holds', () => {
    const dates = [date('forecast', 'Q1 2025', '2025-01-01'), date('forecast', 'Q2 2025', '2025-01-01')]
    expect(milestoneState(dates, '2025-01-01').forecast).toEqual(on('Q2 2025'))
  })

  test('without any date nothing is known', () => {
    expect(milestoneState([], '2025-03-31')).toEqual({
      baseline: null,
      originalBaseline: null,
      forecast: null,
      actual: null,
      expected: null,
      slipDays: null,
      slipAgainstApproved: null,
      postponements: 0,
      overdue: false,
      lapsed: false,
    })
  })
})

describe('the milestone in the row', () => {
  const milestone = (title: string, ...dates: MilestoneDate[]) => ({
    title,
    titleEn: null,
    state: milestoneState(dates, '2025-03-31'),
  })
  const firstKnown = (text: string) => [
    date('baseline', text, '2025-03-31', true),
    date('forecast', text, '2025-03-31'),
  ]
  const delivered = milestone('delivered', date('actual', '8. januar 2025', '2025-03-31'))
  const contracts = milestone('contracts', ...firstKnown('primo 2025'))
  const pilot = milestone('pilot', ...firstKnown('ultimo 2026'))
  const care = milestone(
    'care',
    date('baseline', 'november 2024', '2024-03-31'),
    date('forecast', '31. maj 2025', '2025-03-31'),
  )
  const overdue = milestone('overdue', date('forecast', 'februar 2025', '2024-12-01'))
  const undated = milestone('undated')
  const deliveredLater = milestone('delivered later', date('actual', 'marts 2025', '2025-03-31'))

  test.each([
    ['the soonest expected', [pilot, contracts], 'contracts'],
    ['one that is late before one that is sooner', [delivered, contracts, care, pilot], 'care'],
    ['one overdue before one that only slipped', [care, overdue, contracts], 'overdue'],
    ['one with a date before one without', [undated, pilot], 'pilot'],
    ['one without a date before what is delivered', [delivered, undated], 'undated'],
    ['the last delivered', [deliveredLater, delivered], 'delivered later'],
    [
      'the first of two equals',
      [milestone('first', ...firstKnown('2025')), milestone('second', ...firstKnown('2025'))],
      'first',
    ],
  ])('is %s', (_, milestones, title) => {
    expect(nextMilestone(milestones)?.title).toBe(title)
  })

  test('is shown with its plan, its forecast and its slip', () => {
    expect(nextMilestone([care])).toEqual({
      title: 'care',
      titleEn: null,
      state: 'expected',
      forecast: on('31. maj 2025'),
      baseline: on('november 2024'),
      actual: null,
      slipDays: 182,
      overdue: false,
      lapsed: false,
    })
  })

  test('is none when there are no milestones', () => {
    expect(nextMilestone([])).toBeNull()
  })
})

test('a slip of a day window is the days between its days', () => {
  expect(slipOf(dayWindow('2024-02-28'), dayWindow('2024-03-01'))).toBe(2)
})

test('what was not delivered of an ended initiative has lapsed and is not overdue', () => {
  const plan = date('baseline', 'november 2024', '2024-01-01')
  const stateIn = (lifecycle: Lifecycle | null, dates = [plan]) =>
    milestoneState(dates, '2025-03-31', undefined, lifecycle)
  expect(stateIn('discontinued')).toMatchObject({ lapsed: true, overdue: false })
  expect(stateIn('paused')).toMatchObject({ lapsed: false, overdue: true })
  expect(stateIn('absorbed', [plan, { ...plan, kind: 'actual' }])).toMatchObject({ lapsed: false, overdue: false })
})

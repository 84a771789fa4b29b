import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../milestones/day.ts'
import { type MilestoneDate, milestoneState } from '../milestones/slip.ts'
import { dayWindow, windowOf } from '../milestones/window.ts'
import { type DateKind, type Light, worstOf } from '../terms.ts'
import { computedLights, deliveryLight, economyLight, isUnderspent, riskLight, timeLight } from './light.ts'
import { rulesAt } from './rule.ts'

// The default rules as the foundation migration writes them.
const rules = rulesAt(
  Object.entries({
    time: { yellowFromMonths: 1, redAboveMonths: 3 },
    economy: { yellowUpToPercent: 10, yellowUpToDkk: 6_000_000, underspendPercent: 10 },
    delivery: { greenFromPercent: 90, yellowFromPercent: 70 },
    risk: { yellowFromScore: 8, redFromScore: 15 },
  }).map(([dimension, thresholds]) => ({
    dimension: dimension as 'time',
    own: false,
    validFrom: '2018-01-01',
    thresholds,
  })),
  '2025-03-31',
)
const TODAY = '2025-03-31'
const date = (kind: DateKind, text: string, firstKnown = false): MilestoneDate => {
  const { window } = windowOf(text)
  if (!window) throw new Error(`no date: ${text}`)
  return { kind, window, firstKnown, recordedOn: TODAY }
}
const milestone = (title: string, dates: MilestoneDate[], today = TODAY) => ({
  title,
  titleEn: null,
  state: milestoneState(dates, today),
})
const planned = (plan: string, forecast: string, title = 'M') =>
  milestone(title, [date('baseline', plan), date('forecast', forecast)])
const named = { title: 'T', titleEn: null }

describe('time', () => {
  test.each<[plan: string, forecast: string, light: Light]>([
    // from the end of November: a month is 31 December, three months 28 February
    ['november 2025', '30.11.2025', 'green'],
    ['november 2025', '30.12.2025', 'green'],
    ['november 2025', '31.12.2025', 'yellow'],
    ['november 2025', '28.2.2026', 'yellow'],
    ['november 2025', '1.3.2026', 'red'],
    ['november 2027', '29.2.2028', 'yellow'],
    ['15.5.2025', '14.6.2025', 'green'],
    ['15.5.2025', '15.6.2025', 'yellow'],
    ['15.5.2025', '15.8.2025', 'yellow'],
    ['15.5.2025', '16.8.2025', 'red'],
    ['Q2 2025', 'Q3 2025', 'yellow'],
    ['Q2 2025', 'Q4 2025', 'red'],
    ['ultimo 2026', 'medio 2026', 'green'],
  ])('planned %s, expected %s is %s', (plan, forecast, light) => {
    expect(timeLight([planned(plan, forecast)], TODAY, rules.time)?.light).toBe(light)
  })

  test('CareCommunication is red by 182 days, and says so', () => {
    expect(timeLight([planned('november 2024', '31. maj 2025', 'CareCommunication')], TODAY, rules.time)).toEqual({
      light: 'red',
      reason: {
        dimension: 'time',
        light: 'red',
        kind: 'slip',
        title: 'CareCommunication',
        titleEn: null,
        value: 182,
        sector: null,
      },
    })
  })

  test('a date missed with no new one is red, in days since its window ended', () => {
    const missed = milestone('missed', [date('baseline', 'Q4 2024'), date('forecast', 'januar 2025')])
    const found = timeLight([missed], TODAY, rules.time)
    expect(found).toMatchObject({ light: 'red', reason: { kind: 'overdue', value: 59, title: 'missed' } })
  })

  test('a plan alone, passed with nothing said, is red too', () => {
    expect(timeLight([milestone('M', [date('baseline', '2024')])], TODAY, rules.time)?.reason.kind).toBe('overdue')
  })

  test.each([
    ['there are no milestones', []],
    ['no date is known', [milestone('M', [])]],
    ['only a plan is known and has not passed', [milestone('M', [date('baseline', '2025')])]],
    ['only a forecast is known', [milestone('M', [date('forecast', '2025')])]],
    [
      'the only date printed is its own plan',
      [milestone('M', [date('baseline', '2025', true), date('forecast', '2025')])],
    ],
    ['all is delivered, however late', [milestone('M', [date('baseline', '2018'), date('actual', 'januar 2025')])]],
  ])('is not computed when %s', (_, milestones) => {
    expect(timeLight(milestones, TODAY, rules.time)).toBeNull()
  })

  test('is not computed without a rule', () => {
    expect(timeLight([planned('november 2024', '31. maj 2025')], TODAY, null)).toBeNull()
  })

  test('the worst milestone decides, of equally bad ones the soonest', () => {
    const green = planned('Q2 2025', 'Q2 2025', 'green')
    const yellow = planned('Q2 2025', 'Q3 2025', 'yellow')
    const red = planned('2025', '2027', 'red')
    const sooner = planned('2024', '2025', 'sooner')
    const decides = (...milestones: (typeof green)[]) => timeLight(milestones, TODAY, rules.time)?.reason.title
    expect(decides(green, yellow)).toBe('yellow')
    expect(decides(yellow, red, green)).toBe('red')
    expect(decides(red, sooner)).toBe('sooner')
    expect(decides(sooner, red)).toBe('sooner')
  })

  test('a later forecast never gives a better light', () => {
    const day = fc.integer({ min: 0, max: 400 })
    const lightAt = (days: number) => {
      const forecast = dayWindow(addDays('2025-04-30', days))
      const dates = [date('baseline', '30.4.2025'), { ...date('forecast', '2025'), window: forecast }]
      return timeLight([milestone('M', dates)], TODAY, rules.time)?.light ?? 'green'
    }
    const rank = { green: 0, yellow: 1, red: 2 }
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(rank[lightAt(Math.min(a, b))]).toBeLessThanOrEqual(rank[lightAt(Math.max(a, b))])
      }),
    )
  })
})

describe('economy', () => {
  test.each([
    [100e6, 100e6, 'green', 0],
    [100e6, 80e6, 'green', -20],
    [100e6, 100_000_001, 'yellow', 0.000001],
    [50e6, 55e6, 'yellow', 10],
    [60e6, 66e6, 'yellow', 10],
    [50e6, 55_500_000, 'red', 11],
    [100e6, 106_500_000, 'red', 6.5],
  ])('a budget of %i with %i expected is %s', (budgetDkk, expectedDkk, light, percent) => {
    const found = economyLight([{ ...named, budgetDkk, expectedDkk }], rules.economy)
    expect(found).toMatchObject({ light, reason: { kind: 'overrun' } })
    expect(found?.reason.value).toBeCloseTo(percent, 6)
  })

  test.each([
    [100e6, 90e6, false],
    [100e6, 89_999_999, true],
    [100e6, 110e6, false],
    [null, 10, false],
  ])('an underspend of more than ten percent is flagged: %s budget, %s expected', (budgetDkk, expectedDkk, flagged) => {
    expect(isUnderspent({ ...named, budgetDkk, expectedDkk }, rules.economy)).toBe(flagged)
  })

  test('is not computed without both sums', () => {
    const costs = [
      { ...named, budgetDkk: null, expectedDkk: 5 },
      { ...named, budgetDkk: 5, expectedDkk: null },
      { ...named, budgetDkk: 0, expectedDkk: 5 },
    ]
    expect(economyLight(costs, rules.economy)).toBeNull()
    expect(economyLight([{ ...named, budgetDkk: 1, expectedDkk: 1 }], null)).toBeNull()
  })
})

describe('delivery', () => {
  test.each([
    [90, 100, 'green', 90],
    [899, 1000, 'yellow', 89.9],
    [70, 100, 'yellow', 70],
    [699, 1000, 'red', 69.9],
    [0, 98, 'red', 0],
    [98, 90, 'green', 108.8],
  ])('%i done of %i planned is %s', (done, plan, light, value) => {
    const found = deliveryLight([{ ...named, sector: 'municipalities', done, planned: plan }], rules.delivery)
    expect(found).toMatchObject({ light, reason: { kind: 'rollout', value, sector: 'municipalities' } })
  })

  test('the sector that is furthest behind decides and is named', () => {
    const rollouts = [
      { ...named, sector: 'municipalities' as const, done: 94, planned: 98 },
      { ...named, sector: 'regions' as const, done: 3, planned: 5 },
      { ...named, sector: 'practice' as const, done: null, planned: 100 },
    ]
    const found = deliveryLight(rollouts, rules.delivery)
    expect(found).toMatchObject({ light: 'red', reason: { sector: 'regions', value: 60 } })
  })

  test('is not computed without a plan or a rule', () => {
    expect(deliveryLight([{ ...named, sector: null, done: 94, planned: null }], rules.delivery)).toBeNull()
    expect(deliveryLight([{ ...named, sector: null, done: 94, planned: 98 }], null)).toBeNull()
  })
})

describe('risk', () => {
  test.each([
    [7, 'green'],
    [8, 'yellow'],
    [14, 'yellow'],
    [15, 'red'],
  ])('a highest residual assessment of %i is %s', (score, light) => {
    const risks = [
      { ...named, sector: 'state' as const, score: 1 },
      { ...named, sector: 'regions' as const, score },
      { ...named, sector: 'practice' as const, score: null },
    ]
    expect(riskLight(risks, rules.risk)).toMatchObject({ light, reason: { value: score, sector: 'regions' } })
  })

  test('is not computed without an assessment or a rule', () => {
    expect(riskLight([{ ...named, sector: null, score: null }], rules.risk)).toBeNull()
    expect(riskLight([{ ...named, sector: null, score: 9 }], null)).toBeNull()
  })
})

test.each<[lights: (Light | null)[], overall: Light | null]>([
  [['green', 'yellow', null], 'yellow'],
  [['green', 'red', 'yellow'], 'red'],
  [[null, 'green'], 'green'],
  [[null, null], null],
  [[], null],
])('overall of %s is %s', (lights, overall) => {
  expect(worstOf(lights)).toBe(overall)
})

test('all lights of an initiative with the deciding reason first', () => {
  const facts = {
    milestones: [planned('november 2024', '31. maj 2025', 'CareCommunication')],
    rollouts: [{ ...named, sector: 'municipalities' as const, done: 98, planned: 98 }],
    costs: [{ ...named, budgetDkk: 10e6, expectedDkk: 10_500_000 }],
    risks: [],
  }
  const computed = computedLights(facts, TODAY, rules)
  expect(computed).toMatchObject({ overall: 'red', time: 'red', economy: 'yellow', delivery: 'green', risk: null })
  expect(computed.reasons.map(reason => reason.dimension)).toEqual(['time', 'economy', 'delivery'])
})

test('without facts nothing is computed', () => {
  const computed = computedLights({ milestones: [], rollouts: [], costs: [], risks: [] }, TODAY, rules)
  expect(computed).toEqual({ overall: null, time: null, economy: null, delivery: null, risk: null, reasons: [] })
})

import { expect, test } from 'vitest'
import { dayWindow, monthWindow, windowOf } from '../milestones/window.ts'
import type { ReportDraft } from './contract.ts'
import { computedWith, type Foreseen } from './foreseen.ts'

const TODAY = '2024-12-10'
const RULES = {
  time: { yellowFromMonths: 1, redAboveMonths: 3 },
  economy: null,
  delivery: { greenFromPercent: 90, yellowFromPercent: 70 },
  risk: null,
}
const SAID = { recordedOn: '2024-01-01', sources: [] }
const milestone = {
  ...{ key: 'care', title: 'CareCommunication', titleEn: null },
  dates: [{ kind: 'baseline', window: monthWindow(2024, 12), firstKnown: false, decision: null, ...SAID }],
} as unknown as Foreseen['milestones'][number]
const indicator = {
  ...{ key: 'users', title: { da: 'Kommuner', en: null }, sector: 'municipalities', rollout: true },
  measurements: [{ value: 98, planned: 98, denominator: 98, asOf: dayWindow('2024-11-30'), ...SAID }],
} as unknown as Foreseen['indicators'][number]
const known: Foreseen = { milestones: [milestone], indicators: [indicator], lifecycle: 'rollout' }

const NOTHING: ReportDraft = {
  lights: { time: null, economy: null, delivery: null, risk: null },
  overall: null,
  kept: { time: '', economy: '', delivery: '', risk: '' },
  ...{ narrative: '', yellow: null, red: null, milestones: [], added: [], counts: [], decision: null },
  organisation: null,
}
const foreseen = (draft: Partial<ReportDraft>, of: Foreseen = known) =>
  computedWith({ ...NOTHING, ...draft }, of, { statusDay: TODAY, today: TODAY, rules: RULES })
const dated = (forecast: string | null, actual: string | null = null) =>
  foreseen({ milestones: [{ key: 'care', forecast, actual, note: '' }] }).time
const counted = (value: string, more: Partial<ReportDraft['counts'][number]> = {}) =>
  foreseen({ counts: [{ key: 'users', value, denominator: null, planned: null, asOf: '', ...more }] }).delivery

test('a draft that gives no date leaves the lights as they are computed from what is known', () => {
  expect(foreseen({})).toMatchObject({ time: null, delivery: 'green' })
})

test('a date that is typed is held against the plan, and the reason names the milestone', () => {
  expect(dated('31.5.25')).toBe('red')
  expect(dated('februar 2025')).toBe('yellow')
  expect(dated('20.1.25')).toBe('green')
  expect(dated('snart')).toBeNull()
  expect(dated(null, '9.12.24')).toBeNull()
  const { reasons } = foreseen({ milestones: [{ key: 'care', forecast: '31.5.25', actual: null, note: '' }] })
  expect(reasons[0]).toMatchObject({ kind: 'slip', title: 'CareCommunication', value: 151 })
})

test('a milestone without an agreed plan makes no light, unless its date passes', () => {
  const added = [{ key: 'n1', title: 'Ny', forecast: 'ultimo 2026', sectors: [], note: '' }]
  expect(foreseen({ added }, { ...known, milestones: [] }).time).toBeNull()
  const over = { ...milestone, dates: [{ ...milestone.dates[0], kind: 'forecast', window: windowOf('2023').window }] }
  expect(foreseen({}, { ...known, milestones: [over as (typeof known.milestones)[number]] }).time).toBe('red')
})

test('a count that is typed is held against the plan for the day', () => {
  expect(counted('98')).toBe('green')
  expect(counted('75')).toBe('yellow')
  expect(counted('20')).toBe('red')
  expect(counted('20', { planned: '20' })).toBe('green')
  expect(counted('mange')).toBe('green')
  // The last count is of a later day.
  expect(counted('20', { asOf: 'oktober 2024' })).toBe('green')
})

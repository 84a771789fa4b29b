import { expect, test } from 'vitest'
import { dayWindow } from '../milestones/window.ts'
import { worstOf } from '../terms.ts'
import { overallOf, type ReportDraft, wholeDraft } from './contract.ts'
import { datesRead, draftFrom, type Known, missingIn } from './draft.ts'

const TODAY = '2026-11-20'
const NONE = { overall: null, time: null, economy: null, delivery: null, risk: null }
const known = (given: Partial<Known> = {}): Known => ({
  judged: { ...NONE, basis: null, asOf: null, reason: null, outlook: null, earlier: null },
  computed: { ...NONE, reasons: [] },
  reports: [],
  milestones: [],
  indicators: [],
  lifecycle: 'rollout',
  ...given,
})
const draft = (given: Partial<ReportDraft> = {}): ReportDraft => ({
  lights: { time: 'green', economy: 'green', delivery: 'green', risk: 'green' },
  overall: null,
  kept: { time: '', economy: '', delivery: '', risk: '' },
  narrative: 'Det går som aftalt.',
  yellow: null,
  red: null,
  milestones: [],
  added: [],
  counts: [],
  decision: null,
  organisation: null,
  ...given,
})
const lights = (time: ReportDraft['lights']['time']) => ({ ...draft().lights, time })
const overdue = { milestones: [{ key: 'm', overdue: true }] as Known['milestones'] }
const codes = (of: ReportDraft, held = known()) =>
  missingIn(of, held, TODAY).map(({ field, code }) => `${field} ${code}`)

test('a whole green report misses nothing', () => {
  expect(codes(draft())).toEqual([])
})

test('the worst light is the overall one, unless another is given with its reason', () => {
  expect(worstOf(Object.values(lights('red')))).toBe('red')
  expect(worstOf([null, 'not_reported', null])).toBeNull()
  expect(overallOf(draft({ lights: lights('yellow'), overall: { light: 'green', reason: 'Aftalt' } }))).toBe('green')
  expect(codes(draft({ overall: { light: 'green', reason: ' ' } }))).toEqual(['overall.reason reason'])
})

test('yellow says what would make it red, by when and who helps', () => {
  const yellow = { trigger: 'Leverandøren springer fra', by: 'ultimo 2026', help: 'SDS' }
  expect(codes(draft({ lights: lights('yellow') }))).toEqual(['yellow yellow'])
  expect(codes(draft({ lights: lights('yellow'), yellow: { ...yellow, help: '' } }))).toEqual(['yellow yellow'])
  expect(codes(draft({ lights: lights('yellow'), yellow }))).toEqual([])
})

test('red names one of three tracks', () => {
  expect(codes(draft({ lights: lights('red') }))).toEqual(['red red'])
  expect(codes(draft({ lights: lights('red'), red: { track: 'new_plan' } }))).toEqual([])
})

test('a light that the rules compute otherwise wants a reason, in both directions', () => {
  const computed = { ...NONE, time: 'red' as const, reasons: [] }
  expect(codes(draft(), known({ computed }))).toEqual(['lights.time clash'])
  expect(codes(draft({ kept: { ...draft().kept, time: 'Ny aftale er på vej' } }), known({ computed }))).toEqual([])
  expect(codes(draft({ lights: lights('red'), red: { track: 'close' } }), known({ computed }))).toEqual([])
  expect(codes(draft(), known({ computed: { ...NONE, reasons: [] } }))).toEqual([])
})

test('a milestone whose date has passed is delivered or gets a new date', () => {
  const with_ = (forecast: string | null, actual: string | null = null) =>
    codes(draft({ milestones: [{ key: 'm', forecast, actual, note: '' }] }), known(overdue))
  expect(codes(draft(), known(overdue))).toEqual(['milestones.m passed'])
  expect(with_('medio 2025')).toEqual(['milestones.m passed'])
  expect(with_('Q2 2027')).toEqual([])
  expect(with_(null, '3.11.26')).toEqual([])
  expect(with_(null, '3.12.26')).toEqual(['milestones.m future'])
  expect(with_(null, '')).toEqual(['milestones.m no_date'])
  expect(with_('31.6.27')).toEqual(['milestones.m date'])
})

test('every date that can be read is told as it was read, and whether it has passed', () => {
  const typed = draft({
    milestones: [
      { key: 'm', forecast: 'q2 27', actual: null, note: '' },
      { key: 'n', forecast: '32.1.27', actual: null, note: '' },
    ],
    yellow: { trigger: '', by: 'medio 2026', help: '' },
  })
  expect(datesRead(typed, TODAY)).toEqual([
    {
      field: 'milestones.m',
      window: { earliest: '2027-04-01', latest: '2027-06-30', precision: 'quarter', qualifier: null, text: null },
      passed: false,
    },
    {
      field: 'yellow.by',
      window: { earliest: '2026-05-01', latest: '2026-08-31', precision: 'year', qualifier: 'medio', text: null },
      passed: true,
    },
  ])
})

test('it begins with the last report as it was', () => {
  const last = { ...NONE, overall: 'yellow', time: 'yellow', basis: 'reported', narrative: { da: 'Sidst', en: null } }
  const begun = draftFrom(known({ reports: [last as unknown as Known['reports'][number]] }), null)
  expect(begun).toMatchObject({ lights: { time: 'yellow', risk: null }, overall: null, narrative: 'Sidst' })
  const other = { ...last, overall: 'green', reason: { da: 'Aftalt', en: null } }
  expect(draftFrom(known({ reports: [other as unknown as Known['reports'][number]] }), null).overall).toEqual({
    light: 'green',
    reason: 'Aftalt',
  })
  const written = draft({
    kept: { ...draft().kept, time: 'Aftalt' },
    milestones: [{ key: 'm', forecast: '2027', actual: null, note: 'Udbud' }],
  })
  expect(draftFrom(known(), written)).toEqual({ ...written, milestones: [] })
})

test('what was asked for and remarked goes on, what was added and counted is said once', () => {
  const remark = { text: { da: 'Udbuddet går om', en: null }, asOf: TODAY }
  const milestones = [
    { key: 'ahead', actual: null, lapsed: false, remark },
    { key: 'done', actual: dayWindow('2026-11-01'), lapsed: false, remark },
    { key: 'plain', actual: null, lapsed: false, remark: null },
  ] as Known['milestones']
  const written = draft({
    decision: 'Ny leverandør',
    organisation: 'alpha',
    added: [{ key: 'n1', title: 'Prøve', forecast: '2027', sectors: [], note: '' }],
    counts: [{ key: 'c', value: '94', denominator: null, planned: null, asOf: '' }],
  })
  expect(draftFrom(known({ milestones }), written)).toMatchObject({
    ...{ decision: 'Ny leverandør', organisation: null, added: [], counts: [] },
    milestones: [{ key: 'ahead', forecast: null, actual: null, note: 'Udbuddet går om' }],
  })
})

test('a draft from before the form had all its parts opens with those empty', () => {
  const { added: _, counts: __, decision: ___, organisation: ____, ...old } = draft()
  const kept = { ...old, milestones: [{ key: 'm', forecast: '2027', actual: null }] } as unknown as ReportDraft
  expect(wholeDraft(kept)).toEqual(draft({ milestones: [{ key: 'm', forecast: '2027', actual: null, note: '' }] }))
})

test('a milestone that is added has a title and a date to come', () => {
  const with_ = (title: string, forecast: string) =>
    codes(draft({ added: [{ key: 'n1', title, forecast, sectors: ['regions'], note: '' }] }))
  expect(with_('Prøvedrift', 'medio 2027')).toEqual([])
  expect(with_(' ', 'medio 2027')).toEqual(['added.n1 title'])
  expect(with_('Prøvedrift', '')).toEqual(['added.n1 no_date'])
  expect(with_('Prøvedrift', 'medio 2026')).toEqual(['added.n1 passed'])
})

test('a count is a number, of no more than there are, as of no day to come', () => {
  const indicators = [{ key: 'c', measurements: [{ value: 90, denominator: 98, planned: 98 }] }] as Known['indicators']
  const with_ = (typed: Partial<ReportDraft['counts'][number]>) =>
    codes(
      draft({ counts: [{ key: 'c', value: '94', denominator: null, planned: null, asOf: '', ...typed }] }),
      known({ indicators }),
    )
  expect(with_({})).toEqual([])
  expect(with_({ value: '99' })).toEqual(['counts.c over'])
  expect(with_({ value: 'mere end 99' })).toEqual([])
  expect(with_({ value: '99', denominator: '100' })).toEqual([])
  expect(with_({ value: '-1' })).toEqual(['counts.c count'])
  expect(with_({ denominator: '0' })).toEqual(['counts.c count'])
  expect(with_({ planned: 'alle' })).toEqual(['counts.c count'])
  expect(with_({ asOf: '21.11.26' })).toEqual(['counts.c future'])
  expect(with_({ asOf: '32.11.26' })).toEqual(['counts.c date'])
  expect(with_({ asOf: 'oktober 2026' })).toEqual([])
})

test('a decision that is asked for says what', () => {
  expect(codes(draft({ decision: '' }))).toEqual(['decision decision'])
  expect(codes(draft({ decision: 'Ny leverandør' }))).toEqual([])
})

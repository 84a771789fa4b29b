import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { DateWindow, Lifecycle } from '@pejl/server/terms'
import { expect, test } from 'vitest'
import { da as shared } from '../language/da.ts'
import { formatsOf } from '../language/formats.ts'
import { scaleOf } from './frame.ts'
import { type Against, rowOf } from './series.ts'

const formats = formatsOf('da')
const scale = scaleOf({ from: '2018-01-01', to: '2026-12-31', zoom: 'alt' }, 1000)
const against: Against = {
  scale,
  knownAt: '2025-03-31',
  tracks: 5,
  height: 30,
  words: {
    title: formats.title,
    slip: formats.slip,
    lifecycle: shared.lifecycle,
    reason: phase => (phase.reason ? formats.text(phase.reason) : ''),
    more: count => `og ${count} til`,
    overdue: 'overskredet',
    lapsed: 'bortfaldet',
  },
}

const day = (on: string): DateWindow => ({ earliest: on, latest: on, precision: 'day', qualifier: null, text: null })
const year = (of: number): DateWindow => ({
  earliest: `${of}-01-01`,
  latest: `${of}-12-31`,
  precision: 'year',
  qualifier: null,
  text: String(of),
})
const november: DateWindow = { ...day('2024-11-01'), latest: '2024-11-30', precision: 'month' }

function milestone(key: string, part: Partial<TimelineMilestone>): TimelineMilestone {
  const none = { baseline: null, forecast: null, actual: null, slipDays: null, postponements: 0, overdue: false }
  return { key, title: key, titleEn: null, ...none, lapsed: false, goLive: [], ...part }
}
const phase = (lifecycle: Lifecycle, from: DateWindow, reason = '') => ({
  lifecycle,
  from,
  reason: reason ? { da: reason, en: null } : null,
})

function initiative(part: Partial<TimelineInitiative>): TimelineInitiative {
  const names = { code: '2.1', title: 'En indsats', focusArea: 2, owners: [], programmes: [] }
  const state = { lifecycle: null, lit: true, light: null, updatedAt: null }
  return { ...names, ...state, phases: [], milestones: [], dependsOn: [], ...part }
}

test('CareCommunication is drawn from November 2024 to 31 May 2025 and says +6 months', () => {
  const moved = milestone('CareCommunication', { baseline: november, forecast: day('2025-05-31'), slipDays: 182 })
  const [mark] = rowOf(initiative({ milestones: [moved] }), against).marks
  expect(mark?.slip).toBe('+6\u00A0mdr.')
  expect(mark?.state).toBe('expected')
  expect(mark?.x).toBeCloseTo((scale.start('2025-05-31') + scale.end('2025-05-31')) / 2, 0)
  expect(mark?.plan?.x).toBeCloseTo((scale.start('2024-11-01') + scale.end('2024-11-30')) / 2, 0)
})

test('a fuzzy date is drawn as the span that it can mean', () => {
  const [mark] = rowOf(initiative({ milestones: [milestone('m', { actual: year(2022) })] }), against).marks
  expect(mark?.state).toBe('delivered')
  expect(mark?.span).toEqual([scale.start('2022-01-01'), scale.end('2022-12-31')])
  expect(mark?.x).toBeCloseTo(scale.start('2022-07-02'), 0)
})

test('what fell away with a stopped initiative says so, and is neither ahead nor overdue', () => {
  const gone = milestone('m', { forecast: day('2024-06-30'), lapsed: true })
  const [mark] = rowOf(initiative({ milestones: [gone] }), against).marks
  expect(mark?.state).toBe('lapsed')
  expect(mark?.place.text).toBe('m · bortfaldet')
})

test('a plan that was kept is not drawn twice', () => {
  const kept = milestone('m', { baseline: year(2025), forecast: year(2025) })
  expect(rowOf(initiative({ milestones: [kept] }), against).marks[0]?.plan).toBeNull()
})

test('an initiative without dates says so, and its milestones are kept for those who ask', () => {
  const row = rowOf(initiative({ lifecycle: 'rollout', milestones: [milestone('m', {})] }), against)
  expect(row).toMatchObject({ dateless: true, bars: [], marks: [] })
  expect(row.undated.map(({ key }) => key)).toEqual(['m'])
})

test('a phase holds until the next one, and the present one until the day shown', () => {
  const phases = [phase('in_development', day('2019-01-01')), phase('rollout', day('2022-01-01'))]
  const { bars } = rowOf(initiative({ lifecycle: 'rollout', phases }), against)
  expect(bars).toMatchObject([
    { kind: 'in_development', to: scale.start('2022-01-01'), open: false },
    { kind: 'rollout', to: scale.end('2025-03-31'), open: false },
  ])
})

test('a phase whose end nobody knows is drawn without an end', () => {
  const phases = [phase('rollout', day('2019-01-01'))]
  const [bar] = rowOf(initiative({ lifecycle: 'in_operation', phases }), against).bars
  expect(bar?.open).toBe(true)
  expect((bar?.to ?? 0) - (bar?.from ?? 0)).toBeLessThan(20)
})

test('a phase that began at some day of a year is sure only from the end of it', () => {
  const [bar] = rowOf(initiative({ lifecycle: 'rollout', phases: [phase('rollout', year(2020))] }), against).bars
  expect([bar?.from, bar?.sure]).toEqual([scale.start('2020-01-01'), scale.end('2020-12-31')])
})

test('what ended an initiative stands as a sign with its reason, and no bar goes on after it', () => {
  const phases = [phase('in_development', day('2019-01-01')), phase('discontinued', day('2021-06-01'), 'for få data')]
  const { bars, signs } = rowOf(initiative({ lifecycle: 'discontinued', phases }), against)
  expect(bars).toHaveLength(1)
  expect(signs[0]).toMatchObject({
    phase: { lifecycle: 'discontinued' },
    place: { side: 'right', text: 'Stoppet – for få data' },
  })
})

test('dates outside the frame are counted at its edges', () => {
  const zoomed = { ...against, scale: scaleOf({ from: '2024-01-01', to: '2024-12-31', zoom: '12mdr' }, 1000) }
  const milestones = [
    milestone('then', { actual: day('2019-05-01') }),
    milestone('now', { actual: day('2024-05-01') }),
    milestone('later', { forecast: day('2026-05-01') }),
  ]
  const row = rowOf(initiative({ milestones }), zoomed)
  const keys = (outside: typeof row.before) => outside.map(({ milestone }) => milestone?.key)
  expect([keys(row.before), row.marks.map(({ key }) => key), keys(row.after)]).toEqual([['then'], ['now'], ['later']])
})

test('phases and endings outside the frame are pointed to, too', () => {
  const zoomed = { ...against, scale: scaleOf({ from: '2024-01-01', to: '2024-12-31', zoom: '12mdr' }, 1000) }
  const phases = [phase('in_development', day('2019-01-01')), phase('rollout', day('2022-01-01'))]
  const under = rowOf(initiative({ lifecycle: 'rollout', phases }), zoomed)
  expect(under.before).toMatchObject([{ phase: { lifecycle: 'in_development' }, milestone: null }])
  expect(under.bars).toMatchObject([{ kind: 'rollout', from: 0, to: 1000 }])
  const ended = rowOf(
    initiative({ lifecycle: 'completed', phases: [...phases, phase('completed', day('2023-02-01'))] }),
    zoomed,
  )
  expect(ended).toMatchObject({ bars: [], signs: [], after: [] })
  expect(ended.before).toHaveLength(3)
})

test('a plan outside the frame is pointed to from its milestone', () => {
  const zoomed = { ...against, scale: scaleOf({ from: '2025-01-01', to: '2025-12-31', zoom: '12mdr' }, 1000) }
  const moved = milestone('m', { baseline: november, forecast: day('2025-05-31'), slipDays: 182 })
  expect(rowOf(initiative({ milestones: [moved] }), zoomed).marks[0]?.plan).toMatchObject({ x: 0, outside: true })
})

test('a row grows with its milestones and says what is overdue', () => {
  const at = (month: string) =>
    milestone(`En milepæl i ${month}`, { forecast: day(`2025-${month}-01`), overdue: month === '02' })
  const few = rowOf(initiative({ milestones: [at('02')] }), against)
  const many = rowOf(initiative({ milestones: ['01', '02', '03', '04', '05'].map(at) }), against)
  expect(few.height).toBe(30)
  expect(many.height).toBeGreaterThan(50)
  expect(few.marks[0]?.place.strong).toBe('overskredet')
  expect(new Set(many.marks.map(({ place }) => place.track)).size).toBeGreaterThan(2)
})

test('a slip of less than a month is told, but not in bold', () => {
  const moved = (to: string, slipDays: number) =>
    milestone('Udbud', { baseline: day('2025-05-31'), forecast: day(to), slipDays })
  const [small] = rowOf(initiative({ milestones: [moved('2025-06-05', 5)] }), against).marks
  expect(small?.place).toMatchObject({ text: 'Udbud +5\u00A0dage', strong: '' })
  const [long] = rowOf(initiative({ milestones: [moved('2025-08-31', 92)] }), against).marks
  expect(long?.place).toMatchObject({ text: 'Udbud', strong: '+92\u00A0dage' })
})

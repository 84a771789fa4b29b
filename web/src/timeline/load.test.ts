import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { DateWindow, Lifecycle, Sector } from '@pejl/server/terms'
import { expect, test } from 'vitest'
import { countOf, hasAny, loadOf, sizeOf } from './load.ts'
import { periodsIn } from './periods.ts'

const QUARTERS = periodsIn({ from: '2025-01-01', to: '2026-12-31' })
const window = (earliest: string, latest: string): DateWindow => ({
  earliest,
  latest,
  precision: earliest === latest ? 'day' : 'quarter',
  qualifier: null,
  text: null,
})
const goLive = (key: string, goLive: Sector[], part: Partial<TimelineMilestone>) =>
  ({ key, title: key, baseline: null, forecast: null, actual: null, goLive, ...part }) as TimelineMilestone
const initiative = (code: string, ...milestones: TimelineMilestone[]) =>
  ({ code, title: code, milestones }) as TimelineInitiative
const strip = (sector: Sector, ...milestones: TimelineMilestone[]) => stripIn(QUARTERS, sector, ...milestones)
const stripIn = (periods: typeof QUARTERS, sector: Sector, ...milestones: TimelineMilestone[]) => {
  const found = loadOf([initiative('2.1', ...milestones)], periods).find(one => one.sector === sector)
  if (!found) throw new Error(`no strip for ${sector}`)
  return found
}
const counts = (of: ReturnType<typeof strip>) => of.cells.map(countOf)

test('a date within a quarter counts there, a fuzzier one perhaps in each quarter that it can mean', () => {
  const of = strip(
    'municipalities',
    goLive('day', ['municipalities', 'regions'], { forecast: window('2025-05-31', '2025-05-31') }),
    goLive('quarter', ['municipalities'], { forecast: window('2025-04-01', '2025-06-30') }),
    goLive('half-year', ['municipalities'], { baseline: window('2025-01-01', '2025-06-30') }),
  )
  expect(counts(of)).toEqual(['0–1', '2–3', '0', '0', '0', '0', '0', '0'])
  expect(of.peak?.from).toBe('2025-04-01')
})

test('the newest forecast decides, not the plan', () => {
  const moved = goLive('m', ['state'], {
    baseline: window('2025-02-01', '2025-02-28'),
    forecast: window('2026-11-01', '2026-11-30'),
  })
  expect(counts(strip('state', moved))).toEqual(['0', '0', '0', '0', '0', '0', '0', '1'])
})

test('what has gone live, and what is no go-live, is not planned', () => {
  const reached = goLive('m', ['regions'], { actual: window('2025-02-01', '2025-02-01') })
  const none = goLive('contract', [], { forecast: window('2025-02-01', '2025-02-01') })
  expect(strip('regions', reached, none)).toMatchObject({ peak: null, undated: [], outside: [] })
})

test('what has no date and what lies outside the frame is counted apart', () => {
  const of = strip(
    'practice',
    goLive('m', ['practice'], {}),
    goLive('later', ['practice'], { forecast: window('2027-01-01', '2027-03-31') }),
    goLive('partly', ['practice'], { forecast: window('2026-01-01', '2027-12-31') }),
  )
  expect(of.undated.map(({ milestone }) => milestone.key)).toEqual(['m'])
  expect(of.outside.map(({ milestone }) => milestone.key)).toEqual(['later'])
  expect(hasAny({ ...of, cells: [], undated: [] })).toBe(true)
  expect(of.cells.map(sizeOf)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
})

test('every sector has a strip, others only when something is planned for them', () => {
  const sectors = (...milestones: TimelineMilestone[]) =>
    loadOf([initiative('1.1', ...milestones)], QUARTERS).map(({ sector }) => sector)
  expect(sectors()).toEqual(['state', 'regions', 'municipalities', 'practice'])
  expect(sectors(goLive('m', ['other'], {}))).toContain('other')
})

test('what an initiative planned that is over or was never begun does not count; a paused one may be taken up again', () => {
  const planned = (lifecycle: Lifecycle | null) => {
    const of = {
      ...initiative('1.1', goLive('m', ['state'], { forecast: window('2025-02-01', '2025-02-01') })),
      lifecycle,
    }
    return loadOf([of as TimelineInitiative], QUARTERS).some(hasAny)
  }
  const over: Lifecycle[] = ['discontinued', 'never_started', 'absorbed', 'handed_over', 'completed']
  expect(over.filter(planned)).toEqual([])
  expect((['paused', 'in_operation', 'rollout', null] as const).map(planned)).toEqual([true, true, true, true])
})

test('what is overdue stands where it was planned, but is no part of what is ahead', () => {
  const late = goLive('late', ['state'], { forecast: window('2025-02-01', '2025-02-01'), overdue: true })
  const ahead = goLive('ahead', ['state'], { forecast: window('2025-08-01', '2025-08-01') })
  const of = strip('state', late, { ...late, key: 'late too' }, ahead)
  expect(counts(of)).toEqual(['2', '0', '1', '0', '0', '0', '0', '0'])
  expect(of.peak?.from).toBe('2025-07-01')
  expect(of.overdue).toHaveLength(2)
  expect(strip('state', late)).toMatchObject({ peak: null, overdue: [late].map(milestone => ({ milestone })) })
})

test('a frame that begins within a quarter counts by its own days', () => {
  const of = stripIn(
    periodsIn({ from: '2025-05-01', to: '2026-04-30' }),
    'state',
    goLive('before', ['state'], { forecast: window('2025-04-15', '2025-04-15') }),
    goLive('perhaps before', ['state'], { forecast: window('2025-04-01', '2025-06-30') }),
    goLive('inside', ['state'], { forecast: window('2025-05-01', '2025-05-31') }),
    goLive('after', ['state'], { forecast: window('2026-05-01', '2026-05-31') }),
  )
  expect(of.outside.map(({ milestone }) => milestone.key)).toEqual(['before', 'after'])
  expect(counts(of)).toEqual(['1–2', '0', '0', '0', '0'])
})

import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { DateWindow, Sector } from '@pejl/server/terms'
import { expect, test } from 'vitest'
import { countOf, loadOf, quartersIn, sizeOf } from './load.ts'

const FRAME = { from: '2025-01-01', to: '2026-12-31' }
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
const strip = (sector: Sector, ...milestones: TimelineMilestone[]) => {
  const found = loadOf([initiative('2.1', ...milestones)], FRAME).find(one => one.sector === sector)
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
  expect(of.peak?.quarter).toBe('2025-04-01')
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
  expect(strip('regions', reached, none)).toMatchObject({ peak: null, undated: [], outside: 0 })
})

test('what has no date and what lies outside the frame is counted apart', () => {
  const of = strip(
    'practice',
    goLive('m', ['practice'], {}),
    goLive('later', ['practice'], { forecast: window('2027-01-01', '2027-03-31') }),
    goLive('partly', ['practice'], { forecast: window('2026-01-01', '2027-12-31') }),
  )
  expect(of.undated.map(({ milestone }) => milestone.key)).toEqual(['m'])
  expect(of.outside).toBe(1)
  expect(of.cells.map(sizeOf)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
})

test('every sector has a strip, others only when something is planned for them', () => {
  const sectors = (...milestones: TimelineMilestone[]) =>
    loadOf([initiative('1.1', ...milestones)], FRAME).map(({ sector }) => sector)
  expect(sectors()).toEqual(['state', 'regions', 'municipalities', 'practice'])
  expect(sectors(goLive('m', ['other'], {}))).toContain('other')
})

test('a frame that begins within a quarter has that quarter', () => {
  expect(quartersIn({ from: '2026-05-01', to: '2027-04-30' })).toEqual([
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
    '2027-01-01',
    '2027-04-01',
  ])
})

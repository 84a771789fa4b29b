import type { ReportDraft } from '@pejl/server/reports/contract'
import { expect, test } from 'vitest'
import { da } from './da.ts'
import {
  clashOf,
  criteriaOf,
  differences,
  newMilestone,
  outlookOf,
  same,
  UNCHANGED,
  withCount,
  withMilestone,
} from './judgement.ts'

const draft: ReportDraft = {
  lights: { time: 'green', economy: null, delivery: 'yellow', risk: null },
  overall: null,
  kept: { time: '', economy: '', delivery: '', risk: '' },
  narrative: 'Det går.',
  yellow: null,
  red: null,
  milestones: [],
  added: [],
  counts: [],
  decision: null,
  organisation: null,
}
const computed = { overall: 'red', time: 'red', economy: null, delivery: 'yellow', risk: 'green', reasons: [] } as const

test('a light clashes only with a rule that computes another', () => {
  const clash = (dimension: 'time' | 'economy' | 'delivery' | 'risk') =>
    clashOf(draft, { ...computed, reasons: [] }, dimension)
  expect([clash('time'), clash('economy'), clash('delivery'), clash('risk')]).toEqual(['red', null, null, null])
})

test('a milestone that is said nothing about leaves no trace', () => {
  const moved = withMilestone(draft, { key: 'a', forecast: 'Q2 2027', actual: null, note: '' })
  expect(moved.milestones).toHaveLength(1)
  expect(withMilestone(moved, { key: 'a', forecast: null, actual: null, note: '' })).toEqual(draft)
  expect(withMilestone(draft, { key: 'a', forecast: null, actual: null, note: 'Udbud' }).milestones).toHaveLength(1)
})

test('a count that is taken back leaves no trace', () => {
  const counted = withCount(draft, { key: 'c', ...UNCHANGED, value: '94' })
  expect(counted.counts).toHaveLength(1)
  expect(withCount(counted, { key: 'c', ...UNCHANGED })).toEqual(draft)
})

test('each milestone that is added has a name of its own, also after one is removed', () => {
  const one = newMilestone(draft, [])
  const two = newMilestone({ ...draft, added: [one] }, [])
  expect([one.key, two.key, newMilestone({ ...draft, added: [two] }, []).key]).toEqual(['n1', 'n2', 'n3'])
  expect(newMilestone(draft, ['submitted.7.1.milestone.n4']).key).toBe('n5')
})

test('the board reads what goes with the light that is given, and nothing of another one', () => {
  const yellow = { trigger: 'Udbud', by: 'medio 2027', help: 'SDS' }
  const told = { ...draft, yellow, red: { track: 'close' as const }, decision: 'Ny leverandør' }
  expect(outlookOf(told)).toEqual({ yellow, red: null, decision: 'Ny leverandør' })
  expect(outlookOf({ ...told, lights: { ...draft.lights, time: 'red' } })).toMatchObject({ yellow: null })
})

test('drafts are compared by what they say, not by the order it is written in', () => {
  const { narrative, ...rest } = draft
  expect(same({ narrative, ...rest }, draft)).toBe(true)
  expect(differences(draft, { ...draft, narrative: 'Andet', red: { track: 'close' } })).toEqual(['red', 'narrative'])
})

test('what a light means is told by the rules in force, and not at all where none is', () => {
  const rules = {
    time: { yellowFromMonths: 2, redAboveMonths: 6 },
    economy: { yellowUpToPercent: 2.5, yellowUpToDkk: 1_500_000, underspendPercent: 10 },
    delivery: null,
    risk: { yellowFromScore: 8, redFromScore: 15 },
  }
  expect(criteriaOf(da.criterion, rules, 'time')).toEqual({
    green: 'Skred under 2 måneder',
    yellow: 'En milepæl skrider 2–6 måneder',
    red: 'Skred over 6 måneder, eller overskredet uden ny dato',
  })
  expect(criteriaOf(da.criterion, rules, 'economy')?.yellow).toBe('Merforbrug op til 2,5 % og 1,5 mio. kr.')
  expect(criteriaOf(da.criterion, rules, 'delivery')).toBeNull()
})

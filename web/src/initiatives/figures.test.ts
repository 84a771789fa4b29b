import { expect, test } from 'vitest'
import { formatsOf } from '../language/formats.ts'
import { da as list } from '../portfolio/da.ts'
import { en as listEn } from '../portfolio/en.ts'
import { da } from './da.ts'
import { en } from './en.ts'
import {
  amountOf,
  countOf,
  type Indicator,
  isSeries,
  type Measurement,
  remainderOf,
  remainderSentence,
  shareIn,
} from './figures.ts'
import type { Say } from './say.ts'

const danish = { own: da, list: { own: list }, formats: formatsOf('da') } as Say
const english = { own: en, list: { own: listEn }, formats: formatsOf('en') } as Say

const measured = (value: number, given: Partial<Measurement> = {}): Measurement => ({
  value,
  valueMax: null,
  denominator: 98,
  planned: null,
  qualifier: null,
  asPrinted: null,
  derived: false,
  asOf: null,
  note: null,
  recordedOn: '2025-03-31',
  sources: [],
  ...given,
})
const indicator = (title: string, of: Measurement[], given: Partial<Indicator> = {}): Indicator => ({
  key: title,
  title: { da: title, en: null },
  unit: { da: 'kommuner', en: 'municipalities' },
  sector: 'municipalities',
  rollout: false,
  comparable: false,
  measurements: of,
  recordedOn: '2025-03-31',
  sources: [],
  ...given,
})
const rollout = (of: Measurement) => indicator('Kommuner med begge løsninger', [of], { rollout: true })
const missing = indicator('Kommuner der mangler en eller begge løsninger', [measured(4)])
const withPlan = {
  ...indicator('heraf med plan', [measured(2, { denominator: 4 })]),
  title: { da: 'heraf med plan', en: 'of which with a plan' },
}
const without = {
  ...indicator('heraf uden plan', [measured(2, { denominator: 4 })]),
  title: { da: 'heraf uden plan', en: 'of which without a plan' },
}

function restOf(of: Indicator, others: Indicator[], say = danish) {
  const rest = remainderOf(of, [of, ...others])
  return rest && remainderSentence(rest, of, say)
}

test('what is left is named as the sources name it', () => {
  const all = [missing, withPlan, without]
  expect(restOf(rollout(measured(94)), all)).toBe('4 kommuner mangler: 2 med plan, 2 uden plan')
  expect(restOf(rollout(measured(94)), all, english)).toBe('4 municipalities missing: 2 with a plan, 2 without a plan')
})

test('what no source calls missing is only the rest', () => {
  expect(restOf(rollout(measured(88)), [missing, withPlan])).toBe('Resten: 10 kommuner')
  const regions = { ...missing, sector: 'regions' as const }
  expect(restOf(rollout(measured(94)), [regions])).toBe('Resten: 4 kommuner')
})

test.each<[string, Measurement]>([
  ['all are reached', measured(98)],
  ['none is reached yet', measured(0)],
  ['the total is not known', measured(94, { denominator: null })],
  ['the count is about', measured(94, { qualifier: 'about' })],
  ['the count is a range', measured(90, { valueMax: 94 })],
])('no rest is worked out where %s', (_, of) => {
  expect(restOf(rollout(of), [missing, withPlan])).toBeNull()
})

test('figures are a series only where they may be compared and are counted of the same', () => {
  const two = [measured(10), measured(20)]
  expect(isSeries(indicator('a', two, { comparable: true }))).toBe(true)
  expect(isSeries(indicator('a', two))).toBe(false)
  expect(isSeries(indicator('a', [measured(10)], { comparable: true }))).toBe(false)
  expect(isSeries(indicator('a', [measured(10), measured(20, { denominator: 5 })], { comparable: true }))).toBe(false)
})

test('the bars of a series begin at zero and share one scale', () => {
  const counted = indicator('a', [measured(49), measured(98)])
  expect(counted.measurements.map(one => shareIn(one, counted))).toEqual([0.5, 1])
  const open = indicator('b', [measured(51_000, { denominator: null }), measured(6_000_000, { denominator: null })])
  expect(open.measurements.map(one => shareIn(one, open))).toEqual([0.0085, 1])
})

test('a count is told with how sure it is and of how many', () => {
  expect(amountOf(measured(94, { qualifier: 'just_under' }), missing, danish)).toBe('knap 94 af 98')
  const downloads = indicator('d', [], { unit: { da: 'downloads', en: null } })
  const more = measured(6_000_000, { denominator: null, qualifier: 'more_than' })
  expect(amountOf(more, downloads, danish)).toBe('mere end 6 mio. downloads')
  expect(countOf(more, downloads, danish)).toBe('mere end 6 mio.')
  expect(amountOf(measured(3, { valueMax: 5, denominator: null }), missing, danish)).toBe('3–5 kommuner')
})

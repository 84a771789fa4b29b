import { LIFECYCLES, LIGHTS } from '@pejl/server/terms'
import { expect, test } from 'vitest'
import { da as overviewDa } from '../portfolio/da.ts'
import { en as overviewEn } from '../portfolio/en.ts'
import { da } from './da.ts'
import { en } from './en.ts'

/** Every path to a word: `light.green`, `inventedBanner`. */
function pathsIn(words: object, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? pathsIn(value, `${before}${key}.`) : [before + key],
  )
}

test.each([
  ['shared', da, en],
  ['overview', overviewDa, overviewEn],
])('the %s words are the same in both languages', (_, danish, english) => {
  expect(pathsIn(english).sort()).toEqual(pathsIn(danish).sort())
})

test.each([
  ['Danish', da],
  ['English', en],
])('no two lights or lifecycles share a word in %s', (_, words) => {
  const all = [...LIGHTS.map(light => words.light[light]), ...LIFECYCLES.map(lifecycle => words.lifecycle[lifecycle])]
  expect(new Set(all).size).toBe(all.length)
  expect(all.every(word => word.length > 0)).toBe(true)
})

test('plurals follow the count', () => {
  expect(overviewDa.initiatives(1)).toBe('1 indsats')
  expect(overviewDa.initiatives(10_000)).toBe('10.000 indsatser')
  expect(overviewEn.initiatives(1)).toBe('1 initiative')
  expect(overviewDa.updatesWaiting(2)).toBe('2 opdateringer venter. Vis dem')
  expect(overviewDa.gap(1)).toBe('beregnet 1 trin værre end vurderet')
  expect(overviewDa.gap(-2)).toBe('beregnet 2 trin bedre end vurderet')
  expect(overviewDa.amount(2_950_000, 'borgere')).toBe('3 mio. borgere')
})

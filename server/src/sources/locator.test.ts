import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashOf, linesIn, linesOfHash } from './locator.ts'

test.each([
  ['l. 43', 'l-43'],
  ['l. 199-203', 'l-199-203'],
  ['l. 199–203', 'l-199-203'],
  ['l.7', 'l-7'],
  ['Linje 7', 'l-7'],
  ['linjer 7 - 9', 'l-7-9'],
  ['lines 7-9', 'l-7-9'],
  ['l. 199-200, 208', 'l-199-200,208'],
  ['l. 208, l. 199-200', 'l-199-200,208'],
  ['l. 5 og 9', 'l-5,9'],
  ['l. 5, 6 og 7-8', 'l-5-8'],
  ['l. 5-9, 7', 'l-5-9'],
  [' l. 8 ', 'l-8'],
])('%s is %s', (locator, hash) => {
  expect(hashOf(linesIn(locator))).toBe(hash)
  expect(linesOfHash(`#${hash}`)).toEqual(linesIn(locator))
})

test.each([
  's. 2',
  'pkt. 4',
  'statusrunde 3',
  'l.',
  'l. x',
  'l. 0',
  'l. 9-5',
  'l. 5-',
  'bilag 3, l. 5',
  'l. 12345678',
  '',
  'l. 5 s. 3',
])('»%s« names no lines', locator => {
  expect(linesIn(locator)).toEqual([])
  expect(hashOf(linesIn(locator))).toBe('')
})

test.each(['', '#', '#l-', '#l-0', '#l-9-5', '#m-7', '#l-5-6-7', '#l-5,', '#%', '#l-1234567', '#L-5'])(
  'the hash %s names no lines',
  hash => {
    expect(linesOfHash(hash)).toEqual([])
  },
)

test('the comma of a hash may come encoded', () => {
  expect(linesOfHash('#l-5%2C9')).toEqual([
    { from: 5, to: 5 },
    { from: 9, to: 9 },
  ])
})

const SEED = join(import.meta.dirname, '../../../seed/strategi-for-digital-sundhed')

test('every locator of the strategy names lines, and just those that it prints', () => {
  const texts = readdirSync(SEED).filter(name => name.endsWith('.json'))
  const locators = new Set(
    texts.flatMap(name =>
      [...readFileSync(join(SEED, name), 'utf8').matchAll(/"locator": "([^"]*)"/g)].map(([, locator = '']) => locator),
    ),
  )
  expect(locators.size).toBeGreaterThan(300)
  for (const locator of locators) {
    const lines = linesIn(locator)
    expect(lines, locator).toHaveLength(1)
    expect(`l. ${hashOf(lines).slice(2)}`).toBe(locator)
  }
})

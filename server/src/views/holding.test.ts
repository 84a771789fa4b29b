import { expect, test } from 'vitest'
import { holdingOn } from './holding.ts'
import type { Statement } from './shapes.ts'

const said = (key: string, recordedOn: string, light: Statement['light']): Statement => ({
  organisation: { key, abbreviation: key.toUpperCase(), name: key },
  dimension: null,
  words: { da: 'Ord', en: null },
  onBehalf: false,
  recordedOn,
  light,
})
const shown = (statements: Statement[], day: string) =>
  holdingOn(statements, day).map(({ organisation, light }) => `${organisation.key} ${light}`)

const COURSE = [
  said('kl', '2025-01-10', 'red'),
  said('dr', '2025-01-12', 'yellow'),
  said('kl', '2025-02-01', 'yellow'),
  said('dr', '2025-03-01', null),
]

test.each([
  ['2025-01-09', []],
  ['2025-01-10', ['kl red']],
  ['2025-01-31', ['kl red', 'dr yellow']],
  ['2025-02-01', ['dr yellow', 'kl yellow']],
  ['2025-03-01', ['kl yellow']],
])('on %s what each organisation said last holds, unless it took it back', (day, expected) => {
  expect(shown(COURSE, day)).toEqual(expected)
})

test('who took a view back may give it again', () => {
  expect(shown([...COURSE, said('dr', '2025-03-02', 'red')], '2025-03-02')).toEqual(['kl yellow', 'dr red'])
})

test('nothing said is nothing that holds', () => {
  expect(shown([], '2025-01-01')).toEqual([])
})

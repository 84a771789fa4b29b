import { expect, test } from 'vitest'
import { type LightRule, rulesAt } from './rule.ts'

const rule = (validFrom: string, yellowFromMonths: number, own = false): LightRule => ({
  dimension: 'time',
  own,
  validFrom,
  thresholds: { yellowFromMonths, redAboveMonths: 3 },
})

test.each([
  ['the newest that is valid', [rule('2018-01-01', 1), rule('2024-01-01', 2), rule('2026-01-01', 3)], 2],
  ['the one that starts on the day', [rule('2018-01-01', 1), rule('2025-03-31', 2)], 2],
  ['the own before a newer common one', [rule('2019-01-01', 2, true), rule('2024-01-01', 1)], 2],
  ['the own, wherever it stands', [rule('2024-01-01', 1), rule('2019-01-01', 2, true)], 2],
  ['the common until the own is valid', [rule('2018-01-01', 1), rule('2026-01-01', 2, true)], 1],
])('in force is %s', (_, rules, months) => {
  expect(rulesAt(rules, '2025-03-31').time).toEqual({ yellowFromMonths: months, redAboveMonths: 3 })
})

test('a dimension without a valid rule is not computed', () => {
  expect(rulesAt([rule('2026-01-01', 1)], '2025-03-31')).toEqual({
    time: null,
    economy: null,
    delivery: null,
    risk: null,
  })
})

test.each([
  ['a number is missing', { yellowFromMonths: 1 }],
  ['a number is a text', { yellowFromMonths: '1', redAboveMonths: 3 }],
  ['a month is not whole', { yellowFromMonths: 0.5, redAboveMonths: 3 }],
])('a rule is no rule when %s', (_, thresholds) => {
  expect(rulesAt([{ ...rule('2018-01-01', 1), thresholds }], '2025-03-31').time).toBeNull()
})

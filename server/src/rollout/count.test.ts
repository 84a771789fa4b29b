import { expect, test } from 'vitest'
import { countFrom, numberFrom } from './count.ts'

test.each([
  ['94', 94],
  ['0', 0],
  ['1.234', 1234],
  ['1.234.567', 1_234_567],
  ['1 234', 1234],
  ['12,5', 12.5],
  ['1.234,5', 1234.5],
  ['0,125', 0.125],
  ['1,234', 1234],
  ['1,234.5', 1234.5],
  ['12.5', 12.5],
  [' 7 ', 7],
])('%s is read as %d', (text, value) => {
  expect(numberFrom(text)).toBe(value)
})

test.each(['', '-5', '−5', '1.23.4', '1.234.5', '1.2345.678', 'mange', '5 %', '1e5', 'Infinity', '1234567890123'])(
  '%s is no number that can be counted to',
  text => {
    expect(numberFrom(text)).toBeNull()
  },
)

test('a count says how sure it is', () => {
  expect(countFrom('knap 94')).toEqual({ value: 94, qualifier: 'just_under' })
  expect(countFrom('Mere end 1.200')).toEqual({ value: 1200, qualifier: 'more_than' })
  expect(countFrom('ca. 12,5')).toEqual({ value: 12.5, qualifier: 'about' })
  expect(countFrom('at least 3')).toEqual({ value: 3, qualifier: 'at_least' })
  expect(countFrom('12')).toEqual({ value: 12, qualifier: null })
  expect(countFrom('næsten 94')).toBeNull()
  expect(countFrom('knap')).toBeNull()
  expect(countFrom('')).toBeNull()
})

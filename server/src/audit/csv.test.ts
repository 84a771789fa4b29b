import { expect, test } from 'vitest'
import { csvHead, csvLine } from './csv.ts'

test.each([
  ['=1+1', `'=1+1`],
  ['+45', `'+45`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `"'\tx"`],
  ['\rx', `"'\rx"`],
  ['a=1', 'a=1'],
  ['a;b', '"a;b"'],
  ['says "so"', '"says ""so"""'],
  ['two\nlines', '"two\nlines"'],
  [null, ''],
  [7, '7'],
])('%j is written so that no spreadsheet runs it or splits it', (value, written) => {
  expect(csvLine([value, 'x'])).toBe(`${written};x\r\n`)
})

test('the head begins with what tells a spreadsheet the encoding', () => {
  expect(csvHead(['a', 'b'])).toBe('\uFEFFa;b\r\n')
})

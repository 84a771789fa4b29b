import type { DateWindow, Precision, Qualifier } from '@pejl/server/terms'
import { describe, expect, test } from 'vitest'
import { formatsOf, numberIn } from './formats.ts'
import { listed } from './listed.ts'

const da = formatsOf('da')
const en = formatsOf('en')

function window(
  earliest: string,
  latest: string,
  precision: Precision,
  qualifier: Qualifier | null = null,
  text: string | null = null,
): DateWindow {
  return { earliest, latest, precision, qualifier, text }
}
const day = (iso: string) => window(iso, iso, 'day')
const plain = (text: string) => text.replaceAll('\u00A0', ' ')

describe('a day', () => {
  test.each([
    ['2025-03-31', '31. mar. 2025', '31 Mar 2025'],
    ['2025-05-01', '1. maj 2025', '1 May 2025'],
    ['2019-12-09', '9. dec. 2019', '9 Dec 2019'],
  ])('%s is written %s in Danish and %s in English', (iso, danish, english) => {
    expect(da.day(iso)).toBe(danish)
    expect(en.day(iso)).toBe(english)
  })

  test('leaves out the year it is read in, and the day of another year', () => {
    expect(da.shortDay('2025-03-31', 2025)).toBe('31. mar.')
    expect(da.shortDay('2024-12-09', 2025)).toBe('dec. 2024')
    expect(en.shortDay('2025-03-31', 2025)).toBe('31 Mar')
  })
})

describe('a number', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [10_000, '10.000', '10,000'],
    [1_234_567.5, '1.234.567,5', '1,234,567.5'],
    [-1500, '−1.500', '−1,500'],
  ])('%d is written %s in Danish and %s in English', (value, danish, english) => {
    expect(numberIn(value, 'da')).toBe(danish)
    expect(numberIn(value, 'en')).toBe(english)
  })
})

describe('a window', () => {
  test.each([
    [day('2025-05-31'), '31. maj 2025', '31 May 2025'],
    [window('2024-11-01', '2024-11-30', 'month'), 'nov. 2024', 'Nov 2024'],
    [window('2025-04-01', '2025-06-30', 'quarter'), '2. kvt. 2025', 'Q2 2025'],
    [window('2025-07-01', '2025-12-31', 'half_year'), '2. halvår 2025', 'H2 2025'],
    [window('2025-01-01', '2025-12-31', 'year'), '2025', '2025'],
    [window('2025-01-01', '2026-12-31', 'year_range'), '2025–2026', '2025–2026'],
    [window('2025-10-01', '2025-12-31', 'year', 'ultimo', 'ultimo 2025'), 'ultimo 2025', 'late 2025'],
    [window('2025-10-01', '2025-12-31', 'year', 'ultimo', 'i slutningen af året 2025'), 'ultimo 2025', 'late 2025'],
    [window('2025-06-01', '2025-08-31', 'year', 'summer'), 'sommer 2025', 'summer 2025'],
    [window('2025-03-21', '2025-03-31', 'month', 'ultimo'), 'ultimo mar. 2025', 'late Mar 2025'],
  ])('%o is as short as its precision allows', (of, danish, english) => {
    expect(da.window(of)).toBe(danish)
    expect(en.window(of)).toBe(english)
  })
})

describe('a slip', () => {
  const month = window('2024-11-01', '2024-11-30', 'month')
  test.each([
    ['a day against a month, CareCommunication', month, day('2025-05-31'), '+6 mdr.', '+6 mo.'],
    ['one month is singular', month, window('2024-12-01', '2024-12-31', 'month'), '+1 md.', '+1 mo.'],
    ['days between two days', day('2025-01-01'), day('2025-01-13'), '+12 dage', '+12 days'],
    ['one day', day('2025-01-01'), day('2025-01-02'), '+1 dag', '+1 day'],
    ['earlier than planned', month, day('2024-08-31'), '−3 mdr.', '−3 mo.'],
    ['nothing', day('2025-01-01'), day('2025-01-01'), '0', '0'],
    [
      'a bare year in years',
      window('2020-01-01', '2020-12-31', 'year'),
      window('2022-01-01', '2022-12-31', 'year'),
      '+2 år',
      '+2 yrs',
    ],
    [
      'a qualified year in months',
      window('2018-10-01', '2018-12-31', 'year', 'ultimo'),
      window('2019-10-01', '2019-12-31', 'year', 'ultimo'),
      '+12 mdr.',
      '+12 mo.',
    ],
    [
      'less than one whole unit in the next finer one',
      window('2020-01-01', '2020-12-31', 'year'),
      day('2021-01-08'),
      '+8 dage',
      '+8 days',
    ],
  ])('%s', (_, plan, reached, danish, english) => {
    expect(plain(da.slip(plan, reached))).toBe(danish)
    expect(plain(en.slip(plan, reached))).toBe(english)
  })

  test('without its dates is told in months from two months on', () => {
    expect(plain(da.movedDays(59))).toBe('+59 dage')
    expect(plain(da.movedDays(91))).toBe('+3 mdr.')
    expect(plain(da.movedDays(-30))).toBe('−30 dage')
  })
})

test('how long a move lasts has no sign', () => {
  expect([792, -45, 1].map(days => plain(da.lasting(days)))).toEqual(['26 mdr.', '45 dage', '1 dag'])
})

test('the last of several words is joined with its conjunction', () => {
  expect([['navn'], ['navn', 'frist'], ['navn', 'frist', 'møde']].map(words => listed(words, 'da'))).toEqual([
    ...['navn', 'navn og frist', 'navn, frist og møde'],
  ])
  expect(listed(['name', 'deadline'], 'en')).toBe('name and deadline')
})

test('the name of a portfolio has its years once', () => {
  const period = { from: 2018, to: 2024 }
  expect(da.portfolioName({ title: 'Strategi 2018-2024', titleEn: null, period })).toBe('Strategi 2018–2024')
  expect(da.portfolioName({ title: 'Øveportefølje', titleEn: 'Practice portfolio', period })).toBe(
    'Øveportefølje 2018–2024',
  )
  expect(en.portfolioName({ title: 'Øveportefølje', titleEn: 'Practice portfolio', period })).toBe(
    'Practice portfolio 2018–2024',
  )
})

test('a text without an English reading is given in Danish', () => {
  expect(en.text({ da: 'Dansk', en: null })).toBe('Dansk')
  expect(en.text({ da: 'Dansk', en: 'English' })).toBe('English')
})

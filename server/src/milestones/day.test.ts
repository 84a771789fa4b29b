import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayNumber, dayOf, daysBetween, isDay, monthsBetween } from './day.ts'

const anyDay = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2299-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

test.each([
  ['2025-05-31', true],
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['2025-02-30', false],
  ['2025-02-29', false],
  ['1900-02-29', false],
  ['2025-06-31', false],
  ['2025-13-01', false],
  ['2025-00-10', false],
  ['2025-01-00', false],
  ['0000-01-01', false],
  ['2025-1-1', false],
  ['2025-01-01T00:00', false],
  ['2025/01/01', false],
  ['２０２５-01-01', false],
  ['', false],
])('%s is a day: %s', (text, known) => {
  expect(isDay(text)).toBe(known)
})

test.each([
  ['2024-11-30', '2025-05-31', 182],
  ['2024-02-28', '2024-03-01', 2],
  ['2025-02-28', '2025-03-01', 1],
  ['1999-12-31', '2000-01-01', 1],
  ['2025-05-31', '2024-11-30', -182],
  ['2018-12-31', '2019-12-31', 365],
])('from %s to %s there are %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days)
})

describe('adding months keeps a last day a last day', () => {
  test.each([
    ['2024-11-30', 1, '2024-12-31'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-11-30', 6, '2025-05-31'],
    ['2025-02-28', 1, '2025-03-31'],
    ['2024-02-28', 1, '2024-03-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-01-30', 1, '2025-02-28'],
    ['2025-01-15', 1, '2025-02-15'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-12-31', -12, '2024-12-31'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})

test('a day number and its day are each other’s inverse and agree with the calendar of the language', () => {
  fc.assert(
    fc.property(anyDay, day => {
      expect(isDay(day)).toBe(true)
      expect(dayOf(dayNumber(day))).toBe(day)
      expect(dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
    }),
  )
})

test('days added are days between', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days)
    }),
  )
})

test('months added give days that exist, in order, and whole months between last days', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
      const moved = addMonths(day, months)
      expect(isDay(moved)).toBe(true)
      expect(addMonths(day, months + 1) > moved).toBe(true)
      const lastDay = addDays(`${day.slice(0, 7)}-01`, -1)
      expect(monthsBetween(lastDay, addMonths(lastDay, months))).toBeCloseTo(months, 9)
    }),
  )
})

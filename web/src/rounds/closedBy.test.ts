import type { FormerRound } from '@pejl/server/closings/contract'
import { expect, test } from 'vitest'
import { closedBy } from './closedBy.ts'

const counts = { asked: 3, reported: 2, late: 0, onBehalf: 0 }
const round = (key: string, more: Partial<FormerRound>): FormerRound => ({
  ...{ key, name: key, period: { from: '2026-10-01', to: '2026-12-31' }, openedAt: '2026-11-01T08:00:00Z' },
  ...{
    deadline: '2026-12-01T11:00:00Z',
    closedAt: null,
    meeting: null,
    closings: [],
    version: 1,
    counts,
    closedOn: null,
  },
  ...more,
})
const closing = (number: number, closedAt: string, reopenedAt: string | null = null) => ({
  ...{ number, closedAt, sha256: 'abc' },
  reopened: reopenedAt === null ? null : { at: reopenedAt, by: null, reason: 'x' },
})
const twice = round('twice', {
  closedAt: '2026-11-25T10:00:00Z',
  closings: [closing(1, '2026-11-20T23:30:00Z', '2026-11-22T08:00:00Z'), closing(2, '2026-11-25T10:00:00Z')],
})
const brought = round('brought', { closedOn: '2026-01-05', counts: null })
const shown = (day?: string) =>
  closedBy([twice, brought], day).map(({ round: { key }, number, at, counts: told }) => [key, number, at, told?.asked])

test.each([
  ['2026-01-04', []],
  ['2026-01-05', [['brought', null, null, undefined]]],
  // Danish time: half past midnight on the 21st
  ['2026-11-20', [['brought', null, null, undefined]]],
  [
    '2026-11-21',
    [
      ['twice', 1, '2026-11-20T23:30:00Z', undefined],
      ['brought', null, null, undefined],
    ],
  ],
  [
    '2026-11-22',
    [
      ['twice', 1, null, undefined],
      ['brought', null, null, undefined],
    ],
  ],
])('%s knows the closings that had been recorded by then', (day, rounds) => {
  expect(shown(day)).toEqual(rounds)
})

test('without a day the last closing stands, with what it counted', () => {
  expect(shown()).toEqual([
    ['twice', 2, '2026-11-25T10:00:00Z', 3],
    ['brought', null, null, undefined],
  ])
})

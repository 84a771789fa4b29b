import type { HistoryCell, HistoryInitiative } from '@pejl/server/portfolio/contract'
import { describe, expect, test } from 'vitest'
import { beginsYear, gapOf, labelled, outsideOf, pieceOf, showIn, totalsOf, withShow } from './series.ts'

const cell = (given: Partial<HistoryCell>): HistoryCell => ({
  judged: null,
  computed: null,
  lifecycle: 'rollout',
  ...given,
})
const period = (from: string, to: string) => ({ name: null, period: { from, to }, day: to, closing: null })

describe('a cell', () => {
  const under = cell({ judged: 'yellow', computed: 'red' })
  test.each([
    ['judged', under, 'vurderet', { kind: 'light', light: 'yellow' }],
    ['computed', under, 'beregnet', { kind: 'light', light: 'red' }],
    ['their gap', under, 'gab', { kind: 'gap', steps: 1 }],
    ['no gap', cell({ judged: 'red', computed: 'red' }), 'gab', { kind: 'gap', steps: 0 }],
    ['over-caution', cell({ judged: 'red', computed: 'green' }), 'gab', { kind: 'gap', steps: -2 }],
    ['nothing to compute from', cell({ judged: 'green' }), 'beregnet', { kind: 'none' }],
    ['nothing to compare', cell({ judged: 'not_reported', computed: 'red' }), 'gab', { kind: 'none' }],
    ['no report', cell({ judged: 'not_reported' }), 'vurderet', { kind: 'light', light: 'not_reported' }],
    [
      'a light without a stage',
      cell({ lifecycle: null, judged: 'green' }),
      'vurderet',
      { kind: 'light', light: 'green' },
    ],
    ['computed, but never followed', cell({ lifecycle: null, computed: 'red' }), 'beregnet', null],
  ] as const)('shows %s', (_, given, show, piece) => {
    expect(pieceOf(given, null, show)).toEqual(piece)
  })

  test('shows nothing where nothing was known', () => {
    expect(pieceOf(null, under, 'vurderet')).toBeNull()
  })

  test('shows the end as a sign where it begins and then as a line', () => {
    const done = cell({ lifecycle: 'completed', computed: 'red' })
    expect(pieceOf(done, under, 'beregnet')).toEqual({
      kind: 'life',
      lifecycle: 'completed',
      begins: true,
      light: null,
      steps: null,
    })
    expect(pieceOf(done, done, 'vurderet')).toMatchObject({ begins: false })
    expect(pieceOf(cell({ lifecycle: 'handed_over' }), done, 'vurderet')).toMatchObject({ begins: true })
  })

  test('shows the light of what is still outstanding beside the lifecycle', () => {
    const open = cell({ lifecycle: 'in_operation', judged: 'yellow', computed: 'green' })
    expect(pieceOf(open, null, 'vurderet')).toMatchObject({ kind: 'life', light: 'yellow', steps: null })
    expect(pieceOf(open, null, 'gab')).toMatchObject({ kind: 'life', light: null, steps: -1 })
  })
})

test('a gap is only between two colours', () => {
  expect(gapOf(cell({ judged: 'green', computed: 'red' }))).toBe(2)
  expect(gapOf(cell({ judged: 'green' }))).toBeNull()
  expect(gapOf(cell({ judged: 'not_reported', computed: 'green' }))).toBeNull()
})

test('columns stand under their years, named by quarter, half-year or the month they end in', () => {
  const month = (day: string) => `m${day.slice(5, 7)}`
  const halves = [period('2024-07-01', '2024-12-31'), period('2025-01-01', '2025-06-30')]
  const { labels, years } = labelled({ columns: halves, unit: 'half_year' }, month)
  expect(labels.map(one => one.label)).toEqual(['2', '1'])
  expect(years).toEqual([
    { year: '2024', count: 1 },
    { year: '2025', count: 1 },
  ])
  expect(halves.map((_, n) => beginsYear(halves, n))).toEqual([true, true])
  const quarters = [period('2025-01-01', '2025-03-31'), period('2025-04-01', '2025-06-30')]
  const named = (columns: typeof quarters, unit: 'quarter' | 'round') =>
    labelled({ columns, unit }, month).labels.map(one => one.label)
  expect(named(quarters, 'quarter')).toEqual(['1', '2'])
  expect(named(quarters, 'round')).toEqual(['m03', 'm06'])
  expect(named([period('2025-02-11', '2025-05-10')], 'quarter')).toEqual(['m05'])
  expect(quarters.map((_, n) => beginsYear(quarters, n))).toEqual([true, false])
})

test('a column counts what stands outside green, or what has a gap', () => {
  const rows = [
    [cell({ judged: 'yellow', computed: 'red' }), null],
    [cell({ judged: 'red', computed: 'red' }), cell({ judged: 'green', computed: 'yellow' })],
    [cell({ lifecycle: 'completed', computed: 'red' }), cell({ judged: 'not_reported' })],
  ].map(cells => ({ cells }) as HistoryInitiative)
  expect(totalsOf(rows, 2, 'vurderet')).toEqual([
    { yellow: 1, red: 1, all: 2, aside: 0 },
    { yellow: 0, red: 0, all: 0, aside: 0 },
  ])
  expect(totalsOf(rows, 2, 'beregnet').map(total => total.red)).toEqual([2, 0])
  expect(totalsOf(rows, 2, 'gab').map(total => total.all)).toEqual([1, 1])
})

test('what is paused or over is shown with its light and not counted, as in the overview', () => {
  const paused = cell({ lifecycle: 'paused', judged: 'red', computed: 'yellow' })
  const rows = [paused, cell({ judged: 'yellow', computed: 'yellow' })].map(one => ({ cells: [one] }))
  expect(totalsOf(rows, 1, 'vurderet')).toEqual([{ yellow: 1, red: 0, all: 1, aside: 1 }])
  expect(totalsOf(rows, 1, 'beregnet')).toEqual([{ yellow: 1, red: 0, all: 1, aside: 1 }])
  expect(totalsOf(rows, 1, 'gab')).toEqual([{ yellow: 0, red: 0, all: 0, aside: 1 }])
})

test('a row’s count follows the light that is shown', () => {
  const cells = [
    cell({ judged: 'yellow', computed: 'red' }),
    cell({ judged: 'green', computed: 'yellow' }),
    cell({ judged: 'red', computed: 'green' }),
    cell({ judged: 'not_reported', computed: 'green' }),
    cell({ lifecycle: 'in_operation', judged: 'yellow', computed: 'red' }),
    null,
  ]
  expect(outsideOf(cells, 'vurderet')).toEqual({ all: 2, red: 1, worse: 0, notReported: 1 })
  expect(outsideOf(cells, 'beregnet')).toEqual({ all: 2, red: 1, worse: 0, notReported: 0 })
  expect(outsideOf(cells, 'gab')).toEqual({ all: 3, red: 0, worse: 2, notReported: 0 })
})

test('what is shown stands in the address, and the judged light goes without saying', () => {
  expect(showIn('?vis=gab')).toBe('gab')
  expect(showIn('?vis=andet')).toBe('vurderet')
  expect(withShow('?pr=2025-01-01&ejer=SDS,DR', 'beregnet')).toBe('?pr=2025-01-01&ejer=SDS,DR&vis=beregnet')
  expect(withShow('?vis=gab', 'vurderet')).toBe('')
})

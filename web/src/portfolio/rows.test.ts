import { describe, expect, test } from 'vitest'
import { madeInitiative, madeOverview } from './made.ts'
import { filtered, grouped, isOutstanding, mixOf, mixOfCounts, signOf, sorted } from './rows.ts'
import { PLAIN, type View } from './view.ts'

const slip = (days: number) => ({
  title: 'Pilot',
  titleEn: null,
  state: 'expected' as const,
  forecast: { earliest: '2025-06-01', latest: '2025-06-01', precision: 'day' as const, qualifier: null, text: null },
  baseline: null,
  actual: null,
  slipDays: days,
  overdue: false,
  lapsed: false,
})

const overview = madeOverview([
  madeInitiative('1.1', { title: 'Lægen i lommen', owners: ['PLO'], lifecycle: 'in_operation', lit: false }),
  madeInitiative('1.2', { judged: { overall: 'yellow' }, owners: ['SDS', 'DR'], nextMilestone: slip(40) }),
  madeInitiative('1.4', { lifecycle: 'in_operation', judged: { overall: 'yellow' }, owners: ['DR'] }),
  madeInitiative('2.1', {
    judged: { overall: 'red' },
    programmes: ['fmk'],
    nextMilestone: slip(182),
    title: 'Medicinkort',
  }),
  madeInitiative('2.2', { judged: { overall: null }, owners: ['KL'], updatedAt: null }),
  madeInitiative('10.1', { lifecycle: null, judged: { overall: null } }),
  madeInitiative('11.1', { lifecycle: 'never_started', lit: false, judged: { overall: null } }),
])
const codes = (view: Partial<View>) => filtered(overview, { ...PLAIN, ...view }).map(row => row.code)

describe('the sign a row is counted by', () => {
  test.each([
    ['1.1', 'in_operation'],
    ['1.2', 'yellow'],
    ['1.4', 'in_operation'],
    ['2.2', 'unlit'],
    ['10.1', 'unknown'],
    ['11.1', 'never_started'],
  ])('%s is counted as %s', (code, sign) => {
    const row = overview.initiatives.find(of => of.code === code)
    expect(row && signOf(row)).toBe(sign)
  })

  test('something outstanding is not the same as under way', () => {
    expect(overview.initiatives.filter(isOutstanding).map(row => row.code)).toEqual(['1.4'])
  })
})

describe('filters', () => {
  test.each<[string, Partial<View>, string[]]>([
    ['nothing chosen shows all', {}, ['1.1', '1.2', '1.4', '2.1', '2.2', '10.1', '11.1']],
    ['any owner of a row', { owners: ['DR'] }, ['1.2', '1.4']],
    ['any of several owners', { owners: ['DR', 'KL'] }, ['1.2', '1.4', '2.2']],
    ['owner and status together', { owners: ['DR'], statuses: ['yellow'] }, ['1.2']],
    ['a light counts what is under way', { statuses: ['yellow'] }, ['1.2']],
    ['a lifecycle, also under way', { statuses: ['rollout'] }, ['1.2', '2.1', '2.2']],
    ['light or lifecycle', { statuses: ['red', 'never_started'] }, ['2.1', '11.1']],
    ['with something outstanding', { statuses: ['outstanding'] }, ['1.4']],
    ['no light stated', { statuses: ['unlit'] }, ['2.2']],
    ['focus area', { areas: [2] }, ['2.1', '2.2']],
    ['programme', { programmes: ['fmk'] }, ['2.1']],
    ['a code as it is written', { text: '1.' }, ['1.1', '1.2', '1.4']],
    ['a number is the beginning of a code', { text: '1' }, ['1.1', '1.2', '1.4', '10.1', '11.1']],
    ['words of a title in any order and case', { text: 'LOMMEN lægen' }, ['1.1']],
    ['an organisation by its whole name', { text: 'danske regioner' }, ['1.2', '1.4']],
    ['a milestone', { text: 'pilot' }, ['1.2', '2.1']],
    ['nothing fits', { text: 'findes ikke' }, []],
    [
      'an owner that nobody knows is passed over',
      { owners: ['NASA'] },
      ['1.1', '1.2', '1.4', '2.1', '2.2', '10.1', '11.1'],
    ],
    ['and so are unknown areas and programmes', { areas: [99], programmes: ['x'], owners: ['DR'] }, ['1.2', '1.4']],
  ])('%s', (_, view, expected) => {
    expect(codes(view)).toEqual(expected)
  })
})

describe('groups', () => {
  const groups = (view: Partial<View>) =>
    grouped(overview.initiatives, overview, { ...PLAIN, ...view }).map(group => [
      group.key,
      group.rows.map(row => row.code),
    ])

  test('by focus area, by number and not by letter', () => {
    expect(groups({}).map(([key]) => key)).toEqual(['1', '2', '10', '11'])
  })

  test('by the accountable owner', () => {
    expect(groups({ grouping: 'ejer' })).toContainEqual(['DR', ['1.4']])
  })

  test('by status, worst first', () => {
    expect(groups({ grouping: 'status' }).map(([key]) => key)).toEqual([
      'red',
      'yellow',
      'unlit',
      'unknown',
      'in_operation',
      'never_started',
    ])
  })

  test('none is one group', () => {
    expect(groups({ grouping: 'ingen' })).toHaveLength(1)
  })
})

describe('order', () => {
  const order = (view: Partial<View>) => sorted(overview.initiatives, { ...PLAIN, ...view }).map(row => row.code)

  test('the largest slip first; what has none comes last whichever way it runs', () => {
    expect(order({ sort: 'skred' }).slice(0, 2)).toEqual(['2.1', '1.2'])
    expect(order({ sort: 'skred', reversed: true }).slice(0, 2)).toEqual(['1.2', '2.1'])
  })

  test('the worst status first, alike ones in the order of their codes', () => {
    expect(order({ sort: 'status' })).toEqual(['2.1', '1.2', '2.2', '10.1', '1.1', '1.4', '11.1'])
  })

  test('an unknown update comes last', () => {
    expect(order({ sort: 'opdateret' }).at(-1)).toBe('2.2')
    expect(order({ sort: 'opdateret', reversed: true }).at(-1)).toBe('2.2')
  })

  test('the order given is not disturbed', () => {
    const before = overview.initiatives.map(row => row.code)
    order({ sort: 'titel', reversed: true })
    expect(overview.initiatives.map(row => row.code)).toEqual(before)
  })
})

test('the mix out of the counts is the mix of the rows', () => {
  expect(mixOfCounts(overview.counts)).toEqual(mixOf(overview.initiatives))
})

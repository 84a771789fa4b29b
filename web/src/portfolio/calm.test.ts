import { expect, test } from 'vitest'
import { changedCodes, outlineOf } from './calm.ts'
import { madeInitiative, madeOverview } from './made.ts'
import { PLAIN } from './view.ts'

const before = madeOverview([madeInitiative('1.1'), madeInitiative('1.2'), madeInitiative('2.1')])
const after = (rows: Parameters<typeof madeOverview>[0]) => madeOverview(rows, { revision: 'r2' })
const same = (other: typeof before, view = PLAIN) => outlineOf(before, view) === outlineOf(other, view)

test('what changed is named: changed, new and gone', () => {
  const newest = after([
    madeInitiative('1.1'),
    madeInitiative('1.2', { updatedAt: '2025-04-02' }),
    madeInitiative('3.1'),
  ])
  expect(changedCodes(before, newest)).toEqual(['1.2', '3.1', '2.1'])
  expect(changedCodes(before, before)).toEqual([])
})

test('a date may change in place', () => {
  const newest = after([
    madeInitiative('1.1', { updatedAt: '2025-04-02' }),
    madeInitiative('1.2'),
    madeInitiative('2.1'),
  ])
  expect(same(newest)).toBe(true)
})

test('a new row, a row less, another order, a turned tile or a new line of changes waits', () => {
  expect(same(after([...before.initiatives, madeInitiative('2.2')]))).toBe(false)
  expect(same(after(before.initiatives.slice(1)))).toBe(false)
  expect(same(after([madeInitiative('1.1', { judged: { overall: 'red' } }), ...before.initiatives.slice(1)]))).toBe(
    false,
  )
  const change = {
    code: '1.1',
    title: '',
    from: { light: null, lifecycle: null },
    to: { light: null, lifecycle: null },
  }
  const item = { ...change, kind: 'improved' as const, milestone: null, days: null, moved: null, by: [] }
  expect(same(madeOverview(before.initiatives, { changes: { since: '2024-01-01', items: [item] } }))).toBe(false)
  const updated = after([madeInitiative('1.1', { updatedAt: '2020-01-01' }), ...before.initiatives.slice(1)])
  expect(same(updated, { ...PLAIN, sort: 'opdateret', reversed: true })).toBe(false)
})

test('a title that may wrap to another height waits only where titles wrap', () => {
  const renamed = after([
    madeInitiative('1.1', { title: 'Et nyt og meget længere navn' }),
    ...before.initiatives.slice(1),
  ])
  expect(same(renamed)).toBe(true)
  expect(same(renamed, { ...PLAIN, density: 'luftig' })).toBe(false)
})

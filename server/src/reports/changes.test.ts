import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { windowOf } from '../milestones/window.ts'
import { LIFECYCLES, LIGHTS, type Lifecycle, type Light } from '../terms.ts'
import { changesBetween, type FollowedState } from './changes.ts'

const state = (light: Light | null, lifecycle: Lifecycle | null, more: Partial<FollowedState> = {}): FollowedState => ({
  code: '2.1',
  title: 'Digitale meddelelser',
  light,
  earlier: null,
  lifecycle,
  contestedBy: [],
  milestones: [],
  ...more,
})
const milestone = (expected: string | null, delivered = false) => ({
  key: 'cc',
  title: 'CareCommunication',
  expected: expected === null ? null : windowOf(expected).window,
  delivered,
})
const kinds = (before: FollowedState[], after: FollowedState[]) => changesBetween(before, after).map(one => one.kind)

describe('what changed', () => {
  test.each<[from: [Light | null, Lifecycle | null], to: [Light | null, Lifecycle | null], kind: string | null]>([
    [['green', 'rollout'], ['yellow', 'rollout'], 'worsened'],
    [['yellow', 'rollout'], ['red', 'rollout'], 'worsened'],
    [['red', 'rollout'], ['green', 'rollout'], 'improved'],
    [['yellow', 'rollout'], ['yellow', 'rollout'], null],
    [['green', 'rollout'], ['not_reported', 'rollout'], 'missing'],
    [['not_reported', 'rollout'], ['not_reported', 'rollout'], null],
    [[null, 'rollout'], ['not_reported', 'rollout'], 'missing'],
    // nothing to hold it against
    [[null, 'rollout'], ['red', 'rollout'], 'first_status'],
    [['not_reported', 'rollout'], ['green', 'rollout'], 'first_status'],
    [[null, null], ['red', 'rollout'], 'first_status'],
    [[null, null], ['red', null], 'first_status'],
    [[null, null], [null, 'discontinued'], 'first_status'],
    [['yellow', null], [null, 'in_operation'], 'first_status'],
    [[null, null], [null, null], null],
    [['red', 'rollout'], [null, 'in_operation'], 'reached'],
    [['green', 'rollout'], ['yellow', 'in_operation'], 'reached'],
    [['green', 'in_development'], [null, 'paused'], 'stopped'],
    [['green', 'planned'], [null, 'never_started'], 'stopped'],
    [[null, 'in_operation'], [null, 'handed_over'], null],
    [['green', 'planned'], ['green', 'rollout'], null],
    [['green', 'planned'], ['red', 'rollout'], 'worsened'],
    [[null, 'paused'], [null, 'rollout'], 'improved'],
    [[null, 'in_operation'], ['red', 'rollout'], 'worsened'],
  ])('from %s to %s is %s', (from, to, kind) => {
    expect(kinds([state(...from)], [state(...to)])).toEqual(kind === null ? [] : [kind])
  })

  test('after a silence it is held against the last colour that was given', () => {
    const silent = (earlier: Light) => state('not_reported', 'rollout', { earlier })
    expect(kinds([silent('green')], [state('yellow', 'rollout')])).toEqual(['worsened'])
    expect(kinds([silent('red')], [state('yellow', 'rollout')])).toEqual(['improved'])
    expect(kinds([silent('yellow')], [state('yellow', 'rollout')])).toEqual([])
  })

  test('carries the signs from and to', () => {
    expect(changesBetween([state('red', 'rollout')], [state(null, 'completed')])).toEqual([
      {
        kind: 'reached',
        code: '2.1',
        title: 'Digitale meddelelser',
        from: { light: 'red', lifecycle: 'rollout' },
        to: { light: null, lifecycle: 'completed' },
        milestone: null,
        days: null,
        moved: null,
        by: [],
      },
    ])
  })

  test('it became contested by those who see it otherwise now and did not before', () => {
    const by = (...contestedBy: string[]) => state('green', 'rollout', { contestedBy })
    expect(changesBetween([by('KL')], [by('KL', 'DR')])).toMatchObject([
      { kind: 'contested', by: ['DR'], from: { light: 'green' }, to: { light: 'green' } },
    ])
    expect(changesBetween([by('KL', 'DR')], [by('KL')])).toEqual([])
    expect(kinds([by()], [state('red', 'rollout', { contestedBy: ['KL'] })])).toEqual(['worsened', 'contested'])
    expect(kinds([], [by('KL')])).toEqual(['first_known'])
  })

  test('an initiative that was not there is first known, and only that', () => {
    const after = state('red', 'rollout', { milestones: [milestone('2025')] })
    expect(changesBetween([], [after])).toMatchObject([
      { kind: 'first_known', from: { light: null, lifecycle: null }, to: { light: 'red', lifecycle: 'rollout' } },
    ])
  })

  test('a moved date says which milestone and by how many days, beside a change of light', () => {
    const before = state('green', 'rollout', { milestones: [milestone('november 2024')] })
    const after = state('yellow', 'rollout', { milestones: [milestone('31. maj 2025')] })
    expect(changesBetween([before], [after])).toMatchObject([
      { kind: 'worsened', milestone: null, days: null },
      {
        kind: 'date_moved',
        milestone: 'CareCommunication',
        days: 182,
        moved: { from: { latest: '2024-11-30', precision: 'month' }, to: { latest: '2025-05-31', precision: 'day' } },
      },
    ])
    expect(changesBetween([after], [before])).toMatchObject([{ kind: 'improved' }, { days: -182 }])
  })

  test.each([
    ['it got its first date', milestone(null), milestone('2025')],
    ['it lost its date', milestone('2025'), milestone(null)],
    ['only its precision changed', milestone('2025'), milestone('ultimo 2025')],
    ['it was delivered', milestone('2025'), milestone('2026', true)],
  ])('no date has moved when %s', (_, then, now) => {
    const having = (one: ReturnType<typeof milestone>) => state('green', 'rollout', { milestones: [one] })
    expect(changesBetween([having(then)], [having(now)])).toEqual([])
  })

  test('what is worse comes first, then the later reading’s order', () => {
    const before = ['1', '2', '3', '4'].map(code => state('yellow', 'rollout', { code }))
    const after = (['green', 'red', 'not_reported', 'red'] as const).map((light, index) =>
      state(light, 'rollout', { code: String(index + 1) }),
    )
    const listed = changesBetween(before, after).map(({ kind, code }) => `${kind} ${code}`)
    expect(listed).toEqual(['worsened 2', 'worsened 4', 'improved 1', 'missing 3'])
  })
})

test('nothing changes between two equal readings, and each initiative changes state at most once', () => {
  const anyState = fc
    .tuple(fc.constantFrom(...LIGHTS, null), fc.constantFrom(...LIFECYCLES, null), fc.constantFrom(...LIGHTS, null))
    .map(([light, lifecycle, earlier]) => state(light, lifecycle, { earlier }))
  fc.assert(
    fc.property(anyState, anyState, (one, other) => {
      expect(changesBetween([one], [one])).toEqual([])
      expect(changesBetween([one], [other]).length).toBeLessThanOrEqual(1)
    }),
  )
})

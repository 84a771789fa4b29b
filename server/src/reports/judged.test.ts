import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { windowOf } from '../milestones/window.ts'
import { type Closing, overAt } from '../rounds/over.ts'
import { LIFECYCLES, LIGHTS, type Lifecycle, type Light } from '../terms.ts'
import { type Asked, courseOf, type ReportFact, type RoundFact } from './course.ts'
import { historyFrom } from './history.ts'
import { isLit, judgedFrom, standingAt } from './judged.ts'
import { type LifecycleFact, lifecycleAt } from './lifecycle.ts'

const judgedAt = (reports: readonly ReportFact[], changes: readonly LifecycleFact[], asked: Asked) =>
  judgedFrom(standingAt(courseOf(reports, changes, asked), reports, asked.day), found => found)

const report = (asOf: string, overall: Light | null, more: Partial<ReportFact> = {}): ReportFact => ({
  asOf,
  recordedOn: asOf,
  basis: 'reported',
  overall,
  time: null,
  economy: null,
  delivery: null,
  risk: null,
  reason: null,
  outlook: null,
  roundKey: null,
  ...more,
})
const change = (lifecycle: Lifecycle, recordedOn: string, from: string | null = recordedOn): LifecycleFact => ({
  lifecycle,
  from: from === null ? null : windowOf(from).window,
  recordedOn,
})
/** Closed on the day of its deadline, unless it is told otherwise. */
const round = (key: string, deadlineDay: string, closings: Closing[] = [[deadlineDay, null]]) => ({
  ...{ key, deadlineDay, closings },
})
const roundsOn = (day: string, rounds: readonly ReturnType<typeof round>[]) =>
  rounds.flatMap(({ key, ...course }): RoundFact[] => {
    const over = overAt(course, day)
    return over ? [{ key, ...over, asked: null }] : []
  })
const ROUNDS = [round('q1', '2024-04-10'), round('q2', '2024-07-10'), round('q3', '2024-10-10')]
const asked = (
  day: string,
  { rounds = ROUNDS, ...more }: Partial<Omit<Asked, 'rounds'>> & { rounds?: typeof ROUNDS } = {},
): Asked => ({
  rounds: roundsOn(day, rounds),
  day,
  concludedOn: null,
  code: '1.1',
  since: '2024-01-01',
  ...more,
})
const UNDER_WAY = [change('rollout', '2024-01-01')]

describe('the lifecycle on a day', () => {
  test.each<[what: string, from: string | null, recordedOn: string, counts: string]>([
    ['a day already past counts from that day', '1.3.2024', '2024-05-01', '2024-03-01'],
    ['a window already past counts from its end', '2022', '2025-03-31', '2022-12-31'],
    ['a window that is running counts from when it was told', '2025', '2025-03-31', '2025-03-31'],
    ['one announced ahead waits for its window to end', 'Q3 2025', '2025-03-31', '2025-09-30'],
    ['without a date it counts from when it was told', null, '2025-03-31', '2025-03-31'],
  ])('%s', (_, from, recordedOn, counts) => {
    const changes = [change('paused', recordedOn, from)]
    const told = recordedOn > counts ? recordedOn : counts
    expect(lifecycleAt(changes, told)).toBe('paused')
    expect(historyFrom(courseOf([], changes, asked(told, { rounds: [] })))).toEqual([
      { asOf: counts, light: null, lifecycle: 'paused' },
    ])
  })

  test('nothing is known before it was told', () => {
    expect(lifecycleAt([change('paused', '2025-03-31', '2022')], '2025-03-30')).toBeNull()
  })

  test('of two changes from the same day the one recorded last holds', () => {
    const changes = [change('in_operation', '2024-06-01', '1.3.2024'), change('rollout', '2024-03-01')]
    expect(lifecycleAt(changes, '2024-05-01')).toBe('rollout')
    expect(lifecycleAt(changes, '2024-06-01')).toBe('in_operation')
  })
})

describe('the judged light', () => {
  test('is the newest report about the latest day, with its basis and reason', () => {
    const reason = { da: 'Tre parter mangler.', en: null }
    const newest = report('2025-03-31', 'yellow', { basis: 'assessed', risk: 'red', reason })
    const judged = judgedAt([newest, report('2024-12-31', 'red')], UNDER_WAY, asked('2025-03-31', { rounds: [] }))
    expect(judged).toEqual({
      overall: 'yellow',
      time: null,
      economy: null,
      delivery: null,
      risk: 'red',
      basis: 'assessed',
      asOf: '2025-03-31',
      reason,
      outlook: null,
      earlier: null,
    })
  })

  test('of two reports about one day the one recorded last is a correction and holds', () => {
    const corrected = report('2024-12-31', 'yellow', { recordedOn: '2025-02-01' })
    const reports = [corrected, report('2024-12-31', 'green', { recordedOn: '2025-01-05' })]
    const at = (day: string) => judgedAt(reports, UNDER_WAY, asked(day, { rounds: [] })).overall
    expect(at('2025-01-31')).toBe('green')
    expect(at('2025-02-01')).toBe('yellow')
    expect(at('2025-01-04')).toBeNull()
  })

  test('without a report and without a round nothing is stated', () => {
    expect(judgedAt([], UNDER_WAY, asked('2025-03-31', { rounds: [] }))).toMatchObject({ overall: null, earlier: null })
  })

  test('is not reported when the last round got no answer, and the old colour stands apart with its day', () => {
    const reports = [
      report('2024-03-31', 'green', { roundKey: 'q1' }),
      report('2024-06-30', 'yellow', { roundKey: 'q2' }),
    ]
    expect(judgedAt(reports, UNDER_WAY, asked('2024-10-11'))).toEqual({
      overall: 'not_reported',
      time: 'not_reported',
      economy: 'not_reported',
      delivery: 'not_reported',
      risk: 'not_reported',
      basis: null,
      asOf: '2024-10-10',
      reason: null,
      outlook: null,
      earlier: { overall: 'yellow', asOf: '2024-06-30' },
    })
  })

  test.each<[what: string, judged: Light, reports: ReportFact[], changes: LifecycleFact[], frame: Asked]>([
    [
      'the deadline is today and the round is open',
      'yellow',
      [report('2024-06-30', 'yellow', { roundKey: 'q2' })],
      UNDER_WAY,
      asked('2024-10-10', { rounds: [...ROUNDS.slice(0, 2), round('q3', '2024-10-10', [])] }),
    ],
    [
      'the deadline is ahead',
      'yellow',
      [report('2024-06-30', 'yellow', { roundKey: 'q2' })],
      UNDER_WAY,
      asked('2024-09-01'),
    ],
    [
      'the answer came late',
      'green',
      [report('2024-09-30', 'green', { roundKey: 'q3', recordedOn: '2024-10-20' })],
      UNDER_WAY,
      asked('2024-10-20'),
    ],
    [
      'a report outside the rounds fell in its time',
      'green',
      [report('2024-09-01', 'green')],
      UNDER_WAY,
      asked('2024-12-01'),
    ],
    ['something newer was reported', 'red', [report('2024-11-01', 'red')], UNDER_WAY, asked('2024-12-01')],
    [
      'the portfolio was concluded before the deadline',
      'yellow',
      [report('2024-06-30', 'yellow', { roundKey: 'q2' })],
      UNDER_WAY,
      asked('2025-03-31', { concludedOn: '2024-09-30' }),
    ],
    [
      'it was not yet known at the deadline',
      'yellow',
      [report('2024-10-15', 'yellow')],
      UNDER_WAY,
      asked('2024-10-15', { since: '2024-10-15' }),
    ],
  ])('is what was reported when %s', (_, light, reports, changes, frame) => {
    expect(judgedAt(reports, changes, frame).overall).toBe(light)
  })

  test('is not reported from the day on which the round closed, and as of that day', () => {
    const q3 = round('q3', '2024-10-10', [
      ['2024-09-20', '2024-09-25'],
      ['2024-09-28', null],
    ])
    const on = (day: string) =>
      judgedAt(
        [report('2024-06-30', 'yellow', { roundKey: 'q2' })],
        UNDER_WAY,
        asked(day, { rounds: [...ROUNDS.slice(0, 2), q3] }),
      )
    expect(['2024-09-19', '2024-09-20', '2024-09-25', '2024-09-28'].map(day => on(day).overall)).toEqual([
      ...['yellow', 'not_reported', 'yellow', 'not_reported'],
    ])
    expect(on('2024-09-24').asOf).toBe('2024-09-20')
    expect(on('2024-12-01').asOf).toBe('2024-09-28')
  })

  test('is not reported after the closing status too, when a round asks for it by name', () => {
    const frame = asked('2024-12-01', { concludedOn: '2024-09-30' })
    const rounds = (codes: string[]) => frame.rounds.map(one => ({ ...one, asked: new Set(codes) }))
    expect(judgedAt([], UNDER_WAY, { ...frame, rounds: rounds(['1.1']) }).asOf).toBe('2024-10-10')
    expect(judgedAt([], UNDER_WAY, { ...frame, rounds: rounds(['1.2']) }).overall).toBeNull()
  })

  test('before the late answer was recorded the round was missed', () => {
    const late = report('2024-09-30', 'green', { roundKey: 'q3', recordedOn: '2024-10-20' })
    expect(judgedAt([late], UNDER_WAY, asked('2024-10-19')).overall).toBe('not_reported')
  })

  test('a report for an earlier round answers no later one', () => {
    const reports = [report('2024-06-30', 'green', { roundKey: 'q2', recordedOn: '2024-10-09' })]
    expect(judgedAt(reports, UNDER_WAY, asked('2024-10-11')).overall).toBe('not_reported')
  })

  test('nobody is asked about what is not under way', () => {
    const changes = [...UNDER_WAY, change('paused', '2024-05-01')]
    expect(judgedAt([], changes, asked('2024-12-01')).overall).toBeNull()
    expect(judgedAt([], UNDER_WAY, asked('2024-12-01')).overall).toBe('not_reported')
  })

  test('a light goes out when it leaves what is under way, and stands apart', () => {
    const changes = [...UNDER_WAY, change('completed', '2024-08-01')]
    const judged = judgedAt([report('2024-06-30', 'red')], changes, asked('2024-12-01', { rounds: [] }))
    expect(judged).toMatchObject({ overall: null, asOf: null, earlier: { overall: 'red', asOf: '2024-06-30' } })
  })

  test('a closing status that tells both the state and a light keeps the light', () => {
    const closing = report('2025-03-31', 'yellow', { basis: 'assessed' })
    const frame = asked('2025-03-31', { rounds: [] })
    expect(judgedAt([closing], [change('in_operation', '2025-03-31', null)], frame).overall).toBe('yellow')
    expect(judgedAt([closing], [change('paused', '2025-03-31', '2022')], frame).overall).toBe('yellow')
  })

  test('taken up again, it has no light until somebody gives one', () => {
    const changes = [change('rollout', '2019-01-01'), change('paused', '2019-06-01'), change('rollout', '2022-01-01')]
    const old = report('2019-03-01', 'green')
    const frame = asked('2022-06-01', { rounds: [] })
    expect(judgedAt([old], changes, frame).overall).toBeNull()
    expect(judgedAt([old, report('2022-02-01', 'red')], changes, frame).overall).toBe('red')
  })
})

test.each<[lifecycle: Lifecycle | null, outstanding: number, light: Light | null, lit: boolean]>([
  ['planned', 0, null, true],
  ['in_development', 0, 'not_reported', true],
  ['rollout', 2, 'green', true],
  // 1.4 and 4.2 in operation, 5.1 paused
  ['in_operation', 2, 'yellow', true],
  ['paused', 1, 'yellow', true],
  ['in_operation', 0, 'green', false],
  ['in_operation', 1, null, false],
  ['completed', 1, 'not_reported', false],
  ['discontinued', 0, null, false],
  [null, 0, null, false],
  [null, 0, 'red', true],
])('%s with %i outstanding and %s judged is lit: %s', (lifecycle, outstanding, light, lit) => {
  expect(isLit(lifecycle, outstanding, light)).toBe(lit)
})

describe('the history strip', () => {
  test('has a point per day on which something changed, and a gap for a round without an answer', () => {
    const reports = [
      report('2024-03-31', 'green', { roundKey: 'q1' }),
      report('2024-05-15', 'green'),
      report('2024-10-05', 'yellow', { roundKey: 'q3' }),
    ]
    const rounds = [...ROUNDS.slice(0, 1), round('q1b', '2024-04-20'), ...ROUNDS.slice(1)]
    const changes = [change('in_development', '2024-01-01'), change('rollout', '2024-05-01')]
    expect(historyFrom(courseOf(reports, changes, asked('2024-12-01', { rounds })))).toEqual([
      { asOf: '2024-01-01', light: null, lifecycle: 'in_development' },
      { asOf: '2024-03-31', light: 'green', lifecycle: 'in_development' },
      { asOf: '2024-04-20', light: 'not_reported', lifecycle: 'in_development' },
      { asOf: '2024-05-01', light: 'not_reported', lifecycle: 'rollout' },
      { asOf: '2024-05-15', light: 'green', lifecycle: 'rollout' },
      { asOf: '2024-10-05', light: 'yellow', lifecycle: 'rollout' },
    ])
  })

  test('shows a light out and its state when it is done', () => {
    const changes = [...UNDER_WAY, change('completed', '2024-08-01')]
    expect(
      historyFrom(courseOf([report('2024-06-30', 'red')], changes, asked('2024-12-01', { rounds: [] }))).at(-1),
    ).toEqual({
      asOf: '2024-08-01',
      light: null,
      lifecycle: 'completed',
    })
  })

  test('is empty when nothing is known', () => {
    expect(historyFrom(courseOf([], [], asked('2024-12-01')))).toEqual([])
  })

  const day = fc
    .integer({ min: 0, max: 360 })
    .map(days => new Date(1.704e12 + days * 86_400_000).toISOString().slice(0, 10))
  const anyReport = fc
    .record({ asOf: day, recordedOn: day, overall: fc.constantFrom(...LIGHTS, null) })
    .map(({ asOf, recordedOn, overall }) => report(asOf, overall, { recordedOn }))
  const anyChange = fc.tuple(fc.constantFrom(...LIFECYCLES), day).map(([lifecycle, on]) => change(lifecycle, on))

  test('ends with the light and the state that stand, in days that rise, no two points alike', () => {
    fc.assert(
      fc.property(fc.array(anyReport), fc.array(anyChange), day, (reports, changes, on) => {
        const points = historyFrom(courseOf(reports, changes, asked(on)))
        expect(points.at(-1)?.light ?? null).toBe(judgedAt(reports, changes, asked(on)).overall)
        expect(points.at(-1)?.lifecycle ?? null).toBe(lifecycleAt(changes, on))
        points.slice(1).forEach((point, index) => {
          const before = points[index]
          expect(point.asOf > (before?.asOf ?? '')).toBe(true)
          expect(point.light === before?.light && point.lifecycle === before?.lifecycle).toBe(false)
        })
      }),
    )
  })

  test('of a past day is the same whatever was recorded later', () => {
    fc.assert(
      fc.property(fc.array(anyReport), fc.array(anyChange), day, (reports, changes, on) => {
        const known = reports.filter(one => one.recordedOn <= on)
        const then = changes.filter(one => one.recordedOn <= on)
        expect(historyFrom(courseOf(reports, changes, asked(on)))).toEqual(
          historyFrom(courseOf(known, then, asked(on))),
        )
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { type Closing, closedOnAt, overAt } from './over.ts'

const DEADLINE = '2026-12-01'
const early: Closing = ['2026-11-20', null]
const reopened: Closing = ['2026-11-20', '2026-11-22']
const anew: Closing = ['2026-11-25', null]
const late: Closing = ['2026-12-04', null]

describe('with a deadline on 1 December', () => {
  test.each<[what: string, closings: Closing[], day: string, over: string | null, past: boolean]>([
    ['one that is open asks before its deadline', [], '2026-11-30', null, false],
    ['and may be answered on its day', [], '2026-12-01', '2026-12-01', false],
    ['and is over the day after, closed or not', [], '2026-12-02', '2026-12-01', true],
    ['one that closes early asks the day before', [early], '2026-11-19', null, false],
    ['and is over at once', [early], '2026-11-20', '2026-11-20', true],
    ['and stays over from that day', [early], '2026-12-24', '2026-11-20', true],
    ['one that is reopened was over until then', [reopened], '2026-11-21', '2026-11-20', true],
    ['and asks again from that day', [reopened], '2026-11-22', null, false],
    ['until its deadline', [reopened], '2026-12-01', '2026-12-01', false],
    ['which is what it is missed from', [reopened], '2026-12-02', '2026-12-01', true],
    ['one that is closed anew asked in between', [reopened, anew], '2026-11-24', null, false],
    ['and is over from the closing that holds', [reopened, anew], '2026-11-25', '2026-11-25', true],
    ['one that closes late is over from its deadline', [late], '2026-12-03', '2026-12-01', true],
    ['and still is when it has closed', [late], '2026-12-04', '2026-12-01', true],
    ['one that closes on the day of its deadline is over that day', [[DEADLINE, null]], DEADLINE, DEADLINE, true],
    ['one reopened after its deadline stays over', [['2026-12-04', '2026-12-05']], '2026-12-06', DEADLINE, true],
    ['one closed and reopened on one day asks', [['2026-11-20', '2026-11-20']], '2026-11-20', null, false],
  ])('%s', (_, closings, day, over, isPast) => {
    expect(overAt({ deadlineDay: DEADLINE, closings }, day)).toEqual(over && { overDay: over, isPast })
  })

  test.each(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-24', '2026-11-25', '2026-12-02'])(
    'what is known on %s is what was known then, whatever came later',
    day => {
      const then = [reopened, anew]
        .filter(([closedOn]) => closedOn <= day)
        .map(([closedOn, opened]): Closing => [closedOn, opened !== null && opened <= day ? opened : null])
      const course = { deadlineDay: DEADLINE, closings: [reopened, anew] }
      expect(overAt(course, day)).toEqual(overAt({ ...course, closings: then }, day))
      expect(closedOnAt(course.closings, day)).toBe(closedOnAt(then, day))
    },
  )
})

// The light an owner gave, or that was read out of a source, as it stands on a day: what is missing is said, never filled in.

import type { Lifecycle, Light } from '../terms.ts'
import type { Judged } from './contract.ts'
import { type Asked, courseOf, type ReportFact } from './course.ts'
import { badness } from './gap.ts'
import { isUnderWay, type LifecycleFact } from './lifecycle.ts'

const MISSING = 'not_reported'
const UNLIT = { overall: null, time: null, economy: null, delivery: null, risk: null } as const
const UNANSWERED = { overall: MISSING, time: MISSING, economy: MISSING, delivery: MISSING, risk: MISSING } as const

/** The judged lights as they stand on a day. An old colour is never shown as if it were fresh: it stands in `earlier`. */
export function judgedAt(reports: readonly ReportFact[], changes: readonly LifecycleFact[], asked: Asked): Judged {
  const step = courseOf(reports, changes, asked).at(-1)
  if (step?.report) {
    const { overall, time, economy, delivery, risk, basis, asOf, reason } = step.report
    const earlier = overall === MISSING ? lastColour(reports, asked.day) : null
    return { overall, time, economy, delivery, risk, basis, asOf, reason, earlier }
  }
  const rest = { basis: null, reason: null, earlier: lastColour(reports, asked.day) }
  if (step?.missed) return { ...UNANSWERED, asOf: step.missed.deadlineDay, ...rest }
  return { ...UNLIT, asOf: null, ...rest }
}

function lastColour(reports: readonly ReportFact[], day: string): Judged['earlier'] {
  let last: Judged['earlier'] = null
  for (const { overall, asOf, recordedOn } of reports) {
    if (overall !== null && badness(overall) !== null && recordedOn <= day && (last === null || asOf >= last.asOf)) {
      last = { overall, asOf }
    }
  }
  return last
}

/**
 * Whether a light is followed: under way, or something of the plan is outstanding and a light was given. An unknown lifecycle
 * puts out no light that was given.
 */
export function isLit(lifecycle: Lifecycle | null, outstanding: number, judgedOverall: Light | null): boolean {
  if (isUnderWay(lifecycle)) return true
  return badness(judgedOverall) !== null && (lifecycle === null || outstanding > 0)
}

// The light an owner gave, or that was read out of a source, as it stands on a day: what is missing is said, never filled in.

import { heldOn } from '../db/holding.ts'
import type { Lifecycle, Light } from '../terms.ts'
import type { GivenLight, ReportDetails, Step } from './course.ts'
import { badness } from './gap.ts'
import { isUnderWay } from './lifecycle.ts'
import type { Judged } from './shapes.ts'

const MISSING = 'not_reported'
const UNLIT = { time: null, economy: null, delivery: null, risk: null } as const
const UNANSWERED = { time: MISSING, economy: MISSING, delivery: MISSING, risk: MISSING } as const

/** The overall light at the end of a course, and the report or the unanswered round that it comes from. */
export type Standing<R extends GivenLight> = Pick<Step<R>, 'report' | 'missed'> &
  Pick<Judged, 'overall' | 'asOf' | 'earlier'>

/** An old colour is never shown as if it were fresh: it stands in `earlier`. */
export function standingAt<R extends GivenLight>(
  course: readonly Step<R>[],
  reports: readonly R[],
  day: string,
): Standing<R> {
  const { report = null, missed = null } = course.at(-1) ?? {}
  const overall = report ? report.overall : missed ? MISSING : null
  const earlier = report && overall !== MISSING ? null : lastColour(reports, day)
  return { overall, asOf: report?.asOf ?? missed?.overDay ?? null, earlier, report, missed }
}

/** The judged lights with what the report says of each dimension. */
export function judgedFrom<R extends GivenLight>(
  { overall, asOf, earlier, report, missed }: Standing<R>,
  detailsOf: (report: R) => ReportDetails,
): Judged {
  if (report === null)
    return { ...(missed ? UNANSWERED : UNLIT), overall, basis: null, asOf, reason: null, outlook: null, earlier }
  const { time, economy, delivery, risk, basis, reason, outlook } = detailsOf(report)
  return { overall, time, economy, delivery, risk, basis, asOf, reason, outlook, earlier }
}

function lastColour(reports: readonly GivenLight[], day: string): Judged['earlier'] {
  let last: Judged['earlier'] = null
  for (const report of reports) {
    const { overall, asOf } = report
    if (overall !== null && badness(overall) !== null && heldOn(report, day) && (last === null || asOf >= last.asOf)) {
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

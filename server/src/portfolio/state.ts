// An initiative's state on a day: what the changes between two days are read from.
import { milestoneState } from '../milestones/slip.ts'
import type { FollowedState } from '../reports/changes.ts'
import { type Asked, courseOf } from '../reports/course.ts'
import { isLit, standingAt } from '../reports/judged.ts'
import { lifecycleAt } from '../reports/lifecycle.ts'
import type { Lifecycle } from '../terms.ts'
import type { Judged } from './contract.ts'
import { awaited, type Followed, outstandingOn } from './followed.ts'

/** As much of an initiative as was known on an earlier day, for the changes since. */
export function stateOn(followed: Followed, asked: Omit<Asked, 'since' | 'code'>): FollowedState {
  const { reports, lifecycles, recordedOn, shown } = followed
  const course = courseOf(reports, lifecycles, { ...asked, code: shown.code, since: recordedOn })
  const lifecycle = lifecycleAt(lifecycles, asked.day)
  return stateOf(followed, lifecycle, awaited(standingAt(course, reports, asked.day), lifecycle), asked.day)
}

/** The same for the day that is shown. */
export const stateNow = (followed: Followed, day: string): FollowedState =>
  stateOf(followed, followed.shown.lifecycle, followed.shown.judged, day)

function stateOf(
  { shown, milestones, outstanding }: Followed,
  lifecycle: Lifecycle | null,
  { overall, earlier }: Pick<Judged, 'overall' | 'earlier'>,
  day: string,
): FollowedState {
  return {
    code: shown.code,
    title: shown.title,
    light: isLit(lifecycle, outstandingOn(outstanding, day), overall) ? overall : null,
    earlier: earlier?.overall ?? null,
    lifecycle,
    milestones: milestones.map(({ key, title, dates }) => {
      const { expected, actual } = milestoneState(dates, day, day)
      return { key, title, expected, delivered: actual !== null }
    }),
  }
}

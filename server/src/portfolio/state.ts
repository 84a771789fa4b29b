// An initiative's state on a day: what the changes between two days are read from.
import { milestoneState } from '../milestones/slip.ts'
import type { FollowedState } from '../reports/changes.ts'
import { type Asked, courseOf } from '../reports/course.ts'
import { isLit, standingAt } from '../reports/judged.ts'
import { lifecycleAt } from '../reports/lifecycle.ts'
import type { Judged, OverviewInitiative } from './contract.ts'
import { awaited, type Followed, outstandingOn, viewsOf } from './followed.ts'

/** As much of an initiative as was known on an earlier day, for the changes since. */
export function stateOn(followed: Followed, asked: Omit<Asked, 'since' | 'code'>): FollowedState {
  const { reports, lifecycles, recordedOn, shown } = followed
  const course = courseOf(reports, lifecycles, { ...asked, code: shown.code, since: recordedOn })
  const lifecycle = lifecycleAt(lifecycles, asked.day)
  const standing = standingAt(course, reports, asked.day)
  const views = viewsOf(standing.report, followed, asked.day)
  return stateOf(followed, { lifecycle, judged: awaited(standing, lifecycle), views }, asked.day)
}

/** The same for the day that is shown. */
export const stateNow = (followed: Followed, day: string): FollowedState => stateOf(followed, followed.shown, day)

type Standing = Pick<OverviewInitiative, 'lifecycle' | 'views'> & { judged: Pick<Judged, 'overall' | 'earlier'> }

function stateOf(
  { shown, milestones, outstanding }: Followed,
  { lifecycle, judged, views }: Standing,
  day: string,
): FollowedState {
  const { overall, earlier } = judged
  return {
    code: shown.code,
    title: shown.title,
    light: isLit(lifecycle, outstandingOn(outstanding, day), overall) ? overall : null,
    earlier: earlier?.overall ?? null,
    lifecycle,
    contestedBy: views.map(({ organisation }) => organisation.abbreviation),
    milestones: milestones.map(({ key, title, dates }) => {
      const { expected, actual } = milestoneState(dates, day, day)
      return { key, title, expected, delivered: actual !== null }
    }),
  }
}

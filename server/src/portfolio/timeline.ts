// Shapes a reading into the timeline: phases by lifecycle, milestones with their plan, forecast and slip, dependencies.
import { type Milestone, milestoneState } from '../milestones/slip.ts'
import type { Timeline, TimelineInitiative, TimelineMilestone } from './contract.ts'
import { type Frame, portfolioOf, statusDayOf } from './directory.ts'
import { type Followed, followedInitiatives } from './followed.ts'
import { groupRows } from './grouped.ts'
import { namesOf } from './names.ts'
import type { DependencyRow, TimelineReading } from './timeline-queries.ts'

/** The timeline as known at the frame's day. */
export function timelineOf(reading: TimelineReading, frame: Frame): Timeline {
  const statusDay = statusDayOf(frame)
  const followed = followedInitiatives(reading, frame)
  const codes = new Map(reading.initiatives.map(([id, code]) => [id, code]))
  const dependencies = groupRows(reading.dependencies)
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    focusAreas: reading.areas.map(([number, title, titleEn]) => ({ number, title, titleEn })),
    ...namesOf(
      reading,
      followed.map(one => one.shown),
    ),
    initiatives: followed.map((one, n) => ({
      ...timelineInitiative(one, statusDay),
      dependsOn: dependsOn(dependencies.get(reading.initiatives[n]?.[0] ?? 0) ?? [], codes),
    })),
    meetings: [],
  }
}

function timelineInitiative(
  { shown, lifecycles, milestones }: Followed,
  statusDay: string,
): Omit<TimelineInitiative, 'dependsOn'> {
  const phases = lifecycles.flatMap(({ lifecycle, from, reason }) => (from ? [{ lifecycle, from, reason }] : []))
  return {
    code: shown.code,
    title: shown.title,
    focusArea: shown.focusArea,
    owners: shown.owners,
    programmes: shown.programmes,
    lifecycle: shown.lifecycle,
    lit: shown.lit,
    light: shown.judged.overall,
    phases: phases.sort((a, b) => (a.from.earliest < b.from.earliest ? -1 : 1)),
    milestones: milestones.map(milestone => timelineMilestone(milestone, statusDay)),
    updatedAt: shown.updatedAt,
  }
}

/** A milestone with its original plan, the latest forecast and the actual date. */
export function timelineMilestone({ key, title, titleEn, dates }: Milestone, statusDay: string): TimelineMilestone {
  const { originalBaseline, forecast, actual, slipDays, postponements, overdue } = milestoneState(dates, statusDay)
  return {
    key,
    title,
    titleEn,
    baseline: originalBaseline,
    forecast,
    actual,
    slipDays,
    postponements,
    overdue,
    goLive: [],
  }
}

/** What is depended on twice, for two reasons, is told once. */
function dependsOn(
  rows: readonly DependencyRow[],
  codes: ReadonlyMap<number, string>,
): TimelineInitiative['dependsOn'] {
  const told = rows.map(([, kind, on, initiative]) => ({ kind, on, code: codes.get(initiative ?? 0) ?? null }))
  return [...new Map(told.map(one => [`${one.kind} ${one.code ?? one.on}`, one])).values()]
}

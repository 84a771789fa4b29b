// Shapes a reading into the timeline: phases by lifecycle, milestones with plan, forecast and slip, and what lies beside.
import { type Milestone, milestoneState } from '../milestones/slip.ts'
import { type Lifecycle, SECTORS, type Sector } from '../terms.ts'
import type { Timeline, TimelineInitiative, TimelineMilestone } from './contract.ts'
import { type Frame, portfolioOf, statusDayOf } from './directory.ts'
import { type Followed, followedInitiatives, notTakenBack } from './followed.ts'
import { meetingsOf } from './meetings.ts'
import { namesOf } from './names.ts'
import type { DependencyRow, TimelineReading } from './timeline-queries.ts'

/** The timeline as known at the frame's day. */
export function timelineOf(reading: TimelineReading, frame: Frame): Timeline {
  const followed = followedInitiatives(reading, frame)
  const beside = besideOf(reading)
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    focusAreas: reading.areas.map(([number, title, titleEn]) => ({ number, title, titleEn })),
    ...namesOf(
      reading,
      followed.map(one => one.shown),
    ),
    initiatives: followed.map(one => timelineInitiative(one, beside, statusDayOf(frame))),
    meetings: meetingsOf(reading.meetings),
  }
}

type GoLive = { sector: Sector; holds: boolean }
/** What the reading says beside the series: dependencies by an initiative's code, go-lives by a milestone's key. */
type Beside = { dependsOn: Map<string, TimelineInitiative['dependsOn']>; goLives: Map<string, GoLive[]> }

export function besideOf({ initiatives, milestones, dependencies, goLives }: TimelineReading): Beside {
  const codes = new Map(initiatives.map(([id, code]) => [id, code]))
  const keys = new Map(milestones.map(([id, , , , key]) => [id, key]))
  const byCode = Map.groupBy(dependencies, ([initiative]) => codes.get(initiative) ?? '')
  const byKey = Map.groupBy(goLives, ([milestone]) => keys.get(milestone) ?? '')
  return {
    dependsOn: new Map([...byCode].map(([code, rows]) => [code, dependsOn(rows, codes)])),
    goLives: new Map([...byKey].map(([key, rows]) => [key, rows.map(([, sector, holds]) => ({ sector, holds }))])),
  }
}

/** What is depended on for two reasons is told once; an initiative that is not known yet has only its name. */
function dependsOn(
  rows: readonly DependencyRow[],
  codes: ReadonlyMap<number, string>,
): TimelineInitiative['dependsOn'] {
  const told = rows.map(([, kind, on, initiative]) => ({ kind, on, code: codes.get(initiative ?? 0) ?? null }))
  return [...new Map(told.map(one => [`${one.kind} ${one.code ?? one.on}`, one])).values()]
}

export function timelineInitiative(
  { shown, lifecycles, milestones }: Followed,
  { dependsOn, goLives }: Beside,
  statusDay: string,
): TimelineInitiative {
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
    milestones: notTakenBack(milestones).map(one =>
      timelineMilestone(one, { statusDay, lifecycle: shown.lifecycle }, goLives.get(one.key) ?? []),
    ),
    dependsOn: dependsOn.get(shown.code) ?? [],
    updatedAt: shown.updatedAt,
  }
}

/** A milestone with its original plan, the latest forecast, the actual date and the sectors that it is a go-live for by the last word. */
export function timelineMilestone(
  { key, title, titleEn, dates }: Milestone,
  { statusDay, lifecycle }: { statusDay: string; lifecycle: Lifecycle | null },
  goLives: readonly GoLive[],
): TimelineMilestone {
  const state = milestoneState(dates, statusDay, undefined, lifecycle)
  const { originalBaseline, forecast, actual, slipDays, postponements, overdue, lapsed } = state
  const goLive = SECTORS.filter(sector => goLives.findLast(one => one.sector === sector)?.holds)
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
    lapsed,
    goLive,
  }
}

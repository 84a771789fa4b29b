// Shapes a reading into the timeline: phases by lifecycle and milestones with their plan, forecast and slip.
import { type Milestone, milestoneState } from '../milestones/slip.ts'
import type { Timeline, TimelineInitiative, TimelineMilestone } from './contract.ts'
import { type Frame, portfolioOf, statusDayOf } from './directory.ts'
import { type Followed, followedInitiatives } from './followed.ts'
import { namesOf } from './names.ts'
import type { PortfolioReading } from './queries.ts'

/** The timeline as known at the frame's day. */
export function timelineOf(reading: PortfolioReading, frame: Frame): Timeline {
  const statusDay = statusDayOf(frame)
  const followed = followedInitiatives(reading, frame)
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    focusAreas: reading.areas.map(([number, title, titleEn]) => ({ number, title, titleEn })),
    ...namesOf(
      reading,
      followed.map(one => one.shown),
    ),
    initiatives: followed.map(one => timelineInitiative(one, statusDay)),
  }
}

function timelineInitiative({ shown, lifecycles, milestones }: Followed, statusDay: string): TimelineInitiative {
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
  return { key, title, titleEn, baseline: originalBaseline, forecast, actual, slipDays, postponements, overdue }
}

// Each initiative as the overview shows it, with the series that the timeline and the changes are made from.
import { judgedMilestones, type Milestone, nextMilestone } from '../milestones/slip.ts'
import { type Asked, courseOf, type GivenLight, type ReportDetails } from '../reports/course.ts'
import { gapsOf } from '../reports/gap.ts'
import { historyFrom } from '../reports/history.ts'
import { isLit, judgedFrom, standingAt } from '../reports/judged.ts'
import { isUnderWay, lifecycleAt } from '../reports/lifecycle.ts'
import { computedLights, type PlannedRollout, rulesAt } from '../reports/light.ts'
import { outlookOf } from '../reports/outlook.ts'
import type { LightRule, Thresholds } from '../reports/rule.ts'
import { shownRollout } from '../rollout/coverage.ts'
import type { DateWindow, Lifecycle, Light, Precision, Qualifier, Sector, Words } from '../terms.ts'
import { holdingOn } from '../views/holding.ts'
import type { DifferingView } from '../views/shapes.ts'
import type { Judged, OverviewInitiative, Rollout } from './contract.ts'
import { type Frame, statusDayOf } from './directory.ts'
import { type Grouped, groupReading, NO_STATEMENTS, type StatementsByReport, wordsOf } from './grouped.ts'
import type {
  InitiativeRow,
  LifecycleRow,
  NewestReportRow,
  OutstandingRow,
  PortfolioReading,
  ReportRow,
  RolloutRow,
} from './queries.ts'
import { roundsAt } from './rounds.ts'

export type FollowedLifecycle = {
  lifecycle: Lifecycle
  from: DateWindow | null
  reason: Words | null
  recordedOn: string
}
/** A light given by a report, which others may see otherwise. */
export type FollowedReport = GivenLight & { id: number }
type Series = {
  reports: FollowedReport[]
  views: StatementsByReport
  lifecycles: FollowedLifecycle[]
  milestones: Milestone[]
  outstanding: OutstandingRow[]
}
export type Followed = Series & { shown: OverviewInitiative; recordedOn: string }

type Frames = { asked: Omit<Asked, 'since' | 'code'>; statusDay: string; rules: Thresholds }

/** Every initiative of a reading, in the order of the codes. */
export function followedInitiatives(reading: PortfolioReading, frame: Omit<Frame, 'revision'>): Followed[] {
  const groups = groupReading(reading)
  const statusDay = statusDayOf(frame)
  const frames = {
    asked: { rounds: roundsAt(reading, frame.day), day: frame.day, concludedOn: frame.portfolio.concludedOn },
    statusDay,
    rules: rulesAt(lightRulesOf(reading), statusDay),
  }
  return reading.initiatives.map(row => followed(row, groups, frames))
}

function followed(row: InitiativeRow, groups: Grouped, { asked, statusDay, rules }: Frames): Followed {
  const [id, code, title, titleNote, focusArea, recordedOn, owners] = row
  const series = seriesOf(id, groups)
  const outstanding = outstandingOn(series.outstanding, asked.day)
  const rollouts = groups.rollouts.get(id) ?? []
  const askedOfIt = { ...asked, code, since: recordedOn }
  const lifecycle = lifecycleAt(series.lifecycles, asked.day)
  const course = courseOf(series.reports, series.lifecycles, askedOfIt)
  const standing = standingAt(course, series.reports, asked.day)
  const judged = awaited(
    judgedFrom(standing, () => detailsOf(groups.newest.get(id))),
    lifecycle,
  )
  const milestones = judgedMilestones(notTakenBack(series.milestones), statusDay, lifecycle)
  const computed = computedLights(
    { milestones, costs: [], rollouts: rollouts.map(plannedRollout), risks: [] },
    statusDay,
    rules,
  )
  const shown: OverviewInitiative = {
    code,
    title,
    titleNote: wordsOf(titleNote),
    focusArea,
    owners,
    programmes: (groups.memberships.get(id) ?? []).map(([, programme]) => programme),
    lifecycle,
    lit: isLit(lifecycle, outstanding, judged.overall),
    outstanding,
    judged,
    views: viewsOf(standing.report, series, asked.day),
    computed,
    gaps: gapsOf(judged, computed),
    history: historyFrom(course),
    nextMilestone: nextMilestone(milestones),
    rollout: rolloutOf(shownRollout(rollouts.map(one => ({ row: one, done: one[6] })))?.row),
    updatedAt: lastRecorded(recordedOn, series, groups.others.get(id)),
  }
  return { ...series, shown, recordedOn }
}

/** How others see a report as known on a day: only the one that stands is contested. */
export const viewsOf = (
  report: FollowedReport | null,
  { views }: Pick<Series, 'views'>,
  day: string,
): DifferingView[] => (report === null ? [] : holdingOn(views.get(report.id) ?? [], day))

/** An initiative that is under way and of which nobody has reported anything is not reported: never blank, never green. */
export const awaited = <J extends Pick<Judged, 'overall'>>(judged: J, lifecycle: Lifecycle | null): J =>
  judged.overall === null && isUnderWay(lifecycle) ? { ...judged, overall: 'not_reported' } : judged

/** Those that nobody has taken back by the day that is read. */
export const notTakenBack = (milestones: readonly Milestone[]) => milestones.filter(({ retractedOn }) => !retractedOn)

function seriesOf(id: number, groups: Grouped): Series {
  return {
    reports: (groups.reports.get(id) ?? []).map(reportOf),
    views: groups.views.get(id) ?? NO_STATEMENTS,
    outstanding: groups.outstanding.get(id) ?? [],
    lifecycles: (groups.lifecycles.get(id) ?? []).map(lifecycleOf),
    milestones: (groups.milestones.get(id) ?? []).map(([id, , title, titleEn, key, retractedOn]) => ({
      key,
      retractedOn,
      title,
      titleEn,
      dates: (groups.dates.get(id) ?? []).map(
        ([, kind, earliest, latest, precision, qualifier, text, firstKnown, recordedOn, retractedOn]) => ({
          kind,
          window: {
            earliest,
            latest,
            precision: precision as Precision,
            qualifier: qualifier as Qualifier | null,
            text,
          },
          firstKnown,
          recordedOn,
          retractedOn,
        }),
      ),
    })),
  }
}

const reportOf = ([, asOf, recordedOn, overall, roundKey, retractedOn, id]: ReportRow): FollowedReport => ({
  id,
  asOf,
  recordedOn,
  retractedOn,
  overall: overall as Light | null,
  roundKey,
})

/** Of the newest report: no other stands at the end of a course. */
function detailsOf(row: NewestReportRow | undefined): ReportDetails {
  if (row === undefined) throw new Error('the reading has a report without its details')
  const [, basis, time, economy, delivery, risk, reason, overall, outlook] = row
  const lights = { time, economy, delivery, risk } as Pick<ReportDetails, 'time' | 'economy' | 'delivery' | 'risk'>
  return { basis, ...lights, reason: wordsOf(reason), outlook: outlookOf(outlook, overall) }
}

function lifecycleOf([
  ,
  lifecycle,
  earliest,
  latest,
  precision,
  qualifier,
  text,
  recordedOn,
  reason,
]: LifecycleRow): FollowedLifecycle {
  const from = windowOf({
    earliest,
    latest,
    precision: precision as Precision | null,
    qualifier: qualifier as Qualifier | null,
    dateText: text,
  })
  return { lifecycle: lifecycle as Lifecycle, from, reason: wordsOf(reason), recordedOn }
}

type WindowColumns = {
  earliest: string | null
  latest: string | null
  precision: Precision | null
  qualifier: Qualifier | null
  dateText: string | null
}

/** The window of a row whose date may be unknown. */
export const windowOf = ({ earliest, latest, precision, qualifier, dateText }: WindowColumns): DateWindow | null =>
  earliest === null || latest === null || precision === null
    ? null
    : { earliest, latest, precision, qualifier, text: dateText }

export const lightRulesOf = ({ rules }: Pick<PortfolioReading, 'rules'>) =>
  rules.map(([dimension, own, validFrom, thresholds]) => ({ dimension, own, validFrom, thresholds }) as LightRule)

const plannedRollout = ([, title, titleEn, , , sector, done, , planned]: RolloutRow): PlannedRollout => ({
  title,
  titleEn,
  sector: sector as Sector | null,
  done,
  planned,
})

function rolloutOf(row: RolloutRow | undefined): Rollout | null {
  if (!row) return null
  const [, title, titleEn, unit, unitEn, sector, done, total, , qualifier, asOf] = row
  return { title, titleEn, done, total, unit, unitEn, sector: sector as Sector | null, qualifier, asOf }
}

function lastRecorded(
  known: string,
  { reports, lifecycles, milestones, outstanding }: Series,
  other: string | undefined,
): string {
  let last = known
  const see = (day: string) => {
    if (day > last) last = day
  }
  for (const one of reports) see(one.recordedOn)
  for (const one of lifecycles) see(one.recordedOn)
  for (const one of milestones) for (const date of one.dates) see(date.recordedOn)
  for (const one of outstanding) see(one[2])
  if (other !== undefined) see(other)
  return last
}

/** How many things of the plan were known to be outstanding on a day. */
export function outstandingOn(rows: readonly OutstandingRow[], day: string): number {
  let sum = 0
  for (const [, count, recordedOn] of rows) if (recordedOn <= day) sum += count
  return sum
}

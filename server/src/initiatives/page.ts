// Shapes everything known about one initiative, every fact with its numbered sources.
import type { Landing } from '../milestones/landing.ts'
import { judgedMilestones, type Milestone, nextMilestone } from '../milestones/slip.ts'
import { type Frame, portfolioOf, statusDayOf } from '../portfolio/directory.ts'
import { awaited } from '../portfolio/followed.ts'
import { wordsOf } from '../portfolio/grouped.ts'
import { roundFactsAt } from '../portfolio/rounds.ts'
import { type Asked, courseOf, type ReportFact } from '../reports/course.ts'
import { gapsOf } from '../reports/gap.ts'
import { historyFrom } from '../reports/history.ts'
import { isLit, judgedFrom, standingAt } from '../reports/judged.ts'
import { lifecycleAt } from '../reports/lifecycle.ts'
import { computedLights, plannedRollout, rulesAt } from '../reports/light.ts'
import { outlookOf, reasonsIn } from '../reports/outlook.ts'
import type { LightRule } from '../reports/rule.ts'
import { codesIn } from '../sources/codes.ts'
import { holdingOn } from '../views/holding.ts'
import type { InitiativePage } from './contract.ts'
import {
  indicatorOf,
  lifecycleChangeOf,
  lifecycleFact,
  milestoneOf,
  projectOf,
  reportOf,
  statementOf,
  windowOfDate,
} from './facts.ts'
import { footnotesOf } from './footnotes.ts'
import type { InitiativeReading } from './queries.ts'
import type { ReportRow } from './report-rows.ts'

type Sourced = { recordedOn: string; sources: [string, string][] }

/** The page of one initiative as known at the frame's day; `landings` are the whole portfolio's. */
export function initiativePageOf(
  reading: InitiativeReading,
  landings: readonly Landing[],
  frame: Frame,
): InitiativePage {
  const notes = footnotesOf(reading.documents)
  const fact = ({ recordedOn, sources }: Sourced) => ({ recordedOn, sources: notes.of(sources) })
  const said = <T extends Sourced & { text: { da: string; en?: string | null } }>(row: T) => ({
    text: wordsOf(row.text),
    ...fact(row),
  })
  const description = reading.descriptions[0]
  const { standing, ...status } = statusOf(reading, frame)
  // in the order of the page, so that the foot notes are numbered as they are met
  const head = {
    known: fact({ recordedOn: reading.recordedOn, sources: reading.knownFrom }),
    description: description ? said(description) : null,
    reports: reading.reports.filter(one => one.projectId === null).map(one => reportOf(one, reading, notes)),
    formerReports: reading.formerReports.map(one => ({ ...reportOf(one, reading, notes), replacedOn: one.replacedOn })),
    standing: standing?.key ?? null,
    kept: standing?.kept ?? [],
    views: holdingOn(
      reading.statements.filter(one => one.reportId === standing?.id).map(one => statementOf(one, notes)),
      frame.day,
    ),
    lifecycleChanges: reading.lifecycleChanges
      .filter(one => one.projectId === null)
      .map(one => lifecycleChangeOf(one, notes)),
  }
  const body = {
    projects: reading.projects.map(one => projectOf(one, reading, frame.day, notes)),
    milestones: reading.milestones.map(one =>
      milestoneOf(one, reading, { statusDay: statusDayOf(frame), landings, lifecycle: status.lifecycle }, notes),
    ),
    indicators: reading.indicators.map(one => indicatorOf(one, reading, notes)),
    sectorStatuses: reading.sectorStatuses.map(one => ({ sector: one.sector, ...said(one) })),
    outstanding: reading.outstanding.map(said),
    benefits: reading.benefits.map(one => ({ state: one.state, ...said(one) })),
    dependencies: reading.dependencies.map(one => ({ kind: one.kind, on: one.on, code: one.code, ...said(one) })),
    neededBy: reading.neededBy.map(one => ({ code: one.code, title: one.title, ...said(one) })),
    anomalies: reading.anomalies
      .filter(({ own, text }) => own || codesIn(text.da, [reading.code]).length > 0)
      .map(one => ({ key: one.key, kind: one.kind, ...said(one) })),
  }
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    code: reading.code,
    codeAsPrinted: reading.codeAsPrinted,
    title: reading.title,
    titleNote: wordsOf(reading.titleNote),
    focusArea: reading.area,
    owners: reading.owners.map((owner, index) => ({ ...owner, accountable: index === 0 })),
    ...status,
    ...head,
    ...body,
    sources: notes.all(),
    updatedAt: lastRecorded(reading),
  }
}

type StandingReport = ReportFact & Pick<ReportRow, 'id' | 'key'> & Pick<InitiativePage, 'kept'>
const reportFact = (row: ReportRow): StandingReport => ({
  ...row,
  reason: wordsOf(row.reason),
  outlook: outlookOf(row.outlook, row.overall),
  kept: reasonsIn(row.outlook),
  roundKey: row.roundId,
})

function milestonesOf(reading: InitiativeReading): Milestone[] {
  const dates = Map.groupBy(reading.dates, date => date.milestoneId)
  return reading.milestones.map(({ id, key, title }) => ({
    key,
    title: title.da,
    titleEn: title.en ?? null,
    dates: (dates.get(id) ?? []).map(date => ({ ...date, window: windowOfDate(date) })),
  }))
}

function statusOf(reading: InitiativeReading, frame: Frame) {
  const statusDay = statusDayOf(frame)
  const asked: Asked = {
    rounds: roundFactsAt(reading.rounds, frame.day),
    code: reading.code,
    day: frame.day,
    concludedOn: frame.portfolio.concludedOn,
    since: reading.recordedOn,
  }
  const reports = reading.reports.filter(one => one.projectId === null).map(reportFact)
  const changes = reading.lifecycleChanges.filter(one => one.projectId === null).map(lifecycleFact)
  const lifecycle = lifecycleAt(changes, frame.day)
  const course = courseOf(reports, changes, asked)
  const standing = standingAt(course, reports, frame.day)
  const judged = awaited(
    judgedFrom(standing, report => report),
    lifecycle,
  )
  const milestones = judgedMilestones(milestonesOf(reading), statusDay, lifecycle)
  const rules = rulesAt(reading.rules as LightRule[], statusDay)
  const computed = computedLights(
    { milestones, costs: [], rollouts: plannedRollouts(reading), risks: [] },
    statusDay,
    rules,
  )
  return {
    lifecycle,
    lit: isLit(lifecycle, reading.outstanding.length, judged.overall),
    judged,
    standing: standing.report,
    computed,
    gaps: gapsOf(judged, computed),
    history: historyFrom(course),
    nextMilestone: nextMilestone(milestones),
  }
}

function plannedRollouts(reading: InitiativeReading) {
  return reading.indicators
    .filter(one => one.rollout)
    .map(one =>
      plannedRollout(
        one,
        reading.measurements.findLast(({ indicatorId }) => indicatorId === one.id),
      ),
    )
}

/** As `updatedAt` of the overview. */
function lastRecorded({ recordedOn, otherRecordedOn, ...reading }: InitiativeReading): string {
  const own = [...reading.lifecycleChanges, ...reading.reports].filter(({ projectId }) => projectId === null)
  const facts: { recordedOn: string }[] = [...own, ...reading.dates, ...reading.outstanding]
  return [otherRecordedOn ?? recordedOn, ...facts.map(fact => fact.recordedOn)].reduce(
    (last, day) => (day > last ? day : last),
    recordedOn,
  )
}

// The parts of an initiative's page, fact by fact.
import { classOf, type Landing } from '../milestones/landing.ts'
import { isFromReport } from '../milestones/reported.ts'
import { windowOf } from '../portfolio/followed.ts'
import { wordsOf } from '../portfolio/grouped.ts'
import { timelineMilestone } from '../portfolio/timeline.ts'
import { lifecycleAt } from '../reports/lifecycle.ts'
import type { DateWindow, Lifecycle } from '../terms.ts'
import type { InitiativePage } from './contract.ts'
import type { Footnotes } from './footnotes.ts'
import type { DateRow, InitiativeReading, LifecycleChangeRow, MeasurementRow } from './queries.ts'
import type { ReportRow, StatementRow } from './report-rows.ts'

type Part<K extends 'lifecycleChanges' | 'reports' | 'projects' | 'milestones' | 'indicators'> =
  InitiativePage[K][number]

export const windowOfDate = ({ earliest, latest, precision, qualifier, dateText }: DateRow): DateWindow => ({
  earliest,
  latest,
  precision,
  qualifier,
  text: dateText,
})

export const lifecycleFact = (row: LifecycleChangeRow) => ({
  lifecycle: row.lifecycle,
  from: windowOf(row),
  recordedOn: row.recordedOn,
})

export function lifecycleChangeOf(row: LifecycleChangeRow, notes: Footnotes): Part<'lifecycleChanges'> {
  return {
    lifecycle: row.lifecycle,
    from: windowOf(row),
    reason: wordsOf(row.reason),
    decidedBy: row.decidedBy,
    note: wordsOf(row.note),
    recordedOn: row.recordedOn,
    sources: notes.of(row.sources),
  }
}

export const statementOf = ({ reportId: _, words, sources, ...said }: StatementRow, notes: Footnotes) => ({
  ...said,
  words: wordsOf(words),
  sources: notes.of(sources),
})

export function reportOf(row: ReportRow, reading: InitiativeReading, notes: Footnotes): Part<'reports'> {
  const { key, asOfEarliest, asOf, basis, overall, time, economy, delivery, risk, round, late, recordedOn } = row
  return {
    key,
    reporter: reporterOf(row, reading),
    asOf: { earliest: asOfEarliest, latest: asOf },
    basis,
    overall,
    time,
    economy,
    delivery,
    risk,
    narrative: wordsOf(row.narrative),
    reason: wordsOf(row.reason),
    round,
    closing: row.closing,
    late,
    organisation: row.organisation && { abbreviation: row.organisation.abbreviation, name: row.organisation.name },
    onBehalf: row.onBehalf,
    correction: row.correction,
    recordedOn,
    sources: notes.of(row.sources),
    statements: reading.statements.filter(one => one.reportId === row.id).map(one => statementOf(one, notes)),
  }
}

/** Who is known to have reported; otherwise a report is its accountable owner's, and what was read out of a source nobody's. */
function reporterOf({ organisation, basis }: ReportRow, { owners }: InitiativeReading) {
  const [accountable] = basis === 'reported' ? owners : []
  if (organisation !== null || accountable === undefined) return organisation
  const { sector: _, ...owner } = accountable
  return owner
}

export function projectOf(
  row: InitiativeReading['projects'][number],
  reading: InitiativeReading,
  day: string,
  notes: Footnotes,
): Part<'projects'> {
  const changes = reading.lifecycleChanges.filter(one => one.projectId === row.id)
  const reports = reading.reports.filter(one => one.projectId === row.id)
  const elsewhere = row.code === reading.code ? null : row.code
  return {
    key: row.key,
    name: row.name,
    formerNames: row.formerNames,
    gist: wordsOf(row.gist),
    countedUnder: elsewhere,
    alsoUnder: row.alsoUnder.filter(code => code !== reading.code),
    programme: row.programme,
    lifecycle: lifecycleAt(changes.map(lifecycleFact), day),
    light: reports.at(-1)?.overall ?? null,
    changes: changes.map(one => lifecycleChangeOf(one, notes)),
    recordedOn: row.recordedOn,
    sources: notes.of(row.sources),
  }
}

export function milestoneOf(
  row: InitiativeReading['milestones'][number],
  reading: InitiativeReading,
  { statusDay, landings, lifecycle }: { statusDay: string; landings: readonly Landing[]; lifecycle: Lifecycle | null },
  notes: Footnotes,
): Part<'milestones'> {
  const dates = reading.dates.filter(date => date.milestoneId === row.id)
  const milestone = {
    key: row.key,
    title: row.title.da,
    titleEn: row.title.en ?? null,
    dates: dates.map(date => ({ ...date, window: windowOfDate(date) })),
  }
  const goLives = reading.goLives.filter(one => one.milestoneId === row.id)
  const shown = timelineMilestone(milestone, { statusDay, lifecycle }, goLives)
  const { baseline, forecast, actual, lapsed } = shown
  const expected = forecast ?? baseline
  const isAhead = !actual && !lapsed && expected !== null && expected.latest >= statusDay
  return {
    ...shown,
    usual: baseline && isAhead ? (landings.find(one => one.precision === classOf(baseline)) ?? null) : null,
    project: row.project,
    note: wordsOf(row.note),
    unagreed: baseline === null && isFromReport(row.key),
    remark: remarkOn(row.key, reading),
    dates: dates.map(date => ({
      kind: date.kind,
      window: windowOfDate(date),
      firstKnown: date.firstKnown,
      decision: date.decision,
      recordedOn: date.recordedOn,
      sources: notes.of(date.sources),
    })),
    goLiveFacts: goLives.map(({ sector, holds, note, recordedOn, sources }) => ({
      sector,
      holds,
      note: wordsOf(note),
      recordedOn,
      sources: notes.of(sources),
    })),
    recordedOn: row.recordedOn,
    sources: notes.of(row.sources),
  }
}

function remarkOn(milestone: string, { reports }: InitiativeReading): Part<'milestones'>['remark'] {
  const last = reports.findLast(({ projectId }) => projectId === null)
  const said = last?.outlook?.remarks?.find(one => one.milestone === milestone)
  return last && said ? { text: { da: said.text, en: null }, asOf: last.asOf } : null
}

export function indicatorOf(
  row: InitiativeReading['indicators'][number],
  reading: InitiativeReading,
  notes: Footnotes,
): Part<'indicators'> {
  const { key, sector, rollout, comparable } = row
  return {
    key,
    title: wordsOf(row.title),
    unit: wordsOf(row.unit),
    sector,
    rollout,
    comparable,
    measurements: reading.measurements.filter(one => one.indicatorId === row.id).map(one => measurementOf(one, notes)),
    recordedOn: row.recordedOn,
    sources: notes.of(row.sources),
  }
}

function measurementOf(row: MeasurementRow, notes: Footnotes): Part<'indicators'>['measurements'][number] {
  const { value, valueMax, denominator, planned, qualifier, asPrinted, derived, recordedOn } = row
  const asOf = windowOf({
    earliest: row.asOfEarliest,
    latest: row.asOf,
    precision: row.asOfPrecision,
    qualifier: null,
    dateText: row.asOfText,
  })
  return {
    value,
    valueMax,
    denominator,
    planned,
    qualifier,
    asPrinted,
    derived,
    asOf,
    note: wordsOf(row.note),
    recordedOn,
    sources: notes.of(row.sources),
  }
}

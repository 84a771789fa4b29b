// How everything of a portfolio stands at one moment, read inside a transaction: what the closing of a round keeps.
import { CompiledQuery, type Selectable } from 'kysely'
import { holds } from '../db/holding.ts'
import type { Trx } from '../db/tables/database.ts'
import type { StatusReportTable } from '../db/tables/reports.ts'
import { utc } from '../db/utc.ts'
import { toldIn } from '../reports/outlook.ts'
import type { Light, Sector, Words } from '../terms.ts'
import type { OverviewInitiative, TimelineMilestone } from './contract.ts'
import { type Shown, statusDayOf } from './directory.ts'
import { followedInitiatives } from './followed.ts'
import { groupRows, wordsOf } from './grouped.ts'
import { namesOf } from './names.ts'
import { list, type RoundRow } from './queries.ts'
import { besideOf, timelineInitiative } from './timeline.ts'
import { TIMELINE, type TimelineReading } from './timeline-queries.ts'

type Outlook = Selectable<StatusReportTable>['outlook']
type Stored = { da: string; en?: string | null }
type RoundReportRow = [
  initiative: number,
  submittedAt: string,
  late: boolean,
  onBehalf: boolean,
  organisation: string | null,
  narrative: Stored | null,
  reason: Stored | null,
  outlook: Outlook,
  overall: Light | null,
]
type IndicatorRow = [
  initiative: number,
  title: Stored,
  unit: Stored,
  sector: Sector | null,
  rollout: boolean,
  value: number,
  valueMax: number | null,
  denominator: number | null,
  planned: number | null,
  qualifier: string | null,
  asOf: string | null,
]
type SectorRow = [initiative: number, sector: Sector, text: Stored]

type StandingReading = TimelineReading & {
  roundReports: RoundReportRow[]
  indicators: IndicatorRow[]
  sectorStatuses: SectorRow[]
}

// One statement, so that all of it is of one moment: $1 portfolio, $2 day, $3 round.
const STANDING = `${TIMELINE},
  ${list(
    'initiative_id, submitted_at, late, on_behalf, organisation, narrative, reason, outlook, overall',
    'initiative_id',
    `(select distinct on (s.initiative_id) s.initiative_id, ${utc('s.recorded_at')} as submitted_at, s.late, s.on_behalf,
      coalesce(o.abbreviation, o.name) as organisation, s.narrative, s.reason, s.outlook, s.overall
      from status_report s left join organisation o on o.id = s.organisation_id
      where s.portfolio_id = $1 and s.round_id = $3 and s.recorded_on <= $2 and s.project_id is null and ${holds('s.fact_id', '$2')}
      order by s.initiative_id, s.recorded_at desc, s.fact_id desc) s`,
  )} as "roundReports",
  ${list(
    'initiative_id, title, unit, sector, rollout, value, value_max, denominator, planned, qualifier, as_of',
    'initiative_id, position',
    `(select distinct on (n.fact_id) n.initiative_id, n.position, n.title, n.unit, n.sector, n.rollout,
      m.value, m.value_max, m.denominator, m.planned, m.qualifier, m.as_of
      from indicator n join measurement m on m.indicator_id = n.fact_id and m.portfolio_id = $1 and m.recorded_on <= $2
      where n.portfolio_id = $1 and ${holds('m.fact_id', '$2')}
      order by n.fact_id, coalesce(m.as_of, m.recorded_on) desc, m.recorded_at desc, m.fact_id desc) n`,
  )} as indicators,
  ${list(
    'initiative_id, sector, text',
    'initiative_id, fact_id',
    'sector_status where portfolio_id = $1 and recorded_on <= $2',
  )} as "sectorStatuses"`

export type RoundReport = {
  submittedAt: string
  late: boolean
  onBehalf: boolean
  organisation: string | null
  narrative: Words | null
  reason: Words | null
  outlook: Outlook
}
/** An initiative as overview, timeline and page show it, and what was reported in the round. */
export type StandingInitiative = {
  shown: OverviewInitiative
  milestones: TimelineMilestone[]
  report: RoundReport | null
  indicators: ReturnType<typeof indicatorOf>[]
  sectorStatuses: { sector: Sector; text: Words }[]
}

/** The round that closes: what it has not been answered by now is missing. */
export type ClosingRound = { id: number; name: string; deadlineDay: string; codes: readonly string[] }
type Moment = { portfolio: Shown; day: string; round: ClosingRound }

/** How what a round asks stands, with the names that occur. */
export async function standingIn(trx: Trx, { portfolio, day, round }: Moment) {
  const query = CompiledQuery.raw(STANDING, [portfolio.id, day, round.id])
  const [read] = (await trx.executeQuery<StandingReading>(query)).rows
  if (!read) throw new Error('the reading returned no row')
  const frame = { portfolio, day }
  const reading = { ...read, rounds: withClosing(read.rounds, round, day) }
  const beside = besideOf(reading)
  const rest = restOf(reading)
  const asked = new Set(round.codes)
  const initiatives = followedInitiatives(reading, frame).flatMap((followed, n): StandingInitiative[] => {
    const id = reading.initiatives[n]?.[0]
    if (id === undefined || !asked.has(followed.shown.code)) return []
    const { milestones } = timelineInitiative(followed, beside, statusDayOf(frame))
    return [{ shown: followed.shown, milestones, ...rest(id) }]
  })
  return {
    focusAreas: reading.areas.map(([number, title, titleEn]) => ({ number, title, titleEn })),
    organisations: namesOf(
      reading,
      initiatives.map(one => one.shown),
    ).organisations,
    initiatives,
  }
}

function withClosing(rounds: readonly RoundRow[], { id, name, deadlineDay, codes }: ClosingRound, day: string) {
  const closing: RoundRow = [id, name, deadlineDay, [[day, null]], day, day, day, [...codes], null]
  return [...rounds.filter(([other]) => other !== id), closing]
}

function restOf({ roundReports, indicators, sectorStatuses }: StandingReading) {
  const reports = new Map(roundReports.map(row => [row[0], row]))
  const measured = groupRows(indicators)
  const sectors = groupRows(sectorStatuses)
  return (id: number) => ({
    report: reportOf(reports.get(id)),
    indicators: (measured.get(id) ?? []).map(indicatorOf),
    sectorStatuses: (sectors.get(id) ?? []).map(([, sector, text]) => ({ sector, text: wordsOf(text) })),
  })
}

function reportOf(row: RoundReportRow | undefined): RoundReport | null {
  if (row === undefined) return null
  const [, submittedAt, late, onBehalf, organisation, narrative, reason, kept, overall] = row
  const outlook = kept && toldIn(kept, overall)
  return { submittedAt, late, onBehalf, organisation, narrative: wordsOf(narrative), reason: wordsOf(reason), outlook }
}

function indicatorOf(row: IndicatorRow) {
  const [, title, unit, sector, rollout, value, valueMax, denominator, planned, qualifier, asOf] = row
  const of = { title: wordsOf(title), unit: wordsOf(unit), sector, rollout }
  return { ...of, value, valueMax, denominator, planned, qualifier, asOf }
}

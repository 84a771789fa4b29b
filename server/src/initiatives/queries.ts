import type { Pool } from 'pg'
import { holds } from '../db/holding.ts'
import { otherFacts } from '../portfolio/other-facts.ts'
import type { KnownRound } from '../portfolio/rounds.ts'
import { keptClosing, knownRounds } from '../rounds/known.ts'
import type { DateKind, DependencyKind, Lifecycle, Precision, Qualifier, Sector } from '../terms.ts'
import { partyOf } from '../views/party.ts'
import type { Fact, Party, ReportRow, SourceRef, StatementRow, Text } from './report-rows.ts'

export type WindowColumns = {
  earliest: string | null
  latest: string | null
  precision: Precision | null
  qualifier: Qualifier | null
  dateText: string | null
}
export type LifecycleChangeRow = Fact &
  WindowColumns & {
    projectId: number | null
    lifecycle: Lifecycle
    reason: Text | null
    decidedBy: string[]
    note: Text | null
  }
export type DateRow = Fact & {
  milestoneId: number
  kind: DateKind
  earliest: string
  latest: string
  precision: Precision
  qualifier: Qualifier | null
  dateText: string | null
  firstKnown: boolean
  decision: string | null
}
export type GoLiveRow = Fact & { milestoneId: number; sector: Sector; holds: boolean; note: Text | null }
export type MilestoneRow = Fact & { id: number; key: string; project: string | null; title: Text; note: Text | null }
export type ProjectRow = Fact & {
  id: number
  key: string
  name: string
  formerNames: string[]
  gist: Text | null
  code: string
  alsoUnder: string[]
  programme: string | null
}
export type MeasurementRow = Fact & {
  indicatorId: number
  value: number
  valueMax: number | null
  denominator: number | null
  planned: number | null
  qualifier: string | null
  asPrinted: string | null
  derived: boolean
  asOfEarliest: string | null
  asOf: string | null
  asOfPrecision: Precision | null
  asOfText: string | null
  note: Text | null
}
export type IndicatorRow = Fact & {
  id: number
  key: string
  title: Text
  unit: Text
  sector: Sector | null
  rollout: boolean
  comparable: boolean
}
export type DependencyRow = Fact & { kind: DependencyKind; on: string; code: string | null; text: Text }
type TextRow = Fact & { text: Text }
export type DocumentRow = { key: string; title: string; earliest: string | null; latest: string | null }

/** Everything about one initiative as known at the end of a day. */
export type InitiativeReading = {
  id: number
  code: string
  codeAsPrinted: string | null
  title: string
  titleNote: Text | null
  recordedOn: string
  otherRecordedOn: string | null
  /** Where its code and title stand. */
  knownFrom: SourceRef[]
  area: { number: number; title: string; titleEn: string | null }
  owners: (Party & { sector: Sector })[]
  rounds: KnownRound[]
  rules: { dimension: string; own: boolean; validFrom: string; thresholds: Record<string, number> }[]
  documents: DocumentRow[]
  descriptions: TextRow[]
  lifecycleChanges: LifecycleChangeRow[]
  reports: ReportRow[]
  formerReports: (ReportRow & { replacedOn: string })[]
  statements: StatementRow[]
  projects: ProjectRow[]
  milestones: MilestoneRow[]
  dates: DateRow[]
  goLives: GoLiveRow[]
  indicators: IndicatorRow[]
  measurements: MeasurementRow[]
  outstanding: TextRow[]
  benefits: (TextRow & { state: 'expected' | 'realised' })[]
  dependencies: DependencyRow[]
  neededBy: (TextRow & { code: string; title: string })[]
  sectorStatuses: (TextRow & { sector: Sector })[]
  /** Its own, and those of no initiative in whose text its code occurs. */
  anomalies: (TextRow & { key: string; kind: string; own: boolean })[]
}

const fact = (
  of: string,
) => `${of}.recorded_on as "recordedOn", coalesce((select json_agg(json_build_array(d.key, s.locator) order by s.position)
    from fact_source s join document d on d.id = s.document_id where s.fact_id = ${of}.fact_id), '[]') as sources`
const dates = (of: string) =>
  `${of}.earliest, ${of}.latest, ${of}.precision, ${of}.qualifier, ${of}.date_text as "dateText"`
const list = (select: string) => `coalesce((select json_agg(row_to_json(r)) from (${select}) r), '[]')`
/** Of another initiative that was itself known by the day: nothing leads to one that was not. */
const known = (of: string) => `danish_day(${of}.recorded_at) <= $3`
const mine = (of: string) => `${of}.initiative_id = i.id and ${of}.recorded_on <= $3`
/**
 * What is said of a project counted elsewhere is said of it here too. Two ways in, each by its own index: with an "or" the
 * whole portfolio would be gone through.
 */
const mineOrSeen = (
  table: string,
) => `(select m.* from ${table} m where m.portfolio_id = i.portfolio_id and m.initiative_id = i.id
    union all select s.* from project_link k join ${table} s on s.project_id = k.project_id
      where k.initiative_id = i.id and k.recorded_on <= $3 and s.initiative_id <> i.id) x`

const REPORT = `x.fact_id as id, f.key, x.project_id as "projectId", x.as_of_earliest as "asOfEarliest", x.as_of as "asOf", x.basis, x.overall, x.time,
  x.economy, x.delivery, x.risk, x.narrative, x.reason, n.name as round, x.round_id as "roundId", ${keptClosing('n', '$3')} as closing, x.late, x.outlook, x.on_behalf as "onBehalf",
  x.correction, case when g.id is not null then ${partyOf('g')} end as organisation, ${fact('x')}`
const FOR_WHOM =
  'join fact f on f.id = x.fact_id left join reporting_round n on n.id = x.round_id left join organisation g on g.id = x.organisation_id'

// One statement: $1 portfolio, $2 code, $3 day.
const READING = `select i.id, i.code, i.code_as_printed as "codeAsPrinted", i.title, i.title_note as "titleNote",
  danish_day(i.recorded_at) as "recordedOn",
  (select max(f.recorded_on) from (${otherFacts('$1', '$3')}) f where f.initiative_id = i.id) as "otherRecordedOn",
  coalesce((select json_agg(json_build_array(d.key, s.locator) order by s.position) from fact f
    join fact_source s on s.fact_id = f.id join document d on d.id = s.document_id and d.recorded_on <= $3
    where f.portfolio_id = i.portfolio_id and f.kind = 'initiative' and f.key = i.code), '[]') as "knownFrom",
  json_build_object('number', a.number, 'title', a.title, 'titleEn', a.title_en) as area,
  ${list(`select o.key, coalesce(o.abbreviation, o.name) as abbreviation, o.name, o.sector from initiative_owner w
    join organisation o on o.id = w.organisation_id where w.initiative_id = i.id order by w.position`)} as owners,
  ${list(knownRounds('i.portfolio_id', '$3', 'i.id'))} as rounds,
  ${list(`select dimension, portfolio_id is not null as own, valid_from as "validFrom", thresholds from light_rule
    where (portfolio_id = i.portfolio_id or portfolio_id is null) and valid_from <= $3 order by valid_from`)} as rules,
  ${list('select key, title, earliest, latest from document where portfolio_id = i.portfolio_id')} as documents,
  ${list(`select x.text, ${fact('x')} from description x where ${mine('x')} order by x.recorded_at desc, x.fact_id desc`)} as descriptions,
  ${list(`select x.project_id as "projectId", x.lifecycle, ${dates('x')}, x.reason, x.decided_by as "decidedBy", x.note, ${fact('x')}
    from ${mineOrSeen('lifecycle_change')} where x.recorded_on <= $3
    order by x.recorded_at, x.fact_id`)} as "lifecycleChanges",
  ${list(`select ${REPORT} from ${mineOrSeen('status_report')} ${FOR_WHOM} where x.recorded_on <= $3
      and ${holds('x.fact_id', '$3')}
    order by x.as_of, x.recorded_at, x.fact_id`)} as reports,
  ${list(`select ${REPORT}, t.recorded_on as "replacedOn" from status_report x ${FOR_WHOM}
    join retraction t on t.fact_id = x.fact_id and t.recorded_on <= $3 and t.why = 'corrected'
    where ${mine('x')} and x.project_id is null
    order by x.as_of, x.recorded_at, x.fact_id`)} as "formerReports",
  ${list(`select x.report_id as "reportId", ${partyOf('o')} as organisation, x.dimension, x.light, x.words,
      x.on_behalf as "onBehalf", ${fact('x')}
    from differing_view x join organisation o on o.id = x.organisation_id where ${mine('x')}
    order by x.recorded_at, x.fact_id`)} as statements,
  ${list(`select x.fact_id as id, f.key, x.name, x.former_names as "formerNames", coalesce(x.seen, x.gist) as gist, c.code,
      array(select c2.code from project_link k join initiative c2 on c2.id = k.initiative_id and ${known('c2')}
        where k.project_id = x.fact_id and k.recorded_on <= $3
        order by c2.position) as "alsoUnder",
      p.name as programme, ${fact('x')}
    from (select m.*, null::words as seen from project m where m.initiative_id = i.id
      union all select s.*, k.gist from project_link k join project s on s.fact_id = k.project_id
        where k.initiative_id = i.id and k.recorded_on <= $3 and s.initiative_id <> i.id) x
    join fact f on f.id = x.fact_id join initiative c on c.id = x.initiative_id and ${known('c')}
    left join programme p on p.id = x.programme_id
    where x.recorded_on <= $3
    order by (x.initiative_id = i.id) desc, x.position`)} as projects,
  ${list(`select x.fact_id as id, f.key, pf.key as project, x.title, x.note, ${fact('x')} from milestone x join fact f on f.id = x.fact_id
    left join fact pf on pf.id = x.project_id where ${mine('x')} and ${holds('x.fact_id', '$3')} order by x.position`)} as milestones,
  ${list(`select x.milestone_id as "milestoneId", x.kind, ${dates('x')}, x.first_known as "firstKnown", x.decision, ${fact('x')}
    from milestone_date x join milestone m on m.fact_id = x.milestone_id
    where m.initiative_id = i.id and x.recorded_on <= $3 and ${holds('x.fact_id', '$3')}
    order by x.recorded_at, x.fact_id`)} as dates,
  ${list(`select x.milestone_id as "milestoneId", x.sector, x.holds, x.note, ${fact('x')}
    from go_live x join milestone m on m.fact_id = x.milestone_id
    where m.initiative_id = i.id and x.recorded_on <= $3 and ${holds('x.fact_id', '$3')}
    order by x.recorded_at, x.fact_id`)} as "goLives",
  ${list(`select x.fact_id as id, f.key, x.title, x.unit, x.sector, x.rollout, x.comparable, ${fact('x')}
    from indicator x join fact f on f.id = x.fact_id where ${mine('x')} order by x.position`)} as indicators,
  ${list(`select x.indicator_id as "indicatorId", x.value, x.value_max as "valueMax", x.denominator, x.planned, x.qualifier,
      x.as_printed as "asPrinted", x.derived, x.as_of_earliest as "asOfEarliest", x.as_of as "asOf",
      x.as_of_precision as "asOfPrecision", x.as_of_text as "asOfText", x.note, ${fact('x')}
    from measurement x join indicator n on n.fact_id = x.indicator_id
    where n.initiative_id = i.id and x.recorded_on <= $3 and ${holds('x.fact_id', '$3')}
    order by coalesce(x.as_of, x.recorded_on), x.recorded_at, x.fact_id`)} as measurements,
  ${list(`select x.text, ${fact('x')} from outstanding_item x where ${mine('x')} order by x.position`)} as outstanding,
  ${list(`select x.state, x.text, ${fact('x')} from benefit x where ${mine('x')} order by x.position`)} as benefits,
  ${list(`select x.kind, x.on_name as "on", o.code, x.text, ${fact('x')} from dependency x
    left join initiative o on o.id = x.on_initiative_id and ${known('o')} where ${mine('x')} order by x.position`)} as dependencies,
  ${list(`select o.code, o.title, x.text, ${fact('x')} from dependency x
    join initiative o on o.id = x.initiative_id and ${known('o')}
    where x.on_initiative_id = i.id and x.recorded_on <= $3 order by o.position, x.position`)} as "neededBy",
  ${list(`select x.sector, x.text, ${fact('x')} from sector_status x where ${mine('x')} order by x.fact_id`)} as "sectorStatuses",
  ${list(`select f.key, x.kind, x.text, x.initiative_id is not null as own, ${fact('x')} from anomaly x join fact f on f.id = x.fact_id
    where x.portfolio_id = i.portfolio_id and x.recorded_on <= $3
      and (x.initiative_id = i.id or x.initiative_id is null and strpos(x.text ->> 'da', i.code) > 0)
    order by x.fact_id`)} as anomalies
from initiative i join focus_area a on a.id = i.focus_area_id
where i.portfolio_id = $1 and i.code = $2 and danish_day(i.recorded_at) <= $3`

/** Reads one initiative as known at the end of a day; null when it is unknown, or was not yet known. */
export async function readInitiative(
  pool: Pool,
  portfolio: number,
  code: string,
  day: string,
): Promise<InitiativeReading | null> {
  const { rows } = await pool.query<InitiativeReading>({
    name: 'read-initiative',
    text: READING,
    values: [portfolio, code, day],
  })
  return rows[0] ?? null
}

/** The day from which an initiative is known; null when there is none of that code. */
export async function firstKnownDay(pool: Pool, portfolio: number, code: string): Promise<string | null> {
  const text = 'select danish_day(recorded_at) as day from initiative where portfolio_id = $1 and code = $2'
  const { rows } = await pool.query<{ day: string }>(text, [portfolio, code])
  return rows[0]?.day ?? null
}

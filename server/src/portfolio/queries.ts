import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Database } from '../db/tables/database.ts'
import type { ListedPortfolio } from './contract.ts'

/** A portfolio with its id, as every reading needs it. `lastRecordedOn` is only asked of a concluded one. */
export type PortfolioRow = Omit<ListedPortfolio, 'initiatives' | 'recordedDays' | 'latestDay'> & {
  id: number
  lastRecordedOn: string | null
}
/** What only the list says of a portfolio. */
export type PortfolioExtent = Pick<ListedPortfolio, 'initiatives' | 'recordedDays'>

/** Every portfolio, the real ones first. */
export async function findPortfolios(db: Kysely<Database>): Promise<PortfolioRow[]> {
  const { rows } = await sql<PortfolioRow>`
    select p.id, p.slug, p.title, p.title_en as "titleEn",
      case when p.purpose is not null
        then jsonb_build_object('da', p.purpose -> 'da', 'en', p.purpose -> 'en') end as purpose,
      jsonb_build_object('from', p.period_from, 'to', p.period_to) as period,
      p.invented, p.concluded_on as "concludedOn",
      case when p.concluded_on is not null
        then (select max(day) from (${recordedDaysOf(sql.ref('p.id'))}) recorded) end as "lastRecordedOn"
    from portfolio p
    order by p.invented, p.slug`.execute(db)
  return rows
}

/** How much there is of a portfolio: its initiatives, and the days on which something was recorded about it. */
export async function findExtent(db: Kysely<Database>, portfolio: number): Promise<PortfolioExtent> {
  const { rows } = await sql<PortfolioExtent>`
    select (select count(*)::int from initiative where portfolio_id = ${portfolio}) as initiatives,
      coalesce((select array_agg(day::text order by day) from (${recordedDaysOf(sql`${portfolio}`)}) recorded), '{}')
        as "recordedDays"`.execute(db)
  return rows[0] ?? { initiatives: 0, recordedDays: [] }
}

const recordedDaysOf = (portfolio: RawBuilder<unknown>) => sql`
  select danish_day(recorded_at) as day from initiative where portfolio_id = ${portfolio}
  union select recorded_on from description where portfolio_id = ${portfolio}
  union select recorded_on from lifecycle_change where portfolio_id = ${portfolio}
  union select recorded_on from status_report where portfolio_id = ${portfolio}
  union select recorded_on from milestone_date where portfolio_id = ${portfolio}
  union select recorded_on from measurement where portfolio_id = ${portfolio}
  union select recorded_on from outstanding_item where portfolio_id = ${portfolio}`

// Rows as arrays: at 10,000 initiatives the names of the columns would be most of what is sent.
type Text = string | null
export type InitiativeRow = [
  id: number,
  code: string,
  title: string,
  titleNote: { da: string; en?: Text } | null,
  area: number,
  recordedOn: string,
  owners: string[],
]
export type ReportRow = [initiative: number, asOf: string, recordedOn: string, overall: Text, round: number | null]
/** What only an initiative's newest report is shown with. */
export type NewestReportRow = [
  initiative: number,
  basis: 'reported' | 'assessed',
  time: Text,
  economy: Text,
  delivery: Text,
  risk: Text,
  reason: { da: string; en?: Text } | null,
]
export type LifecycleRow = [
  initiative: number,
  lifecycle: string,
  earliest: Text,
  latest: Text,
  precision: Text,
  qualifier: Text,
  text: Text,
  recordedOn: string,
  reason: { da: string; en?: Text } | null,
]
export type MilestoneRow = [id: number, initiative: number, title: string, titleEn: Text, key: string]
export type DateRow = [
  milestone: number,
  kind: 'baseline' | 'forecast' | 'actual',
  earliest: string,
  latest: string,
  precision: string,
  qualifier: Text,
  text: Text,
  firstKnown: boolean,
  recordedOn: string,
]
export type RolloutRow = [
  initiative: number,
  title: string,
  titleEn: Text,
  unit: string,
  unitEn: Text,
  sector: Text,
  value: number,
  denominator: number | null,
  planned: number | null,
  qualifier: Text,
  asOf: Text,
  recordedOn: string,
]
/** `closedOn` is the day as known on the day that is read. */
export type RoundRow = [
  id: number,
  name: string,
  deadline: string,
  closedOn: Text,
  openedOn: string,
  from: string,
  to: string,
]
export type OutstandingRow = [initiative: number, count: number, recordedOn: string]
export type RuleRow = [dimension: string, own: boolean, validFrom: string, thresholds: Record<string, number>]

/** Everything that overview and timeline are shaped from, as known at the end of a day. */
export type PortfolioReading = {
  areas: [number: number, title: string, titleEn: Text][]
  organisations: [abbreviation: string, name: string][]
  programmes: [key: string, name: string][]
  memberships: [initiative: number, programme: string][]
  rounds: RoundRow[]
  rules: RuleRow[]
  initiatives: InitiativeRow[]
  reports: ReportRow[]
  newest: NewestReportRow[]
  lifecycles: LifecycleRow[]
  milestones: MilestoneRow[]
  dates: DateRow[]
  rollouts: RolloutRow[]
  outstanding: OutstandingRow[]
}

export const list = (row: string, order: string, from: string) =>
  `coalesce((select json_agg(json_build_array(${row}) order by ${order}) from ${from}), '[]')`

// One statement, planned once per connection: $1 portfolio, $2 day. Every table is entered by its portfolio, joined ones
// too: a plan for any portfolio would otherwise read those of all.
export const READING = `select
  ${list('number, title, title_en', 'number', 'focus_area where portfolio_id = $1')} as areas,
  ${list(
    'name_short, name',
    'name_short',
    `(select distinct coalesce(o.abbreviation, o.name) as name_short, o.name
    from initiative_owner w join organisation o on o.id = w.organisation_id where w.portfolio_id = $1) o`,
  )} as organisations,
  ${list('key, name', 'key', 'programme where portfolio_id = $1')} as programmes,
  ${list(
    'initiative_id, key',
    'initiative_id, key',
    `(
    select t.initiative_id, p.key from track t join programme p on p.id = t.programme_id
    where t.portfolio_id = $1 and t.initiative_id is not null
    union select j.initiative_id, p.key from project j join programme p on p.id = j.programme_id
    where j.portfolio_id = $1 and j.recorded_on <= $2) m`,
  )} as memberships,
  ${list(
    'id, name, deadline, closed_on, opened_on, period_from, period_to',
    'deadline',
    `(select id, name, danish_day(deadline) as deadline, danish_day(opened_at) as opened_on, period_from, period_to,
      case when danish_day(closed_at) <= $2 then danish_day(closed_at) end as closed_on
    from reporting_round where portfolio_id = $1 and danish_day(deadline) <= $2) r`,
  )} as rounds,
  ${list(
    'dimension, portfolio_id is not null, valid_from, thresholds',
    'valid_from',
    'light_rule where (portfolio_id = $1 or portfolio_id is null) and valid_from <= $2',
  )} as rules,
  ${list(
    "i.id, i.code, i.title, i.title_note, a.number, danish_day(i.recorded_at), coalesce(w.owners, '[]')",
    'i.position',
    `initiative i
    join focus_area a on a.id = i.focus_area_id
    left join (select w.initiative_id, json_agg(coalesce(o.abbreviation, o.name) order by w.position) as owners
      from initiative_owner w join organisation o on o.id = w.organisation_id
      where w.portfolio_id = $1 group by 1) w on w.initiative_id = i.id
    where i.portfolio_id = $1 and danish_day(i.recorded_at) <= $2`,
  )} as initiatives,
  ${list(
    'initiative_id, as_of, recorded_on, overall, round_id',
    'initiative_id, as_of, recorded_at, fact_id',
    'status_report where portfolio_id = $1 and recorded_on <= $2 and project_id is null',
  )} as reports,
  ${list(
    'initiative_id, basis, time, economy, delivery, risk, reason',
    'initiative_id',
    `(select distinct on (initiative_id) * from status_report
      where portfolio_id = $1 and recorded_on <= $2 and project_id is null
      order by initiative_id, as_of desc, recorded_at desc, fact_id desc) s`,
  )} as newest,
  ${list(
    'initiative_id, lifecycle, earliest, latest, precision, qualifier, date_text, recorded_on, reason',
    'initiative_id, recorded_at, fact_id',
    'lifecycle_change where portfolio_id = $1 and recorded_on <= $2 and project_id is null',
  )} as lifecycles,
  ${list(
    `m.fact_id, m.initiative_id, m.title ->> 'da', m.title ->> 'en', f.key`,
    'm.initiative_id, m.position',
    `milestone m join fact f on f.id = m.fact_id and f.portfolio_id = $1 and f.kind = 'milestone'
    where m.portfolio_id = $1 and m.recorded_on <= $2`,
  )} as milestones,
  ${list(
    'milestone_id, kind, earliest, latest, precision, qualifier, date_text, first_known, recorded_on',
    'milestone_id, recorded_at, fact_id',
    'milestone_date where portfolio_id = $1 and recorded_on <= $2',
  )} as dates,
  ${list(
    `initiative_id, title ->> 'da', title ->> 'en', unit ->> 'da', unit ->> 'en', sector, value, denominator, planned, qualifier, as_of, recorded_on`,
    'initiative_id, position',
    `(select distinct on (n.fact_id) n.initiative_id, n.title, n.unit, n.sector, n.position,
      m.value, m.denominator, m.planned, m.qualifier, m.as_of, m.recorded_on
      from indicator n join measurement m on m.indicator_id = n.fact_id and m.portfolio_id = $1 and m.recorded_on <= $2
      where n.portfolio_id = $1 and n.rollout
      order by n.fact_id, coalesce(m.as_of, m.recorded_on) desc, m.recorded_at desc, m.fact_id desc) r`,
  )} as rollouts,
  ${list(
    'initiative_id, count, recorded_on',
    'initiative_id',
    `(select initiative_id, count(*) as count, max(recorded_on) as recorded_on
    from outstanding_item where portfolio_id = $1 and recorded_on <= $2 group by 1) o`,
  )} as outstanding`

/** Reads a portfolio as known at the end of a day (`YYYY-MM-DD`, Danish time): one prepared statement. */
export async function readPortfolio(pool: Pool, portfolio: number, day: string): Promise<PortfolioReading> {
  const { rows } = await pool.query<PortfolioReading>({
    name: 'read-portfolio',
    text: READING,
    values: [portfolio, day],
  })
  const reading = rows[0]
  if (!reading) throw new Error('the reading returned no row')
  return reading
}

import type { Pool } from 'pg'
import { holds, joinTakenBack } from '../db/holding.ts'
import type { KeptOutlook } from '../reports/contract.ts'
import { knownRounds } from '../rounds/known.ts'
import type { Closing } from '../rounds/over.ts'
import type { Light } from '../terms.ts'
import { partyOf } from '../views/party.ts'
import type { Statement } from '../views/shapes.ts'
import { otherFacts } from './other-facts.ts'
import type { KeptClosing } from './shapes.ts'

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
/** What was taken back by the day that is read is there with the day: on the days before it still held. */
export type ReportRow = [
  initiative: number,
  asOf: string,
  recordedOn: string,
  overall: Text,
  round: number | null,
  retractedOn: Text,
  id: number,
]
/** What an organisation said against a report; without a light it takes back what it said before. */
export type ViewRow = [
  initiative: number,
  report: number,
  organisation: Statement['organisation'],
  dimension: Statement['dimension'],
  light: Statement['light'],
  words: { da: string; en?: Text },
  onBehalf: boolean,
  recordedOn: string,
]
/** What only an initiative's newest report is shown with. */
export type NewestReportRow = [
  initiative: number,
  basis: 'reported' | 'assessed',
  time: Text,
  economy: Text,
  delivery: Text,
  risk: Text,
  reason: { da: string; en?: Text } | null,
  overall: Light | null,
  outlook: KeptOutlook | null,
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
export type MilestoneRow = [
  id: number,
  initiative: number,
  title: string,
  titleEn: Text,
  key: string,
  retractedOn: Text,
]
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
  retractedOn: Text,
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
/** When it closed, whom it asks (their codes; null without a list) and what is kept of it are as known on the day that is read. */
export type RoundRow = [
  id: number,
  name: string,
  deadline: string,
  closings: Closing[],
  openedOn: string,
  from: string,
  to: string,
  asked: string[] | null,
  kept: KeptClosing | null,
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
  views: ViewRow[]
  lifecycles: LifecycleRow[]
  milestones: MilestoneRow[]
  dates: DateRow[]
  rollouts: RolloutRow[]
  outstanding: OutstandingRow[]
  /** The last day on which any other fact about an initiative was recorded. */
  others: [initiative: number, recordedOn: string][]
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
    'id, name, deadline, closings, opened_on, period_from, period_to, asked, kept',
    'opened_at, id',
    `(${knownRounds('$1', '$2')}) r`,
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
    's.initiative_id, s.as_of, s.recorded_on, s.overall, s.round_id, t.recorded_on, s.fact_id',
    's.initiative_id, s.as_of, s.recorded_at, s.fact_id',
    `status_report s ${joinTakenBack('s.fact_id', '$1', '$2')}
    where s.portfolio_id = $1 and s.recorded_on <= $2 and s.project_id is null`,
  )} as reports,
  ${list(
    "initiative_id, basis, time, economy, delivery, risk, reason, overall, outlook - '{kept,overall,remarks}'::text[]",
    'initiative_id',
    `(select distinct on (initiative_id) * from status_report s
      where portfolio_id = $1 and recorded_on <= $2 and project_id is null and ${holds('s.fact_id', '$2')}
      order by initiative_id, as_of desc, recorded_at desc, fact_id desc) s`,
  )} as newest,
  ${list(
    `v.initiative_id, v.report_id, ${partyOf('o')}, v.dimension, v.light, v.words, v.on_behalf, v.recorded_on`,
    'v.initiative_id, v.recorded_at, v.fact_id',
    `differing_view v join organisation o on o.id = v.organisation_id
    where v.portfolio_id = $1 and v.recorded_on <= $2`,
  )} as views,
  ${list(
    'initiative_id, lifecycle, earliest, latest, precision, qualifier, date_text, recorded_on, reason',
    'initiative_id, recorded_at, fact_id',
    'lifecycle_change where portfolio_id = $1 and recorded_on <= $2 and project_id is null',
  )} as lifecycles,
  ${list(
    `m.fact_id, m.initiative_id, m.title ->> 'da', m.title ->> 'en', f.key, t.recorded_on`,
    'm.initiative_id, m.position',
    `milestone m join fact f on f.id = m.fact_id and f.portfolio_id = $1 and f.kind = 'milestone'
    ${joinTakenBack('m.fact_id', '$1', '$2')}
    where m.portfolio_id = $1 and m.recorded_on <= $2`,
  )} as milestones,
  ${list(
    `d.milestone_id, d.kind, d.earliest, d.latest, d.precision, d.qualifier, d.date_text, d.first_known, d.recorded_on,
    t.recorded_on`,
    'd.milestone_id, d.recorded_at, d.fact_id',
    `milestone_date d ${joinTakenBack('d.fact_id', '$1', '$2')} where d.portfolio_id = $1 and d.recorded_on <= $2`,
  )} as dates,
  ${list(
    `initiative_id, title ->> 'da', title ->> 'en', unit ->> 'da', unit ->> 'en', sector, value, denominator, planned, qualifier, as_of, recorded_on`,
    'initiative_id, position',
    `(select distinct on (n.fact_id) n.initiative_id, n.title, n.unit, n.sector, n.position,
      m.value, m.denominator, m.planned, m.qualifier, m.as_of, m.recorded_on
      from indicator n join measurement m on m.indicator_id = n.fact_id and m.portfolio_id = $1 and m.recorded_on <= $2
      where n.portfolio_id = $1 and n.rollout and ${holds('m.fact_id', '$2')}
      order by n.fact_id, coalesce(m.as_of, m.recorded_on) desc, m.recorded_at desc, m.fact_id desc) r`,
  )} as rollouts,
  ${list(
    'initiative_id, count, recorded_on',
    'initiative_id',
    `(select initiative_id, count(*) as count, recorded_on
    from outstanding_item where portfolio_id = $1 and recorded_on <= $2 group by 1, 3) o`,
  )} as outstanding,
  ${list(
    'initiative_id, recorded_on',
    'initiative_id',
    `(select initiative_id, max(recorded_on) as recorded_on from (${otherFacts('$1', '$2')}) f group by 1) o`,
  )} as others`

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

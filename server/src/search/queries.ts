import type { Pool } from 'pg'
import { holds } from '../db/holding.ts'
import type { windowOf } from '../portfolio/followed.ts'
import type { KnownRound } from '../portfolio/rounds.ts'
import type { GivenLight } from '../reports/course.ts'
import { knownRounds } from '../rounds/known.ts'
import type { Lifecycle } from '../terms.ts'
import type { Question } from './words.ts'

type Of = { code: string; initiative: string }
/** What was found of one kind: how many, and the best of them. */
type Found<H> = { total: number; hits: H[] }

export type InitiativeRow = {
  code: string
  title: string
  recordedOn: string
  outstanding: number
  lifecycles: (Parameters<typeof windowOf>[0] & { lifecycle: Lifecycle; recordedOn: string })[]
  reports: GivenLight[]
}
export type ProjectRow = Of & { key: string; title: string }
export type MilestoneRow = Of & { key: string; title: string; titleEn: string | null }
export type OrganisationRow = { abbreviation: string; name: string; initiatives: number }
export type SourceRow = {
  key: string
  title: string
  earliest: string | null
  latest: string | null
}

export type SearchReading = {
  rounds: KnownRound[]
  initiatives: Found<InitiativeRow>
  projects: Found<ProjectRow>
  milestones: Found<MilestoneRow>
  organisations: Found<OrganisationRow>
  sources: Found<SourceRow>
}

const MOST = 6
const list = (select: string) => `coalesce((select json_agg(row_to_json(r)) from (${select}) r), '[]')`
const found = (of: string, hits: string) =>
  `json_build_object('total', (select count(*) from ${of}), 'hits', ${list(hits)})`
const asked = '@@ (select query from asked)'
/** Whether a text begins as asked; only as much of it is looked at. */
const begins = (text: string) => `lower(left(${text}, length($3)) collate "und-x-icu") = $3`
/** Whether an initiative was known by then: nearly always none is left out. */
const known = (initiative: string) => `${initiative} not in (select id from later)`
/** The words of a table's rows, in the letters of its index. */
const WORDS = {
  initiative: `search_words(i.portfolio_id, i.code, array[i.title], '{}')`,
  description: `search_words(d.portfolio_id, null, array[d.text ->> 'da'], array[d.text ->> 'en'])`,
  project: `search_words(p.portfolio_id, null, p.name || p.former_names || (p.gist ->> 'da'), array[p.gist ->> 'en'])`,
  milestone: `search_words(m.portfolio_id, null, array[m.title ->> 'da'], array[m.title ->> 'en'])`,
}

// One statement: $1 portfolio, $2 day, $3 what was written, $4 to $6 its words: as written, to be stemmed, as a code.
// A word that says nothing in Danish or English is left out, but not the last, which may be half a word.
const READING = `with
  word as materialized (
    select n, to_tsquery('pg_catalog.simple', plain) as plain, to_tsquery('pg_catalog.danish', stem) as danish,
      to_tsquery('pg_catalog.english', stem) as english, code, n = cardinality($4::text[]) as last
    from unnest($4::text[], $5::text[], $6::text[]) with ordinality as w (plain, stem, code, n)
  ),
  asked as materialized (
    select ('''@' || $1::bigint || '''' || coalesce(string_agg(
      ' & (' || concat_ws(' | ', nullif(plain::text, ''), nullif(danish::text, ''), nullif(english::text, ''), code) || ')', ''),
      ''))::tsquery as query
    from word where last or (numnode(danish) > 0 and numnode(english) > 0)
  ),
  later as materialized (
    select id from initiative where portfolio_id = $1
      and recorded_at >= ($2::date + 1)::timestamp at time zone 'Europe/Copenhagen'
  ),
  titled as materialized (
    select i.id, i.position, case when lower(i.code) = $3 then 0 when starts_with(lower(i.code), $3) then 1
      when ${begins('i.title')} then 2 else 3 end as rank
    from initiative i where ${WORDS.initiative} ${asked} and ${known('i.id')}
  ),
  found_initiative as materialized (
    select id, position, rank from titled
    union all select d.initiative_id, null, 4 from description d
    where ${WORDS.description} ${asked} and d.recorded_on <= $2 and ${known('d.initiative_id')}
      and d.initiative_id not in (select id from titled)
      and not exists (select from description x where x.initiative_id = d.initiative_id and x.recorded_on <= $2
        and (x.recorded_at, x.fact_id) > (d.recorded_at, d.fact_id))
  ),
  shown_initiative as materialized (select * from found_initiative order by rank, position, id limit ${MOST}),
  found_project as materialized (
    select p.fact_id, case when ${begins('p.name')} then 0 else 1 end as rank
    from project p where ${WORDS.project} ${asked} and p.recorded_on <= $2 and ${known('p.initiative_id')}
  ),
  found_milestone as materialized (
    select m.fact_id, case when ${begins("m.title ->> 'da'")} or ${begins("m.title ->> 'en'")} then 0 else 1 end as rank
    from milestone m where ${WORDS.milestone} ${asked} and m.recorded_on <= $2 and ${known('m.initiative_id')}
      and ${holds('m.fact_id', '$2')}
  ),
  found_organisation as materialized (
    select o.id, coalesce(o.abbreviation, o.name) as abbreviation, o.name,
      case when lower(o.abbreviation) = $3 then 0 when starts_with(lower(o.abbreviation), $3) then 1
        when ${begins('o.name')} then 2 else 3 end as rank
    from (select o.*, array(select n.name from organisation_name n where n.organisation_id = o.id) as others from organisation o) o
    where search_words($1, null, array[o.abbreviation, o.name], o.others) ${asked}
      and exists (select from initiative_owner w where w.organisation_id = o.id and w.portfolio_id = $1 and ${known('w.initiative_id')})
  ),
  found_source as materialized (
    select d.*, case when ${begins('d.title')} then 0 else 1 end as rank from document d
    where d.portfolio_id = $1 and d.recorded_on <= $2
      and search_words(d.portfolio_id, d.key, array[d.title], '{}') ${asked}
  )
select
  ${list(knownRounds('$1', '$2', 'select id from shown_initiative'))} as rounds,
  ${found(
    'found_initiative',
    `select i.code, i.title, danish_day(i.recorded_at) as "recordedOn",
      (select count(*) from outstanding_item o where o.initiative_id = i.id and o.recorded_on <= $2) as outstanding,
      ${list(`select lifecycle, earliest, latest, precision, qualifier, date_text as "dateText", recorded_on as "recordedOn"
        from lifecycle_change where portfolio_id = $1 and initiative_id = i.id and recorded_on <= $2 and project_id is null
        order by recorded_at, fact_id`)} as lifecycles,
      ${list(`select as_of as "asOf", recorded_on as "recordedOn", overall, round_id as "roundKey" from status_report s
        where portfolio_id = $1 and initiative_id = i.id and recorded_on <= $2 and project_id is null
          and ${holds('s.fact_id', '$2')}
        order by as_of, recorded_at, fact_id`)} as reports
    from shown_initiative f join initiative i on i.id = f.id order by f.rank, f.position, f.id`,
  )} as initiatives,
  ${found(
    'found_project',
    `select k.key, p.name as title, i.code, i.title as initiative
    from (select fact_id, rank from found_project order by rank, fact_id limit ${MOST}) f join project p on p.fact_id = f.fact_id
    join fact k on k.id = f.fact_id join initiative i on i.id = p.initiative_id order by f.rank, f.fact_id`,
  )} as projects,
  ${found(
    'found_milestone',
    `select k.key, m.title ->> 'da' as title, m.title ->> 'en' as "titleEn", i.code, i.title as initiative
    from (select fact_id, rank from found_milestone order by rank, fact_id limit ${MOST}) f join milestone m on m.fact_id = f.fact_id
    join fact k on k.id = f.fact_id join initiative i on i.id = m.initiative_id order by f.rank, f.fact_id`,
  )} as milestones,
  ${found(
    'found_organisation',
    `select abbreviation, name, (select count(*) from initiative_owner w
      where w.organisation_id = f.id and w.portfolio_id = $1 and ${known('w.initiative_id')}) as initiatives
    from (select * from found_organisation order by rank, name limit ${MOST}) f order by rank, name`,
  )} as organisations,
  ${found(
    'found_source',
    `select key, title, earliest, latest
    from (select * from found_source order by rank, recorded_on desc, key limit ${MOST}) f order by rank, recorded_on desc, key`,
  )} as sources`

/** Finds what a portfolio says in these words as known at the end of a day: one prepared statement. */
export async function readFound(
  pool: Pool,
  portfolio: number,
  day: string,
  question: Question,
): Promise<SearchReading> {
  const { written, plain, stems, codes } = question
  const { rows } = await pool.query<SearchReading>({
    name: 'search',
    text: READING,
    values: [portfolio, day, written, plain, stems, codes],
  })
  const reading = rows[0]
  if (!reading) throw new Error('the search returned no row')
  return reading
}

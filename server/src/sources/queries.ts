import type { Pool } from 'pg'
import { holds } from '../db/holding.ts'

type Text = { da: string; en?: string | null }

/** Everything about a portfolio's sources as known at the end of a day. */
export type SourcesReading = {
  /** Of every initiative known by then, in the portfolio's order. */
  codes: string[]
  documents: {
    key: string
    title: string
    kind: string
    file: string | null
    earliest: string | null
    latest: string | null
    recordedOn: string
    note: Text | null
    /** Whether the file that it names is attached. */
    attached: boolean
    facts: number
    initiatives: string[]
  }[]
  anomalies: {
    key: string
    kind: string
    text: Text
    handling: string | null
    recordedOn: string
    /** Its own initiative. */
    code: string | null
    sources: [document: string, locator: string][]
  }[]
}

const list = (select: string) => `coalesce((select json_agg(row_to_json(r)) from (${select}) r), '[]')`
const known = (of = '') => `${of}portfolio_id = $1 and ${of}recorded_on <= $2`

/** Facts that name the initiative that they are about. */
const NAMING = [
  'description',
  'project',
  'project_link',
  'lifecycle_change',
  'status_report',
  'milestone',
  'indicator',
  'outstanding_item',
  'benefit',
  'dependency',
  'sector_status',
]
// An anomaly is about the document itself, so it is not counted as a fact that rests on it.
const KNOWN_FACTS = [
  ...NAMING.map(table => `select fact_id, initiative_id from ${table} where ${known()}`),
  `select d.fact_id, m.initiative_id from milestone_date d
    join milestone m on m.fact_id = d.milestone_id and m.portfolio_id = $1 where ${known('d.')}`,
  `select g.fact_id, m.initiative_id from go_live g
    join milestone m on m.fact_id = g.milestone_id and m.portfolio_id = $1 where ${known('g.')}`,
  // what was said against a report goes with it
  `select v.fact_id, v.initiative_id from differing_view v where ${known('v.')} and ${holds('v.report_id', '$2')}`,
  // a meeting is about the whole portfolio
  `select fact_id, null from meeting_date where ${known()}`,
  `select m.fact_id, n.initiative_id from measurement m
    join indicator n on n.fact_id = m.indicator_id and n.portfolio_id = $1 where ${known('m.')}`,
].join(' union all ')

// One statement: $1 portfolio, $2 day.
const READING = `with
  known_initiative as materialized (
    select id, code, position from initiative where portfolio_id = $1 and danish_day(recorded_at) <= $2
  ),
  cited as materialized (
    select distinct s.document_id, s.fact_id, f.initiative_id
    from fact_source s join (${KNOWN_FACTS}) f on f.fact_id = s.fact_id
    where s.portfolio_id = $1 and ${holds('s.fact_id', '$2')}
  ),
  about as (
    select c.document_id, json_agg(i.code order by i.position) as codes
    from (select distinct document_id, initiative_id from cited) c join known_initiative i on i.id = c.initiative_id group by 1
  )
select
  coalesce((select json_agg(code order by position) from known_initiative), '[]') as codes,
  ${list(`select d.key, d.title, d.kind, d.file, d.earliest, d.latest, d.recorded_on as "recordedOn", d.note,
      t.document_id is not null as attached, coalesce(n.facts, 0) as facts, coalesce(a.codes, '[]') as initiatives
    from document d left join about a on a.document_id = d.id
    left join attached_document t on t.document_id = d.id and t.file = d.file
    left join (select document_id, count(*) as facts from cited group by 1) n on n.document_id = d.id
    where ${known('d.')} order by coalesce(d.latest, d.recorded_on), d.recorded_on, d.key`)} as documents,
  ${list(`select f.key, x.kind, x.text, x.handling, x.recorded_on as "recordedOn", i.code,
      coalesce((select json_agg(json_build_array(d.key, s.locator) order by s.position)
        from fact_source s join document d on d.id = s.document_id where s.fact_id = x.fact_id), '[]') as sources
    from anomaly x join fact f on f.id = x.fact_id left join known_initiative i on i.id = x.initiative_id
    where ${known('x.')} order by x.fact_id`)} as anomalies`

/** Reads the documents behind a portfolio's facts, and the notes to them: one prepared statement. */
export async function readSources(pool: Pool, portfolio: number, day: string): Promise<SourcesReading> {
  const { rows } = await pool.query<SourcesReading>({ name: 'read-sources', text: READING, values: [portfolio, day] })
  const reading = rows[0]
  if (!reading) throw new Error('the reading returned no row')
  return reading
}

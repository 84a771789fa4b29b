import type { Pool } from 'pg'
import { holds } from '../db/holding.ts'
import type { Citation } from './contract.ts'

type Text = { da: string; en?: string | null }

/** An attached document, and the facts that rest on it as known at the end of a day. */
export type TextReading = {
  key: string
  title: string
  kind: string
  file: string | null
  earliest: string | null
  latest: string | null
  recordedOn: string
  note: Text | null
  /** Null where nothing is attached. */
  attached: { on: string; bytes: number; sha256: string } | null
  content: string | null
  /** By the portfolio's order of initiatives. */
  cited: (Pick<Citation, 'kind' | 'key' | 'initiative' | 'state' | 'takenBack' | 'printed' | 'date'> & {
    text: Text | null
    figure: (Omit<NonNullable<Citation['figure']>, 'unit'> & { unit: Text }) | null
    locator: string
  })[]
}

const DATE = `json_build_object('earliest', x.earliest, 'latest', x.latest, 'precision', x.precision,
  'qualifier', x.qualifier, 'text', x.date_text)`
/** Each kind of fact with its own words for `text`, `state`, `printed` and `date`; `x` is its table. */
const KINDS: readonly [table: string, text: string, state?: string, printed?: string, date?: string][] = [
  ['description', 'x.text'],
  ['project', 'x.gist', 'null', 'x.name'],
  ['project_link', 'x.gist'],
  [
    'lifecycle_change',
    'coalesce(x.reason, x.note)',
    'x.lifecycle',
    'x.date_text',
    `case when x.earliest is not null then ${DATE} end`,
  ],
  ['status_report', 'coalesce(x.narrative, x.reason)', 'x.overall'],
  ['differing_view', 'x.words', 'x.light'],
  ['milestone', 'x.title'],
  ['indicator', 'x.title'],
  ['outstanding_item', 'x.text'],
  ['benefit', 'x.text', 'x.state'],
  ['dependency', 'x.text', 'null', 'x.on_name'],
  ['sector_status', 'x.text', 'x.sector'],
  ['anomaly', 'x.text'],
]
const kindOf = ([table, text, state = 'null', printed = 'null', date = 'null']: (typeof KINDS)[number]) =>
  `select c.fact_id, c.locator, '${table}' as kind, x.initiative_id, x.recorded_on, ${text}::jsonb as text,
    ${state}::text as state, false as taken_back, ${printed}::text as printed, ${date}::json as date, null::json as figure
    from cited c join ${table} x on x.fact_id = c.fact_id`
// A date is about its milestone and a figure about its indicator.
const PARTS = [
  `select c.fact_id, c.locator, 'milestone_date', m.initiative_id, x.recorded_on, m.title::jsonb, x.kind, false, x.date_text, ${DATE}, null
    from cited c join milestone_date x on x.fact_id = c.fact_id join milestone m on m.fact_id = x.milestone_id`,
  `select c.fact_id, c.locator, 'go_live', m.initiative_id, x.recorded_on, m.title::jsonb, x.sector, not x.holds, null, null, null
    from cited c join go_live x on x.fact_id = c.fact_id join milestone m on m.fact_id = x.milestone_id`,
  `select c.fact_id, c.locator, 'meeting_date', null, x.recorded_on, json_build_object('da', b.name, 'en', b.name_en)::jsonb, x.kind,
      false, x.date_text, ${DATE}, null
    from cited c join meeting_date x on x.fact_id = c.fact_id join meeting m on m.id = x.meeting_id join body b on b.id = m.body_id`,
  `select c.fact_id, c.locator, 'measurement', n.initiative_id, x.recorded_on, n.title::jsonb, null, false, x.as_printed, null,
      json_build_object('value', x.value, 'valueMax', x.value_max, 'denominator', x.denominator, 'qualifier', x.qualifier, 'unit', n.unit)
    from cited c join measurement x on x.fact_id = c.fact_id join indicator n on n.fact_id = x.indicator_id`,
]

// One statement: $1 portfolio, $2 key, $3 day. What is not attached has no lines that anything could rest on.
const READING = `with
  shown as materialized (
    select d.*, a.attached_at, a.bytes, a.sha256, a.content from document d
    left join attached_document a on a.document_id = d.id and a.file = d.file
    where d.portfolio_id = $1 and d.key = $2 and d.recorded_on <= $3
  ),
  cited as materialized (
    select s.fact_id, s.position, s.locator from fact_source s
    where s.document_id = (select id from shown where content is not null) and s.locator ~* '^ *l'
  ),
  said as (${[...KINDS.map(kindOf), ...PARTS].join(' union all ')})
select d.key, d.title, d.kind, d.file, d.earliest, d.latest, d.recorded_on as "recordedOn", d.note, d.content,
  case when d.content is not null then json_build_object('on', danish_day(d.attached_at), 'bytes', d.bytes, 'sha256', d.sha256) end as attached,
  coalesce((select json_agg(json_build_object('kind', s.kind, 'key', f.key, 'initiative', i.code, 'text', s.text, 'state', s.state,
      'takenBack', s.taken_back, 'printed', s.printed, 'date', s.date, 'figure', s.figure, 'locator', s.locator) order by i.position, s.fact_id)
    from said s join fact f on f.id = s.fact_id
    left join initiative i on i.id = s.initiative_id and danish_day(i.recorded_at) <= $3
    where s.recorded_on <= $3 and ${holds('s.fact_id', '$3')}), '[]') as cited
from shown d`

/** Reads one document with its text; null when it is unknown, or was not yet known. */
export async function readText(pool: Pool, portfolio: number, key: string, day: string): Promise<TextReading | null> {
  const values = [portfolio, key, day]
  const { rows } = await pool.query<TextReading>({ name: 'read-source-text', text: READING, values })
  return rows[0] ?? null
}

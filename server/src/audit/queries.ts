import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import { utc } from '../db/utc.ts'
import { type AuditEntry, type AuditFilter, TECHNICAL_TABLES } from './contract.ts'
import { type Sight, TECHNICAL_ACTIONS } from './policy.ts'

/** A part of the log, the newest first. `before`: only what is older than that row. */
export type Asked = { sight: Sight; filter: AuditFilter; before: number | null; limit: number }

// What a row speaks of: itself, or what it points at. Of what was refused there is no row.
const OF = sql`case when a.action in ('refused', 'export') then '{}'::jsonb else coalesce(a.after, a.before, '{}'::jsonb) end`
const idIn = (column: string, table: string) =>
  sql`case when a.table_name = ${table} then a.row_key::bigint else (j ->> ${column})::bigint end`

/** With the names of today for what a row speaks of; null where it is gone. */
export async function findEntries(db: Kysely<Database>, asked: Asked): Promise<AuditEntry[]> {
  const named = await namedIn(db, asked.filter.person)
  const { rows } = await sql<AuditEntry>`
    select a.id, a.change, k.rows as "changeRows", ${sql.raw(utc('a.at'))} as at, a.actor, w.display_name as "displayName", a.organisation,
      a.address, a.request, a.action, a.table_name as "table", a.row_key as row, a.before, a.after,
      case when p.id is not null then json_build_object('slug', p.slug, 'title', p.title) end as portfolio,
      json_build_object('initiative', i.code, 'round', r.name, 'organisation', o.name, 'account', c.display_name) as about
    from (select a.* from audit a where ${sql.join(conditionsOf(asked, named), sql` and `)}
      order by a.id desc limit ${asked.limit}) a
    cross join lateral (select ${OF} as j) of_row
    left join audit_chain k on k.change = a.change
    left join account w on w.name = a.actor
    left join portfolio p on p.id = a.portfolio_id
    left join milestone m on m.fact_id = (j ->> 'milestone_id')::bigint
    left join indicator n on n.fact_id = (j ->> 'indicator_id')::bigint
    left join status_report s on a.table_name in ('retraction', 'report_comment') and s.fact_id = (j ->> 'fact_id')::bigint
    left join initiative i on i.id = coalesce(${idIn('initiative_id', 'initiative')}, m.initiative_id, n.initiative_id, s.initiative_id)
    left join reporting_round r on r.id = ${idIn('round_id', 'reporting_round')}
    left join organisation o on o.id = coalesce(${idIn('organisation_id', 'organisation')}, s.organisation_id)
    left join account c on c.id = ${idIn('account_id', 'account')}
    order by a.id desc`.execute(db)
  return rows
}

function conditionsOf({ sight, filter, before }: Asked, named: string[] | null): RawBuilder<SqlBool>[] {
  const { from, to, organisation, action, table, row, portfolio } = filter
  const all: (RawBuilder<SqlBool> | false | null | undefined)[] = [
    seen(sight),
    before !== null && sql<SqlBool>`a.id < ${before}`,
    from !== undefined && sql<SqlBool>`a.at >= ${beginOf(from, 0)}`,
    to !== undefined && sql<SqlBool>`a.at < ${beginOf(to, 1)}`,
    named && sql<SqlBool>`a.actor = any(${named})`,
    organisation !== undefined && sql<SqlBool>`a.organisation = ${organisation}`,
    action !== undefined && sql<SqlBool>`a.action = ${action}`,
    table !== undefined && sql<SqlBool>`a.table_name = ${table}`,
    row !== undefined && sql<SqlBool>`a.row_key = ${row}`,
    portfolio !== undefined && sql<SqlBool>`a.portfolio_id = (select id from portfolio where slug = ${portfolio})`,
  ]
  return all.filter(one => one !== false && one !== null && one !== undefined)
}

/** What somebody sees, as a condition. */
function seen({ content, technical, own }: Sight): RawBuilder<SqlBool> {
  const isTechnical = sql<SqlBool>`(a.table_name = any(${TECHNICAL_TABLES}) or a.action = any(${TECHNICAL_ACTIONS}))`
  const all = [
    content && technical ? sql<SqlBool>`true` : content ? sql<SqlBool>`not ${isTechnical}` : technical && isTechnical,
    own !== null && sql<SqlBool>`a.actor = ${own}`,
  ].filter(one => one !== false)
  return all.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(all, sql` or `)})`
}

/** The moment at which a Danish day begins, or the one so many days after it. */
const beginOf = (day: string, later: number) =>
  sql`(((${day}::date + ${sql.lit(later)}::integer)::text || ' Europe/Copenhagen')::timestamptz)`

/** Who in the log is called so; null when nobody was asked for. Each name is jumped to in the index, not counted out. */
async function namedIn(db: Kysely<Database>, person: string | undefined): Promise<string[] | null> {
  if (person === undefined) return null
  const part = `%${person.trim().replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
  const { rows } = await sql<{ actor: string }>`
    with recursive known as (
      select min(actor) as actor from audit
      union all select (select min(a.actor) from audit a where a.actor > k.actor) from known k where k.actor is not null)
    select k.actor from known k left join account c on c.name = k.actor
    where k.actor ilike ${part} or c.display_name ilike ${part}`.execute(db)
  return rows.map(({ actor }) => actor)
}

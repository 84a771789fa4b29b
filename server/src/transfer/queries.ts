import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import type { Names } from './check.ts'

/** What the database already has a name for, so that a later bundle may refer to it. */
export async function namesKnown(trx: Transaction<Database>, slug: string): Promise<Names> {
  const { rows } = await sql<{ kind: string; name: string; owner: string | null }>`
    with mine as (select id from portfolio where slug = ${slug})
    select 'organisation' as kind, key::text as name, null::text as owner from organisation
    union all select 'abbreviation', abbreviation, key from organisation where abbreviation is not null
    union all select 'document', key, recorded_on::text from document where portfolio_id in (select id from mine)
    union all select 'focusArea', number::text, null from focus_area where portfolio_id in (select id from mine)
    union all select 'programme', key, null from programme where portfolio_id in (select id from mine)
    union all select 'body', key, null from body where portfolio_id in (select id from mine)
    union all select 'meetingNumber', b.key || ' ' || m.number, m.key from meeting m join body b on b.id = m.body_id
      where m.number is not null and m.portfolio_id in (select id from mine)
    union all select 'round', key, null from reporting_round where portfolio_id in (select id from mine)
    union all select 'initiative', code, null from initiative where portfolio_id in (select id from mine)
    union all select 'project', f.key, i.code from project p join fact f on f.id = p.fact_id
      join initiative i on i.id = p.initiative_id where p.portfolio_id in (select id from mine)`.execute(trx)
  const names: Names = new Map()
  for (const { kind, name, owner } of rows) {
    const ofKind = names.get(kind) ?? new Map<string, string | null>()
    names.set(kind, ofKind.set(name, owner))
  }
  return names
}

/** Adds the reports of its initiatives, and the day of each: they are many, and only views refer to them. */
export async function addReportsKnown(trx: Transaction<Database>, slug: string, names: Names): Promise<void> {
  const { rows } = await sql<{ key: string; code: string; day: string }>`
    select f.key, i.code, r.recorded_on::text as day from portfolio p
    join status_report r on r.portfolio_id = p.id and r.project_id is null
    join fact f on f.id = r.fact_id join initiative i on i.id = r.initiative_id where p.slug = ${slug}`.execute(trx)
  names.set('status_report', new Map(rows.map(({ key, code }) => [key, code])))
  names.set('reportDay', new Map(rows.map(({ key, day }) => [key, day])))
}

/** The ids of what a portfolio has by that name; organisations are everybody's. */
export async function idsIn(trx: Transaction<Database>, table: string, name: string, portfolio: number | null) {
  const ofPortfolio = portfolio === null ? sql`` : sql`where portfolio_id = ${portfolio}`
  const { rows } = await sql<{ id: number; name: string }>`
    select id, ${sql.ref(name)}::text as name from ${sql.table(table)} ${ofPortfolio}`.execute(trx)
  return new Map(rows.map(row => [row.name, row.id]))
}

/** The ids of facts of a kind, by key. */
export async function factIds(trx: Transaction<Database>, portfolio: number, kind: string) {
  const { rows } = await sql<{ id: number; key: string }>`
    select id, key from fact where portfolio_id = ${portfolio} and kind = ${kind}`.execute(trx)
  return new Map(rows.map(row => [row.key, row.id]))
}

/** A portfolio's documents: their id, and the day from which their facts count as known. */
export async function documentsOf(trx: Transaction<Database>, portfolio: number) {
  const { rows } = await sql<{ id: number; key: string; recordedOn: string }>`
    select id, key, recorded_on::text as "recordedOn" from document where portfolio_id = ${portfolio}`.execute(trx)
  return new Map(rows.map(({ key, ...document }) => [key, document]))
}

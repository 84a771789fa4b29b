// Brings rows of structure into agreement with a bundle, many at once: new ones are added, changed ones updated with
// their version one higher, and the rest is not touched at all.
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'

type Trx = Transaction<Database>
export type Counts = { inserted: number; updated: number; unchanged: number }

export type StructureTable = {
  table: string
  /** The column that names a row; within its portfolio where it has one. */
  name: string
  nameType?: 'text' | 'int'
  columns: Record<string, string>
  /** Set when the row is added and then never again. */
  once?: Record<string, string>
  versioned?: boolean
  /** A list that belongs to the row and is kept in a table of its own: its type, how it reads at present and is given. */
  list?: { type: string; stored: string; given?: string }
}

type Row = Record<string, unknown>
export type Upserted = Counts & {
  ids: Map<string, number>
  /** Ids of rows whose list is to be written anew, with that list. */
  lists: { id: number; list: unknown }[]
  /** Rows whose once-set columns say something else, by name. */
  moved: string[]
}

/** `rows` carry the name, the columns and, as `list`, the list. A portfolio's rows get `portfolio` themselves. */
export async function upsert(trx: Trx, of: StructureTable, portfolio: number | null, rows: Row[]): Promise<Upserted> {
  const done: Upserted = { inserted: 0, updated: 0, unchanged: 0, ids: new Map(), lists: [], moved: [] }
  if (rows.length === 0) return done
  const states = await compare(trx, of, portfolio, rows)
  const added = rows.filter((_, n) => states[n]?.id === null)
  const changed = rows.flatMap((row, n) => (states[n]?.id && states[n]?.differs ? [{ ...row, id: states[n].id }] : []))
  for (const { id, name, moved } of states) {
    if (id !== null) done.ids.set(name, id)
    if (moved) done.moved.push(name)
  }
  if (changed.length > 0) await update(trx, of, changed)
  if (added.length > 0) for (const { id, name } of await insert(trx, of, portfolio, added)) done.ids.set(name, id)
  rows.forEach((row, n) => {
    const id = done.ids.get(String(row[of.name]))
    if (of.list && id !== undefined && (states[n]?.id === null || states[n]?.listDiffers))
      done.lists.push({ id, list: row.list })
  })
  done.inserted = added.length
  done.updated = changed.length
  done.unchanged = rows.length - added.length - changed.length
  return done
}

type State = { id: number | null; name: string; differs: boolean; listDiffers: boolean; moved: boolean }

const quoted = (names: string[], prefix = '') => sql.raw(names.map(name => `${prefix}"${name}"`).join(', '))

function incoming(of: StructureTable, rows: Row[]): RawBuilder<unknown> {
  const types = { id: 'bigint', n: 'int', ...of.columns, ...of.once, ...(of.list && { list: of.list.type }) }
  const named = { [of.name]: of.nameType ?? 'text', ...types }
  const definition = Object.entries(named).map(([name, type]) => `"${name}" ${type}`)
  const json = JSON.stringify(rows.map((row, n) => ({ ...row, n })))
  return sql`jsonb_to_recordset(${json}::jsonb) as i(${sql.raw(definition.join(', '))})`
}

/** How each row stands to what is kept, in the order of the rows. */
async function compare(trx: Trx, of: StructureTable, portfolio: number | null, rows: Row[]): Promise<State[]> {
  const columns = Object.keys(of.columns)
  const ofPortfolio = portfolio === null ? sql`true` : sql`t.portfolio_id = ${portfolio}`
  const listDiffers = of.list
    ? sql.raw(`(${of.list.stored}) is distinct from (${of.list.given ?? 'i.list'})`)
    : sql`false`
  const moved = sql.raw(
    Object.keys(of.once ?? {})
      .map(name => `danish_day(t."${name}") is distinct from danish_day(i."${name}")`)
      .join(' or ') || 'false',
  )
  const { rows: states } = await sql<State>`
    select s.id, s.name, s.columns_differ or s.list_differs as "differs", s.list_differs as "listDiffers", s.moved from (
      select i.n, t.id, i.${sql.ref(of.name)}::text as name,
        t.id is not null and row(${quoted(columns, 't.')}) is distinct from row(${quoted(columns, 'i.')}) as columns_differ,
        t.id is not null and ${listDiffers} as list_differs,
        t.id is not null and (${moved}) as moved
      from ${incoming(of, rows)}
      left join ${sql.table(of.table)} t on t.${sql.ref(of.name)}::text = i.${sql.ref(of.name)}::text and ${ofPortfolio}) s
    order by s.n`.execute(trx)
  return states
}

async function update(trx: Trx, of: StructureTable, rows: Row[]): Promise<void> {
  const columns = Object.keys(of.columns)
  const version = of.versioned ? sql`, version = t.version + 1` : sql``
  await sql`update ${sql.table(of.table)} t set (${quoted(columns)}) = row(${quoted(columns, 'i.')}) ${version}
    from ${incoming(of, rows)} where t.id = i.id`.execute(trx)
}

async function insert(trx: Trx, of: StructureTable, portfolio: number | null, rows: Row[]) {
  const columns = [of.name, ...Object.keys(of.columns), ...Object.keys(of.once ?? {})]
  const [into, value] = portfolio === null ? [sql``, sql``] : [sql`portfolio_id, `, sql`${portfolio}, `]
  const { rows: added } = await sql<{ id: number; name: string }>`
    insert into ${sql.table(of.table)} (${into}${quoted(columns)})
    select ${value}${quoted(columns, 'i.')} from ${incoming(of, rows)} order by i.n
    returning id, ${sql.ref(of.name)}::text as name`.execute(trx)
  return added
}

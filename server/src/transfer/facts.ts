// Writes facts, many at once. A fact that is there already must say the same; what is new is appended.
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import type { Bundle } from './bundle-schema.ts'
import type { FactRow } from './fact-parts.ts'
import { FACT_ROWS, type Ids } from './fact-rows.ts'
import { FACT_TABLES, type FactKind, type FactTable } from './fact-tables.ts'
import type { Fault } from './faults.ts'
import { noon } from './structure.ts'
import type { Counts } from './upsert.ts'

type Trx = Transaction<Database>
export type Documents = ReadonlyMap<string, { id: number; recordedOn: string }>
export type Target = { trx: Trx; portfolio: number; documents: Documents; isNew: boolean }

const CHUNK = 5000
const REFERRED_TO: Partial<Record<FactKind, keyof Ids>> = {
  project: 'project',
  milestone: 'milestone',
  indicator: 'indicator',
  status_report: 'report',
}

/** Writes every fact of a bundle and returns the counts by kind; facts that say something else are added to `faults`. */
export async function writeFacts(target: Target, bundle: Bundle, ids: Ids, faults: Fault[]) {
  const counts: Record<string, Counts> = {}
  for (const kind of Object.keys(FACT_TABLES) as FactKind[]) {
    const count: Counts = { inserted: 0, updated: 0, unchanged: 0 }
    for (const rows of inChunks(FACT_ROWS[kind](bundle, ids))) {
      const { kept, added } = await writeChunk(target, kind, rows, faults)
      const referred = REFERRED_TO[kind]
      if (referred !== undefined) for (const { key, id } of [...kept, ...added]) ids[referred].set(key, id)
      count.inserted += added.length
      count.unchanged += kept.length
    }
    counts[kind] = count
  }
  return counts
}

async function writeChunk(target: Target, kind: FactKind, rows: FactRow[], faults: Fault[]) {
  const recorded = target.isNew ? new Set() : await recordedOf(target, kind, rows)
  const known = rows.filter(({ key }) => recorded.has(key))
  const fresh = rows.filter(({ key }) => !recorded.has(key))
  const kept = await compare(target, kind, known)
  faults.push(...kept.flatMap(({ n, differs }) => (differs.length > 0 ? [changed(known[n], differs)] : [])))
  const seconds = target.isNew ? [] : await secondsOf(target, kind, fresh)
  faults.push(...seconds)
  return { kept, added: seconds.length > 0 ? [] : await append(target, kind, fresh) }
}

function* inChunks(rows: Iterable<FactRow>): Iterable<FactRow[]> {
  let chunk: FactRow[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

const changed = (row: FactRow | undefined, differs: string[]): Fault => ({
  file: row?.file ?? '',
  path: row?.path ?? '',
  expected: `what is already recorded under key ${row?.key} (facts are appended: give the correction a new key and a later day)`,
  found: `another ${differs.join(', ')}`,
})

const table = (kind: FactKind): FactTable => FACT_TABLES[kind]
const quoted = (names: string[], prefix = '') => sql.raw(names.map(name => `, ${prefix}"${name}"`).join(''))

function incoming({ documents }: Target, kind: FactKind, rows: FactRow[]) {
  const columns = Object.entries(table(kind).columns).map(([name, type]) => `, "${name}" ${type}`)
  const json = rows.map(({ key, recordedOn, sources, columns }, n) => ({
    ...columns,
    ...{ n, fact_key: key },
    recorded_at: noon(recordedOn ?? documents.get(sources[0]?.document ?? '')?.recordedOn ?? ''),
    sources: sources.map(({ document, locator }) => [documents.get(document)?.id, locator]),
  }))
  const definition = sql.raw(`n int, fact_key text, recorded_at timestamptz, sources jsonb${columns.join('')}`)
  return sql`jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as i(${definition})`
}

/** Which of the rows have a key that is recorded already. */
async function recordedOf({ trx, portfolio }: Target, kind: FactKind, rows: FactRow[]): Promise<Set<string>> {
  const keys = rows.map(({ key }) => key)
  const { rows: found } = await sql<{ key: string }>`
    select key from fact where portfolio_id = ${portfolio} and kind = ${kind} and key = any(${keys}::text[])`.execute(
    trx,
  )
  return new Set(found.map(({ key }) => key))
}

type Kept = { n: number; id: number; key: string; differs: string[] }

/** The rows that are recorded already, each with the names of what it says otherwise. */
async function compare(target: Target, kind: FactKind, rows: FactRow[]): Promise<Kept[]> {
  if (rows.length === 0) return []
  const columns = Object.keys(table(kind).columns)
  const differing = columns.map(name => `case when t."${name}" is distinct from i."${name}" then '${name}' end, `)
  const { rows: kept } = await sql<Kept>`
    select i.n, f.id, f.key, array_remove(array[${sql.raw(differing.join(''))}
        case when t.recorded_on is distinct from danish_day(i.recorded_at) then 'recordedOn' end,
        case when s.sources is distinct from i.sources then 'sources' end], null) as differs
    from ${incoming(target, kind, rows)}
    join fact f on f.portfolio_id = ${target.portfolio} and f.kind = ${kind} and f.key = i.fact_key
    join ${sql.table(kind)} t on t.fact_id = f.id
    left join lateral (select jsonb_agg(jsonb_build_array(document_id, locator) order by position) as sources
      from fact_source where fact_id = f.id) s on true
    order by i.n`.execute(target.trx)
  return kept
}

/** Rows of what there may be only one, where one is recorded already under another key. */
async function secondsOf(target: Target, kind: FactKind, rows: FactRow[]): Promise<Fault[]> {
  const { onlyOne } = table(kind)
  if (onlyOne === undefined || rows.length === 0) return []
  const same = onlyOne.of.map(name => `t."${name}" = i."${name}"`).join(' and ')
  const counts = ['t', 'i'].map(alias => onlyOne.where.replaceAll('@', alias)).join(' and ')
  const { rows: seconds } = await sql<{ n: number }>`
    select i.n from ${incoming(target, kind, rows)} where exists (
      select from ${sql.table(kind)} t where ${sql.raw(same)} and ${sql.raw(counts)})`.execute(target.trx)
  return seconds.map(({ n }) => ({
    ...{ file: rows[n]?.file ?? '', path: rows[n]?.path ?? '' },
    ...{ expected: onlyOne.expected, found: 'one that is recorded already under another key' },
  }))
}

/** Appends facts with their sources in one statement. */
async function append(target: Target, kind: FactKind, rows: FactRow[]) {
  if (rows.length === 0) return []
  const { columns, positioned } = table(kind)
  const names = Object.keys(columns)
  const before = sql`coalesce((select max(position) from ${sql.table(kind)} where initiative_id = i.initiative_id), 0)`
  const position = positioned ? sql`, ${before} + row_number() over (partition by i.initiative_id order by i.n)` : sql``
  const { portfolio } = target
  const { rows: added } = await sql<{ id: number; key: string }>`
    with i as materialized (select * from ${incoming(target, kind, rows)}),
    f as (insert into fact (portfolio_id, kind, key) select ${portfolio}, ${kind}, fact_key from i order by n
      returning id, key),
    t as (insert into ${sql.table(kind)} (fact_id, portfolio_id, recorded_at ${quoted(names)} ${positioned ? sql`, position` : sql``})
      select f.id, ${portfolio}, i.recorded_at ${quoted(names, 'i.')} ${position} from i join f on f.key = i.fact_key),
    s as (insert into fact_source (portfolio_id, fact_id, position, document_id, locator)
      select ${portfolio}, f.id, s.position, (s.source ->> 0)::bigint, s.source ->> 1
      from i join f on f.key = i.fact_key, jsonb_array_elements(i.sources) with ordinality as s(source, position))
    select id, key from f`.execute(target.trx)
  return added
}

/** Says where the names of structure stand: a fact without a table of its own, whose sources may grow. */
export async function writeMentions(target: Target, bundle: Bundle): Promise<Counts> {
  const json = mentionsIn(bundle).map(({ kind, key, sources = [] }) => ({
    ...{ kind, key },
    sources: sources.map(({ document, locator }) => [target.documents.get(document)?.id, locator]),
  }))
  const { portfolio, trx } = target
  const incoming = sql`jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as i(kind text, key text, sources jsonb)`
  await sql`insert into fact (portfolio_id, kind, key) select ${portfolio}, i.kind, i.key from ${incoming}
    where not exists (select from fact f where f.portfolio_id = ${portfolio} and f.kind = i.kind and f.key = i.key)`.execute(
    trx,
  )
  const { rows } = await sql<{ added: number }>`
    with added as (insert into fact_source (portfolio_id, fact_id, position, document_id, locator)
      select ${portfolio}, f.id, k.kept + row_number() over (partition by f.id order by s.position),
        (s.source ->> 0)::bigint, s.source ->> 1
      from ${incoming}
      join fact f on f.portfolio_id = ${portfolio} and f.kind = i.kind and f.key = i.key
      cross join lateral jsonb_array_elements(i.sources) with ordinality as s(source, position)
      cross join lateral (select coalesce(max(position), 0) as kept from fact_source where fact_id = f.id) k
      where not exists (select from fact_source o where o.fact_id = f.id
        and o.document_id = (s.source ->> 0)::bigint and o.locator = s.source ->> 1)
      returning 1)
    select count(*)::int as added from added`.execute(trx)
  const inserted = rows[0]?.added ?? 0
  return { inserted, updated: 0, unchanged: json.flatMap(({ sources }) => sources).length - inserted }
}

type Mention = { kind: string; key: string; sources: { document: string; locator: string }[] | undefined }

const mentionsIn = ({ portfolio, organisations, focusAreas, programmes, initiatives, bodies }: Bundle): Mention[] =>
  [
    { kind: 'portfolio', key: portfolio.slug, sources: portfolio.sources },
    ...organisations.map(({ key, sources }) => ({ kind: 'organisation', key, sources })),
    ...focusAreas.map(({ number, sources }) => ({ kind: 'focus_area', key: String(number), sources })),
    ...programmes.map(({ key, sources }) => ({ kind: 'programme', key, sources })),
    ...programmes.flatMap(({ tracks = [] }) => tracks.map(({ key, sources }) => ({ kind: 'track', key, sources }))),
    ...initiatives.map(({ code, sources }) => ({ kind: 'initiative', key: code, sources })),
    ...bodies.map(({ key, sources }) => ({ kind: 'body', key, sources })),
  ].filter(mention => mention.sources !== undefined)

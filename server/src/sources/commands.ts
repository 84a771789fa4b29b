import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import { type Attachment, Unreadable } from './attachment.ts'

/** A file that is offered; it is read once a source asks for it. */
export type Offered = {
  name: string
  read: () => Promise<{ bytes: Uint8Array; text: () => Attachment | Promise<Attachment> }>
}
export type Outcome = {
  file: string
  /** Where a source names it. */
  portfolio: string
  document: string
  how: 'attached' | 'unchanged' | 'replaced'
  lines: number
}
export type Attaching = {
  outcomes: Outcome[]
  /** Files that no source names, and files that are named but were not offered. */
  unmatched: string[]
  missing: string[]
}

/** Files that cannot be attached, one line each. Nothing has been written. */
export class AttachError extends Error {
  override name = 'AttachError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** Attaches files to the sources that name them, in every portfolio: all of them or, with every fault, none. */
export async function attachDocuments(
  db: Kysely<Database>,
  offered: readonly Offered[],
  { actor }: { actor: string },
): Promise<Attaching> {
  // Read first: a file may take long, and nobody is to wait for it.
  const reads = await readWanted(offered, await sourcesWithFile(db))
  return inTurn(db, actor, async trx => {
    const sources = await sourcesWithFile(trx)
    const outcomes: Outcome[] = []
    for (const [name, read] of reads)
      for (const source of sources) if (plain(source.file) === name) outcomes.push(await attach(trx, source, read))
    const given = new Set(offered.map(({ name }) => plain(name)))
    return {
      outcomes,
      unmatched: offered.map(({ name }) => name).filter(name => !reads.has(plain(name))),
      missing: [...new Set(sources.map(({ file }) => file))].filter(file => !given.has(plain(file))).sort(),
    }
  })
}

/** Takes away what is attached under a file's name or to the sources with a key, in every portfolio. */
export function detachDocuments(
  db: Kysely<Database>,
  name: string,
  { actor }: { actor: string },
): Promise<Pick<Outcome, 'file' | 'portfolio' | 'document'>[]> {
  return inTurn(db, actor, async trx => {
    const attached = await trx
      .selectFrom('attached_document as a')
      .innerJoin('document as d', 'd.id', 'a.document_id')
      .innerJoin('portfolio as p', 'p.id', 'd.portfolio_id')
      .select(['d.id', 'a.file', 'p.slug as portfolio', 'd.key as document'])
      .orderBy('p.id')
      .orderBy('d.key')
      .execute()
    const named = attached.filter(({ file, document }) => document === name || plain(file) === plain(name))
    const ids = named.map(({ id }) => id)
    if (ids.length > 0) await trx.deleteFrom('attached_document').where('document_id', 'in', ids).execute()
    return named.map(({ id: _, ...one }) => one)
  })
}

/** One at a time, so that each says what is there when it is done. */
function inTurn<T>(db: Kysely<Database>, actor: string, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async trx => {
    await sql`select set_config('app.actor', ${actor}, true)`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtext('pejl attach'), 0)`.execute(trx)
    return work(trx)
  })
}

/** The files that a source names, by name; where one cannot be attached, the faults of all. */
async function readWanted(offered: readonly Offered[], sources: readonly SourceFile[]): Promise<Map<string, Read>> {
  const named = new Set(sources.map(({ file }) => plain(file)))
  const reads = new Map<string, Read>()
  const faults: string[] = []
  for (const file of offered.filter(({ name }) => named.has(plain(name)))) {
    const read = await readable(file, faults)
    // What cannot be written anyway need not be kept until the last file is read.
    if (read !== null && faults.length === 0) reads.set(plain(file.name), read)
  }
  if (faults.length > 0) throw new AttachError(faults)
  return reads
}

// Some systems hand out the letters of a name with their rings and dots apart.
const plain = (name: string) => name.normalize('NFC')

type Read = Attachment & { bytes: number; sha256: string }

async function readable({ name, read }: Offered, faults: string[]): Promise<Read | null> {
  try {
    const { bytes, text } = await read()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ...(await text()), bytes: bytes.byteLength, sha256 }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    faults.push(`${name} ${error.message}`)
    return null
  }
}

type SourceFile = {
  id: number
  portfolioId: number
  portfolio: string
  document: string
  file: string
  sha256: string | null
}

/** The sources that name a file, and the hash of what is attached to them. */
const sourcesWithFile = (db: Kysely<Database>): Promise<SourceFile[]> =>
  db
    .selectFrom('document as d')
    .innerJoin('portfolio as p', 'p.id', 'd.portfolio_id')
    .leftJoin('attached_document as a', 'a.document_id', 'd.id')
    .select(['d.id', 'd.portfolio_id as portfolioId', 'p.slug as portfolio', 'd.key as document', 'd.file'])
    .select(sql<string | null>`case when a.file = d.file then a.sha256 end`.as('sha256'))
    .where('d.file', 'is not', null)
    .orderBy('p.id')
    .orderBy('d.key')
    .$narrowType<{ file: string }>()
    .execute()

async function attach(trx: Transaction<Database>, source: SourceFile, read: Read): Promise<Outcome> {
  const { id, portfolioId, portfolio, document, file } = source
  const said = { file, ...read }
  // A newer reader may find another text in the very same file.
  const written = await trx
    .insertInto('attached_document')
    .values({ document_id: id, portfolio_id: portfolioId, ...said })
    .onConflict(conflict =>
      conflict
        .column('document_id')
        .doUpdateSet({ ...said, attached_at: sql`now()` })
        .where(sql<boolean>`(attached_document.file, attached_document.sha256, attached_document.content)
          is distinct from (excluded.file, excluded.sha256, excluded.content)`),
    )
    .returning('document_id')
    .execute()
  const how = written.length === 0 ? 'unchanged' : source.sha256 === null ? 'attached' : 'replaced'
  return { file, portfolio, document, lines: read.lines, how }
}

type NewSource = { key: string; title: string; kind: string; earliest?: string; latest?: string; recordedOn: string }

/** The document of that key, which is added with the first thing that rests on it. */
export async function sourceNamed(
  trx: Transaction<Database>,
  portfolio: number,
  { key, recordedOn, ...named }: NewSource,
): Promise<number> {
  await trx
    .insertInto('document')
    .values({
      ...{ file: null, earliest: null, latest: null, note: null, ...named },
      ...{ portfolio_id: portfolio, key, recorded_on: recordedOn },
    })
    .onConflict(conflict => conflict.columns(['portfolio_id', 'key']).doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('document')
    .select('id')
    .where('portfolio_id', '=', portfolio)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}

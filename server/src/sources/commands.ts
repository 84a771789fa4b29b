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
export function attachDocuments(
  db: Kysely<Database>,
  offered: readonly Offered[],
  { actor }: { actor: string },
): Promise<Attaching> {
  return db.transaction().execute(async trx => {
    await sql`select set_config('app.actor', ${actor}, true)`.execute(trx)
    const sources = await sourcesWithFile(trx)
    const bySourceFile = Map.groupBy(sources, ({ file }) => plain(file))
    const wanted = offered.filter(({ name }) => bySourceFile.has(plain(name)))
    const outcomes: Outcome[] = []
    const faults: string[] = []
    for (const file of wanted) {
      const read = await readable(file, faults)
      if (read === null || faults.length > 0) continue
      for (const source of bySourceFile.get(plain(file.name)) ?? []) outcomes.push(await attach(trx, source, read))
    }
    if (faults.length > 0) throw new AttachError(faults)
    const given = new Set(offered.map(({ name }) => plain(name)))
    return {
      outcomes,
      unmatched: offered.filter(file => !wanted.includes(file)).map(({ name }) => name),
      missing: [...new Set(sources.map(({ file }) => file))].filter(file => !given.has(plain(file))).sort(),
    }
  })
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
const sourcesWithFile = (trx: Transaction<Database>): Promise<SourceFile[]> =>
  trx
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
  const outcome = { file, portfolio, document, lines: read.lines }
  if (source.sha256 === read.sha256) return { ...outcome, how: 'unchanged' }
  const said = { file, ...read }
  await trx
    .insertInto('attached_document')
    .values({ document_id: id, portfolio_id: portfolioId, ...said })
    .onConflict(conflict => conflict.column('document_id').doUpdateSet({ ...said, attached_at: sql`now()` }))
    .execute()
  return { ...outcome, how: source.sha256 === null ? 'attached' : 'replaced' }
}

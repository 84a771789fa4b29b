import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import { writeBodies } from './bodies.ts'
import { completed, readFolder } from './bundle.ts'
import type { Bundle } from './bundle-schema.ts'
import { faultsIn, type Reading } from './check.ts'
import type { Ids } from './fact-rows.ts'
import { writeFacts, writeMentions } from './facts.ts'
import { BundleError, type Fault } from './faults.ts'
import { addReportsKnown, documentsOf, factIds, idsIn, namesKnown } from './queries.ts'
import { writeFrame, writeInitiatives, writeOrganisations, writePortfolio, writeProgrammes } from './structure.ts'
import type { Counts } from './upsert.ts'

type Trx = Transaction<Database>

/** How many of each kind were added, changed or there already. */
export type Summary = Record<string, Counts>

export type ImportOptions = {
  /** Who the log says did it. */
  actor: string
  /** Does everything and takes it back. */
  dryRun?: boolean
}

/**
 * Imports a bundle, or several one after another, all or nothing: from a folder or ready-made. Throws BundleError with
 * every fault when something is wrong; a second import of the same changes nothing.
 */
export async function importBundle(
  db: Kysely<Database>,
  source: string | Bundle | Iterable<Bundle>,
  { actor, dryRun = false }: ImportOptions,
): Promise<Summary> {
  const readings = typeof source === 'string' ? [await readFolder(source)] : readingsOf(source)
  const summary: Summary = {}
  try {
    await db.transaction().execute(async trx => {
      await sql`select set_config('app.actor', ${actor}, true)`.execute(trx)
      for (const reading of readings) addTo(summary, await importReading(trx, reading))
      if (dryRun) throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return summary
}

class TakenBack extends Error {}

function* readingsOf(source: Bundle | Iterable<Bundle>): Iterable<Reading> {
  for (const parts of Symbol.iterator in source ? source : [source]) yield { parts, faults: [] }
}

async function importReading(trx: Trx, reading: Reading): Promise<Summary> {
  const slug = slugOf(reading)
  await takeTurn(trx, slug)
  const known = await namesKnown(trx, slug)
  if (hasEntries(reading.parts.differingViews)) await addReportsKnown(trx, slug, known)
  const faults = faultsIn(reading, known)
  if (faults.length > 0) throw new BundleError(faults)
  return write(trx, completed(reading.parts))
}

const hasEntries = (part: unknown) => Array.isArray(part) && part.length > 0

function slugOf({ parts: { portfolio } }: Reading): string {
  const slug = typeof portfolio === 'object' && portfolio !== null && 'slug' in portfolio ? portfolio.slug : null
  return typeof slug === 'string' && slug.isWellFormed() && !slug.includes('\0') ? slug : ''
}

/** One import of a portfolio at a time, and one that writes organisations: they are everybody's. */
async function takeTurn(trx: Trx, slug: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pejl import'), 0)`.execute(trx)
  await sql`select pg_advisory_xact_lock(hashtext('pejl import'), hashtext(${slug}))`.execute(trx)
}

async function write(trx: Trx, bundle: Bundle): Promise<Summary> {
  const organisation = await writeOrganisations(trx, bundle)
  const written = await writePortfolio(trx, bundle)
  const portfolio = written.ids.get(bundle.portfolio.slug)
  if (portfolio === undefined) throw new Error('the portfolio has no id')
  const isNew = written.inserted > 0
  const frame = await writeFrame(trx, portfolio, bundle)
  const documents = await documentsOf(trx, portfolio)
  const initiative = await writeInitiatives(trx, portfolio, bundle, key => documents.get(key)?.recordedOn ?? '')
  const ids = await idsOf(trx, portfolio, bundle)
  const programme = await writeProgrammes(trx, portfolio, bundle, code => ids.initiative.get(code))
  for (const [key, id] of programme.ids) ids.programme.set(key, id)
  const { body, meeting } = await writeBodies(trx, portfolio, bundle)
  ids.meeting = meeting.ids
  const target = { trx, portfolio, documents, isNew }
  const faults: Fault[] = []
  const facts = await writeFacts(target, bundle, ids, faults)
  if (faults.length > 0) throw new BundleError(faults)
  const mention = await writeMentions(target, bundle)
  return { portfolio: written, organisation, ...frame, initiative, programme, body, meeting, ...facts, mention }
}

const idsOf = async (trx: Trx, portfolio: number, bundle: Bundle): Promise<Ids> => ({
  initiative: await idsIn(trx, 'initiative', 'code', portfolio),
  programme: await idsIn(trx, 'programme', 'key', portfolio),
  round: await idsIn(trx, 'reporting_round', 'key', portfolio),
  project: await factIds(trx, portfolio, 'project'),
  milestone: new Map(),
  indicator: new Map(),
  report: bundle.differingViews.length > 0 ? await factIds(trx, portfolio, 'status_report') : new Map(),
  organisation: await idsIn(trx, 'organisation', 'key', null),
  meeting: new Map(),
})

function addTo(summary: Summary, more: Summary): void {
  for (const [kind, { inserted, updated, unchanged }] of Object.entries(more)) {
    const sum = summary[kind] ?? { inserted: 0, updated: 0, unchanged: 0 }
    summary[kind] = {
      inserted: sum.inserted + inserted,
      updated: sum.updated + updated,
      unchanged: sum.unchanged + unchanged,
    }
  }
}

// What a portfolio is made of, as opposed to what is said about it: it may change, and every change is in the log.
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import type { Bundle } from './bundle-schema.ts'
import { words } from './fact-parts.ts'
import { BundleError } from './faults.ts'
import { idsIn } from './queries.ts'
import { writeRounds } from './rounds.ts'
import { type Counts, type StructureTable, type Upserted, upsert } from './upsert.ts'

type Trx = Transaction<Database>
type Organisation = Bundle['organisations'][number]
type Id = (name: string) => number | undefined

/** Noon in Denmark: the moment that stands for a day on which something became known. */
export const noon = (day: string) => `${day} 12:00 Europe/Copenhagen`
const [text, int, date, id, jsonb] = ['text', 'int', 'date', 'bigint', 'jsonb']

const PORTFOLIO: StructureTable = {
  table: 'portfolio',
  name: 'slug',
  columns: {
    title: text,
    title_en: text,
    purpose: jsonb,
    period_from: int,
    period_to: int,
    invented: 'boolean',
    concluded_on: date,
  },
  versioned: true,
}

export async function writePortfolio(trx: Trx, { portfolio }: Bundle): Promise<Upserted> {
  return upsert(trx, PORTFOLIO, null, [
    {
      slug: portfolio.slug,
      title: portfolio.title,
      title_en: portfolio.titleEn,
      purpose: words(portfolio.purpose),
      period_from: portfolio.period.from,
      period_to: portfolio.period.to,
      invented: portfolio.invented ?? false,
      concluded_on: portfolio.concludedOn,
    },
  ])
}

const ORGANISATION: StructureTable = {
  table: 'organisation',
  name: 'key',
  columns: { abbreviation: text, name: text, kind: text, sector: text, parent_id: id, name_basis: text, note: text },
  versioned: true,
  list: {
    type: 'text[]',
    stored: `select coalesce(array_agg(o.name order by o.name collate "C"), '{}')
      from organisation_name o where o.organisation_id = t.id`,
    given: `select coalesce(array_agg(g order by g collate "C"), '{}') from unnest(i.list) g`,
  },
}

/** Organisations are everybody's. Those that others belong to are written first. */
export async function writeOrganisations(trx: Trx, { organisations }: Bundle): Promise<Counts> {
  const ids = await idsIn(trx, 'organisation', 'key', null)
  const total: Counts = { inserted: 0, updated: 0, unchanged: 0 }
  for (const wave of inWaves(organisations)) {
    const rows = wave.map(({ key, name, kind, sector, note, ...organisation }) => ({
      ...{ key, name, kind, sector, note },
      abbreviation: organisation.abbreviation,
      parent_id: organisation.parent === undefined ? null : ids.get(organisation.parent),
      name_basis: organisation.nameBasis,
      list: organisation.otherNames ?? [],
    }))
    const done = await upsert(trx, ORGANISATION, null, rows)
    for (const [key, id] of done.ids) ids.set(key, id)
    await replaceLists(trx, 'organisation_name', 'organisation_id', done.lists, (parent, list) =>
      list.map(name => ({ organisation_id: parent, name })),
    )
    total.inserted += done.inserted
    total.updated += done.updated
    total.unchanged += done.unchanged
  }
  return total
}

function inWaves(organisations: readonly Organisation[]): Organisation[][] {
  const left = new Map(organisations.map(organisation => [organisation.key, organisation]))
  const waves: Organisation[][] = []
  while (left.size > 0) {
    const wave = [...left.values()].filter(({ parent }) => parent === undefined || !left.has(parent))
    for (const { key } of wave) left.delete(key)
    waves.push(wave)
  }
  return waves
}

const DOCUMENT: StructureTable = {
  table: 'document',
  name: 'key',
  columns: { file: text, title: text, kind: text, earliest: date, latest: date, note: jsonb, recorded_on: date },
}
const FOCUS_AREA: StructureTable = {
  table: 'focus_area',
  name: 'number',
  nameType: 'int',
  columns: { title: text, title_en: text },
}
/** What initiatives and facts refer to: documents, focus areas and reporting rounds. */
export async function writeFrame(trx: Trx, portfolio: number, bundle: Bundle) {
  const documents = bundle.sources.map(({ key, file, title, kind, date: held, note, recordedOn }) => ({
    ...{ key, file, title, kind, earliest: held?.earliest, latest: held?.latest },
    ...{ note: words(note), recorded_on: recordedOn },
  }))
  const areas = bundle.focusAreas.map(({ number, title, titleEn }) => ({ number, title, title_en: titleEn }))
  return {
    document: await upsert(trx, DOCUMENT, portfolio, documents),
    focus_area: await upsert(trx, FOCUS_AREA, portfolio, areas),
    reporting_round: await writeRounds(trx, portfolio, bundle),
  }
}

const INITIATIVE: StructureTable = {
  table: 'initiative',
  name: 'code',
  columns: { focus_area_id: id, code_as_printed: text, title: text, title_note: jsonb, position: int },
  once: { recorded_at: 'timestamptz' },
  versioned: true,
  list: {
    type: 'bigint[]',
    stored: `select coalesce(array_agg(w.organisation_id order by w.position), '{}')
      from initiative_owner w where w.initiative_id = t.id`,
  },
}

/** Initiatives with their owners. `dayOf` tells the day on which a document's facts count as known. */
export async function writeInitiatives(trx: Trx, portfolio: number, bundle: Bundle, dayOf: (key: string) => string) {
  const areas = await idsIn(trx, 'focus_area', 'number', portfolio)
  const organisations = await idsIn(trx, 'organisation', 'key', null)
  const rows = bundle.initiatives.map(initiative => ({
    code: initiative.code,
    focus_area_id: areas.get(String(initiative.focusArea)),
    code_as_printed: initiative.codeAsPrinted,
    title: initiative.title,
    title_note: words(initiative.titleNote),
    position: positionOf(initiative.code),
    recorded_at: noon(initiative.recordedOn ?? dayOf(initiative.sources[0]?.document ?? '')),
    list: initiative.owners.map(owner => organisations.get(owner)),
  }))
  const done = await upsert(trx, INITIATIVE, portfolio, rows)
  if (done.moved.length > 0) throw new BundleError(done.moved.map(code => movedFault(bundle, code)))
  await replaceLists(trx, 'initiative_owner', 'initiative_id', done.lists, (parent, list) =>
    list.map((owner, n) => ({
      ...{ portfolio_id: portfolio, initiative_id: parent },
      ...{ organisation_id: owner, position: n + 1 },
    })),
  )
  return done
}

/** 1.10 comes after 1.9, wherever in a file it stands. */
function positionOf(code: string): number {
  const [area = '0', number = '0'] = code.split('.')
  return Number(area) * 100_000 + Number(number)
}

const movedFault = (bundle: Bundle, code: string) => ({
  file: 'initiatives.json',
  path: `/${bundle.initiatives.findIndex(initiative => initiative.code === code)}/recordedOn`,
  expected: 'the day on which the initiative was first spoken of, as already recorded',
  found: 'another day',
})

const PROGRAMME: StructureTable = {
  table: 'programme',
  name: 'key',
  columns: { name: text, abbreviation: text, gist: jsonb },
  list: {
    type: jsonb,
    stored: `select coalesce(jsonb_agg(jsonb_build_object('key', k.key, 'name', k.name, 'gist', k.gist,
      'initiative_id', k.initiative_id) order by k.position), '[]') from track k where k.programme_id = t.id`,
  },
}

export async function writeProgrammes(trx: Trx, portfolio: number, { programmes }: Bundle, initiative: Id) {
  const rows = programmes.map(({ key, name, abbreviation, gist, tracks = [] }) => ({
    ...{ key, name, abbreviation, gist: words(gist) },
    list: tracks.map(track => ({
      ...{ key: track.key, name: track.name, gist: words(track.gist) },
      initiative_id: track.initiative === undefined ? null : initiative(track.initiative),
    })),
  }))
  const done = await upsert(trx, PROGRAMME, portfolio, rows)
  await replaceLists(trx, 'track', 'programme_id', done.lists, (parent, list) =>
    list.map((track, n) => ({
      ...{ portfolio_id: portfolio, programme_id: parent, position: n + 1 },
      ...(track as Record<string, unknown>),
    })),
  )
  return done
}

type List = { id: number; list: unknown }

/** Writes lists anew. The rows' columns are those of the first. */
async function replaceLists(
  trx: Trx,
  table: string,
  parent: string,
  lists: List[],
  rowsOf: (parent: number, list: unknown[]) => Record<string, unknown>[],
): Promise<void> {
  if (lists.length === 0) return
  const parents = lists.map(({ id }) => id)
  await sql`delete from ${sql.table(table)} where ${sql.ref(parent)} = any(${parents}::bigint[])`.execute(trx)
  const rows = lists.flatMap(({ id, list }) => rowsOf(id, list as unknown[]))
  if (rows[0] === undefined) return
  const columns = sql.join(Object.keys(rows[0]).map(name => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    trx,
  )
}

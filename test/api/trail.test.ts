// What stands in the database stays true whoever writes: facts are appended, and every change is in the log.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import {
  attach,
  bundleOf,
  give,
  initiativeOf,
  KNOWN,
  lifecycleOf,
  meetingOf,
  milestoneOf,
  reportOf,
  rolloutOf,
  sources,
  viewOf,
} from '../helpers/factories.ts'

/** The log, its seals, and what is not sealed yet. */
const LOG = ['audit', 'audit_chain', 'audit_open']
/** Only the identity of facts, which are logged in their own tables, and the log itself. */
const UNWATCHED = [...LOG, 'account_seen', 'fact', 'migration', 'sign_in_attempt', 'sign_in_failure']
/** About people, not about a portfolio. That a session was seen again is nobody's news. */
const USERS = [
  'account',
  'account_seen',
  'identity',
  'invitation',
  'role_grant',
  'session',
  'sign_in_attempt',
  'sign_in_failure',
]
/** Appended like facts: what of them was taken back, and what was said of it. */
const APPENDED = ['report_comment', 'retraction']
/** What is said of a round here is kept as it was said. */
const OF_ROUNDS = ['round_asked', 'round_closing', 'round_extension', 'round_reminder', 'round_reopening']
/** Nobody has begun to report, and no round was opened here. */
const BEGUN_HERE = ['report_draft', ...APPENDED, ...OF_ROUNDS]
const SEEN_ONLY = ['session']
const FACTS = [
  'description',
  'project',
  'project_link',
  'lifecycle_change',
  'status_report',
  'differing_view',
  'milestone',
  'milestone_date',
  'go_live',
  'indicator',
  'measurement',
  'outstanding_item',
  'benefit',
  'dependency',
  'sector_status',
  'anomaly',
  'meeting_date',
]
const text = { da: 'Tekst' }

// At least one row in every table.
const EVERYTHING = bundleOf({
  sources: [{ key: 'minutes', title: 'Referat', kind: 'minutes', file: 'referat.txt', recordedOn: KNOWN }],
  organisations: [{ key: 'alpha', name: 'Alfa', sector: 'state', otherNames: ['Alpha'] }],
  programmes: [{ key: 'p', name: 'Program', tracks: [{ key: 't', name: 'Spor', initiative: '1.1' }] }],
  rounds: [
    {
      key: 'r',
      name: 'Runde',
      period: { from: '2025-01-01', to: '2025-03-31' },
      openedOn: '2025-03-01',
      deadline: '2025-04-01',
    },
  ],
  initiatives: [
    initiativeOf('1.1', {
      projects: [
        {
          key: 'project',
          name: 'Delprojekt',
          programme: 'p',
          lifecycleChanges: [lifecycleOf('project-live', 'in_operation')],
          links: [{ key: 'link', initiative: '1.2', sources }],
          sources,
        },
      ],
      milestones: [
        {
          ...milestoneOf('milestone', [['baseline', '2025-06-30']]),
          goLives: [{ key: 'go', sector: 'regions', sources }],
        },
      ],
      indicators: [rolloutOf('rollout', 60)],
      outstanding: [{ key: 'rest', text, sources }],
      benefits: [{ key: 'gain', state: 'expected', text, sources }],
      dependencies: [{ key: 'on', kind: 'initiative', on: '1.2', initiative: '1.2', text, sources }],
      sectorStatuses: [{ key: 'regions', sector: 'regions', text, sources }],
    }),
    initiativeOf('1.2'),
  ],
  reports: [reportOf('1.1', '2025-03-15', 'green', { round: 'r' })],
  differingViews: [viewOf('1.1', '2025-03-15', { organisation: 'alpha' })],
  bodies: [{ key: 'board', name: 'Bestyrelse' }],
  meetings: [meetingOf('meeting', 'board', [['announced', '2025-03-20']])],
  anomalies: [{ key: 'odd', kind: 'other', initiative: '1.1', text, sources }],
})

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const rows = async <T extends object>(statement: string, values: unknown[] = []) =>
  (await database.pool.query<T>(statement, values)).rows
const tables = async () =>
  (
    await rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  ).map(({ name }) => name)
/** A statement inside a transaction that is taken back afterwards. */
async function tried(...statements: string[]) {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    return null
  } catch (error) {
    return error as Error & { code: string }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('every table', () => {
  test('logs and announces what is added, changed and taken away', async () => {
    const triggers = await rows<{ name: string; called: string; on: string[] }>(
      `select c.relname as name, p.proname as called,
        array_remove(array[case when t.tgtype & 4 > 0 then 'insert' end, case when t.tgtype & 8 > 0 then 'delete' end,
          case when t.tgtype & 16 > 0 then 'update' end], null) as on
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
       where not t.tgisinternal and t.tgenabled = 'O' and c.relnamespace = 'public'::regnamespace`,
    )
    const watched = (table: string, calls: (called: string) => boolean) =>
      triggers
        .filter(({ name, called }) => name === table && calls(called))
        .flatMap(({ on }) => on)
        .sort()
    const wanted = (await tables()).filter(name => !UNWATCHED.includes(name))
    expect(wanted).toEqual(expect.arrayContaining([...FACTS, 'portfolio', 'organisation', 'fact_source', 'light_rule']))
    for (const table of wanted) {
      const all = ['delete', 'insert', ...(SEEN_ONLY.includes(table) ? [] : ['update'])]
      for (const what of ['audit', 'announce'])
        expect(
          watched(table, called => called.startsWith(what)),
          `${what} ${table}`,
        ).toEqual(all)
    }
  })

  test('of facts can only be appended to', async () => {
    const kept = await rows<{ name: string }>(
      `select relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
       where p.proname = 'refuse_change' and t.tgenabled = 'O' order by 1`,
    )
    expect(kept.map(({ name }) => name)).toEqual([...FACTS, ...APPENDED, ...OF_ROUNDS, 'fact', 'fact_source'].sort())
    const withFact = await rows<{ name: string }>(
      `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.attname = 'fact_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    )
    expect(withFact.map(({ name }) => name).sort()).toEqual([...FACTS, ...APPENDED, 'fact_source'].sort())
  })
})

describe('a portfolio with everything in it', () => {
  beforeEach(async () => {
    await give(database.db, EVERYTHING)
    await attach(database.db, { 'referat.txt': 'Opdigtet' })
  })

  test('has a row in every table', async () => {
    for (const table of await tables())
      if (table !== 'migration' && ![...USERS, ...BEGUN_HERE, 'audit_open'].includes(table))
        expect(await rows(`select from ${table}`), table).not.toEqual([])
  })

  test.each([...FACTS, 'fact', 'fact_source'])('keeps each row of %s as it was written', async table => {
    for (const statement of [`update ${table} set portfolio_id = portfolio_id`, `delete from ${table}`])
      expect(await tried(statement), statement).toMatchObject({
        code: 'PJ001',
        message: expect.stringContaining('is appended, never changed'),
      })
  })

  test('keeps facts when somebody tries to take away what they are about', async () => {
    for (const statement of [
      'delete from initiative',
      'delete from document',
      'delete from focus_area',
      'delete from programme',
      'delete from reporting_round',
      'delete from body',
      'delete from meeting',
      'delete from organisation',
    ]) {
      const error = await tried(statement, 'set constraints all immediate')
      expect(['PJ001', '23503'], `${statement}: ${error?.message}`).toContain(error?.code)
    }
  })

  test('goes as a whole, with all that belongs to it and nothing else', async () => {
    await give(database.db, bundleOf({ slug: 'stays', initiatives: [initiativeOf('1.1')] }))
    await database.pool.query(`delete from portfolio where slug = 'trial'`)
    const [stays] = await rows<{ id: number }>(`select id from portfolio`)
    for (const table of await tables()) {
      if (
        [...LOG, 'migration', 'organisation', 'organisation_name', 'light_rule', 'portfolio', ...USERS].includes(table)
      )
        continue
      expect(await rows(`select from ${table} where portfolio_id <> $1`, [stays?.id]), table).toEqual([])
    }
    expect(await rows(`select from initiative`)).toHaveLength(1)
    expect(await rows(`select from organisation where key = 'alpha'`)).toHaveLength(1)
    await database.pool.query(`delete from portfolio where slug = 'stays'`)
  })
})

describe('the log', () => {
  type Row = Record<string, unknown> | null
  type Entry = { actor: string; action: string; table: string; key: string; before: Row; after: Row }
  const log = (since: number) =>
    rows<Entry>(
      `select actor, action, table_name as table, row_key as key, before, after from audit where id > $1 order by id`,
      [since],
    )
  const last = async () => (await rows<{ id: number }>(`select coalesce(max(id), 0) as id from audit`))[0]?.id ?? 0

  test('says who did what to which row, and what stood there before and after', async () => {
    await give(database.db, bundleOf({ slug: 'logged', initiatives: [initiativeOf('1.1')] }))
    const since = await last()
    await database.db.transaction().execute(async trx => {
      await trx.updateTable('initiative').set({ title: 'Ny' }).where('code', '=', '1.1').execute()
    })
    const [entry, ...more] = (await log(since)).filter(({ table }) => table === 'initiative')
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      action: 'update',
      before: { code: '1.1', title: 'Indsats 1.1' },
      after: { code: '1.1', title: 'Ny' },
    })
    expect(entry?.key).toBe(String(entry?.after?.id))
  })

  test('names the actor of the transaction, and else who is signed in to the database', async () => {
    const since = await last()
    const client = await database.pool.connect()
    await client.query(
      `begin; select set_config('app.actor', 'anna', true); update portfolio set title_en = 'A'; commit`,
    )
    await client.query(`update portfolio set title_en = 'B'`)
    const { rows: me } = await client.query<{ name: string }>('select session_user as name')
    client.release()
    const actors = (await log(since)).map(({ actor }) => actor)
    expect([...new Set(actors)]).toEqual(['anna', `db:role ${me[0]?.name}`])
  })

  test('has a row for every row that an import adds, in the importer’s name', async () => {
    const since = await last()
    await give(database.db, { ...EVERYTHING, portfolio: { ...EVERYTHING.portfolio, slug: 'imported' } })
    const entries = await log(since)
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(['test']))
    const [portfolio] = await rows<{ id: number }>(`select id from portfolio where slug = 'imported'`)
    for (const table of FACTS) {
      const there = await rows(`select from ${table} where portfolio_id = $1`, [portfolio?.id])
      const logged = entries.filter(entry => entry.table === table && entry.action === 'insert')
      expect(logged.length, table).toBe(there.length)
      for (const { before, after } of logged) expect([before, after]).toEqual([null, expect.any(Object)])
    }
  })

  test('keeps what was deleted', async () => {
    await give(database.db, bundleOf({ slug: 'doomed', initiatives: [initiativeOf('1.1')] }))
    const since = await last()
    await database.pool.query(`delete from portfolio where slug = 'doomed'`)
    const entries = await log(since)
    expect(entries.every(({ action, after }) => action === 'delete' && after === null)).toBe(true)
    expect(entries.find(({ table }) => table === 'portfolio')?.before).toMatchObject({ slug: 'doomed' })
    expect(entries.find(({ table }) => table === 'description')?.before).toMatchObject({ text: { da: 'Om 1.1' } })
  })

  test('says nothing of what was taken back, nor of an update that changes nothing', async () => {
    const since = await last()
    await tried(`update portfolio set title_en = 'Taken back'`)
    await database.pool.query(`update portfolio set title = title`)
    expect(await log(since)).toEqual([])
  })

  test('is told apart by table: what an import brings twice is logged once', async () => {
    const again = { ...EVERYTHING, portfolio: { ...EVERYTHING.portfolio, slug: 'twice' } }
    await give(database.db, again)
    const since = await last()
    await give(database.db, again)
    expect(await log(since)).toEqual([])
  })
})

// What is kept is never stale: a write is seen at once and everywhere, and a past day stays as it was.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { initiatives } from '../../server/src/initiatives/contract.ts'
import type { Change } from '../../server/src/live/changes.ts'
import { organisations } from '../../server/src/organisations/contract.ts'
import { type Overview, portfolio } from '../../server/src/portfolio/contract.ts'
import { sources } from '../../server/src/sources/contract.ts'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, KNOWN, milestoneOf, reportOf, rolloutOf } from '../helpers/factories.ts'

const OVERVIEW = '/api/portfolios/trial/overview'
const TIMELINE = '/api/portfolios/trial/timeline'
const PAGE = '/api/portfolios/trial/initiatives/1.1'
const PAST = '?knownAt=2025-06-01'
const LIST = '/api/portfolios'
/** Where it takes more than one: the list and the two portfolios in it, a page and how the portfolio's milestones landed. */
const STATEMENTS: Record<string, number> = { [LIST]: 3, [PAGE]: 2 }

let database: TestDatabase
let one: TestApp
let other: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', {
          indicators: [rolloutOf('count', 60, 80)],
          milestones: [milestoneOf('start', [['baseline', '2025-06-30']])],
        }),
        initiativeOf('1.2'),
      ],
      reports: [reportOf('1.1', '2025-02-01', 'green')],
    }),
    bundleOf({ slug: 'neighbour', initiatives: [initiativeOf('1.1')] }),
  )
  one = await startApp(database.url)
  other = await startApp(database.url)
})
afterAll(async () => {
  await one.stop()
  await other.stop()
  await database.drop()
})
afterEach(() => void vi.restoreAllMocks())

/** Every statement sent to the database from now on. */
function statements() {
  const sent: { text: string; values: unknown[] }[] = []
  const query = pg.Client.prototype.query
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args as [string | { text: string; values?: unknown[] }, unknown]
    const text = typeof first === 'string' ? first : first.text
    const values = typeof first === 'string' ? second : (first.values ?? second)
    sent.push({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(query, this, args)
  })
  return {
    all: () => sent.filter(({ text }) => /^\s*(select|with)\b/i.test(text) && text !== 'select 1'),
  }
}
const revisionOf = async (server: TestApp, address: string) =>
  (await server.read<{ revision: string }>(address)).revision
const became = (server: TestApp, address: string, before: string) =>
  vi.waitFor(
    async () => {
      const now = await revisionOf(server, address)
      expect(now).not.toBe(before)
      return now
    },
    { interval: 2, timeout: 2000 },
  )
const report = (day: string, light: 'green' | 'yellow' | 'red', recordedOn = day) =>
  give(database.db, bundleOf({ initiatives: [], reports: [reportOf('1.1', day, light, { recordedOn })] }))

describe('a write', () => {
  test('is in the latest reading of every instance within a moment', async () => {
    const addresses = [OVERVIEW, TIMELINE, PAGE]
    const before = await Promise.all(addresses.map(address => revisionOf(one, address)))
    expect(await Promise.all(addresses.map(address => revisionOf(other, address)))).toEqual(before)
    await report('2026-01-10', 'yellow')
    const now = await Promise.all(addresses.map((address, n) => became(one, address, before[n] ?? '')))
    expect(await Promise.all(addresses.map((address, n) => became(other, address, before[n] ?? '')))).toEqual(now)
    expect((await one.read<Overview>(OVERVIEW)).initiatives[0]?.judged.overall).toBe('yellow')
  })

  test('of one statement outside a transaction is seen too', async () => {
    const before = await revisionOf(one, OVERVIEW)
    await database.pool.query(`update initiative set title = 'Nyt navn' where code = '1.2'`)
    await became(one, OVERVIEW, before)
  })

  test('leaves the past as it was, with its overview and timeline kept', async () => {
    const addresses = [OVERVIEW, TIMELINE]
    const before = await Promise.all(addresses.map(async address => (await one.get(address + PAST)).body))
    const page = (await one.get(PAGE + PAST)).body
    const latest = await revisionOf(one, OVERVIEW)
    await report('2026-02-10', 'red')
    await became(one, OVERVIEW, latest)
    const { all } = statements()
    expect(await Promise.all(addresses.map(async address => (await one.get(address + PAST)).body))).toEqual(before)
    expect(all().filter(({ text }) => !text.includes('lastRecordedOn'))).toEqual([])
    expect((await one.get(PAGE + PAST)).body).toBe(page)
  })

  test('of something recorded earlier changes the past from its day on, and no day before', async () => {
    const [day, dayBefore] = ['?knownAt=2025-05-01', '?knownAt=2025-04-30']
    const [past, earlier] = [await revisionOf(one, OVERVIEW + day), await revisionOf(one, OVERVIEW + dayBefore)]
    await report('2025-04-20', 'yellow', '2025-05-01')
    await became(one, OVERVIEW + day, past)
    expect(await revisionOf(one, OVERVIEW + dayBefore)).toBe(earlier)
    const [initiative] = (await one.read<Overview>(OVERVIEW + day)).initiatives
    expect(initiative?.judged).toMatchObject({ overall: 'yellow', asOf: '2025-04-20' })
  })

  test('to another portfolio leaves this one kept', async () => {
    await one.read(OVERVIEW)
    const neighbour = await revisionOf(one, '/api/portfolios/neighbour/overview')
    await database.pool.query(`update initiative set title = 'Nabo' where title = 'Indsats 1.1' and portfolio_id =
      (select id from portfolio where slug = 'neighbour')`)
    await became(one, '/api/portfolios/neighbour/overview', neighbour)
    const { all } = statements()
    await one.read(OVERVIEW)
    expect(all().filter(({ text }) => text.includes('milestone_date'))).toEqual([])
  })

  test('that is taken back announces nothing', async () => {
    const heard: Change[] = []
    const unsubscribe = one.ctx.changes.subscribe({ changed: all => heard.push(...all), hearing: () => {} })
    const before = await revisionOf(one, OVERVIEW)
    await expect(
      database.db.transaction().execute(async trx => {
        await trx.updateTable('initiative').set({ title: 'Fortrudt' }).execute()
        throw new Error('taken back')
      }),
    ).rejects.toThrow('taken back')
    await database.pool.query(`update programme set name = 'x'; update focus_area set title_en = 'First'`)
    await vi.waitFor(() => expect(heard.map(change => change.table)).toContain('focus_area'))
    unsubscribe()
    expect(heard.map(change => change.table)).not.toContain('initiative')
    expect((await one.read<Overview>(OVERVIEW)).initiatives.map(row => row.title)).not.toContain('Fortrudt')
    expect(await revisionOf(one, OVERVIEW)).not.toBe(before)
  })
})

describe('what a reading is made from', () => {
  test.each<[string, { reads: readonly string[] }]>([
    [LIST, portfolio.list],
    [OVERVIEW, portfolio.overview],
    [TIMELINE, portfolio.timeline],
    ['/api/portfolios/trial/history', portfolio.history],
    [PAGE, initiatives.page],
    ['/api/portfolios/trial/sources', sources.page],
    ['/api/organisations', organisations.list],
  ])('is all among the tables whose change makes %s stale', async (address, endpoint) => {
    const fresh = await startApp(database.url)
    const { all } = statements()
    await fresh.read(address)
    // every reading finds its portfolio first
    const read = address === LIST ? all() : all().filter(({ text }) => !text.includes('lastRecordedOn'))
    expect(read).toHaveLength(STATEMENTS[address] ?? 1)
    const plans = await Promise.all(
      read.map(({ text, values }) => database.pool.query(`explain (format json) ${text}`, values)),
    )
    await fresh.stop()
    const said = JSON.stringify(plans.map(({ rows }) => rows))
    const tables = [...said.matchAll(/"Relation Name":"(\w+)"/g)].map(match => match[1])
    // a fact's row says nothing by itself: it is written in one transaction with the row that has its key
    expect(tables.length).toBeGreaterThan(1)
    expect([...new Set(tables)].filter(table => table !== 'fact' && !endpoint.reads.includes(table ?? ''))).toEqual([])
  })

  test.each([
    ['an organisation is renamed', `update organisation set name = 'Alfa Ny' where key = 'alpha'`, [OVERVIEW, PAGE]],
    ['a focus area is renamed', `update focus_area set title = 'Nyt område'`, [OVERVIEW, TIMELINE, PAGE]],
    [
      'owners change',
      `update initiative_owner set organisation_id = (select id from organisation where key = 'beta')`,
      [OVERVIEW, TIMELINE, PAGE],
    ],
    ['a document is renamed', `update document set title = 'Nyt referat'`, [PAGE]],
    [
      'a rule changes',
      `insert into light_rule (dimension, valid_from, thresholds, source)
      values ('delivery', '2025-01-01', '{"greenFromPercent": 60, "yellowFromPercent": 50}', 'test')`,
      [OVERVIEW, PAGE],
    ],
  ])('is asked anew when %s', async (_, change, addresses) => {
    const before = await Promise.all(addresses.map(address => revisionOf(one, address)))
    await database.pool.query(change)
    for (const [n, address] of addresses.entries()) await became(one, address, before[n] ?? '')
  })
})

describe('a revision', () => {
  test('is the same on every instance and after a restart', async () => {
    const here = await revisionOf(one, OVERVIEW)
    const fresh = await startApp(database.url)
    expect(await revisionOf(fresh, OVERVIEW)).toBe(here)
    await fresh.stop()
  })

  test('is another for every day and every address that says something else', async () => {
    const addresses = [OVERVIEW, OVERVIEW + PAST, `${OVERVIEW}?knownAt=${KNOWN}`, TIMELINE, PAGE]
    const revisions = await Promise.all(addresses.map(address => revisionOf(one, address)))
    expect(new Set(revisions).size).toBe(addresses.length)
  })
})

test('equal questions at the same moment ask the database once', async () => {
  const fresh = await startApp(database.url)
  const { all } = statements()
  const answers = await Promise.all(Array.from({ length: 25 }, () => fresh.get(OVERVIEW + PAST)))
  expect(new Set(answers.map(answer => answer.body)).size).toBe(1)
  expect(all()).toHaveLength(2) // the portfolios, and the reading
  await fresh.stop()
})

test.each(['not json', 'null', '{}', '[]', '{"table": 1}'])('a stray notification "%s" does no harm', async payload => {
  await database.pool.query(`select pg_notify('pejl', $1)`, [payload])
  const before = await revisionOf(one, OVERVIEW)
  await database.pool.query(`update portfolio set title_en = $1 where slug = 'trial'`, [`After ${payload}`])
  await became(one, OVERVIEW, before)
})

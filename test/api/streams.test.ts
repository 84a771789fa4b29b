// Who hears what on GET /api/events, and how many may listen: nobody is told of what is not theirs.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { MOST_BY_ACCOUNT, MOST_BY_ADDRESS } from '../../server/src/live/streams.ts'
import type { Report } from '../../server/src/reports/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { ask, openStream, type Stream } from '../helpers/wire.ts'

const ROUNDS = '/api/portfolios/trial/rounds'
const REPORT = `${ROUNDS}/r/reports/1.1`
/** What the issue allows from a right being taken away until nothing more is heard. */
const SILENT_MS = 5000
type Headers = Record<string, string>

let database: TestDatabase
let server: TestApp
let address: string
let time = Date.parse('2026-11-20T08:00:00Z')
const streams: Stream[] = []
beforeAll(async () => {
  database = await cloneDatabase()
  const initiatives = [initiativeOf('1.1', { owners: ['alpha'] }), initiativeOf('1.2', { owners: ['beta'] })]
  await give(database.db, bundleOf({ initiatives }))
  server = await startApp(database.url, { now: () => new Date(time), config: { publicReading: false } })
  address = await server.listen()
  const office = await server.as('programme_office')
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const round = { key: 'r', name: 'Runde', period, deadline: '2026-12-01T12:00' }
  expect((await server.send('POST', ROUNDS, round, office)).statusCode).toBe(200)
})
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function listen(headers: Headers = {}, from = address): Promise<Stream> {
  const stream = await openStream(`${from}/api/events`, headers)
  streams.push(stream)
  if (stream.status === 200) await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(0), { interval: 2 })
  return stream
}
const toldTo = ({ events }: Stream) => events.filter(({ name }) => name === 'change').map(({ data }) => data)
const rename = (title: string) => database.pool.query(`update portfolio set title_en = $1`, [title])
const PUBLISHED = { portfolio: 'trial', tables: ['portfolio'] }

test('a draft is told to its owners and the office by name alone, and to nobody else', async () => {
  const [alpha, other] = [await server.as('owner', 'alpha'), await server.as('owner', 'alpha')]
  const heard = await Promise.all(
    [other, await server.as('programme_office'), await server.as('owner', 'beta'), await server.as('reader')].map(who =>
      listen(who),
    ),
  )
  const { version, draft } = (await server.get(REPORT, alpha)).json() as Report
  const said = { ...draft, narrative: 'Kladdehemmelighed' }
  const saved = await server.send('PATCH', REPORT, said, { ...alpha, 'if-match': String(version) })
  expect(saved.statusCode, saved.body).toBe(200)
  await rename('After the draft')
  for (const stream of heard) await vi.waitFor(() => expect(toldTo(stream)).toContainEqual(PUBLISHED))
  const ofDraft = { portfolio: 'trial', tables: ['report_draft'] }
  // The office hears of accounts too, such as those that have just been tried on.
  const ofPortfolio = (stream: Stream) =>
    toldTo(stream).filter(told => (told as { portfolio: string | null }).portfolio !== null)
  expect(heard.map(ofPortfolio)).toEqual([[ofDraft, PUBLISHED], [ofDraft, PUBLISHED], [PUBLISHED], [PUBLISHED]])
  expect(JSON.stringify(heard.map(({ events }) => events))).not.toContain('hemmelig')
})

test('an administrator hears who has which roles, and nothing of a portfolio', async () => {
  const stream = await listen(await server.as('administrator'))
  await rename('Not for them')
  const account = `(select id from account where name = 'trial.reader')`
  await server.as('reader')
  await database.pool.query(`update role_grant set until = '2027-01-01' where account_id = ${account}`)
  await database.pool.query(`update role_grant set until = null where account_id = ${account}`)
  await vi.waitFor(() => expect(toldTo(stream)).toContainEqual({ portfolio: null, tables: ['role_grant'] }))
  expect(JSON.stringify(toldTo(stream))).not.toMatch(/trial|portfolio"\]/)
})

describe('a right that is taken away', () => {
  const WAYS = [
    ['is announced', ''],
    ['is not announced', 'alter table role_grant disable trigger user; alter table session disable trigger user;'],
  ] as const
  describe.each(WAYS)('and %s', (_, before) => {
    test.each([
      ['a role', `delete from role_grant where role = 'owner'`],
      ['a session', `delete from session`],
    ])('silences the stream within five seconds: %s', async (_what, taken) => {
      const stream = await listen(await server.as('owner', 'alpha'))
      await database.pool.query(before)
      const began = performance.now()
      await database.pool.query(taken)
      expect(await stream.ended).toBe(true)
      expect(performance.now() - began).toBeLessThan(SILENT_MS)
      await database.pool.query(before.replaceAll('disable', 'enable'))
      await rename('After the end')
      expect(toldTo(stream)).not.toContainEqual(PUBLISHED)
    })
  })

  test('also when nobody says a word for half an hour: to listen keeps no session alive', async () => {
    const stream = await listen(await server.as('reader'))
    for (const minutes of [20, 11]) time += minutes * 60_000
    expect(await stream.ended).toBe(true)
  })
})

describe('so that nobody takes all there is', () => {
  test('an account may have so many streams, and another is not held back by it', async () => {
    const own = await server.as('reader')
    await Promise.all(Array.from({ length: MOST_BY_ACCOUNT }, () => listen(own)))
    const refused = await ask(`${address}/api/events`, { headers: own })
    expect(refused.status).toBe(429)
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(refused.body.toString())).toMatchObject({ status: 429, code: 'too_many' })
    expect((await listen(await server.as('programme_office'))).status).toBe(200)
    // One that is closed makes room.
    streams[0]?.close()
    await vi.waitFor(async () => expect((await listen(own)).status).toBe(200))
  })

  test('and an address, of those who are not signed in', async () => {
    const open = await startApp(database.url)
    const from = await open.listen()
    const all = await Promise.all(Array.from({ length: MOST_BY_ADDRESS + 20 }, () => listen({}, from)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(MOST_BY_ADDRESS)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(20)
    expect((await listen(await open.as('reader'), from)).status).toBe(200)
    expectProblem(await open.get('/api/events'), { status: 429, code: 'too_many' })
    await open.stop()
  })
})

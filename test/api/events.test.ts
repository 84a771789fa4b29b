// GET /api/events: who looks at the screen is told that something changed, never what.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, reportOf } from '../helpers/factories.ts'
import { openStream, type Stream } from '../helpers/wire.ts'

let database: TestDatabase
let server: TestApp
let address: string
const streams: Stream[] = []
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  server = await startApp(database.url)
  address = await server.listen()
})
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function open(from = address): Promise<Stream> {
  const stream = await openStream(`${from}/api/events`)
  streams.push(stream)
  await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(0), { interval: 2 })
  return stream
}
const changes = ({ events }: Stream) => events.filter(({ name }) => name === 'change').map(({ data }) => data)
const rename = (title: string, slug = 'trial') =>
  database.pool.query('update portfolio set title_en = $1 where slug = $2', [title, slug])

test('a stream begins with hello, and says how soon to come again', async () => {
  const stream = await open()
  expect(stream.status).toBe(200)
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
  })
  expect(stream.events).toEqual([{ name: 'hello', data: { hearing: true } }])
  expect(stream.retry()).toBe('1000')
})

test('a change is told to everybody with its portfolio and its tables, after it is committed', async () => {
  const all = await Promise.all([open(), open(), open()])
  await database.db.transaction().execute(async trx => {
    await trx.updateTable('portfolio').set({ title: 'Ny titel' }).execute()
    await trx.updateTable('focus_area').set({ title: 'Nyt område' }).execute()
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(all.flatMap(changes)).toEqual([])
  })
  for (const stream of all) {
    await vi.waitFor(() =>
      expect(changes(stream)).toEqual([{ portfolio: 'trial', tables: ['portfolio', 'focus_area'] }]),
    )
  }
})

test('an import is told of once, and nothing of its content is', async () => {
  const stream = await open()
  await give(
    database.db,
    bundleOf({
      initiatives: [initiativeOf('1.1'), initiativeOf('1.2', { title: 'Hemmelig titel' })],
      reports: [reportOf('1.1', '2025-03-01', 'red', { narrative: { da: 'Hemmeligt' } })],
    }),
  )
  await vi.waitFor(() => expect(changes(stream)).toHaveLength(1))
  const [change] = changes(stream) as { portfolio: string; tables: string[] }[]
  expect(change?.portfolio).toBe('trial')
  expect(change?.tables).toEqual(expect.arrayContaining(['initiative', 'status_report', 'lifecycle_change']))
  expect(new Set(change?.tables).size).toBe(change?.tables.length)
  expect(JSON.stringify(stream.events)).not.toContain('emmelig')
})

test('what all portfolios share is told of without one', async () => {
  const stream = await open()
  await database.pool.query(`update organisation set note = 'Note' where key = 'alpha'`)
  await vi.waitFor(() => expect(changes(stream)).toEqual([{ portfolio: null, tables: ['organisation'] }]))
})

test('a portfolio that is new is told of by its address', async () => {
  const stream = await open()
  await give(database.db, bundleOf({ slug: 'second', organisations: [] }))
  await vi.waitFor(() => expect(changes(stream)).toMatchObject([{ portfolio: 'second' }]))
})

test('what is taken back, and what changes nothing, is not told of', async () => {
  const stream = await open()
  const client = await database.pool.connect()
  await client.query(`begin; update portfolio set title_en = 'Taken back'; rollback`)
  client.release()
  await give(database.db, bundleOf({ slug: 'second', organisations: [] }))
  await rename('Marker')
  await vi.waitFor(() => expect(changes(stream)).not.toEqual([]))
  expect(changes(stream)).toEqual([{ portfolio: 'trial', tables: ['portfolio'] }])
})

test('whoever comes later hears what comes later', async () => {
  const early = await open()
  await rename('Before')
  await vi.waitFor(() => expect(changes(early)).toHaveLength(1))
  const late = await open()
  await rename('After')
  await vi.waitFor(() => expect(changes(early)).toHaveLength(2))
  await vi.waitFor(() => expect(changes(late)).toHaveLength(1))
})

test('a change that one instance makes is heard on every other', async () => {
  const other = await startApp(database.url)
  const [here, there] = [await open(), await open(await other.listen())]
  await rename('Everywhere')
  for (const stream of [here, there]) await vi.waitFor(() => expect(changes(stream)).toHaveLength(1))
  await other.stop()
})

test('a quiet stream is kept alive by a comment', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const own = await startApp(database.url)
    const stream = await open(await own.listen())
    vi.advanceTimersByTime(60_000)
    await vi.waitFor(() =>
      expect(stream.events.map(({ name }) => name)).toEqual(['hello', 'comment', 'comment', 'comment']),
    )
    await own.stop()
  } finally {
    vi.useRealTimers()
  }
})

test('a stream that its reader closes is forgotten, and the others go on', async () => {
  const [going, staying] = [await open(), await open()]
  going.close()
  await going.ended
  await rename('Still here')
  await vi.waitFor(() => expect(changes(staying)).toHaveLength(1))
  expect(changes(going)).toEqual([])
})

test('streams end when the server stops, and do not hold it up', async () => {
  const own = await startApp(database.url)
  const from = await own.listen()
  const all = await Promise.all([open(from), open(from)])
  const began = performance.now()
  await own.stop()
  expect(await Promise.all(all.map(stream => stream.ended))).toEqual([true, true])
  expect(performance.now() - began).toBeLessThan(1000)
})

test('a stream takes no query', async () => {
  expectProblem(await server.get('/api/events?portfolio=trial'), {
    status: 400,
    code: 'invalid_input',
    fields: ['portfolio'],
  })
})

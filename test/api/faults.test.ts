// The database goes away under load: readers are told to come back, nothing ends, and it heals by itself.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { type Line, lineTo } from '../helpers/cut.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, reportOf } from '../helpers/factories.ts'
import { openStream } from '../helpers/wire.ts'

const OVERVIEW = '/api/portfolios/trial/overview'
const PAST = `${OVERVIEW}?knownAt=2025-06-01`
const PAGE = '/api/portfolios/trial/initiatives/1.1'
const ALL = [
  '/api/health',
  '/api/portfolios',
  '/api/organisations',
  OVERVIEW,
  PAST,
  '/api/portfolios/trial/timeline',
  PAGE,
]
const AWAY = { status: 503, code: 'database_away' }

let database: TestDatabase
let line: Line
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({ initiatives: [initiativeOf('1.1')], reports: [reportOf('1.1', '2025-02-01', 'green')] }),
  )
})
beforeEach(async () => {
  line = await lineTo(database.url)
  server = await startApp(line.url, { patience: 400 })
})
afterEach(async () => {
  await line.mend()
  await server.stop()
  await line.close()
})
afterAll(() => database.drop())

const hears = (value: boolean) =>
  vi.waitFor(() => expect(server.ctx.changes.isHearing()).toBe(value), { timeout: 8000 })
const healed = () =>
  vi.waitFor(async () => expect((await server.get('/api/health')).statusCode).toBe(200), { timeout: 5000 })
const setLight = (light: 'yellow' | 'red' | 'green', day: string, server = database.db) =>
  give(server, bundleOf({ initiatives: [], reports: [reportOf('1.1', day, light)] }))
const lightOf = async () => (await server.read<Overview>(OVERVIEW)).initiatives[0]?.judged.overall

describe('while the database is away', () => {
  test('every address answers 503 and says when to try again', async () => {
    await Promise.all(ALL.map(path => server.read(path)))
    await line.cut()
    await hears(false)
    for (const path of ALL) {
      const answer = await server.get(path)
      expectProblem(answer, AWAY)
      expect(answer.headers['retry-after'], path).toMatch(/^[1-9]\d?$/)
      expect(answer.headers['cache-control'], path).toBe('no-store')
      expect(answer.body).not.toMatch(/ECONN|127\.0\.0\.1|select /i)
    }
  })

  test('what is wrong with a request is still said, for that no database is asked', async () => {
    await line.cut()
    await hears(false)
    expectProblem(await server.get(`${OVERVIEW}?knownAt=x`), {
      status: 400,
      code: 'invalid_input',
      fields: ['knownAt'],
    })
    expectProblem(await server.get('/api/nothing'), { status: 404, code: 'unknown_address' })
    expect((await server.get('/api/openapi.json')).statusCode).toBe(200)
  })

  test('a server that starts without it says so and begins by itself when it comes', async () => {
    await line.cut()
    const late = await startApp(line.url, { patience: 400 })
    expectProblem(await late.get(OVERVIEW), AWAY)
    await line.mend()
    await vi.waitFor(async () => expect((await late.get(OVERVIEW)).statusCode).toBe(200), { timeout: 5000 })
    await late.stop()
  })
})

describe('when it goes away under load', () => {
  /** Asks without a pause until told to stop; tells what came. */
  function load(readers: number) {
    let going = true
    const seen = new Map<number, number>()
    const reader = async (n: number) => {
      for (let asked = 0; going; asked++) {
        const day = `2025-${String((asked % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
        const { statusCode, headers } = await server.get(asked % 3 ? `${OVERVIEW}?knownAt=${day}` : OVERVIEW)
        seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1)
        if (statusCode === 503) expect(headers['retry-after']).toBeDefined()
        await new Promise(resolve => setTimeout(resolve, 1))
      }
    }
    const all = Promise.all(Array.from({ length: readers }, (_, n) => reader(n)))
    return {
      seen,
      async stop() {
        going = false
        await all
        return [...seen.keys()].sort()
      },
    }
  }

  test('readers get answers or 503, never anything else, and answers again when it is back', async () => {
    const { seen, stop } = load(12)
    await vi.waitFor(() => expect(seen.get(200)).toBeGreaterThan(50))
    for (let time = 0; time < 2; time++) {
      const before = seen.get(503) ?? 0
      await line.cut()
      await vi.waitFor(() => expect(seen.get(503)).toBeGreaterThan(before + 20), { timeout: 5000 })
      await line.mend()
      const then = seen.get(200) ?? 0
      await vi.waitFor(() => expect(seen.get(200)).toBeGreaterThan(then + 50), { timeout: 5000 })
    }
    expect(await stop()).toEqual([200, 503])
    await healed()
  })

  test('connections that the database ends one by one are replaced', async () => {
    const { seen, stop } = load(6)
    await vi.waitFor(() => expect(seen.get(200)).toBeGreaterThan(20))
    for (let time = 0; time < 5; time++) {
      await database.pool
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and application_name in ('pejl test', 'pejl-listen')`,
        )
        .catch(() => {})
      await new Promise(resolve => setTimeout(resolve, 40))
    }
    const then = seen.get(200) ?? 0
    await vi.waitFor(() => expect(seen.get(200)).toBeGreaterThan(then + 20), { timeout: 5000 })
    expect((await stop()).filter(status => status !== 200 && status !== 503)).toEqual([])
    await healed()
    await hears(true)
  })

  test('a database that falls silent is told of as away, and is not waited for without end', async () => {
    await server.read(OVERVIEW)
    line.silence()
    const began = performance.now()
    expectProblem(await server.get('/api/health'), AWAY)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => server.get(`${OVERVIEW}?knownAt=2024-01-0${n + 1}`)),
    )
    for (const answer of answers) expectProblem(answer, AWAY)
    expect(performance.now() - began).toBeLessThan(6000)
    await line.cut()
    await line.mend()
    await healed()
  })

  test('connections that fell silent are not tried again when new ones can be had', async () => {
    // as many as there are, each used by both ways of asking
    await Promise.all(Array.from({ length: 12 }, (_, n) => server.get(`${OVERVIEW}?knownAt=2023-01-${10 + n}`)))
    await Promise.all(Array.from({ length: 8 }, () => server.get('/api/organisations')))
    line.silence()
    for (const answer of await Promise.all(Array.from({ length: 4 }, () => server.get('/api/organisations'))))
      expectProblem(answer, AWAY)
    await line.mend()
    for (let time = 0; time < 4; time++)
      expect((await server.get('/api/organisations')).statusCode, `time ${time}`).toBe(200)
  })
})

describe('after it was away', () => {
  test('nothing is shown that was kept from before', async () => {
    await setLight('green', '2025-07-01')
    await vi.waitFor(async () => expect(await lightOf()).toBe('green'))
    await line.cut()
    // somebody else, on a line of their own, writes meanwhile
    await setLight('red', '2025-07-02')
    await line.mend()
    await healed()
    expect(await lightOf()).toBe('red')
    await hears(true)
    expect(await lightOf()).toBe('red')
    await setLight('yellow', '2025-07-03')
    await vi.waitFor(async () => expect(await lightOf()).toBe('yellow'))
  })

  test('a past day that was written to meanwhile is new too', async () => {
    const before = (await server.read<Overview>(PAST)).revision
    await line.cut()
    await give(
      database.db,
      bundleOf({ initiatives: [], reports: [reportOf('1.1', '2025-05-20', 'red', { recordedOn: '2025-05-21' })] }),
    )
    await line.mend()
    await healed()
    expect((await server.read<Overview>(PAST)).revision).not.toBe(before)
  })

  test('open streams have been told that it was away, and then that anything may have changed', async () => {
    const stream = await openStream(`${await server.listen()}/api/events`)
    await vi.waitFor(() => expect(stream.events).toEqual([{ name: 'hello', data: { hearing: true } }]))
    await line.cut()
    await vi.waitFor(() => expect(stream.events.at(-1)).toEqual({ name: 'away', data: {} }))
    const meanwhile = await openStream(`${await server.listen().catch(() => server.app.listeningOrigin)}/api/events`)
    await vi.waitFor(() => expect(meanwhile.events).toEqual([{ name: 'hello', data: { hearing: false } }]))
    await line.mend()
    for (const one of [stream, meanwhile]) {
      await vi.waitFor(
        () => expect(one.events.at(-1)).toEqual({ name: 'change', data: { portfolio: null, tables: [] } }),
        {
          timeout: 5000,
        },
      )
      one.close()
    }
    expect(stream.events.map(({ name }) => name)).toEqual(['hello', 'away', 'change'])
  })
})

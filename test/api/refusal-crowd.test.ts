// What the log keeps of a crowd that is refused at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'

let database: TestDatabase
let server: TestApp
let time = Date.parse('2026-11-20T08:00:00Z')
beforeAll(async () => {
  database = await cloneDatabase()
  const config = { publicReading: false, trustedProxies: ['127.0.0.1'] }
  server = await startApp(database.url, { now: () => new Date(time), config })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const refusals = async () =>
  (
    await database.pool.query<{ actor: string; row: string; of: object; code: string; address: string | null }>(
      `select actor, row_key as row, after -> 'of' as of, after ->> 'code' as code, address from audit
        where action = 'refused' order by id`,
    )
  ).rows

test('each of whoever is signed in, of strangers so many a minute, and how many more there were', async () => {
  const reader = await server.as('reader')
  for (let from = 0; from < 2104; from += 263) {
    const crowd = Array.from({ length: 263 }, (_, n) => `10.0.${(from + n) >> 8}.${(from + n) & 255}`)
    await Promise.all(crowd.map(address => server.get('/api/users', { 'x-forwarded-for': address })))
    const there = Math.min(from + 263, 2000)
    await expect.poll(async () => (await refusals()).length, { timeout: 10_000 }).toBe(there)
  }
  expect((await server.get('/api/users', reader)).statusCode).toBe(403)
  await expect.poll(async () => (await refusals()).at(-1)).toMatchObject({ actor: 'trial.reader', code: 'forbidden' })
  time += 60_000
  await server.get('/api/users', { 'x-forwarded-for': '10.1.0.1' })
  await expect.poll(async () => (await refusals()).length).toBe(2003)
  expect((await refusals()).slice(-2)).toMatchObject([
    { actor: 'nobody', row: '', address: null, code: 'crowd', of: { refused: '104' } },
    { actor: 'nobody', row: 'GET /api/users', address: '10.1.0.1', code: 'not_signed_in' },
  ])
}, 60_000)

// What must stand in no log, at the most talkative level, whatever goes wrong.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../../server/src/access/contract.ts'
import { hashPassword } from '../../server/src/access/password.ts'
import type { Report } from '../../server/src/reports/contract.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { giveAccount } from '../helpers/people.ts'
import { startServer, until } from '../helpers/process.ts'
import { GREEN, ROUNDS, reportAt } from '../helpers/reporting.ts'
import { ask } from '../helpers/wire.ts'

const OFFICE = 'office@example.dk'
const PASSWORD = 'kanariefugl i minen'
const WRONG = 'forkert kanariefugl'
const DRAFT = 'Kladdens kanariefugl'
const DATABASE_PASSWORD = 'databasens-kanariefugl'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  await giveAccount(database, OFFICE, [{ role: 'programme_office', organisation: null, until: null }])
  await database.pool.query('update account set password = $1', [await hashPassword(PASSWORD)])
})
afterAll(() => database.drop())

/** The test's database by an address with a password, which it does not ask for. */
const urlWithPassword = () =>
  database.url.replace(/^(postgres(?:ql)?:\/\/[^@/:]*)(?::[^@]*)?@/, `$1:${DATABASE_PASSWORD}@`)

test('no password, token, word or draft, in requests that succeed, are refused or fail', async () => {
  expect(urlWithPassword()).toContain(DATABASE_PASSWORD)
  const server = startServer({ DATABASE_URL: urlWithPassword(), LOG_LEVEL: 'trace', PUBLIC_READING: 'on' })
  const address = await server.address
  const origin = new URL(address).origin
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const type = { 'content-type': 'application/json' }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await ask(address + path, { method, headers: { origin, ...(body && type), ...headers }, ...text })
    return {
      status: answer.status,
      cookies: answer.headers['set-cookie'] ?? [],
      json: JSON.parse(answer.body.toString()),
    }
  }
  const signIn = (password: unknown) => send('POST', '/api/session', { name: OFFICE, password } as object)

  expect((await signIn(WRONG)).status).toBe(401)
  expect((await signIn([WRONG])).status).toBe(400)
  const signed = await signIn(PASSWORD)
  expect(signed.status).toBe(200)
  const csrf = (signed.json as Session).csrf ?? ''
  const cookie = signed.cookies[0]?.split(';')[0] ?? ''
  const office = { cookie, 'x-csrf-token': csrf }
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const deadline = `${new Date().getFullYear() + 1}-12-01T12:00`
  const round = { key: 'r', name: DRAFT, period, deadline }
  expect((await send('POST', ROUNDS, round, office)).status).toBe(200)
  const { draft } = (await send('GET', reportAt('r'), undefined, office)).json as Report
  const said = { ...draft, ...GREEN, narrative: DRAFT }
  const save = (version: number, body: object) =>
    send('PATCH', reportAt('r'), body, { ...office, 'if-match': String(version) })
  expect((await save(0, said)).status).toBe(200)
  expect((await save(0, said)).status).toBe(412)
  expect((await save(1, { ...said, unlisted: DRAFT })).status).toBe(400)

  // The database refuses the row, and tells which.
  await database.pool.query(`alter table report_draft add constraint never check (version < 2) not valid`)
  expect((await save(1, { ...said, narrative: `${DRAFT} igen` })).status).toBe(500)
  await database.pool.query(`alter table report_draft drop constraint never`)
  await database.pool.query(`alter table report_draft rename to elsewhere`)
  expect((await save(1, said)).status).toBe(500)
  await database.pool.query(`alter table account rename to nobody`)
  expect((await signIn(PASSWORD)).status).toBe(500)
  await database.pool.query(`alter table nobody rename to account`)

  const log = await until(server.said, written => written.includes('"level":50'))
  expect(log).toContain('"constraint":"never"')
  for (const secret of [PASSWORD, WRONG, DRAFT, DATABASE_PASSWORD, csrf, cookie.split('=')[1] ?? ''])
    expect(log, secret).not.toContain(secret)
  expect(log).not.toMatch(/kanariefugl/)
})

test('nor the database’s password when it cannot be reached', async () => {
  const nowhere = `postgres://pejl:${DATABASE_PASSWORD}@127.0.0.1:1/pejl`
  const server = startServer({ DATABASE_URL: nowhere, LOG_LEVEL: 'trace' })
  await server.ended
  expect(server.said()).toMatch(/Pejl cannot start/)
  expect(server.said()).not.toContain(DATABASE_PASSWORD)
})

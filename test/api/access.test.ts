// Who is signed in, how they became it, and how it ends.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, grantRole, MOST_BY_NAME } from '../../server/src/access/commands.ts'
import { hashPassword } from '../../server/src/access/password.ts'
import { cookieIn, expectProblem, setCookieIn, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'

const PASSWORD = 'korrekt hest batteri'
const OVERVIEW = '/api/portfolios/trial/overview'
const MINUTE = 60_000

let database: TestDatabase
let server: TestApp
/** A second instance on the same database, where nothing is public. */
let closed: TestApp
let time = Date.parse('2026-11-20T08:00:00Z')
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  const now = () => new Date(time)
  server = await startApp(database.url, { now })
  closed = await startApp(database.url, { now, config: { publicReading: false } })
  await database.db.transaction().execute(async trx => {
    const account = await addAccount(trx, {
      name: 'Reader@Example.dk',
      displayName: 'En læser',
      password: await hashPassword(PASSWORD),
    })
    await grantRole(trx, account, 'reader', null)
  })
})
afterAll(async () => {
  await closed.stop()
  await server.stop()
  await database.drop()
})
beforeEach(async () => {
  time += 24 * 60 * MINUTE
})

const signIn = (name: string, password: string, headers: Record<string, string> = {}) =>
  server.send('POST', '/api/session', { name, password }, headers)
async function signedIn(): Promise<Record<string, string>> {
  const answer = await signIn('reader@example.dk', PASSWORD)
  expect(answer.statusCode, answer.body).toBe(200)
  return { cookie: cookieIn(answer), 'x-csrf-token': answer.json().csrf }
}
const userOf = async (headers: Record<string, string>, of = server) =>
  (await of.get('/api/session', headers)).json().user?.name ?? null

describe('signing in', () => {
  test('by name and password opens a session that the browser keeps from scripts', async () => {
    const answer = await signIn(' READER@example.dk ', PASSWORD)
    expect(answer.json()).toMatchObject({
      user: { displayName: 'En læser', grants: [{ role: 'reader', organisation: null, until: null }] },
    })
    expect(setCookieIn(answer)).toMatch(/^pejl\.session=[\w-]{43}; Path=\/; SameSite=Lax; HttpOnly$/)
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(await userOf({ cookie: cookieIn(answer) })).toBe('reader@example.dk')
  })

  test('is refused in the same words for a wrong password and for a name that nobody has', async () => {
    const wrong = await signIn('reader@example.dk', 'forkert')
    const unknown = await signIn('nobody@example.dk', PASSWORD)
    for (const answer of [wrong, unknown]) expectProblem(answer, { status: 401, code: 'not_signed_in' })
    expect(wrong.json().detail).toBe(unknown.json().detail)
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  test('is refused to an account that was closed', async () => {
    await database.pool.query(`update account set disabled_at = now() where name = 'reader@example.dk'`)
    expectProblem(await signIn('reader@example.dk', PASSWORD), { status: 401, code: 'not_signed_in' })
    await database.pool.query(`update account set disabled_at = null where name = 'reader@example.dk'`)
  })

  test('is held back after so many failures, on every instance, also with the right password, and for a while', async () => {
    for (let failed = 0; failed < MOST_BY_NAME; failed++) await signIn('reader@example.dk', `forkert ${failed}`)
    expectProblem(await signIn('reader@example.dk', PASSWORD), { status: 429, code: 'too_many' })
    const elsewhere = await closed.send('POST', '/api/session', { name: 'reader@example.dk', password: PASSWORD })
    expectProblem(elsewhere, { status: 429, code: 'too_many' })
    time += 16 * MINUTE
    expect((await signIn('reader@example.dk', PASSWORD)).statusCode).toBe(200)
  })

  test('is held back as much when all tries come at one moment', async () => {
    const tries = Array.from({ length: 30 }, (_, n) => signIn('nobody@example.dk', `forkert ${n}`))
    const statuses = (await Promise.all(tries)).map(({ statusCode }) => statusCode)
    expect(statuses.filter(status => status === 401)).toHaveLength(MOST_BY_NAME)
    expect(statuses.filter(status => status === 429)).toHaveLength(30 - MOST_BY_NAME)
  })

  test('takes the place of the session that the browser had', async () => {
    const first = await signedIn()
    const second = cookieIn(await signIn('reader@example.dk', PASSWORD, first))
    expect(second).not.toBe(first.cookie)
    expect(await userOf(first)).toBeNull()
    expect(await userOf({ cookie: second })).toBe('reader@example.dk')
  })

  test.each([
    ['no name', { password: PASSWORD }, ['name']],
    ['an empty password', { name: 'a', password: '' }, ['password']],
    ['a key more', { name: 'a', password: 'b', role: 'administrator' }, ['role']],
    ['a number', { name: 1, password: 'b' }, ['name']],
  ])('with %s is refused by name of the field', async (_, body, fields) => {
    const answer = await server.send('POST', '/api/session', body)
    expectProblem(answer, { status: 400, code: 'invalid_input', fields })
  })
})

describe('a session', () => {
  test('ends after half an hour without a word, and after twelve hours of many', async () => {
    const idle = await signedIn()
    time += 29 * MINUTE
    expect(await userOf(idle)).toBe('reader@example.dk')
    time += 29 * MINUTE
    expect(await userOf(idle)).toBe('reader@example.dk')
    time += 31 * MINUTE
    expect(await userOf(idle)).toBeNull()
    const busy = await signedIn()
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect(await userOf(busy)).toBe('reader@example.dk')
      time += 20 * MINUTE
    }
    expect(await userOf(busy)).toBeNull()
  })

  test('is not kept alive by a page that brings itself up to date', async () => {
    const left = await signedIn()
    for (let minutes = 0; minutes < 25; minutes += 5) {
      time += 5 * MINUTE
      expect(await userOf({ ...left, 'x-unasked': '1' })).toBe('reader@example.dk')
    }
    time += 6 * MINUTE
    expect(await userOf({ ...left, 'x-unasked': '1' })).toBeNull()
    expect(await userOf(left)).toBeNull()
    const read = await signedIn()
    time += 25 * MINUTE
    expect(await userOf({ ...read, 'x-unasked': '1' })).toBe('reader@example.dk')
    expect(await userOf(read)).toBe('reader@example.dk')
    time += 25 * MINUTE
    expect(await userOf(read)).toBe('reader@example.dk')
  })

  test('that is closed is closed on every instance within a second, and its database keeps no token', async () => {
    const own = await signedIn()
    expect(await userOf(own, closed)).toBe('reader@example.dk')
    const answer = await server.send('DELETE', '/api/session', undefined, own)
    expect(setCookieIn(answer)).toMatch(/^pejl\.session=; .*Max-Age=0/)
    await expect.poll(() => userOf(own, closed), { timeout: 1000 }).toBeNull()
    const { rows } = await database.pool.query('select to_jsonb(s)::text as row from session s')
    expect(rows.some(({ row }) => row.includes(own.cookie?.split('=')[1]))).toBe(false)
  })

  test('is closed with all others of its user by signing out everywhere', async () => {
    const [one, another] = [await signedIn(), await signedIn()]
    expect((await server.send('DELETE', '/api/sessions', undefined, one)).json().user).toBeNull()
    await expect.poll(() => userOf(another), { timeout: 1000 }).toBeNull()
  })

  test('loses a role within a second on every instance', async () => {
    const own = await signedIn()
    expect((await closed.get(OVERVIEW, own)).statusCode).toBe(200)
    await database.pool.query(`delete from role_grant`)
    await expect.poll(async () => (await closed.get(OVERVIEW, own)).statusCode, { timeout: 1000 }).toBe(403)
    const account = `(select id from account where name = 'reader@example.dk')`
    await database.pool.query(`insert into role_grant (account_id, role) values (${account}, 'reader')`)
  })
})

describe('a change', () => {
  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['nowhere', { origin: '' }],
    ['a name that somebody pointed here', { host: 'evil.example', origin: 'http://evil.example' }],
  ])('that is asked for from %s is refused', async (_, headers) => {
    const own = await signedIn()
    const answer = await server.send('DELETE', '/api/sessions', undefined, { ...own, ...headers })
    expectProblem(answer, { status: 403, code: 'forbidden' })
    expectProblem(await server.send('POST', '/api/session', { name: 'a', password: 'b' }, headers), {
      status: 403,
      code: 'forbidden',
    })
  })

  test('without the session’s own word is refused', async () => {
    const { cookie = '' } = await signedIn()
    for (const headers of [{ cookie }, { cookie, 'x-csrf-token': 'x' }]) {
      const answer = await server.send('DELETE', '/api/sessions', undefined, headers)
      expectProblem(answer, { status: 403, code: 'forbidden' })
    }
  })

  test('by nobody is refused before anything that was sent is looked at', async () => {
    expectProblem(await server.send('DELETE', '/api/sessions?x=1'), { status: 401, code: 'not_signed_in' })
  })

  test('stands in the log with who made it, and neither password nor token with it', async () => {
    await signedIn()
    const { rows } = await database.pool.query(
      `select actor, table_name, action, before::text, after::text from audit where table_name in ('session', 'account', 'endpoint')`,
    )
    expect(rows.some(({ actor, action }) => actor === 'reader@example.dk' && action === 'sign_in')).toBe(true)
    expect(rows.some(({ actor, action }) => actor === 'reader@example.dk' && action === 'refused')).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(/argon2id|token_hash|password"/)
  })
})

describe('trying a role on', () => {
  test('needs no password on a person’s own machine, and an owner’s is for an organisation', async () => {
    const { body } = await server.get('/api/session')
    expect(JSON.parse(body)).toMatchObject({ user: null, csrf: null, signIn: true })
    const [organisation] = JSON.parse(body).trial.organisations
    const owner = await server.as('owner', organisation.key)
    expect((await server.get('/api/session', owner)).json().user.grants).toEqual([
      { role: 'owner', organisation, until: null },
    ])
    for (const [asked, fields] of [
      [{ role: 'owner' }, ['organisation']],
      [{ role: 'reader', organisation: organisation.key }, ['organisation']],
      [{ role: 'owner', organisation: 'nobody' }, ['organisation']],
      [{ role: 'king' }, ['role']],
    ] as const) {
      const answer = await server.send('POST', '/api/session/trial', asked)
      expectProblem(answer, { status: 400, code: 'invalid_input', fields: [...fields] })
    }
  })

  test('is refused to whoever asks through somebody else', async () => {
    const headers = { 'x-forwarded-proto': 'https' }
    expect((await server.get('/api/session', headers)).json().trial).toBeNull()
    const answer = await server.send('POST', '/api/session/trial', { role: 'administrator' }, headers)
    expectProblem(answer, { status: 404, code: 'no_trial' })
  })

  test('lets many in at once, more than there are connections', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => server.send('POST', '/api/session/trial', { role: 'reader' })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(40).fill(200))
    expect(new Set(answers.map(cookieIn)).size).toBe(40)
  })

  test('does not exist on a server', async () => {
    const now = () => new Date(time)
    const served = await startApp(database.url, { now, config: { trial: false, origin: 'https://pejl.example' } })
    const headers = { origin: 'https://pejl.example' }
    const answer = await served.send('POST', '/api/session/trial', { role: 'administrator' }, headers)
    expectProblem(answer, { status: 404, code: 'no_trial' })
    expect((await served.get('/api/session')).json()).toMatchObject({ trial: null, signIn: true })
    const signed = await served.send('POST', '/api/session', { name: 'reader@example.dk', password: PASSWORD }, headers)
    expect(setCookieIn(signed)).toMatch(/^__Host-pejl=[\w-]{43}; Path=\/; SameSite=Lax; HttpOnly; Secure$/)
    await served.stop()
  })
})

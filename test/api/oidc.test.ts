// Signing in by a provider: a real one, and one that somebody stands in front of.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { addAccount, disableAccount, enableAccount, grantRole, revokeRole } from '../../server/src/access/commands.ts'
import type { Trx } from '../../server/src/db/tables/database.ts'
import type { OidcSettings } from '../../server/src/oidc/settings.ts'
import { setCookieIn, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import {
  atProvider,
  type Cookies,
  changedAfterwards,
  goTo,
  headersOf,
  type Person,
  rolesOf,
  signedByAStranger,
  signedByIt,
  signInAt,
  startProvider,
  type TestProvider,
  unsigned,
  userIn,
} from '../helpers/provider.ts'

const MINUTE = 60_000
const GROUPS: OidcSettings['groups'] = [
  { group: 'staff', role: 'reader', organisation: null },
  { group: 'CN=office, OU=pejl', role: 'programme_office', organisation: null },
  { group: 'alpha', role: 'owner', organisation: 'alpha' },
  { group: 'elsewhere', role: 'owner', organisation: 'not-here' },
  { group: 'admins', role: 'administrator', organisation: null },
]
const HANNE: Person = {
  sub: 'hanne-1',
  groups: ['staff', 'other'],
  name: 'Hanne',
  preferred_username: 'Hanne@Example.dk',
}

let database: TestDatabase
let provider: TestProvider
/** Two instances on one database. */
let server: TestApp
let second: TestApp
/** A person's own machine with a provider. */
let trial: TestApp
let time = Date.parse('2026-11-20T08:00:00Z')
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  provider = await startProvider(GROUPS)
  const now = () => new Date(time)
  const config = { trial: false, publicReading: false, oidc: provider.settings }
  server = await startApp(database.url, { now, config })
  second = await startApp(database.url, { now, config })
  trial = await startApp(database.url, { now, config: { oidc: provider.settings } })
})
afterAll(async () => {
  for (const app of [trial, second]) await app.stop()
  await server.stop()
  await provider.stop()
  await database.drop()
})
beforeEach(() => {
  time += 60 * MINUTE
  provider.person = HANNE
})
afterEach(() => {
  provider.tamper = null
})

const userOf = (cookies: Cookies) => userIn(server, cookies)
/** Somebody goes the whole way and is what they then are. */
async function comeIn(person: Person) {
  provider.person = person
  const cookies: Cookies = new Map()
  expect(await signInAt(server, cookies)).toBe('/')
  return userOf(cookies)
}
const accountOf = async (name: string) =>
  (await database.db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const inTransaction = (run: (trx: Trx) => Promise<unknown>) => database.db.transaction().execute(run)
/** What the log says of those who were refused. */
const refusals = async () =>
  (await database.pool.query(`select actor, after ->> 'code' as why from audit where action = 'refused' order by id`))
    .rows

describe('signing in by the provider', () => {
  test('opens a session and leads back to where the reader was', async () => {
    const cookies: Cookies = new Map()
    expect(await signInAt(server, cookies, '/trial/tidslinje?omraade=2#m')).toBe('/trial/tidslinje?omraade=2#m')
    expect(await userOf(cookies)).toMatchObject({
      name: 'hanne@example.dk',
      displayName: 'Hanne',
      grants: [{ role: 'reader', organisation: null, until: null }],
    })
    expect([...cookies.keys()].sort()).toEqual(['pejl.in', 'pejl.session'])
    expect((await server.get('/api/portfolios/trial/overview', headersOf(cookies))).statusCode).toBe(200)
    const { rows } = await database.pool.query(`select actor from audit where table_name = 'session' order by id desc`)
    expect(rows[0]).toEqual({ actor: 'hanne@example.dk' })
  })

  test('asks with a challenge, a state and a nonce, and keeps none of them', async () => {
    const cookies: Cookies = new Map()
    const asked = new URL(await goTo(server, '/api/oidc/start', cookies)).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost/api/oidc/callback',
      scope: 'openid profile groups',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    const { rows } = await database.pool.query('select to_jsonb(a)::text as row from sign_in_attempt a')
    const secrets = [...cookies.values(), asked.get('state') ?? '', asked.get('nonce') ?? '']
    expect(secrets.filter(secret => rows.some(({ row }) => row.includes(secret)))).toEqual([])
  })

  test('begins on one instance and ends on another, over TLS with cookies that are this host’s alone', async () => {
    const cookies: Cookies = new Map()
    expect(await goTo(second, await atProvider(server, cookies), cookies)).toBe('/')
    expect(await userOf(cookies)).toMatchObject({ name: 'hanne@example.dk' })
    const config = { trial: false, origin: 'https://pejl.example', oidc: provider.settings }
    const served = await startApp(database.url, { config })
    onTestFinished(() => served.stop())
    const answer = await served.get('/api/oidc/start')
    expect(setCookieIn(answer)).toMatch(
      /^__Host-pejl-attempt=[\w-]{43}; Path=\/; SameSite=Lax; HttpOnly; Max-Age=600; Secure$/,
    )
    expect(answer.headers.location).toContain(encodeURIComponent('https://pejl.example/api/oidc/callback'))
  })

  test('takes the place of the session that the browser had', async () => {
    const cookies: Cookies = new Map()
    await signInAt(server, cookies)
    const before = new Map(cookies)
    await signInAt(server, cookies)
    expect(cookies.get('pejl.session')).not.toBe(before.get('pejl.session'))
    expect(await userOf(before)).toBeNull()
  })

  test('is kept by nobody and framed by nobody', async () => {
    for (const address of ['/api/oidc/start', '/api/oidc/callback']) {
      const { headers } = await server.get(address, { host: 'localhost' })
      expect(headers).toMatchObject({
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      })
      expect((await server.app.inject({ method: 'HEAD', url: address })).statusCode).toBe(404)
    }
  })

  test('keeps the secret to itself', async () => {
    const answers = [await server.get('/api/session'), await server.get('/api/oidc/start', { host: 'localhost' })]
    for (const { body, headers } of answers)
      expect(body + JSON.stringify(headers)).not.toContain(provider.settings.clientSecret)
    expect((await server.get('/api/session')).json().provider).toEqual({ name: 'Styrelsens login', claim: 'groups' })
  })
})

describe('an account', () => {
  test('is found by the provider’s own word for somebody, whatever they are called now', async () => {
    const before = await comeIn({ sub: 'x-1', groups: ['staff'], name: 'Xenia', preferred_username: 'xenia' })
    const after = await comeIn({ sub: 'x-1', groups: ['staff'], name: 'Xenia Ny', preferred_username: 'hanne-1' })
    expect([before?.name, after?.name, after?.displayName]).toEqual(['xenia', 'xenia', 'Xenia Ny'])
  })

  test('is never that of somebody else with the same name', async () => {
    await inTransaction(async trx => {
      const local = await addAccount(trx, { name: 'chief', displayName: 'Chef', password: null })
      await grantRole(trx, local, 'administrator', null)
    })
    const like = (sub: string) => comeIn({ sub, groups: ['staff'], name: 'Chef', preferred_username: 'Chief' })
    expect([(await like('c-1'))?.name, (await like('c-2'))?.name]).toEqual(['chief-2', 'chief-3'])
    expect(rolesOf(await like('c-1'))).toEqual(['reader'])
  })

  test.each([
    ['nobody', /^nobody-2$/],
    ['trial.reader', /^trial-reader$/],
    [undefined, /^oidc-[0-9a-f]{12}$/],
  ])('of somebody who is called %j is called %s', async (preferred_username, name) => {
    const found = await comeIn({
      sub: `named ${name}`,
      groups: ['staff'],
      ...(preferred_username && { preferred_username }),
    })
    expect(found?.name).toMatch(name)
  })

  test('is made once when two browsers come for the first time at one moment', async () => {
    provider.person = { sub: 'twice', groups: ['staff'], preferred_username: 'twice' }
    const browsers: Cookies[] = [new Map(), new Map()]
    const answers = await Promise.all(browsers.map(cookies => atProvider(server, cookies)))
    const ends = await Promise.all(browsers.map((cookies, n) => goTo(n ? second : server, answers[n] ?? '', cookies)))
    expect(ends).toEqual(['/', '/'])
    expect(await Promise.all(browsers.map(async cookies => (await userOf(cookies))?.name))).toEqual(['twice', 'twice'])
  })

  test('that was closed stays closed', async () => {
    await comeIn({ sub: 'leaver', groups: ['staff'], preferred_username: 'leaver' })
    const account = await accountOf('leaver')
    await inTransaction(trx => disableAccount(trx, account))
    expect(await signInAt(server)).toBe('/log-ind?fejl=account_closed')
    expect((await refusals()).at(-1)).toEqual({ actor: 'leaver', why: 'account_closed' })
    await inTransaction(trx => enableAccount(trx, account))
    expect(await signInAt(server)).toBe('/')
  })
})

describe('roles', () => {
  test('are exactly what the groups say today', async () => {
    const tom = (...groups: string[]) => ({ sub: 'tom', preferred_username: 'tom', groups })
    expect(rolesOf(await comeIn(tom('staff', 'alpha', 'elsewhere')))).toEqual(['owner alpha', 'reader'])
    expect(rolesOf(await comeIn(tom('CN=office, OU=pejl', 'staff')))).toEqual(['programme_office', 'reader'])
    expect(rolesOf(await comeIn(tom('alpha')))).toEqual(['owner alpha'])
  })

  test('that were given here stay, also where the provider gave the same before', async () => {
    const person = { sub: 'ada', preferred_username: 'ada', groups: ['staff', 'admins'] }
    await comeIn(person)
    const account = await accountOf('ada')
    await inTransaction(trx => grantRole(trx, account, 'administrator', null))
    expect(rolesOf(await comeIn({ ...person, groups: ['nothing'] }))).toEqual(['administrator'])
    expect(rolesOf(await comeIn({ ...person, groups: ['staff'] }))).toEqual(['administrator', 'reader'])
    await inTransaction(trx => revokeRole(trx, account, 'administrator', null))
    expect(rolesOf(await comeIn({ ...person, groups: ['staff'] }))).toEqual(['reader'])
  })

  test('of a deputy whose last day is over are the groups’ to give', async () => {
    const person = { sub: 'dep', preferred_username: 'dep', groups: ['staff'] }
    await comeIn(person)
    const account = await accountOf('dep')
    await database.pool.query(
      `insert into role_grant (account_id, role, until) values ($1, 'programme_office', '2026-11-19')`,
      [account],
    )
    expect(rolesOf(await comeIn(person))).toEqual(['reader'])
    const office = { ...person, groups: ['CN=office, OU=pejl'] }
    expect(rolesOf(await comeIn(office))).toEqual(['programme_office'])
  })

  test('that are gone at the provider are gone here, in every session, also of whoever is then refused', async () => {
    provider.person = { sub: 'gone', preferred_username: 'gone', groups: ['staff'] }
    const cookies: Cookies = new Map()
    await signInAt(server, cookies)
    provider.person = { ...provider.person, groups: [] }
    expect(await signInAt(second, new Map(), '/trial')).toBe('/log-ind?fejl=no_role&til=%2Ftrial')
    await expect.poll(async () => rolesOf(await userOf(cookies)), { timeout: 1500 }).toEqual([])
    expect((await refusals()).at(-1)).toEqual({ actor: 'gone', why: 'no_role' })
  })

  test('are none for a stranger in no group, who gets no account either', async () => {
    provider.person = { sub: 'stranger', preferred_username: 'stranger', groups: ['other'] }
    expect(await signInAt(server)).toBe('/log-ind?fejl=no_role')
    expect((await database.pool.query(`select from account where name = 'stranger'`)).rowCount).toBe(0)
    expect((await refusals()).at(-1)).toEqual({ actor: 'nobody', why: 'no_role' })
  })

  test('come from a single group as from a list, and from the ID token as from the provider’s userinfo', async () => {
    provider.tamper = signedByIt({ groups: 'alpha', name: 'Signe' })
    expect(rolesOf(await comeIn({ sub: 'signe', groups: ['staff'] }))).toEqual(['owner alpha'])
  })
})

describe('is refused', () => {
  test('when the claim with the groups is missing', async () => {
    provider.person = { sub: 'hanne-1', preferred_username: 'x' }
    expect(await signInAt(server, new Map(), '/trial')).toBe('/log-ind?fejl=claim_missing&til=%2Ftrial')
    expect((await refusals()).at(-1)).toEqual({ actor: 'nobody', why: 'claim_missing' })
  })

  test('when it is cancelled at the provider', async () => {
    provider.person = null
    expect(await signInAt(server)).toBe('/log-ind?fejl=cancelled')
  })

  const ADMINS = { sub: 'evil', groups: ['admins'], name: 'Evil' }
  test.each([
    ['was changed on the way', changedAfterwards(ADMINS), 'failed'],
    ['is signed by a stranger', signedByAStranger(ADMINS), 'failed'],
    ['is signed by nobody', unsigned(ADMINS), 'failed'],
    ['has another nonce', signedByIt({ nonce: 'of another sign-in' }), 'failed'],
    ['is for another installation', signedByIt({ aud: 'somebody-else' }), 'failed'],
    ['is by another provider', signedByIt({ iss: 'https://evil.example' }), 'failed'],
    ['is over', signedByIt({ iat: 1_700_000_000, exp: 1_700_000_600 }), 'clock'],
    ['is from a time to come', signedByIt({ iat: 4_000_000_000, exp: 4_000_000_600 }), 'clock'],
  ])('an ID token that %s', async (_, tamper, fault) => {
    provider.tamper = tamper
    const cookies: Cookies = new Map()
    expect(await signInAt(server, cookies)).toBe(`/log-ind?fejl=${fault}`)
    expect(await userOf(cookies)).toBeNull()
    expect((await refusals()).at(-1)).toEqual({ actor: 'nobody', why: fault })
    expect((await database.pool.query(`select from identity where subject = 'evil'`)).rowCount).toBe(0)
  })

  test('an answer with another state, which leaves the sign-in that is under way alone', async () => {
    const cookies: Cookies = new Map()
    const answer = await atProvider(server, cookies)
    expect(await goTo(server, answer.replace(/state=[^&]+/, 'state=x'), cookies)).toBe('/log-ind?fejl=expired')
    expect(await goTo(server, answer, cookies)).toBe('/')
    expect(cookies.has('pejl.attempt')).toBe(false)
  })

  test('an answer in another browser than the one that asked', async () => {
    const other: Cookies = new Map()
    const answers = [await atProvider(server, new Map()), await atProvider(server, other)]
    expect(await goTo(server, answers[1] ?? '', new Map())).toBe('/log-ind?fejl=expired')
    expect(await goTo(server, answers[0] ?? '', other)).toBe('/log-ind?fejl=expired')
  })

  test('an answer that comes again, and one of two that come at once', async () => {
    const cookies: Cookies = new Map()
    const answer = await atProvider(server, cookies)
    const copies = [server, second, server, second].map(on => goTo(on, answer, new Map(cookies)))
    expect((await Promise.all(copies)).sort()).toEqual(['/', ...Array(3).fill('/log-ind?fejl=expired')])
    expect(await goTo(server, answer, cookies)).toBe('/log-ind?fejl=expired')
  })

  test('an answer that comes after ten minutes', async () => {
    const cookies: Cookies = new Map()
    const answer = await atProvider(server, cookies)
    time += 11 * MINUTE
    expect(await goTo(server, answer, cookies)).toBe('/log-ind?fejl=expired')
  })

  test('a crowd of answers that nobody asked for, of which the log does not become full', async () => {
    const before = (await refusals()).length
    const ends = await Promise.all(
      Array.from({ length: 80 }, () => goTo(server, '/api/oidc/callback?state=x', new Map())),
    )
    expect(ends.filter(end => end === '/log-ind?fejl=too_many').length).toBeGreaterThan(20)
    expect((await refusals()).length - before).toBeLessThan(60)
  })

  test.each<[string, Record<string, string>]>([
    ['a picture on another page', { 'sec-fetch-dest': 'image' }],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['a name that somebody pointed here', { host: 'evil.example' }],
  ])('to begin from %s', async (_, headers) => {
    const answer = await server.get('/api/oidc/start', { host: 'localhost', ...headers })
    expect(answer.headers.location).toBe('/log-ind?fejl=failed')
  })

  test('to begin where no provider is set', async () => {
    const without = await startApp(database.url, { now: () => new Date(time) })
    onTestFinished(() => without.stop())
    for (const address of ['/api/oidc/start', '/api/oidc/callback?code=x&state=x'])
      expect(await goTo(without, address, new Map())).toBe('/log-ind?fejl=failed')
    expect((await without.get('/api/session')).json().provider).toBeNull()
  })
})

// The rule itself is tried in web/src/oidc/back.test.ts, on more.
test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  '/.//evil.example',
  '/%2e//evil.example',
  '/api/session',
])('after %j the browser is led to the front of this site', async to => {
  expect(await signInAt(server, new Map(), to)).toBe('/')
})

test.each(['/api/session', '/api/sessions'])('DELETE %s signs out at the provider too', async path => {
  const cookies: Cookies = new Map()
  await signInAt(server, cookies)
  const { csrf } = (await server.get('/api/session', headersOf(cookies))).json()
  const own = { ...headersOf(cookies), origin: 'http://localhost', 'x-csrf-token': csrf }
  const onward = new URL((await server.send('DELETE', path, undefined, own)).json().onward)
  expect(onward.origin).toBe(provider.settings.issuer)
  expect(Object.fromEntries(onward.searchParams)).toEqual({
    client_id: 'pejl',
    post_logout_redirect_uri: 'http://localhost/log-ind',
  })
  const there = await fetch(onward)
  expect(there.status, await there.text()).toBe(200)
  expect(await userOf(cookies)).toBeNull()
})

test('whoever signed in with a password is signed out here alone', async () => {
  const own = await trial.as('reader')
  expect((await trial.send('DELETE', '/api/session', undefined, own)).json().onward).toBeNull()
})

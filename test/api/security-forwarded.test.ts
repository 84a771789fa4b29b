// Who asks, and from where, is believed of the connection, and of a header only from a proxy that the settings name.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { MOST_BY_ADDRESS } from '../../server/src/access/commands.ts'
import { type AppOptions, expectProblem, setCookieIn, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { giveAccount, PASSWORD } from '../helpers/people.ts'

const NAME = 'reader@example.dk'
let database: TestDatabase
let day = 0
beforeAll(async () => {
  database = await cloneDatabase()
  await giveAccount(database, NAME, [{ role: 'reader', organisation: null, until: null }])
})
afterAll(() => database.drop())

/** An instance on a day of its own, on which nobody has failed to sign in yet. */
async function instance(
  config: AppOptions['config'] = {},
  now = new Date(Date.parse('2026-11-20T08:00Z') + ++day * 864e5),
) {
  const server = await startApp(database.url, { now: () => now, config })
  onTestFinished(() => server.stop())
  return { server, now }
}
const signIn = (server: TestApp, headers: Record<string, string>, name = NAME, password = PASSWORD) =>
  server.send('POST', '/api/session', { name, password }, headers)
const TRUSTED = { trustedProxies: ['127.0.0.1'] }
/** A failure too many from one address, by names that nobody has. */
async function failFrom(server: TestApp, addressAt: (n: number) => string) {
  const tries = Array.from({ length: MOST_BY_ADDRESS + 5 }, (_, n) =>
    signIn(server, { 'x-forwarded-for': addressAt(n) }, `nobody-${n}`, 'forkert'),
  )
  return (await Promise.all(tries)).filter(({ statusCode }) => statusCode === 429).length
}

describe('an address', () => {
  test('that is only claimed does not evade being held back', async () => {
    const { server } = await instance()
    expect(await failFrom(server, n => `10.0.0.${n}`)).toBe(5)
  })

  test('that a trusted proxy tells is the one that is held back, on every instance, and no other', async () => {
    const { server, now } = await instance(TRUSTED)
    // What stands before the proxy's own word is whatever somebody wished to write there.
    expect(await failFrom(server, n => `10.1.0.${n}, 192.0.2.1`)).toBe(5)
    const { server: other } = await instance(TRUSTED, now)
    expectProblem(await signIn(other, { 'x-forwarded-for': '192.0.2.1' }), { status: 429, code: 'too_many' })
    expect((await signIn(other, { 'x-forwarded-for': '192.0.2.2' })).statusCode).toBe(200)
  })
})

describe.each([
  ['nobody', {}],
  ['a proxy', TRUSTED],
])('where %s is trusted', (_, config) => {
  const CLAIMED = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example',
    forwarded: 'for=192.0.2.1;proto=https;host=evil.example',
  }

  test('a claim of https makes no session a secure one', async () => {
    const { server } = await instance(config)
    expect(setCookieIn(await signIn(server, CLAIMED))).not.toMatch(/__Host-|Secure/)
  })

  test('a claimed host is not our own page', async () => {
    const { server } = await instance(config)
    for (const origin of ['https://evil.example', 'http://evil.example'])
      expectProblem(await signIn(server, { ...CLAIMED, origin }), { status: 403, code: 'forbidden' })
  })

  test('nor is it where the installation has an address of its own', async () => {
    const { server } = await instance({ ...config, trial: false, origin: 'https://pejl.example' })
    expectProblem(await signIn(server, { ...CLAIMED, origin: 'https://evil.example' }), {
      status: 403,
      code: 'forbidden',
    })
    const answer = await signIn(server, { ...CLAIMED, origin: 'https://pejl.example' })
    expect(setCookieIn(answer)).toMatch(/^__Host-pejl=/)
  })
})

test('every page says what it may load and run, and nothing inline or from elsewhere', async () => {
  const { server } = await instance()
  for (const address of ['/', '/log-ind', '/nowhere/at/all', '/api/docs']) {
    const policy = String((await server.get(address)).headers['content-security-policy'])
    expect(policy, address).toContain(`default-src 'none'`)
    expect(policy, address).not.toMatch(/unsafe-|\*|https?:/)
  }
})

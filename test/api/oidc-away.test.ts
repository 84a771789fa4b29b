// A provider that is not there, or not the one that was meant: everything else works, and it is asked again.
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { OidcSettings } from '../../server/src/oidc/settings.ts'
import { startApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { freePort, settingsFor, signInAt, startProvider } from '../helpers/provider.ts'

const GROUPS: OidcSettings['groups'] = [{ group: 'staff', role: 'reader', organisation: null }]
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

async function appWith(issuer: string) {
  const app = await startApp(database.url, { config: { oidc: settingsFor(issuer, GROUPS) } })
  onTestFinished(() => app.stop())
  return app
}

/** Something that answers at an address of its own until the test ends. */
async function answering(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a provider that is away at the start is asked again, and what it said of itself is kept', async () => {
  const port = await freePort()
  const app = await appWith(`http://127.0.0.1:${port}`)
  expect(await signInAt(app, new Map(), '/trial')).toBe('/log-ind?fejl=provider_away&til=%2Ftrial')
  expect((await app.get('/api/session')).json()).toMatchObject({ signIn: true, provider: { name: 'Styrelsens login' } })
  const provider = await startProvider(GROUPS, { port })
  onTestFinished(() => provider.stop())
  provider.person = { sub: '1', groups: ['staff'] }
  expect(await signInAt(app)).toBe('/')
  expect(await signInAt(app)).toBe('/')
  expect(provider.asked()).toBe(1)
})

const otherIssuer: RequestListener = (request, response) => {
  const issuer = 'https://evil.example'
  const metadata = { issuer, authorization_endpoint: `${issuer}/a`, token_endpoint: `http://${request.headers.host}/t` }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(metadata))
}

test.each<[string, RequestListener, string]>([
  ['that is out of order', (_, response) => response.writeHead(503).end(), 'provider_away'],
  ['that answers with a page', (_, response) => response.setHeader('content-type', 'text/html').end('x'), 'failed'],
  ['that calls itself something else', otherIssuer, 'failed'],
])('a provider %s is none', async (_, answer, fault) => {
  expect(await signInAt(await appWith(await answering(answer)))).toBe(`/log-ind?fejl=${fault}`)
})

test('the same word from another provider is somebody else', async () => {
  for (const person of [
    { sub: 'one', groups: ['staff'] },
    { sub: 'one', groups: ['staff'] },
  ]) {
    const provider = await startProvider(GROUPS)
    onTestFinished(() => provider.stop())
    provider.person = person
    expect(await signInAt(await appWith(provider.settings.issuer))).toBe('/')
  }
  expect(
    (
      await database.pool.query(
        `select from account join identity i on i.account_id = account.id where subject = 'one'`,
      )
    ).rowCount,
  ).toBe(2)
})

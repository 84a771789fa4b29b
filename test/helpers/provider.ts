// A real OpenID provider on loopback, and the little of a browser that goes between it and us.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { OidcSettings } from '../../server/src/oidc/settings.ts'
import type { TestApp } from './app.ts'

const CLIENT_SECRET = 'canary-of-the-client-secret'
/** Where the test's instances are reached by the browser; two of them share one address, as behind a balancer. */
const OURS = 'http://localhost'

/** Somebody whom the provider knows; with `groups` undefined it sends none. */
export type Person = { sub: string; groups?: unknown; name?: string; preferred_username?: string }
export type Claims = Record<string, unknown>
/** What somebody who stands between does to an ID token. */
export type Tamper = (claims: Claims, token: string) => string

export type TestProvider = {
  settings: OidcSettings
  /** Who is at the keyboard: whoever signs in is them; null presses "cancel". */
  person: Person | null
  tamper: Tamper | null
  /** How often it was asked what it is. */
  asked: () => number
  stop: () => Promise<void>
}

const OWN = generateKeyPairSync('rsa', { modulusLength: 2048 })
const STRANGERS = generateKeyPairSync('rsa', { modulusLength: 2048 })

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims
function signed(claims: Claims, key: KeyObject): string {
  const text = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'own' })}.${encoded(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

/** An ID token with other claims: by the provider itself, by another key, by nobody, or with the old signature. */
export const signedByIt =
  (change: Claims): Tamper =>
  claims =>
    signed({ ...claims, ...change }, OWN.privateKey)
export const signedByAStranger =
  (change: Claims): Tamper =>
  claims =>
    signed({ ...claims, ...change }, STRANGERS.privateKey)
export const unsigned =
  (change: Claims): Tamper =>
  claims =>
    `${encoded({ alg: 'none' })}.${encoded({ ...claims, ...change })}.`
export const changedAfterwards =
  (change: Claims): Tamper =>
  (claims, token) => {
    const [head, , signature] = token.split('.')
    return `${head}.${encoded({ ...claims, ...change })}.${signature}`
  }

/** A port that nobody listens on yet. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export const settingsFor = (issuer: string, groups: OidcSettings['groups']): OidcSettings => ({
  issuer,
  clientId: 'pejl',
  clientSecret: CLIENT_SECRET,
  name: 'Styrelsens login',
  groupsClaim: 'groups',
  groups,
})

/** Starts a provider, on a free port unless told; `ours` is where the browser reaches us. */
export async function startProvider(
  groups: OidcSettings['groups'],
  { port = 0, ours = OURS }: { port?: number; ours?: string } = {},
): Promise<TestProvider> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let asked = 0
  const started: TestProvider = {
    settings: settingsFor(issuer, groups),
    person: null,
    tamper: null,
    asked: () => asked,
    async stop() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const people = new Map<string, Person>()
  const provider = quietly(
    () =>
      new Provider(
        issuer,
        configurationOf(ours, sub => people.get(sub)),
      ),
  )
  provider.use(async (ctx, next) => {
    if (ctx.path === '/.well-known/openid-configuration') asked++
    if (!ctx.path.startsWith('/person/')) {
      await next()
      const body = ctx.body as { id_token?: string } | undefined
      if (started.tamper && ctx.oidc?.route === 'token' && body?.id_token)
        ctx.body = { ...body, id_token: started.tamper(read(body.id_token.split('.')[1]), body.id_token) }
      return
    }
    ctx.respond = false
    if (started.person) people.set(started.person.sub, started.person)
    const result = started.person ? { login: { accountId: started.person.sub } } : { error: 'access_denied' }
    await provider.interactionFinished(ctx.req, ctx.res, result)
  })
  server.on('request', provider.callback())
  return started
}

/** It warns that it forgets everything when it ends, which is what a test wants. */
function quietly<T>(make: () => T): T {
  const { warn } = console
  console.warn = () => {}
  try {
    return make()
  } finally {
    console.warn = warn
  }
}

/** Its own page would fetch a font from elsewhere. */
function logoutSource(ctx: { body: unknown }, form: string): void {
  ctx.body = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Sign out</title>${form}
    <button name="logout" value="yes" form="op.logoutForm">Yes</button></html>`
}

function configurationOf(ours: string, find: (sub: string) => Person | undefined) {
  const client = {
    client_id: 'pejl',
    client_secret: CLIENT_SECRET,
    redirect_uris: [`${ours}/api/oidc/callback`],
    post_logout_redirect_uris: [`${ours}/log-ind`],
  }
  return {
    clients: [client],
    jwks: { keys: [{ ...OWN.privateKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['of the tests alone'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/person/${uid}` },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => {
      const person = find(sub)
      return person && { accountId: sub, claims: async () => person }
    },
    // Nobody is asked whether we may know who they are.
    async loadExistingGrant({
      oidc,
    }: {
      oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
    }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile groups')
      await grant.save()
      return grant
    },
  }
}

/** A browser's cookies of our site, by name. */
export type Cookies = Map<string, string>
export const headersOf = (cookies: Cookies): Record<string, string> => ({
  host: 'localhost',
  cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
})

/** Goes to an address of ours and keeps the cookies. Returns where the browser is sent. */
export async function goTo(app: TestApp, address: string, cookies: Cookies): Promise<string> {
  const answer = await app.get(address, headersOf(cookies))
  for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
  return answer.headers.location ?? `no redirect but ${answer.statusCode} ${answer.body}`
}

/** From our start through the provider: the address of ours that the provider sends the browser back to. */
export async function atProvider(app: TestApp, cookies: Cookies, to = '/'): Promise<string> {
  let address = await goTo(app, `/api/oidc/start?til=${encodeURIComponent(to)}`, cookies)
  const theirs: Cookies = new Map()
  while (address.startsWith('http://127.0.0.1')) {
    const cookie = [...theirs].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      theirs.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) return `no redirect but ${answer.status} ${await answer.text()}`
    address = new URL(next, address).href
  }
  return address.replace(OURS, '')
}

/** The whole way, in a browser of its own unless told. Returns where it ends. */
export async function signInAt(app: TestApp, cookies: Cookies = new Map(), to = '/'): Promise<string> {
  const answer = await atProvider(app, cookies, to)
  return answer.startsWith('/api/') ? goTo(app, answer, cookies) : answer
}

type User = { name: string; displayName: string; grants: { role: string; organisation: { key: string } | null }[] }

/** Who is signed in with these cookies. */
export const userIn = async (app: TestApp, cookies: Cookies): Promise<User | null> =>
  (await app.get('/api/session', headersOf(cookies))).json().user

export const rolesOf = (user: User | null) =>
  user?.grants.map(({ role, organisation }) => (organisation ? `${role} ${organisation.key}` : role)).sort()

// An instance of the server on a test's own database. Its today is fixed, so that no answer depends on the day of the run.
import { Ajv, type ValidateFunction } from 'ajv'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { buildApp } from '../../server/src/app.ts'
import type { Context } from '../../server/src/context.ts'
import { type Connected, connect } from '../../server/src/db/connect.ts'
import { listenForChanges } from '../../server/src/live/changes.ts'
import { isDay } from '../../server/src/milestones/day.ts'
import type { Role } from '../../server/src/terms.ts'

export const TODAY = '2026-11-20'

export type TestApp = {
  app: FastifyInstance
  ctx: Context
  get: (address: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
  /** Asks for a change from our own page, as a browser would. */
  send: (
    method: Change,
    address: string,
    body?: object,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  /** Somebody who is signed in: what their browser sends along with every request. */
  as: (role: Role, organisation?: string) => Promise<Record<string, string>>
  /** The answer's JSON; fails unless it is 200. */
  read: <T>(address: string) => Promise<T>
  /** Listens on a free loopback port and returns the address. */
  listen: () => Promise<string>
  stop: () => Promise<void>
}

const danishDay = (moment: Date) => moment.toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })

type Change = 'POST' | 'PATCH' | 'DELETE'
/** As `inject` asks: by the name and from the page of a person's own machine. */
const OWN_PAGE = 'http://localhost:80'

/** `patience` is how long a query may take, in milliseconds; `config` what the installation is other than a person's own machine. */
export type AppOptions = {
  today?: string
  /** What time it is, and so what day; noon of today unless told. */
  now?: () => Date
  patience?: number
  connected?: Connected
  /** Whoever asks with `get` and `read`: nobody, unless told. */
  signedInAs?: Role
  config?: Partial<Context['config']>
}

/** Builds the app on connections of its own, as a second instance on the same database would have them. */
export async function startApp(
  url: string,
  { today = TODAY, now, patience, connected, config, signedInAs }: AppOptions = {},
): Promise<TestApp> {
  const serving =
    connected ??
    connect(url, { size: 4, name: 'pejl test', onError: () => {}, short: true, ...(patience && { patience }) })
  const changes = listenForChanges({ connectionString: url })
  const ctx: Context = {
    db: serving.db,
    pool: serving.pool,
    config: {
      logLevel: 'silent',
      publicReading: true,
      host: '127.0.0.1',
      origin: null,
      trial: true,
      trustedProxies: [],
      oidc: null,
      ...config,
    },
    clock: { today: now ? () => danishDay(now()) : () => today, now: now ?? (() => new Date(`${today}T12:00:00Z`)) },
    changes,
  }
  const [app] = await Promise.all([buildApp(ctx), changes.start()])
  let own: Record<string, string> = {}
  const get: TestApp['get'] = (address, headers = {}) =>
    app.inject({ method: 'GET', url: address, headers: { ...own, ...headers } })
  const send: TestApp['send'] = (method, address, body, headers = {}) =>
    app.inject({ method, url: address, headers: { origin: OWN_PAGE, ...headers }, ...(body && { payload: body }) })
  const as: TestApp['as'] = async (role, organisation) => {
    const answer = await send('POST', '/api/session/trial', { role, ...(organisation && { organisation }) })
    expect(answer.statusCode, answer.body).toBe(200)
    return { cookie: cookieIn(answer), 'x-csrf-token': answer.json().csrf }
  }
  if (signedInAs) own = await as(signedInAs)
  return {
    app,
    ctx,
    get,
    send,
    as,
    async read(address) {
      const answer = await get(address)
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json()
    },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    async stop() {
      await app.close()
      await changes.stop()
      if (!connected) await serving.close()
    },
  }
}

/** The session's cookie as an answer sets it, with its attributes; empty when it sets none. */
export const setCookieIn = (answer: LightMyRequestResponse) => [answer.headers['set-cookie'] ?? ''].flat()[0] ?? ''
/** The same as the browser sends it back. */
export const cookieIn = (answer: LightMyRequestResponse) => setCookieIn(answer).split(';')[0] ?? ''

const ajv = new Ajv({ allErrors: true, strict: false })
ajv.addFormat('day', isDay)
const validators = new Map<object, ValidateFunction>()

/** Fails unless the value is what the schema says, with no name that the schema does not have. */
export function expectToBe(schema: object, value: unknown, what: string): void {
  const validate = validators.get(schema) ?? ajv.compile(closed(schema) as object)
  validators.set(schema, validate)
  validate(value)
  expect(validate.errors?.slice(0, 5) ?? [], what).toEqual([])
}

/** The schema with every object in it closed: what leaves the server is what the contract names and nothing else. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return 'properties' in schema ? { additionalProperties: false, ...copy } : copy
}

/** Fails unless the answer is a problem document with this status and code, naming these fields and no other. */
export function expectProblem(
  answer: LightMyRequestResponse,
  { status, code, fields = [] }: { status: number; code: string; fields?: string[] },
): void {
  expect({ status: answer.statusCode, type: answer.headers['content-type'] }, answer.body).toEqual({
    status,
    type: 'application/problem+json; charset=utf-8',
  })
  const problem = answer.json()
  expect(problem).toMatchObject({ status, code, type: 'about:blank' })
  expect(problem.requestId).toMatch(/./)
  expect(problem.detail).toMatch(/./)
  const named = (problem.fields ?? []).map(({ field }: { field: string }) => field)
  expect([...new Set(named)]).toEqual(fields)
}

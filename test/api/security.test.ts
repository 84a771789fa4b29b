// Every endpoint that changes something, asked in full and in order by everybody: granted to those whom it is for, refused
// to all others, and refused whole where anything is sent that it does not know.
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../server/src/http/contract.ts'
import { ROLES } from '../../server/src/terms.ts'
import { ALLOWED } from '../helpers/allowed.ts'
import { expectProblem } from '../helpers/app.ts'
import { ENDPOINTS } from '../helpers/contracts.ts'
import { type Asked, openWorld, REQUESTS, type World } from '../helpers/requests.ts'

const CHANGING = ENDPOINTS.filter(({ method }) => method !== 'GET')
const nameOf = ({ key }: Endpoint) => key.join('.')

test('every endpoint that changes something has a request that is granted', () => {
  expect(Object.keys(REQUESTS).sort()).toEqual(CHANGING.map(nameOf).sort())
})

describe('what may be sent', () => {
  test.each(CHANGING.map(endpoint => [nameOf(endpoint), endpoint] as const))('to %s is closed', (_, endpoint) => {
    for (const part of [endpoint.body, endpoint.params, endpoint.querystring])
      expect(openObjectsIn(part ?? {}), JSON.stringify(part)).toEqual([])
  })
})

/** Where a schema lets names through that it does not list. */
function openObjectsIn(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const isOpen = 'properties' in schema && !('additionalProperties' in schema && schema.additionalProperties === false)
  return [
    ...(isOpen ? [at || 'the whole'] : []),
    ...Object.entries(schema).flatMap(([name, part]) => openObjectsIn(part, `${at}/${name}`)),
  ]
}

describe.each(CHANGING.map(endpoint => [nameOf(endpoint), endpoint] as const))('%s', (name, endpoint) => {
  let world: World
  let asked: Asked
  beforeAll(async () => {
    world = await openWorld()
    asked = (await REQUESTS[name]?.(world)) ?? { as: 'nobody', address: '' }
  })
  afterAll(() => world.stop())

  const send = (who: Record<string, string>, { address, headers, body } = asked): Promise<LightMyRequestResponse> =>
    world.server.send(endpoint.method as 'POST' | 'PATCH' | 'DELETE', address, body, { ...who, ...headers })
  const somebody = (who: (typeof ROLES)[number] | 'nobody') => (who === 'nobody' ? {} : world.people[who])

  test('is refused in full to those whom it is not for, and changes nothing', async () => {
    const before = await everythingIn(world)
    for (const who of (['nobody', ...ROLES] as const).filter(one => !ALLOWED[endpoint.who].includes(one)))
      expectProblem(
        await send(somebody(who)),
        who === 'nobody' ? { status: 401, code: 'not_signed_in' } : { status: 403, code: 'forbidden' },
      )
    expect(await everythingIn(world)).toEqual(before)
  })

  test('is refused from another page, and without the session’s own word', async () => {
    const before = await everythingIn(world)
    const who = somebody(asked.as)
    const refused = { status: 403, code: 'forbidden' }
    expectProblem(await send({ ...who, origin: 'https://evil.example' }), refused)
    if (asked.as !== 'nobody') expectProblem(await send({ ...who, 'x-csrf-token': 'x' }), refused)
    expect(await everythingIn(world)).toEqual(before)
  })

  test('is refused with a name that it does not know, wherever that stands, and changes nothing', async () => {
    const before = await everythingIn(world)
    const { address, body } = asked
    const more = body === undefined ? [{ unlisted: 1 }] : withOneMore(body)
    expect(more.length).toBeGreaterThan(0)
    for (const sent of [
      ...more.map(one => ({ ...asked, body: one })),
      { ...asked, address: `${address}?unlisted=1` },
    ]) {
      const answer = await send(somebody(asked.as), sent)
      expect(answer.statusCode, JSON.stringify(sent)).toBe(400)
      expect(answer.json()).toMatchObject({ code: 'invalid_input' })
      expect(answer.body).toMatch(/unlisted|body: is not expected/)
    }
    expect(await everythingIn(world)).toEqual(before)
  })

  test('is refused with a text that nothing can keep, wherever that stands, and changes nothing', async () => {
    const before = await everythingIn(world)
    for (const sent of ['\0', '\ud800'].flatMap(odd => withOddText(asked.body, odd))) {
      const answer = await send(somebody(asked.as), { ...asked, body: sent as object })
      expect(answer.statusCode, `${JSON.stringify(sent)} ${answer.body}`).toBe(400)
      expect(answer.json()).toMatchObject({ code: 'invalid_input' })
      expect(answer.json().fields).toContainEqual({ field: expect.stringMatching(/./), message: expect.any(String) })
    }
    expect(await everythingIn(world)).toEqual(before)
  })

  // The last one: from here on it has happened.
  test('is granted to whom it is for, in an answer that nobody keeps', async () => {
    const answer = await send(somebody(asked.as))
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['cache-control']).toContain('no-store')
  })
})

/** The value with a name more in each of its objects in turn. */
function withOneMore(value: unknown): object[] {
  if (Array.isArray(value))
    return value.flatMap((part, at) => withOneMore(part).map(changed => value.with(at, changed) as object))
  if (typeof value !== 'object' || value === null) return []
  const deeper = Object.entries(value).flatMap(([name, part]) =>
    withOneMore(part).map(changed => ({ ...value, [name]: changed })),
  )
  return [{ ...value, unlisted: 1 }, ...deeper]
}

/** The value with one of its texts ending oddly, each in turn. */
function withOddText(value: unknown, odd: string): unknown[] {
  if (typeof value === 'string') return [`${value}${odd}`]
  if (Array.isArray(value))
    return value.flatMap((part, at) => withOddText(part, odd).map(changed => value.with(at, changed)))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    withOddText(part, odd).map(changed => ({ ...value, [name]: changed })),
  )
}

/** What stands in each table but those that count what is refused and when somebody was seen. */
async function everythingIn({ database: { pool } }: World): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname !~ '^audit|^sign_in_failure$|^session$' order by 1`,
  )
  expect(tables.length).toBeGreaterThan(30)
  const each = tables.map(
    ({ name }) => `select '${name}', md5(coalesce(string_agg(t::text, ' ' order by t::text), '')) from "${name}" t`,
  )
  const sessions = `select 'session', md5(coalesce(string_agg(id::text, ' ' order by id), '')) from session`
  const { rows } = await pool.query<[string, string]>({
    text: [...each, sessions].join(' union all '),
    rowMode: 'array',
  })
  return Object.fromEntries(rows)
}

describe('what is about somebody', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.reporting.roundOpen()
  })
  afterAll(() => world.stop())
  const PERSONAL = ENDPOINTS.filter(
    ({ method, who, path }) =>
      method === 'GET' && (path === '/api/session' || !['everyone', 'published'].includes(who)),
  )

  test.each(PERSONAL.map(endpoint => [endpoint.path, endpoint] as const))(
    'is kept by nobody: %s',
    async (path, { who }) => {
      const role = ALLOWED[who].find(one => one === 'programme_office') ?? 'administrator'
      const filled = path
        .replace(':slug', 'trial')
        .replace(':round', 'r1')
        .replace(':code', '1.1')
        .replace(':document', 'minutes')
      const answer = await world.server.get(filled, world.people[role as 'administrator'])
      expect([200, 404]).toContain(answer.statusCode)
      expect(answer.headers['cache-control']).toContain('no-store')
      if (answer.statusCode === 404) expect(path).toContain(':document')
    },
  )

  test('nor is a refusal', async () => {
    for (const [address, who] of [
      ['/api/users', {}],
      ['/api/users', world.people.reader],
      ['/api/portfolios/trial/rounds/r1/reports/9.9', world.people.owner],
    ] as const)
      expect((await world.server.get(address, who)).headers['cache-control']).toBe('no-store')
  })
})

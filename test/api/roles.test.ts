// Who may do what (domain.md §8): every endpoint asked by everybody, on an installation where nothing is public.
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Endpoint } from '../../server/src/http/contract.ts'
import { OIDC } from '../../server/src/oidc/contract.ts'
import { ROLES } from '../../server/src/terms.ts'
import { ALLOWED, SOMEBODY } from '../helpers/allowed.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { ENDPOINTS } from '../helpers/contracts.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { attach, bundleOf, give, initiativeOf, KNOWN } from '../helpers/factories.ts'
import { openStream } from '../helpers/wire.ts'

const ADDRESS: Record<string, string> = {
  slug: 'trial',
  code: '1.1',
  document: 'minutes',
  round: 'r',
  user: '1',
  session: '1',
}
const QUERY: Record<string, string> = { from: '2025-01-20', to: '2025-02-20', q: 'indsats' }

function addressOf({ path, querystring }: Endpoint): string {
  const query = Object.keys((querystring as { properties?: object } | undefined)?.properties ?? {})
  const asked = query.flatMap(name => (QUERY[name] ? [`${name}=${QUERY[name]}`] : []))
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => ADDRESS[name] ?? '')
  return filled + (asked.length > 0 ? `?${asked.join('&')}` : '')
}

let database: TestDatabase
let server: TestApp
let somebody: Record<string, Record<string, string>>
beforeAll(async () => {
  database = await cloneDatabase()
  const minutes = { key: 'minutes', title: 'Referat', kind: 'minutes', file: 'referat.txt', recordedOn: KNOWN }
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const round = { key: 'r', name: 'Runde', period, openedOn: '2026-11-01', deadline: '2026-12-01' }
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')], sources: [minutes], rounds: [round] }))
  await attach(database.db, { 'referat.txt': 'Opdigtet' })
  server = await startApp(database.url, { config: { publicReading: false } })
  const [organisation] = (await server.get('/api/session')).json().trial.organisations
  const signed = await Promise.all(
    ROLES.map(async role => [role, await server.as(role, role === 'owner' ? organisation.key : undefined)] as const),
  )
  somebody = { nobody: {}, ...Object.fromEntries(signed) }
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const READING = ENDPOINTS.filter(({ method }) => method === 'GET')

test('there are endpoints for everybody, for readers and for one role alone', () => {
  expect(new Set(ENDPOINTS.map(({ who }) => who)).size).toBeGreaterThan(3)
  expect(READING.length).toBeGreaterThan(9)
})

describe.each(READING.map(endpoint => [endpoint.path, endpoint] as const))('GET %s', (_, endpoint) => {
  test.each(SOMEBODY)('is answered to %s, or refused, as the rules say', async who => {
    const answer = await server.get(addressOf(endpoint), somebody[who])
    if (ALLOWED[endpoint.who].includes(who)) expect(answer.statusCode, answer.body).toBe(200)
    else if (who === 'nobody') expectProblem(answer, { status: 401, code: 'not_signed_in' })
    else expectProblem(answer, { status: 403, code: 'forbidden' })
  })

  test.each(['trial', 'nothing'])('says to nobody of %s neither that it is there nor that it is not', async slug => {
    if (ALLOWED[endpoint.who].includes('nobody')) return
    const answer = await server.get(addressOf(endpoint).replace('trial', slug))
    expectProblem(answer, { status: 401, code: 'not_signed_in' })
  })
})

/** No answers to a program: a page, a stream, and where the browser itself goes to be sent to a provider and back. */
const WITHOUT_RULE = ['/api/docs', '/api/events', OIDC.callback, OIDC.start, '/api/openapi.json']

test('no address of the API is without a rule but those that answer no program', async () => {
  const described: { paths: Record<string, unknown> } = (await server.get('/api/openapi.json')).json()
  const ruled = new Set(ENDPOINTS.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}')))
  expect(Object.keys(described.paths).filter(path => !ruled.has(path))).toEqual(['/api/events'])
  // Hidden from the description, so found in the router itself.
  const routes = server.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .map(line => /(\/api\/\S*)/.exec(line)?.[1] ?? '')
    .filter(path => path !== '' && !ruled.has(path.replaceAll(/:(\w+)/g, '{$1}')))
  expect([...new Set(routes)].sort()).toEqual(WITHOUT_RULE)
})

describe('the drawn page and the events', () => {
  test('hold nothing for whom the portfolio is not', async () => {
    const answer = await server.get('/trial')
    expect(answer.body).not.toContain('Indsats 1.1')
    expectProblem(await server.get('/api/events'), { status: 401, code: 'not_signed_in' })
  })

  test('fall silent when the right to read is taken away, and tell nobody who signs in', async () => {
    const address = await server.listen()
    const stream = await openStream(`${address}/api/events`, somebody.reader)
    onTestFinished(() => stream.close())
    await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(0))
    await server.as('programme_office')
    await database.pool.query(`update portfolio set title_en = 'Told'`)
    await vi.waitFor(() => expect(stream.events.length).toBe(2))
    expect(stream.events[1]?.data).toEqual({ portfolio: 'trial', tables: ['portfolio'] })
    await database.pool.query(`delete from role_grant where role = 'reader'`)
    expect(await stream.ended).toBe(true)
  })
})

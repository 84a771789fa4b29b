// Nothing that is sent is coerced, dropped or guessed at: what is wrong is named, and nothing brings an answer of 500.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { ask, say } from '../helpers/wire.ts'

const OVERVIEW = '/api/portfolios/trial/overview'
const TIMELINE = '/api/portfolios/trial/timeline'
const PAGE = '/api/portfolios/trial/initiatives/1.1'
const SOURCES = '/api/portfolios/trial/sources'
const DATED = [OVERVIEW, TIMELINE, PAGE, SOURCES]
const ALL = ['/api/health', '/api/portfolios', '/api/organisations', '/api/events', ...DATED]

let database: TestDatabase
let server: TestApp
let address: string
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  server = await startApp(database.url)
  address = await server.listen()
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const invalid = (...fields: string[]) => ({ status: 400, code: 'invalid_input', fields })

describe('a query', () => {
  test.each(ALL)('with an unknown name is refused by %s', async path => {
    expectProblem(await server.get(`${path}?unknown=1`), invalid('unknown'))
    expectProblem(await server.get(`${path}?a=1&b=2`), invalid('a', 'b'))
  })

  test.each(DATED)('with a day that is no day is refused by %s', async path => {
    for (const day of ['', '2025-02-30', '2025-6-1', '2025-06-01T00:00', '%2B2025-06-01', '٢٠٢٥-٠٦-٠١', 'null', '0'])
      expectProblem(
        await server.get(`${path}?knownAt=${day.startsWith('%') ? day : encodeURIComponent(day)}`),
        invalid('knownAt'),
      )
  })

  test.each(DATED)('with a day to come is refused by %s', async path => {
    expectProblem(await server.get(`${path}?knownAt=2026-11-21`), invalid('knownAt'))
  })

  test.each(DATED)('with a name given twice is refused by %s', async path => {
    expectProblem(await server.get(`${path}?knownAt=2025-06-01&knownAt=2025-06-01`), invalid('knownAt'))
    expectProblem(await server.get(`${path}?knownAt[]=2025-06-01`), invalid('knownAt[]'))
  })

  test.each(DATED)('with a name without a value is refused by %s', async path => {
    expectProblem(await server.get(`${path}?knownAt`), invalid('knownAt'))
    expectProblem(await server.get(`${path}?=2025-06-01`), invalid('querystring'))
  })

  test.each(DATED)('with NUL, half a surrogate pair or broken UTF-8 is refused by %s', async path => {
    for (const text of ['%00', '2025-06-01%00', '%ED%A0%80', '%FF%FE', '%E2%82', '%'])
      expectProblem(await server.get(`${path}?knownAt=${text}`), invalid('knownAt'))
    for (const name of ['%00', 'known%00At']) {
      const answer = await server.get(`${path}?${name}=2025-06-01`)
      expectProblem(answer, invalid(decodeURIComponent(name)))
    }
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'KNOWNAT', 'knownat', 'known_at'])(
    'with the name %s is refused',
    async name => {
      for (const path of DATED) expectProblem(await server.get(`${path}?${name}=2025-06-01`), invalid(name))
    },
  )

  test('with a very long value or very many names is refused', async () => {
    expectProblem(await server.get(`${OVERVIEW}?knownAt=${'2'.repeat(10_000)}`), invalid('knownAt'))
    const names = Array.from({ length: 1000 }, (_, n) => `n${n}`)
    expectProblem(await server.get(`${OVERVIEW}?${names.join('&')}`), invalid(...names))
  })

  test('that is empty is no query', async () => {
    for (const path of ['/api/portfolios', ...DATED]) expect((await server.get(`${path}?`)).statusCode).toBe(200)
  })
})

describe('a parameter', () => {
  const slugs = [
    '%00',
    'a%00b',
    'Trial',
    'tri%20al',
    'tr%C3%A6al',
    '..%2F..',
    "'%20or%201=1",
    'a'.repeat(81),
    'a'.repeat(15_000),
  ]
  test.each(slugs.map(slug => [slug.slice(0, 20), slug]))('slug %s is refused', async (_, slug) => {
    for (const rest of ['overview', 'timeline', 'initiatives/1.1'])
      expectProblem(await server.get(`/api/portfolios/${slug}/${rest}`), invalid('slug'))
  })

  const codes = ['%00', '1.1%00', '1,1', '1 1', '%F0%9F%98%80', '1'.repeat(21), '1'.repeat(15_000)]
  test.each(codes.map(code => [code.slice(0, 20), code]))('code %s is refused', async (_, code) => {
    expectProblem(await server.get(`/api/portfolios/trial/initiatives/${code}`), invalid('code'))
  })

  test('that is empty is refused', async () => {
    expectProblem(await server.get('/api/portfolios//overview'), invalid('slug'))
    expectProblem(await server.get('/api/portfolios/trial/initiatives/'), invalid('code'))
  })

  test('that is not UTF-8 makes the address unreadable', async () => {
    for (const text of ['%ED%A0%80', '%ED%BF%BF', '%FF', '%C0%80', '%zz', '%'])
      for (const path of [`/api/portfolios/${text}/overview`, `/api/portfolios/trial/initiatives/${text}`, `/${text}`])
        expectProblem(await server.get(path), invalid('address'))
  })

  test('and a query that are both wrong are both named', async () => {
    const answer = await server.get('/api/portfolios/trial/initiatives/1_1?knownAt=2025-06-01')
    expectProblem(answer, invalid('code'))
    expectProblem(await server.get(`${OVERVIEW}?knownAt=x&rows=y&z=1`), invalid('z', 'knownAt', 'rows'))
  })
})

describe('a body', () => {
  test.each(ALL)('is refused by %s, which reads none', async path => {
    for (const body of ['{"a":1}', 'null', 'x'])
      expectProblem(
        await server.app.inject({
          method: 'GET',
          url: path,
          payload: body,
          headers: { 'content-type': 'application/json' },
        }),
        invalid('body'),
      )
  })

  test('is refused on the wire too, whole or in chunks', async () => {
    const whole = await ask(`${address}${OVERVIEW}`, { headers: { 'content-length': '2' }, body: '{}' })
    const chunked = await ask(`${address}${OVERVIEW}`, { headers: { 'transfer-encoding': 'chunked' }, body: '{}' })
    for (const answer of [whole, chunked]) {
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'invalid_input', fields: [{ field: 'body' }] })
    }
  })

  test('of no length is none', async () => {
    expect((await server.get(OVERVIEW, { 'content-length': '0' })).statusCode).toBe(200)
  })
})

describe('an address', () => {
  test.each([
    '/api/',
    '/api/nothing',
    '/api/portfolios/',
    `${OVERVIEW}/`,
    '/api/portfolios/trial',
    '/api/portfolios/trial/initiatives',
  ])('%s leads nowhere', async path => {
    expectProblem(await server.get(path), { status: 404, code: 'unknown_address' })
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('takes no %s', async method => {
    for (const path of ALL) {
      const answer = await server.app.inject({ method, url: path, payload: method === 'OPTIONS' ? '' : '{}' })
      expect(answer.statusCode, path).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode, path).toBeLessThan(500)
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    }
  })

  test('asked for its head says what the answer would', async () => {
    for (const path of ['/api/portfolios', OVERVIEW]) {
      const [head, whole] = [await server.app.inject({ method: 'HEAD', url: path }), await server.get(path)]
      expect(head.statusCode).toBe(200)
      expect(head.body).toBe('')
      expect(head.headers.etag).toBe(whole.headers.etag)
    }
    expect((await server.app.inject({ method: 'HEAD', url: '/api/events' })).statusCode).toBe(404)
  })

  test('too long to be read, or no HTTP, is answered with a problem and a closed connection', async () => {
    const long = await say(address, `GET ${OVERVIEW}?knownAt=${'2'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`)
    const header = await say(address, `GET ${OVERVIEW} HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`)
    const noise = await say(address, 'hello\r\n\r\n')
    for (const answer of [long, header, noise]) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/)
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
        status: 400,
        requestId: expect.any(String),
      })
    }
    expect(long).toContain('"field":"address"')
    expect((await ask(`${address}/api/health`)).status).toBe(200)
  })
})

describe('whatever is sent', () => {
  const odd = fc.constantFrom(
    '%00',
    '%ED%A0%80',
    '%',
    '%zz',
    '[',
    ']',
    '&',
    '=',
    ';',
    '..',
    '//',
    '__proto__',
    '\\',
    "'",
    '"',
    'æ',
  )
  const word = fc.oneof(
    fc.constantFrom('trial', '1.1', 'knownAt', 'rows', '2025-06-01', '2025-02-30'),
    odd,
    fc.string({ maxLength: 12 }),
  )
  const encoded = word.map(text => (/^%/.test(text) ? text : encodeURIComponent(text.toWellFormed())))
  const raw = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map(code => String.fromCharCode(code)),
    maxLength: 20,
  })
  const part = fc.oneof(
    encoded,
    raw.filter(text => !/[#?/]/.test(text)),
  )
  const path = fc.oneof(
    // the events are left out: a stream that is opened does not end
    fc.constantFrom('/api/health', '/api/portfolios', '/api/organisations', ...DATED),
    part.map(slug => `/api/portfolios/${slug}/overview`),
    part.map(slug => `/api/portfolios/${slug}/timeline`),
    fc.tuple(part, part).map(([slug, code]) => `/api/portfolios/${slug}/initiatives/${code}`),
    fc.array(part, { maxLength: 5 }).map(parts => `/${parts.join('/')}`),
  )
  const query = fc.array(
    fc.tuple(part, fc.constantFrom('=', ''), part).map(all => all.join('')),
    { maxLength: 4 },
  )

  const asked = fc.tuple(path, query).map(([where, what]) => `${where}${what.length > 0 ? `?${what.join('&')}` : ''}`)

  test('the answer is never a fault of ours, and a problem where it is not what was asked for', async () => {
    const seen = new Set<number>()
    await fc.assert(
      fc.asyncProperty(asked, async url => {
        const [head = '', body = ''] = (
          await say(address, `GET ${url} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
        ).split('\r\n\r\n', 2)
        const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1])
        seen.add(status)
        expect(status, url).toBeLessThan(500)
        if (status < 400) return
        expect(head, url).toContain('content-type: application/problem+json; charset=utf-8')
        expect(JSON.parse(body), url).toMatchObject({
          status,
          code: expect.stringMatching(/^[a-z_]+$/),
          requestId: expect.stringMatching(/./),
        })
      }),
      { numRuns: 400, examples: [[OVERVIEW], ['/api/nothing'], ['/%']] },
    )
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404]))
  })
})

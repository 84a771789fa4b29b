// What a browser or a proxy may keep: the revision is the ETag, and every encoding says the same.
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { ask, type Raw } from '../helpers/wire.ts'

const OVERVIEW = '/api/portfolios/trial/overview'
const REVISED = [
  OVERVIEW,
  `${OVERVIEW}?knownAt=2025-06-01`,
  '/api/portfolios/trial/timeline',
  '/api/portfolios/trial/initiatives/1.1',
]
const ALL = [...REVISED, '/api/portfolios', '/api/organisations', '/api/health']

let database: TestDatabase
let server: TestApp
let address: string
beforeAll(async () => {
  database = await cloneDatabase()
  // ordinary words, so that there is something to compress
  const initiatives = Array.from({ length: 12 }, (_, n) => initiativeOf(`1.${n + 1}`))
  await give(database.db, bundleOf({ initiatives }))
  server = await startApp(database.url)
  address = await server.listen()
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const get = (path: string, headers: Record<string, string> = {}) => ask(address + path, { headers })
const decoded = ({ headers, body }: Raw) => {
  const encoding = headers['content-encoding']
  return (encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body).toString()
}

describe('the ETag', () => {
  test.each(REVISED)('of %s is its revision', async path => {
    const answer = await get(path)
    expect(answer.headers.etag).toBe(`W/"${JSON.parse(answer.body.toString()).revision}"`)
  })

  test.each(ALL)('of %s, sent back, is answered with nothing new', async path => {
    const { etag = '' } = (await get(path)).headers
    expect(etag).toMatch(/^W\/"[\w-]{16}"$/)
    const strong = etag.slice(2)
    for (const known of [etag, strong, '*', `"other", ${etag}`, `${strong},"other"`, `W/"a" , W/"b",${etag}`]) {
      const answer = await get(path, { 'if-none-match': known })
      expect([answer.status, answer.body.length, answer.headers.etag], known).toEqual([304, 0, etag])
      expect(answer.headers.vary).toBe('accept-encoding')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
  })

  test('of something else brings the answer', async () => {
    const { etag = '' } = (await get(OVERVIEW)).headers
    for (const known of ['"other"', 'W/"other"', etag.slice(0, -2), etag.slice(3, -1), '""', '']) {
      expect((await get(OVERVIEW, { 'if-none-match': known })).status, known).toBe(200)
    }
  })

  test('is one for all encodings, and another for every other answer', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(
        async encoding => (await get(OVERVIEW, { 'accept-encoding': encoding })).headers.etag,
      ),
    )
    expect(new Set(tags).size).toBe(1)
    const others = await Promise.all(REVISED.map(async path => (await get(path)).headers.etag))
    expect(new Set(others).size).toBe(REVISED.length)
  })
})

describe('the encoding', () => {
  test.each(REVISED)('changes nothing of what %s says', async path => {
    const plain = await get(path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    for (const encoding of ['br', 'gzip']) {
      // the second time the compressed bytes are at hand
      for (let time = 0; time < 2; time++) {
        const answer = await get(path, { 'accept-encoding': encoding })
        expect(answer.headers['content-encoding']).toBe(encoding)
        expect(answer.headers['content-length']).toBe(String(answer.body.length))
        expect(answer.headers.vary).toBe('accept-encoding')
        expect(answer.body.length).toBeLessThan(plain.body.length / 2)
        expect(decoded(answer)).toBe(plain.body.toString())
      }
    }
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'br'],
    ['BR', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000,gzip;q=0.1', 'gzip'],
    ['deflate', undefined],
    ['identity', undefined],
    ['br;q=0', undefined],
    ['bro', undefined],
    ['', undefined],
  ])('for accept-encoding "%s" is %s', async (accepted, encoding) => {
    const answer = await get(OVERVIEW, { 'accept-encoding': accepted })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(JSON.parse(decoded(answer)).knownAt).toBe('2026-11-20')
  })

  test('of many who ask at once is made once and right', async () => {
    const path = `${OVERVIEW}?knownAt=2025-03-01`
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => get(path, { 'accept-encoding': n % 2 ? 'br' : 'gzip' })),
    )
    expect(new Set(answers.map(decoded)).size).toBe(1)
  })

  test('of a small answer is left out', async () => {
    const answer = await get('/api/health', { 'accept-encoding': 'br, gzip' })
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.body.toString()).toBe('{"status":"ok"}')
  })
})

test('an answer is asked for again every time, and says that it depends on the encoding', async () => {
  for (const path of ALL) {
    const { headers } = await get(path)
    expect(headers['cache-control'], path).toBe('no-cache')
    expect(headers.vary, path).toBe('accept-encoding')
    expect(headers['content-type'], path).toBe('application/json; charset=utf-8')
  }
})

test('a problem is not kept by anybody', async () => {
  const { status, headers } = await get('/api/portfolios/nobody/overview', { 'if-none-match': '*' })
  expect([status, headers['cache-control'], headers.etag]).toEqual([404, 'no-store', undefined])
})

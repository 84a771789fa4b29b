// The page of an overview comes with its rows already in it, as true as the API's answer at that moment.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, reportOf } from '../helpers/factories.ts'

const TITLE = 'Data </script><script>alert(1)</script> & <b>"tal"</b> $& $1'
const PAGE = '/trial'
/** The server's patience with its database, and what a busy machine adds. */
const SOON_MS = 250 + 500

let database: TestDatabase
let one: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      initiatives: [initiativeOf('1.1', { title: TITLE }), initiativeOf('1.2')],
      reports: [reportOf('1.1', '2025-02-01', 'green'), reportOf('1.2', '2025-02-01', 'green')],
    }),
  )
  one = await startApp(database.url)
  // What draws is loaded with the first page, and that one may come without.
  await vi.waitFor(async () => expect(await drawn(PAGE)).toBe(true), { timeout: 15_000 })
})
afterAll(async () => {
  await one.stop()
  await database.drop()
})

const page = (address: string, headers: Record<string, string> = {}) => one.get(address, headers)
const drawn = async (address: string) => /<html data-drawn /.test((await page(address)).body)
const codesIn = (html: string) => [...html.matchAll(/<tr class="r[^"]*" data-code="([^"]+)"/g)].map(([, code]) => code)
const rowOf = (html: string, code: string) => html.split(`data-code="${code}"`)[1]?.split('</tr>')[0] ?? ''

describe('the page of an overview', () => {
  test('has every row, its title and where it leads, at the front too', async () => {
    for (const address of [PAGE, '/']) {
      const { body, headers, statusCode } = await page(address)
      expect(statusCode).toBe(200)
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(codesIn(body)).toEqual(['1.1', '1.2'])
      expect(body).toMatch(/<a href="\/trial\/indsatser\/1\.1"/)
      expect(body).toMatch(/<title>Porteføljeoverblik · [^<]+ · Pejl<\/title>/)
    }
  })

  test('lets no text be read as HTML, and holds nothing that its security policy refuses', async () => {
    const { body, headers } = await page(PAGE)
    expect(body).not.toContain('alert(1)</script>')
    expect(body).not.toContain('<b>"tal"</b>')
    expect(rowOf(body, '1.1')).toContain('Data &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;')
    expect(rowOf(body, '1.1')).toContain('$&amp; $1')
    expect(headers['content-security-policy']).toMatch(/script-src 'self';style-src 'self'/)
    expect(body).not.toMatch(/ style=|<style| on[a-z]+="|<script(?![^>]* src=)/)
  })

  test('says at once what has just been reported', async () => {
    const before = await page(PAGE)
    expect(rowOf(before.body, '1.2')).toContain('På sporet')
    await give(database.db, bundleOf({ reports: [reportOf('1.2', '2026-01-10', 'red')] }))
    await expect.poll(async () => rowOf((await page(PAGE)).body, '1.2')).toContain('Kritisk')
    expect((await page(PAGE)).headers.etag).not.toBe(before.headers.etag)
  })

  test('shows a past day as that day was known, and its links keep it', async () => {
    const { body } = await page(`${PAGE}?pr=2025-06-01`)
    expect(codesIn(body)).toEqual(['1.1', '1.2'])
    expect(body).toContain('href="/trial/indsatser/1.1?pr=2025-06-01"')
    expect(body).toContain('1. juni 2025')
    expect((await page(PAGE)).body).not.toContain('1. juni 2025')
  })

  test('is in the language of its cookie, and says that it depends on it', async () => {
    const english = await page(PAGE, { cookie: 'other=1; pejl.language=en' })
    expect(english.body).toMatch(/<html data-drawn lang="en"/)
    expect(english.body).toContain('2 initiatives')
    expect(english.headers.vary).toMatch(/cookie/)
    const danish = await page(PAGE, { cookie: 'xpejl.language=en; pejl.language=xx' })
    expect(danish.body).toMatch(/<html data-drawn lang="da"/)
    expect(danish.body).toContain('2 indsatser')
    expect(danish.headers.etag).not.toBe(english.headers.etag)
  })

  test('is not sent again to a browser that has it, and is asked for every time', async () => {
    const { headers } = await page(PAGE)
    expect(headers['cache-control']).toBe('no-cache')
    const again = await page(PAGE, { 'if-none-match': String(headers.etag) })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    const english = await page(PAGE, { 'if-none-match': String(headers.etag), cookie: 'pejl.language=en' })
    expect(english.statusCode).toBe(200)
  })

  test('is sent compressed', async () => {
    for (const encoding of ['br', 'gzip']) {
      const { headers, rawPayload } = await page(PAGE, { 'accept-encoding': encoding })
      expect(headers['content-encoding']).toBe(encoding)
      expect(rawPayload.byteLength).toBeLessThan(20_000)
    }
  })
})

test('what is the application’s own to draw comes as it was built', async () => {
  const addresses = [
    '/unknown',
    `${PAGE}/tidslinje`,
    `${PAGE}?grp=ejer`,
    `${PAGE}?pr=2025-06-01&grp=ejer`,
    `${PAGE}?pr=2999-01-01`,
    `${PAGE}?pr=2025-02-30`,
    `${PAGE}?pr=x`,
    '/Trial',
  ]
  for (const address of addresses) {
    const { statusCode, body } = await page(address)
    expect([address, statusCode, /<div id="root"><\/div>/.test(body)]).toEqual([address, 200, true])
  }
})

test('a page comes without its rows, and soon, while the database is away', async () => {
  const away = await cloneDatabase()
  await give(away.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  const app = await startApp(away.url)
  try {
    await expect.poll(async () => codesIn((await app.get(PAGE)).body)).toEqual(['1.1'])
    await away.drop()
    await expect
      .poll(async () => {
        const began = performance.now()
        const { statusCode, body } = await app.get(PAGE)
        return [statusCode, codesIn(body), performance.now() - began < SOON_MS]
      })
      .toEqual([200, [], true])
  } finally {
    await app.stop()
  }
})

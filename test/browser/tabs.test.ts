// Several tabs of one browser: one stream for all of them, and one session.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { eventually, siteOfFile, textOn, type View } from '../helpers/site.ts'

const TRIAL = '/trial'
const site = siteOfFile({ fill: ({ db }) => give(db, bundleOf({ initiatives: [initiativeOf('1.1')] })) })
const opened: Page[] = []
/** Streams that the server has open, and how many it has ever had. */
const streams = { open: 0, ever: 0 }
const count = (request: IncomingMessage, response: ServerResponse) => {
  if (request.url !== '/api/events') return
  streams.open += 1
  streams.ever += 1
  response.on('close', () => {
    streams.open -= 1
  })
}
beforeAll(() => void site.app().app.server.on('request', count))
beforeEach(async () => {
  await eventually(() => streams.open).toBe(0)
  streams.ever = 0
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map(page => page.close()))
})

/** So many tabs of one browser. */
async function tabs(many: number, view: View = {}): Promise<Page[]> {
  const first = await site.open(TRIAL, view)
  const all = [first]
  await eventually(() => streams.open).toBe(1)
  while (all.length < many) {
    const page = await first.context().newPage()
    opened.push(page)
    all.push(page)
    await page.goto(TRIAL)
    await page.locator(':root:not([data-drawn]) h1').first().waitFor({ state: 'attached' })
  }
  return all
}
let renamed = 0
async function rename(): Promise<string> {
  const title = `Indsats nr. ${++renamed}`
  await site.database().pool.query(`update initiative set title = $1`, [title])
  return title
}
const shows = (page: Page, title: string) => eventually(() => textOn(page.locator('main'))).toContain(title)

describe('three tabs', () => {
  test('have one stream, and each shows what changed', async () => {
    const all = await tabs(3)
    const title = await rename()
    for (const page of all) await shows(page, title)
    expect(streams).toEqual({ open: 1, ever: 1 })
  })

  test('have another one listen when the one that does is closed, and miss nothing', async () => {
    const [first, second, third] = (await tabs(3)) as [Page, Page, Page]
    // The first page is the one that the site lends; it leaves by turning to an address without the application.
    await first.goto('/api/health')
    const between = await rename()
    for (const page of [second, third]) await shows(page, between)
    expect(streams.open).toBe(1)
    const after = await rename()
    for (const page of [second, third]) await shows(page, after)
    await second.close()
    await shows(third, await rename())
    await eventually(() => streams).toEqual({ open: 1, ever: 3 })
  })

  test('go on when the one that listens no longer answers', async () => {
    const [first, second] = (await tabs(2)) as [Page, Page]
    // As if put to sleep by its browser: it holds the lock, and neither answers nor passes anything on.
    await first.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {}
    })
    await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await eventually(() => streams.ever).toBe(2)
    await shows(second, await rename())
    expect(streams.open).toBe(1)
  })

  test('have a stream each where a browser knows no locks', async () => {
    const [first] = (await tabs(1)) as [Page]
    await first.context().addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })
      Reflect.deleteProperty(Navigator.prototype, 'locks')
    })
    await first.reload()
    const page = await first.context().newPage()
    opened.push(page)
    await page.goto(TRIAL)
    await eventually(() => streams.open).toBe(2)
    const title = await rename()
    for (const one of [first, page]) await shows(one, title)
  })
})

test('signing in and out in one tab does so in the others', async () => {
  const [first, second] = (await tabs(2)) as [Page, Page]
  const menu = (page: Page) => page.locator('.btn--user')
  await first.goto('/log-ind')
  await first.getByRole('button', { name: 'Prøv som sekretariat' }).click()
  for (const page of [first, second]) await eventually(() => textOn(menu(page))).toBe('Sekretariat')
  await menu(second).click()
  await second.getByRole('button', { name: 'Log ud', exact: true }).click()
  for (const page of [first, second]) await eventually(() => textOn(menu(page))).toBe('Log ind')
})

test('who is refused a stream is told nothing wrong, and asks by itself', async () => {
  const page = await site.open(TRIAL, { expected: /status of 429/ })
  await page.route('**/api/events', route =>
    route.fulfill({ status: 429, contentType: 'application/problem+json', body: '{"status":429,"code":"too_many"}' }),
  )
  await page.reload()
  await page.locator('[data-code]').first().waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  const title = await rename()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await shows(page, title)
})

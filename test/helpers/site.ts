// A site to look at: both first portfolios on a database of the file's own, served on a free loopback port, and one
// Chromium. Whatever a page complains of fails the test that opened it.
import type { AddressInfo } from 'node:net'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { practiceBundles } from '../../seed/practice.ts'
import type { Role } from '../../server/src/terms.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { seedPortfolio } from '../../server/tools/seed.ts'
import { type AppOptions, startApp, type TestApp, TODAY } from './app.ts'
import { launchBrowser } from './browser.ts'
import { cloneDatabase, type TestDatabase } from './database.ts'

export const REAL = '/strategi-for-digital-sundhed'
export const PRACTICE = '/oeveportefoelje'
/** An address of the site with nothing in it. */
const NOTHING = '/api/health'

export type View = {
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  language?: 'da' | 'en'
  /** A finger instead of a mouse: the pointer is coarse. */
  touch?: boolean
  /** Who looks: nobody, unless told. */
  as?: Role
  /** What the console may say on this page because the test brings it about. */
  expected?: RegExp
}

export type Site = {
  /** Opens an address of the site in a browser that remembers nothing, and waits for its heading by the application. */
  open: (path: string, view?: View) => Promise<Page>
  database: () => TestDatabase
  app: () => TestApp
  /** Where it answers, without a slash at the end. */
  address: () => string
  /** Stops the server; `up` starts another at the same address. */
  down: () => Promise<void>
  up: () => Promise<void>
}

/** A page that one test after another is given, and what the present one lets its console say. */
type Lent = { page: Page; touch: boolean; free: boolean; leaving: boolean; expected: RegExp | undefined }

type SiteOptions = { fill?: (to: TestDatabase) => Promise<unknown>; config?: AppOptions['config'] }

/** The site of a test file: it is there before the first test and gone after the last. `fill` fills its database. */
export function siteOfFile({ fill = bothPortfolios, config = {} }: SiteOptions = {}): Site {
  let browser: Browser
  let database: TestDatabase
  let app: TestApp | undefined
  let port = 0
  const pages: Lent[] = []
  const complaints: string[] = []
  const address = () => `http://127.0.0.1:${port}`

  async function up() {
    const started = await startApp(database.url, { config })
    await started.app.listen({ port, host: '127.0.0.1' })
    port = (started.app.server.address() as AddressInfo).port
    app = started
  }
  async function down() {
    const stopping = app
    app = undefined
    await stopping?.stop()
  }

  /** A new page costs more than all that most tests do, so a page is used again once it has forgotten everything. */
  async function lend({ touch = false, expected }: View): Promise<Page> {
    const free = pages.find(lent => lent.free && lent.touch === touch)
    const lent = free ?? {
      page: await newPage(browser, address(), touch),
      touch,
      ...{ free: false, leaving: false, expected },
    }
    Object.assign(lent, { free: false, leaving: false, expected })
    if (free) return lent.page
    pages.push(lent)
    // Of all its tabs, also of those that a test opens itself.
    const context = lent.page.context()
    context.on('weberror', error => tell(lent, String(error.error())))
    context.on('console', said => {
      if (said.type() === 'error' || said.type() === 'warning') tell(lent, said.text())
    })
    return lent.page
  }
  function tell({ page, expected, leaving }: Lent, complaint: string) {
    if (!leaving && !expected?.test(complaint)) complaints.push(`${page.url()}: ${complaint}`)
  }

  beforeAll(async () => {
    const launched = launchBrowser()
    database = await cloneDatabase()
    await fill(database)
    await up()
    browser = await launched
  })
  afterEach(async () => {
    if (app === undefined) await up()
    for (const lent of pages) lent.leaving = true
    await Promise.all(pages.filter(({ free }) => !free).map(({ page }) => forget(page)))
    for (const lent of pages) lent.free = true
    expect(complaints.splice(0), 'what pages complained of').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await down()
    await database?.drop()
  })

  return {
    address,
    up,
    down,
    database: () => database,
    app: () => app ?? fail('the server is down'),
    async open(path, view = {}) {
      const { width = 1440, height = 900, scheme = 'light', language, as } = view
      const page = await lend(view)
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      if (language !== undefined) await speak(page, language)
      if (as !== undefined) await signIn(page, as, address())
      await page.goto(path, { waitUntil: 'commit' })
      // The server may have drawn the page: then it stands there before the application does.
      await page.locator(':root:not([data-drawn]) h1').first().waitFor({ state: 'attached' })
      return page
    },
  }
}

/** The page has the session that the sign-in page would give it. */
async function signIn(page: Page, role: Role, address: string) {
  const answer = await page.request.post(`${address}/api/session/trial`, {
    headers: { origin: address },
    data: { role },
  })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** Asserts again and again until it holds. */
export const eventually = <T>(read: () => T | Promise<T>, message?: string) =>
  expect.poll(read, { timeout: 15_000, interval: 25, ...(message !== undefined && { message }) })

/** What the address says, as far as a reader sees it: path and query with readable commas. */
export function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return decodeURIComponent(pathname + search)
}

/** The codes of the rows that are shown, from top to bottom. */
export const codesOn = (page: Page): Promise<string[]> =>
  page.locator('[data-code]').evaluateAll(rows => rows.map(row => (row as HTMLElement).dataset.code ?? ''))

/** What stands there to be read; what is not displayed is left out. */
// biome-ignore lint/performance/useDomNodeTextContent: what is displayed is what is asked for
export const textOn = (part: Locator): Promise<string> => part.innerText()

const fail = (why: string): never => {
  throw new Error(why)
}

/** The strategy's portfolio and the practice portfolio as it is on the tests' day. */
async function bothPortfolios({ db }: TestDatabase) {
  await seedPortfolio(db, 'strategy')
  await importBundle(db, practiceBundles({ today: TODAY }), { actor: 'test' })
}

/** A page in a browser context of its own, on an address of the site where it can be told what to remember. */
async function newPage(browser: Browser, address: string, touch: boolean): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    hasTouch: touch,
    isMobile: touch,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
  })
  const page = await context.newPage()
  await page.clock.setFixedTime(`${TODAY}T12:00:00+01:00`)
  // What the page's own security policy refuses is said in the console only where something is fetched.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`refused by the security policy: ${violatedDirective} ${blockedURI}`),
    )
  })
  await page.goto(NOTHING)
  return page
}

/** As the button for the other language would leave it. */
const speak = (page: Page, language: string) =>
  page.context().addCookies([{ name: 'pejl.language', value: language, url: new URL(page.url()).origin }])

/** Leaves a page as a new one would be. */
async function forget(page: Page) {
  page.removeAllListeners()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.context().clearPermissions()
  await page.context().clearCookies()
  await page.emulateMedia({ media: null })
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
    // A page still writes down where it was left while the next one is there already.
    Storage.prototype.setItem = () => {}
  })
  await page.goto(NOTHING)
}

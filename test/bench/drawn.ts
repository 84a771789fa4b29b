// In Chromium: from the start of a navigation to the last row drawn, beside a static page with a table of the same rows.
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type Answer, ask, askJson, startBare } from './answers.ts'
import { median, percentile, shown } from './figures.ts'
import type { Findings } from './findings.ts'
import type { Plan } from './plan.ts'
import type { Portfolio } from './portfolios.ts'
import { staticPage } from './static-page.ts'

const MOST_OF_STATIC = 1.75
const MOST_OF_SMALL = 1.25
const VIEWPORT = { width: 1440, height: 900 }
const PATIENCE_MS = 20_000
const SETTLING_MS = 500

/** `rows`: how many must be there; null: as many as fill the window, where only those in sight are drawn. */
type Subject = { name: string; url: string; rows: number | null; first: number[]; again: number[] }

export async function measureDrawn(portfolios: readonly Portfolio[], plan: Plan, findings: Findings): Promise<void> {
  const invented = portfolios.filter(({ slug }) => slug.startsWith('practice-'))
  const [small] = invented
  const largest = invented.at(-1)
  if (small === undefined || largest === undefined) return
  const browser = await launchBrowser()
  const bare = await startBare(await staticAnswers(browser, small))
  const subject = (name: string, url: string, rows: number | null): Subject => ({
    name,
    url,
    rows,
    first: [],
    again: [],
  })
  const subjects = [
    subject('static', `${bare.address}/static`, small.size),
    subject(small.name, pageOf(small), small.size),
    subject(largest.name, pageOf(largest), null),
  ] as const
  // Until Chromium has warmed up and every answer is kept nothing counts.
  for (const one of subjects) await visitTwice(browser, { ...one, first: [], again: [] })
  for (let turn = 0; turn < plan.navigations; turn++) for (const one of subjects) await visitTwice(browser, one)
  tell(subjects, findings)
  if (plan.scrolls) await scroll(browser, largest, findings)
  await browser.close()
  await bare.stop()
}

const pageOf = ({ server, slug }: Portfolio) => `${server.address}/${slug}`

/** The static page, and the style sheets and the font that our page loads. */
async function staticAnswers(browser: Browser, portfolio: Portfolio): Promise<Map<string, Answer>> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  const page = await context.newPage()
  await page.goto(pageOf(portfolio), { waitUntil: 'networkidle' })
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  await context.close()
  const paths = loaded.map(url => new URL(url).pathname).filter(path => /\.(css|woff2)$/.test(path))
  const answers = new Map<string, Answer>()
  for (const path of new Set(paths))
    answers.set(path, await ask(portfolio.server.address + path, { 'accept-encoding': 'gzip, br' }))
  const overview = await askJson<Overview>(portfolio.server.address + portfolio.overview)
  // With the headers of our page: some of them cost a browser time, whatever is in the page.
  const { 'content-length': _, etag: __, ...own } = (await ask(pageOf(portfolio))).headers
  const headers = { ...own, 'content-encoding': 'br' }
  const html = staticPage(overview, [...answers.keys()])
  return answers.set('/static', { status: 200, headers, body: brotliCompressSync(html) })
}

/** In a browser that has never been there, and once again. */
async function visitTwice(browser: Browser, { url, rows, first, again }: Subject): Promise<void> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  first.push(await drawnAfter(context, url, rows))
  again.push(await drawnAfter(context, url, rows))
  await context.close()
}

/** Milliseconds from the start of the navigation to the frame in which the last row stands. */
async function drawnAfter(context: BrowserContext, url: string, rows: number | null): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript(tellWhenDrawn, rows)
  const told = page.waitForEvent('console', {
    predicate: message => message.text().startsWith('drawn '),
    timeout: PATIENCE_MS,
  })
  await Promise.all([page.goto(url, { waitUntil: 'commit' }), told])
  const after = Number((await told).text().slice('drawn '.length))
  await page.close()
  return after
}

/** Runs in the page. */
function tellWhenDrawn(wanted: number | null): void {
  const observer = new MutationObserver(() => {
    const grid = document.querySelector('[role=treegrid]')
    const rows = wanted === null ? grid?.querySelectorAll('[data-line]') : document.querySelectorAll('tr[data-code]')
    const last = rows?.[rows.length - 1]
    if (rows === undefined || last === undefined) return
    // A long list says how many lines it has, its head among them, and draws those in sight.
    const all = wanted ?? Number(grid?.getAttribute('aria-rowcount')) - 1
    if (rows.length < all && (wanted !== null || last.getBoundingClientRect().bottom < innerHeight)) return
    observer.disconnect()
    requestAnimationFrame(() => {
      last.getBoundingClientRect()
      console.log(`drawn ${performance.now()}`)
    })
  })
  observer.observe(document, { childList: true, subtree: true })
}

function tell(subjects: readonly [plain: Subject, small: Subject, large: Subject], findings: Findings): void {
  findings.heading('From the start of a navigation to the last row drawn, in milliseconds')
  const figures = ({ first, again }: Subject) =>
    [median(first), percentile(first, 0.95), median(again), percentile(again, 0.95)].map(shown)
  const rows = subjects.map(one => [one.name, ...figures(one)])
  findings.table(['initiatives', 'first visit', 'p95', 'again', 'p95'], rows)
  findings.keep('drawn', subjects)
  const [plain, small, large] = subjects
  for (const visit of ['first', 'again'] as const) {
    const times = (of: Subject, to: Subject) => median(of[visit]) / median(to[visit])
    const which = visit === 'first' ? 'first visit' : 'second visit'
    findings.target(`${which}, ours of a static page`, times(small, plain), { atMost: MOST_OF_STATIC }, '×')
    const sizes = `${large.name} of ${small.name} initiatives`
    findings.target(`${which}, ${sizes}`, times(large, small), { atMost: MOST_OF_SMALL }, '×')
  }
}

/** What the largest portfolio does to the main thread: while all of it arrives, and while somebody scrolls through it. */
async function scroll(browser: Browser, portfolio: Portfolio, findings: Findings): Promise<void> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  const page = await context.newPage()
  await page.addInitScript(watchLongTasks)
  await page.goto(pageOf(portfolio), { waitUntil: 'commit' })
  await page.waitForSelector('[role=treegrid][aria-busy=false]', { state: 'attached', timeout: PATIENCE_MS })
  const arrived = await page.evaluate(() => performance.now())
  await sleep(SETTLING_MS)
  const arriving = await takeLongTasks(page)
  const folded = page.locator('[data-line][aria-expanded=false] button')
  while ((await folded.count()) > 0) await folded.first().click()
  await sleep(SETTLING_MS)
  const opening = await takeLongTasks(page)
  await page.locator('[data-list]').hover()
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, turn % 10 === 9 ? 20_000 : 400)
    await sleep(30)
  }
  await sleep(SETTLING_MS)
  const scrolling = await takeLongTasks(page)
  const scrolled = await page.evaluate(() => document.querySelector('[data-list]')?.scrollTop ?? 0)
  await context.close()
  findings.note(`All ${portfolio.name} initiatives are there after ${shown(arrived)} ms.`)
  const say = (tasks: readonly number[]) =>
    tasks.length === 0
      ? 'no task over 50 ms'
      : `${tasks.length} over 50 ms, the longest ${shown(Math.max(...tasks))} ms`
  findings.note(`The main thread while they arrive: ${say(arriving)}; while groups are opened: ${say(opening)};`)
  findings.note(`while ${Math.round(scrolled)} px are scrolled: ${say(scrolling)}.`)
  findings.keep('long tasks', { arrived, arriving, opening, scrolling, scrolled })
}

type Watching = { longTasks?: number[] }

/** Runs in the page. */
function watchLongTasks(): void {
  const tasks: number[] = []
  const watching = globalThis as Watching
  watching.longTasks = tasks
  const observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  observer.observe({ type: 'longtask' })
}

/** The long tasks since they were last taken. */
const takeLongTasks = (page: Page) => page.evaluate(() => (globalThis as Watching).longTasks?.splice(0) ?? [])

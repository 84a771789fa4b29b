// The portfolio as it was known on a day: every count, every link and every address says which day that is.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { give, reportOf } from '../helpers/factories.ts'
import { addressOf, codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()
const day = async (page: Page) => (await page.locator('.btn--date').textContent())?.replace('Vælg dag: ', '')
const countsOn = (page: Page) => page.locator('.tile-b b, .sum-g h2 b').allTextContents()
const earlier = (page: Page) => page.getByRole('button', { name: 'Forrige registrering' })
const later = (page: Page) => page.getByRole('button', { name: 'Næste registrering' })
const overview = (portfolio: string, knownAt: string) =>
  site.app().read<Overview>(`/api/portfolios${portfolio}/overview?knownAt=${knownAt}`)
/** The addresses of links within the application, without those to the API. */
const linksOn = (page: Page, within: string) =>
  page
    .locator(`${within} a[href^="/"]:not([href^="/api/"])`)
    .evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))

describe('stepping back', () => {
  test('shows on every count and row what was known on that day', async () => {
    const page = await site.open(REAL)
    expect(await day(page)).toBe('31. mar. 2025')
    const latest = await countsOn(page)
    await earlier(page).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2021-09-29`)
    await eventually(() => day(page)).toBe('29. sep. 2021')
    const then = await overview(REAL, '2021-09-29')
    await eventually(() => codesOn(page)).toEqual(then.initiatives.map(({ code }) => code))
    expect(await countsOn(page)).not.toEqual(latest)
    expect(await textOn(page.locator('.sum'))).toMatch(/14\s+uden oplyst stade/)
    expect(await page.locator('.bar-n').textContent()).toBe('14 indsatser')
    expect(await textOn(page.locator('[data-code="2.1"] .stt'))).toBe('Stade ikke oplyst')
    await earlier(page).click()
    await eventually(() => codesOn(page)).toEqual(['1.1', '1.4', '2.2', '2.3', '2.4', '4.2', '4.4'])
    expect(await earlier(page).isDisabled()).toBe(true)
    expect(await earlier(page).getAttribute('title')).toBe('Der er ingen tidligere registrering')
    await later(page).click()
    await later(page).click()
    await eventually(() => addressOf(page)).toBe(REAL)
    await eventually(() => countsOn(page)).toEqual(latest)
    expect(await later(page).isDisabled()).toBe(true)
  })

  test('goes through the rounds of the practice portfolio, and the lights go with it', async () => {
    const page = await site.open(PRACTICE)
    const latest = await countsOn(page)
    await earlier(page).click()
    await eventually(async () => new URL(page.url()).searchParams.get('pr')).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const knownAt = new URL(page.url()).searchParams.get('pr') ?? ''
    const { counts } = await overview(PRACTICE, knownAt)
    await eventually(() => page.locator('.sum-g h2 b').allTextContents()).toEqual(
      [counts.underWay, counts.reached, counts.notCarriedThrough].map(String),
    )
    const { green, yellow, red } = counts.byLight
    expect((await countsOn(page)).slice(1, 4)).toEqual([green, yellow, red].map(String))
    expect(await countsOn(page)).not.toEqual(latest)
  })

  test('goes to any day with the date field, and to a recording with its list', async () => {
    const page = await site.open(REAL)
    await page.locator('.btn--date').click()
    const choice = page.getByRole('dialog', { name: 'Vælg dag' })
    await choice.getByLabel('Vis porteføljen, som den var kendt pr.').fill('2023-06-15')
    await choice.getByRole('button', { name: 'Vis' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2023-06-15`)
    await eventually(() => day(page)).toBe('15. juni 2023')
    await eventually(async () => (await codesOn(page)).length).toBe(14)
    await page.locator('.btn--date').click()
    await choice.getByRole('link', { name: '3. apr. 2019' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2019-04-03`)
    await eventually(async () => (await codesOn(page)).length).toBe(7)
    // Choosing a day turns a page, so Back undoes it.
    await page.goBack()
    await eventually(() => day(page)).toBe('15. juni 2023')
  })

  test('keeps the filters and the way the overview is seen', async () => {
    const page = await site.open(`${REAL}?ejer=SDS&taet=1`)
    await earlier(page).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=SDS&taet=1&pr=2021-09-29`)
    const { initiatives } = await overview(REAL, '2021-09-29')
    const theirs = initiatives.filter(({ owners }) => owners.includes('SDS')).map(({ code }) => code)
    await eventually(() => codesOn(page)).toEqual(theirs)
  })
})

describe('a past day', () => {
  test('is marked, and has one link back to the latest', async () => {
    const page = await site.open(`${REAL}?ejer=SDS&pr=2021-09-29`)
    const bar = page.getByRole('region', { name: 'Som kendt pr.' })
    expect(await textOn(bar)).toMatch(/Du ser porteføljen, som den var kendt 29\. sep\. 2021\./)
    const colours = () => bar.evaluate(element => getComputedStyle(element).backgroundColor)
    const past = await colours()
    expect(await bar.getByRole('link').allTextContents()).toEqual(['Gå til seneste', 'Sammenlign'])
    await bar.getByRole('link', { name: 'Gå til seneste' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=SDS`)
    await eventually(() => bar.getByRole('link').allTextContents()).toEqual(['Sammenlign'])
    expect(await colours()).not.toBe(past)
  })

  test('goes along in every link of the page, and into the other pages', async () => {
    const page = await site.open(`${REAL}?pr=2021-09-29`)
    // A comparison with an earlier day has it as its later one.
    const carries = (href: string) => /[?&](pr|til)=2021-09-29/.test(href)
    const links = [...(await linksOn(page, 'main')), ...(await linksOn(page, '.nav'))]
    expect(links.length).toBeGreaterThan(28)
    expect(links.filter(href => !carries(href))).toEqual([])
    await page.locator('[data-code="2.1"] .ttl a').click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/2.1?pr=2021-09-29`)
    await eventually(() => page.locator('h1').textContent()).toMatch(/2\.1/)
    expect(await page.locator('.known--then').count()).toBe(1)
    expect((await linksOn(page, 'main')).filter(href => !carries(href))).toEqual([])
    await page.getByRole('link', { name: 'Tidslinje' }).first().click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje?pr=2021-09-29`)
    await eventually(() => day(page)).toBe('29. sep. 2021')
  })

  test('stands in a copied link also when the reader is at the latest', async () => {
    const page = await site.open(`${REAL}?taet=1`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Kopiér link til det, du ser' }).click()
    await page.getByText('Linket er kopieret').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(`${site.address()}${REAL}?taet=1&pr=2025-03-31`)
  })

  test('does not change while it is looked at', async () => {
    const page = await site.open(`${PRACTICE}?pr=2024-12-31`)
    const rows = () => textOn(page.locator('main'))
    const before = await rows()
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    const heard = page.evaluate(
      () =>
        new Promise(resolve => {
          const stream = new EventSource('/api/events')
          stream.addEventListener('change', () => {
            stream.close()
            resolve('heard')
          })
          stream.addEventListener('open', () => document.documentElement.setAttribute('data-listens', ''))
        }),
    )
    await page.locator('html[data-listens]').waitFor({ state: 'attached' })
    await reportInPractice('2.1', '2026-11-19')
    expect(await heard).toBe('heard')
    // The list of portfolios names the new recording; what is shown stays and is not asked for again.
    await eventually(() => asked.some(url => url.endsWith('/api/portfolios'))).toBe(true)
    expect(asked.filter(url => url.includes('/overview'))).toEqual([])
    expect(await rows()).toBe(before)
    expect(await page.locator('.pill button, .is-chg').count()).toBe(0)
  })
})

describe('a day before anything was known', () => {
  test('shows an empty portfolio that says so and leads to the first day and to the latest', async () => {
    const page = await site.open(`${REAL}?pr=2015-01-01`)
    await eventually(() => page.locator('h1').textContent()).toBe('Før 3. apr. 2019 er intet kendt.')
    expect(await codesOn(page)).toEqual([])
    expect(await page.locator('.known--then').count()).toBe(1)
    await page.getByRole('link', { name: 'Gå til 3. apr. 2019' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2019-04-03`)
    await eventually(async () => (await codesOn(page)).length).toBe(7)
  })

  test.each(['/tidslinje', '/indsatser/2.1'])('leaves a page at %s that leads on', async rest => {
    const page = await site.open(`${REAL}${rest}?pr=2015-01-01`, { expected: /status of 404/ })
    await page.getByRole('link', { name: 'Gå til seneste' }).first().click()
    await eventually(() => addressOf(page)).toBe(`${REAL}${rest}`)
    await eventually(() => page.locator('h1').textContent()).toMatch(/Tidslinje|2\.1/)
  })
})

test.each([
  ['that does not exist', '2025-02-30'],
  ['that has not come', '2999-01-01'],
  ['that is no day', 'i-dag'],
])('a day %s is passed over: the latest is shown', async (_, no) => {
  const page = await site.open(`${REAL}?pr=${no}`)
  await eventually(async () => (await codesOn(page)).length).toBe(27)
  expect(await page.locator('.known--then').count()).toBe(0)
  expect(await day(page)).toBe('31. mar. 2025')
})

/** Somebody reports in the practice portfolio, as an import would write it. */
async function reportInPractice(code: string, recordedOn: string) {
  const { db } = site.database()
  const { portfolio } = await overview(PRACTICE, recordedOn)
  await give(db, {
    portfolio: { slug: PRACTICE.slice(1), title: portfolio.title, period: portfolio.period, invented: true },
    organisations: [],
    sources: [],
    focusAreas: [],
    programmes: [],
    rounds: [],
    initiatives: [],
    bodies: [],
    differingViews: [],
    meetings: [],
    anomalies: [],
    reports: [reportOf(code, recordedOn, 'red', { sources: [{ document: 'opdigtet', locator: 'prøve' }] })],
  })
}

// What a reader sees when it takes long, when something is away, when nothing is found; and what the page remembers.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { connect } from '../../server/src/db/connect.ts'
import { atDatabase } from '../helpers/database.ts'
import { addressOf, codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()
const heading = (page: Page) => page.locator('h1').first().textContent()
const rows = async (page: Page) => (await codesOn(page)).length

describe('while the answer is awaited', () => {
  test.each([
    // As a filtered one, which the server does not draw.
    ['the overview', `${REAL}?grp=ejer`, '**/overview*'],
    ['the timeline', `${REAL}/tidslinje`, '**/timeline*'],
    ['an initiative', `${REAL}/indsatser/2.1`, '**/initiatives/*'],
  ])('%s shows lines, and only after 300 ms', async (_, path, address) => {
    const held = Promise.withResolvers<void>()
    const page = await site.open('/api/docs')
    await page.route(address, async route => {
      await held.promise
      await route.continue()
    })
    await page.goto(path)
    const lines = page.locator('main .sk')
    await lines.waitFor({ state: 'attached' })
    expect(await lines.getAttribute('aria-busy')).toBe('true')
    expect(await lines.getAttribute('role')).toBe('status')
    expect(await lines.textContent()).toBe('Henter')
    // Read anew until it is the page's own: the lines that stood in for its code have just made way for them.
    const appearing = () =>
      lines.evaluate(element => [element, ...element.children].map(one => getComputedStyle(one).animationDelay))
    await eventually(appearing).toContain('0.3s')
    held.resolve()
    await lines.waitFor({ state: 'detached' })
    expect(await heading(page)).toMatch(/./)
  })
})

describe('when the database is away', () => {
  const expected = /status of 503/

  test('a page says so and what to do, and heals by itself when it is back', async () => {
    const page = await site.open('/api/docs', { expected })
    const back = await takeDatabaseAway()
    try {
      await page.goto(REAL)
      await eventually(() => heading(page)).toBe('Databasen svarer ikke lige nu.')
      await eventually(() => textOn(page.locator('main'))).toMatch(/Prøv igen om lidt/)
      await page.getByRole('button', { name: 'Prøv igen' }).click()
      await eventually(() => heading(page)).toBe('Databasen svarer ikke lige nu.')
    } finally {
      await back()
    }
    await eventually(() => rows(page)).toBe(27)
    expect(await page.locator('.known .btn--date').count()).toBe(1)
  })

  test('what is on screen stays, with the time it is from, until the answer is new again', async () => {
    const page = await site.open(PRACTICE, { expected })
    await eventually(() => rows(page)).toBe(27)
    const back = await takeDatabaseAway()
    try {
      // The page turned to is not known yet; the one come back to still is.
      await page.getByRole('link', { name: 'Tidslinje' }).first().click()
      await eventually(() => heading(page)).toBe('Databasen svarer ikke lige nu.')
      await page.goBack()
      await eventually(() => rows(page)).toBe(27)
    } finally {
      await back()
    }
    await eventually(() => page.locator('.offline').count()).toBe(0)
    await page.goForward()
    await eventually(() => heading(page)).toBe('Tidslinje')
  })
})

describe('without a connection', () => {
  const expected = /ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|INCOMPLETE_CHUNKED|EMPTY_RESPONSE|CONNECTION_RESET)/

  test('what was shown stays, with the time it is from, and the way to try again', async () => {
    const page = await site.open(REAL, { expected })
    await eventually(() => rows(page)).toBe(27)
    await site.down()
    const bar = page.locator('.offline')
    await bar.waitFor()
    expect(await textOn(bar)).toMatch(/Ingen forbindelse\. Du ser status fra kl\. 12\.00\./)
    expect(await bar.getAttribute('role')).toBe('status')
    expect(await rows(page)).toBe(27)
    await bar.getByRole('button', { name: 'Prøv igen' }).click()
    await eventually(() => rows(page)).toBe(27)
    await site.up()
    await eventually(() => bar.count()).toBe(0)
  })

  test('a page that was never seen says that there is no connection, and comes when there is', async () => {
    const page = await site.open(REAL, { expected })
    // The other pages' code comes once the first page stands.
    const ahead = page.waitForResponse(/InitiativePage.*\.js/)
    await page.clock.fastForward(3000)
    await ahead
    await site.down()
    await page.locator('[data-code="2.1"] .ttl a').click()
    await eventually(() => heading(page)).toBe('Der er ingen forbindelse til serveren.')
    await site.up()
    await eventually(() => heading(page)).toMatch(/2\.1/)
  })
})

describe('a filter that finds nothing', () => {
  test('is named, can be taken away, and says what one of it would find alone', async () => {
    const page = await site.open(`${REAL}?ejer=PLO&status=red&q=findes-ikke`)
    await eventually(() => page.locator('.notice-t').textContent()).toBe('Ingen indsatser passer til filtrene.')
    expect(await page.locator('.bar-n').textContent()).toBe('0 af 27 indsatser')
    await page.getByRole('button', { name: 'Fjern filteret Søg: findes-ikke' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=PLO&status=red`)
    await page.getByRole('button', { name: 'Kun PLO: 1 indsats' }).click()
    await eventually(() => codesOn(page)).toEqual(['1.1'])
  })

  test('is cleared with one press, and how the overview is seen stays', async () => {
    const page = await site.open(`${REAL}?q=findes-ikke&taet=1`)
    await page.locator('.notice').getByRole('button', { name: 'Ryd filtre' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?taet=1`)
    await eventually(() => rows(page)).toBe(27)
  })
})

describe('English', () => {
  test('comes with one press, for every text, and is remembered', async () => {
    const page = await site.open(REAL)
    const button = page.locator('.btn--lang')
    expect(await button.getAttribute('lang')).toBe('en')
    await button.click()
    await eventually(() => page.locator('html').getAttribute('lang')).toBe('en')
    await eventually(() => page.locator('.bar-n').textContent()).toBe('27 initiatives')
    expect(await button.getAttribute('lang')).toBe('da')
    expect(await page.title()).toBe('Portfolio overview · Strategy for digital health 2018–2024 · Pejl')
    expect(await danishWordsOn(page)).toEqual([])
    expect(await textOn(page.locator('[data-code="2.1"] .slip'))).toBe('+6\u00A0mo.')
    expect(await page.locator('[data-code="2.1"] .differs').getAttribute('aria-label')).toMatch(
      /CareCommunication: start of go-live is 6\smo. later than planned/,
    )
    await page.reload()
    await eventually(() => page.locator('.bar-n').textContent()).toBe('27 initiatives')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('link', { name: 'Timeline' }).first().click()
    await eventually(() => heading(page)).toBe('Timeline')
    expect(await danishWordsOn(page)).toEqual([])
    await page.locator('.btn--lang').click()
    await eventually(() => heading(page)).toBe('Tidslinje')
    expect(await page.locator('html').getAttribute('lang')).toBe('da')
  })

  test.each([
    ['an initiative', `${REAL}/indsatser/2.1`],
    ['an initiative that does not exist', `${REAL}/indsatser/9.9`],
    ['a day before anything was known', `${REAL}?pr=2015-01-01`],
    ['a filter that finds nothing', `${PRACTICE}?q=findes-ikke`],
  ])('is spoken on %s too', async (_, path) => {
    const page = await site.open(path, { language: 'en', expected: /status of 404/ })
    await eventually(() => page.locator('.btn--lang').textContent()).toBe('DA')
    await eventually(() => danishWordsOn(page)).toEqual([])
  })

  test('leaves what is printed in Danish marked as Danish', async () => {
    const page = await site.open(REAL, { language: 'en' })
    await eventually(() => page.locator('.bar-n').textContent()).toBe('27 initiatives')
    // An initiative's title is its own; a reader's voice must not read it as English.
    const lang = await page
      .locator('[data-code="2.1"] .ttl a')
      .evaluate(link => link.closest('[lang]')?.getAttribute('lang'))
    expect(lang).toBe('da')
  })
})

describe('the theme', () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

  test('follows the system until it is chosen, and the choice is remembered', async () => {
    const page = await site.open(REAL, { scheme: 'dark' })
    const dark = await background(page)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await background(page)
    expect(light).not.toBe(dark)
    await page.getByRole('button', { name: 'Skift lyst og mørkt tema' }).click()
    expect(await background(page)).toBe(dark)
    await page.reload()
    expect(await background(page)).toBe(dark)
    await page.getByRole('button', { name: 'Skift lyst og mørkt tema' }).click()
    expect(await background(page)).toBe(light)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await background(page)).toBe(light)
  })
})

/** Words that only a Danish page says, wherever a reader or a reader's voice meets them. */
const danishWordsOn = (page: Page) =>
  page.evaluate(() => {
    const words =
      /\b(indsatser?|ejer|udbredelse|milepæl|ventes|skred|tidslinje|overblik|seneste|registrering|tilbage|søg|vis som|ikke oplyst|vurderet|beregnet|opdateret|findes ikke|filtre|forsiden|kommuner|regioner)\b/i
    const given = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
    const found: string[] = []
    for (let at = given.nextNode() as HTMLElement | null; at; at = given.nextNode() as HTMLElement | null) {
      if (at.closest('[lang="da"], script, noscript, style')) continue
      const own = [...at.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent ?? '')
      const said = [...own, at.getAttribute('aria-label') ?? '', at.title ?? '', at.getAttribute('placeholder') ?? '']
      found.push(...said.filter(text => words.test(text)))
    }
    return found
  })

/** Nobody reaches the site's database any more, until what is returned is called. */
async function takeDatabaseAway(): Promise<() => Promise<void>> {
  const { pool, url } = site.database()
  const { rows } = await pool.query('select current_database() as name')
  const [{ name }] = rows
  const admin = connect(atDatabase(url, 'postgres'), { size: 1, name: 'pejl test', onError: () => {} })
  await admin.pool.query(`alter database ${name} allow_connections false`)
  await admin.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  return async () => {
    await admin.pool.query(`alter database ${name} allow_connections true`)
    await admin.close()
  }
}

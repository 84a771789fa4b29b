// A portfolio of many initiatives is as quick to look at as a small one: groups fold, and few rows are in the document.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { practiceBundle } from '../../seed/practice.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { TODAY } from '../helpers/app.ts'
import type { TestDatabase } from '../helpers/database.ts'
import { addressOf, eventually, PRACTICE, siteOfFile, textOn } from '../helpers/site.ts'

const SIZE = 1500
const AREAS = 5
const site = siteOfFile({ fill: manyInitiatives })

/** The practice portfolio with its last two rounds: a long history would take longer to import than to look at. */
async function manyInitiatives({ db }: TestDatabase) {
  const bundle = practiceBundle({ size: SIZE, today: TODAY })
  const [before, last] = bundle.rounds.slice(-2)
  const reports = bundle.reports.filter(({ round }) => round === before?.key || round === last?.key)
  await importBundle(db, { ...bundle, reports }, { actor: 'test' })
}

const list = (page: Page) => page.getByRole('treegrid', { name: 'Indsatser' })
const lines = (page: Page) => page.locator('tr[data-line]')
const rowCount = async (page: Page) => Number(await list(page).getAttribute('aria-rowcount'))
const focusedLine = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.line)
/** Waits until every row has come, not only the first screen's. */
async function look(path = PRACTICE, view = {}) {
  const page = await site.open(path, view)
  await eventually(() => list(page).getAttribute('aria-busy')).toBe('false')
  return page
}

describe('a long list', () => {
  test('comes folded, a line for each group with its number and its mix', async () => {
    const page = await look()
    expect(await lines(page).count()).toBe(AREAS)
    expect(await rowCount(page)).toBe(AREAS + 1)
    const counts = await lines(page).locator('th .mut').allTextContents()
    expect(counts.reduce((sum, count) => sum + Number(count.replace('.', '')), 0)).toBe(SIZE)
    const mixes = await lines(page)
      .getByRole('img')
      .evaluateAll(all => all.map(mix => mix.getAttribute('aria-label') ?? ''))
    expect(mixes).toHaveLength(AREAS)
    for (const mix of mixes) expect(mix).toMatch(/På sporet: \d+, Udfordret: \d+/)
    expect(await page.locator('.bar-n').textContent()).toBe('1.500 indsatser')
    // The rows after the first screen's are no update.
    expect(await page.locator('.pill button').count()).toBe(0)
  })

  test('unfolds into about forty rows of the document, which know their place in the whole', async () => {
    const page = await look()
    await page.getByRole('button', { name: /^Udfold By og bolig/ }).click()
    await eventually(() => rowCount(page)).toBeGreaterThan(SIZE / AREAS)
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}?aaben=1`)
    expect(await lines(page).count()).toBeLessThan(60)
    const indices = await lines(page).evaluateAll(all => all.map(line => Number(line.getAttribute('aria-rowindex'))))
    expect(indices).toEqual(indices.map((_, n) => n + 2))
    expect(await lines(page).first().getAttribute('aria-expanded')).toBe('true')
    expect(await lines(page).nth(1).getAttribute('aria-level')).toBe('2')
  })

  test('scrolls to its last row', async () => {
    const page = await look(`${PRACTICE}?grp=ingen`)
    expect(await rowCount(page)).toBe(SIZE + 1)
    const box = page.locator('[data-list]')
    await box.evaluate(element => element.scrollTo(0, element.scrollHeight / 2))
    await eventually(() => lines(page).evaluateAll(all => all.some(line => line.dataset.line === '750'))).toBe(true)
    expect(await lines(page).count()).toBeLessThan(60)
    await box.evaluate(element => element.scrollTo(0, element.scrollHeight))
    const last = page.locator(`tr[data-line="${SIZE - 1}"]`)
    await last.waitFor()
    expect(await last.getAttribute('aria-rowindex')).toBe(String(SIZE + 1))
    const [rowBox, listBox] = await Promise.all([last.boundingBox(), box.boundingBox()])
    expect((rowBox?.y ?? 0) + (rowBox?.height ?? 0)).toBeLessThanOrEqual((listBox?.y ?? 0) + (listBox?.height ?? 0) + 1)
    expect(await lines(page).count()).toBeLessThan(60)
  })

  test('is searched in the whole, not in what happens to be drawn', async () => {
    const page = await look()
    const codes = await site.database().pool.query('select code from initiative order by id desc limit 1')
    const last = codes.rows[0].code as string
    await page.getByRole('searchbox').fill(last)
    await eventually(() => page.locator('.bar-n').textContent()).toMatch(/af 1\.500 indsatser$/)
    await eventually(() =>
      page.locator('[data-code]').evaluateAll(all => all.map(row => (row as HTMLElement).dataset.code)),
    ).toContain(last)
  })

  test('is sorted as a whole', async () => {
    const page = await look(`${PRACTICE}?grp=ingen`)
    await page.getByLabel('Sortér:').selectOption('status')
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}?grp=ingen&sort=status`)
    await eventually(() => textOn(lines(page).first())).toMatch(/Kritisk/)
    await page.locator('[data-list]').evaluate(element => element.scrollTo(0, element.scrollHeight))
    await page.locator(`tr[data-line="${SIZE - 1}"]`).waitFor()
    expect(await textOn(lines(page).last())).not.toMatch(/Kritisk|Udfordret|På sporet/)
  })

  test('is walked with the keyboard: arrows fold, unfold and move, Enter opens, Back comes to the same line', async () => {
    const page = await look()
    await lines(page).first().focus()
    await page.keyboard.press('ArrowDown')
    await eventually(() => focusedLine(page)).toBe('1')
    await page.keyboard.press('ArrowRight')
    await eventually(() => lines(page).nth(1).getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowRight')
    await eventually(() => focusedLine(page)).toBe('2')
    await page.keyboard.press('ArrowLeft')
    await eventually(() => focusedLine(page)).toBe('1')
    await page.keyboard.press('End')
    await eventually(async () => Number(await focusedLine(page))).toBe((await rowCount(page)) - 2)
    await page.keyboard.press('Home')
    await eventually(() => focusedLine(page)).toBe('0')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageDown')
    await eventually(async () => Number(await focusedLine(page))).toBeGreaterThan(20)
    const code = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.code)
    const scrolled = () => page.locator('[data-list]').evaluate(element => element.scrollTop)
    const before = await scrolled()
    await page.keyboard.press('Enter')
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}/indsatser/${code}`)
    await eventually(() => page.locator('main h1').count()).toBe(1)
    await page.goBack()
    await eventually(scrolled).toBe(before)
  })

  test('has one stop for Tab', async () => {
    const page = await look(`${PRACTICE}?aaben=1`)
    expect(await page.locator('[data-list] [tabindex="0"]').count()).toBe(1)
    await page.locator('[data-list] [tabindex="0"]').focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[data-list]') ?? null)).toBe(null)
  })
})

describe('the paper of a long list', () => {
  test('asks for a filter above 500 rows', async () => {
    const page = await look()
    await page.getByRole('button', { name: 'Udskriv' }).click()
    await eventually(() => page.locator('.notice-t').textContent()).toBe('1.500 indsatser fylder for meget på papir.')
    expect(await textOn(page.locator('.notice'))).toMatch(/Vælg et filter, så der er højst 500 tilbage/)
  })

  test('holds every row once there are at most 500', async () => {
    const page = await look(`${PRACTICE}?omraade=1`)
    const shown = Number((await page.locator('.bar-n').textContent())?.match(/^\d+/)?.[0])
    expect(shown).toBeGreaterThan(200)
    expect(shown).toBeLessThanOrEqual(500)
    const pdf = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1')
    expect(pdf.match(/\/URI \([^)]*\/indsatser\//g)?.length).toBeGreaterThanOrEqual(shown)
    // The screen is again what it was.
    await eventually(() => lines(page).count()).toBeLessThan(60)
  })
})

test('the timeline of a long list draws only what is in sight, down to its last row', async () => {
  const page = await site.open(`${PRACTICE}/tidslinje?grp=ingen`)
  const drawn = () => page.locator('.tl-l > li').count()
  await eventually(drawn).toBeGreaterThan(5)
  expect(await drawn()).toBeLessThan(80)
  const box = page.locator('.tl--long')
  const first = await textOn(page.locator('.tl-l'))
  await box.evaluate(element => element.scrollTo(0, element.scrollHeight))
  await eventually(() => textOn(page.locator('.tl-l'))).not.toBe(first)
  expect(await drawn()).toBeLessThan(80)
})

test('the history of a long list draws only what is in sight, and the keys reach its last row', async () => {
  const page = await site.open(`${PRACTICE}/historik`)
  const rows = page.locator('.hm tr[data-code]')
  await eventually(() => rows.count()).toBeGreaterThan(5)
  expect(await rows.count()).toBeLessThan(80)
  expect(Number(await page.getByRole('grid').getAttribute('aria-rowcount'))).toBe(SIZE + AREAS + 3)
  await page.locator('.hm [tabindex="0"]').focus()
  await page.keyboard.press('End')
  for (let pages = 0; pages < SIZE / 10; pages++) await page.keyboard.press('PageDown')
  const focused = () =>
    page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? 0))
  await eventually(focused).toBe(SIZE + AREAS + 2)
  expect(await rows.count()).toBeLessThan(80)
})

test('on a phone the list stays within the screen and can be scrolled', async () => {
  const page = await look(`${PRACTICE}?aaben=1`, { width: 390, height: 844, touch: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await lines(page).count()).toBeLessThan(60)
})

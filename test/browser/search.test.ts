// The search over every page: opened by a key or a press, gone through by keys, and left where the reader was.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addressOf, eventually, REAL, siteOfFile, type View } from '../helpers/site.ts'

const AXE = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)
const site = siteOfFile()
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const field = (page: Page) => page.locator('dialog [role="combobox"]')
const options = (page: Page) => page.locator('dialog [role="option"]')
/** The marked option as it is read. */
const marked = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    // biome-ignore lint/performance/useDomNodeTextContent: with the spaces that are seen between its parts
    return id ? (document.getElementById(id)?.innerText.replace(/\s+/g, ' ').trim() ?? 'nothing') : null
  })
const groups = (page: Page) => page.locator('[role="listbox"] [role="presentation"]').allInnerTexts()

/** Opens the search and waits until what is written has its answer. */
async function searchFor(page: Page, text: string): Promise<void> {
  await press(page, '/')
  await field(page).waitFor()
  await field(page).fill(text)
  await page.locator('.fnd-b[aria-busy="false"] [role="option"]').first().waitFor()
}

async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (of: Document, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}

describe('the search', () => {
  test('opens with / on every page and with its button, says what can be found, and gives the focus back', async () => {
    for (const path of [REAL, `${REAL}/tidslinje`, `${REAL}/indsatser/2.1`]) {
      const page = await site.open(path)
      const button = page.getByRole('button', { name: /^Søg/ })
      await button.focus()
      await press(page, '/')
      await field(page).waitFor()
      await page.getByText('Du kan søge efter indsatser, delprojekter, milepæle, ejere og kilder.').waitFor()
      await press(page, 'Escape')
      await eventually(() => field(page).count()).toBe(0)
      expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
      await button.click()
      await field(page).waitFor()
      expect(addressOf(page)).toBe(path)
    }
  })

  test('keeps what is written right after / for its field, and runs no shortcut with it', async () => {
    const page = await site.open(REAL)
    for (const text of ['dfjpt meddelelser', 'anden']) {
      await page.keyboard.type(`/${text}`)
      await eventually(() => field(page).inputValue()).toBe(text)
      expect(addressOf(page)).toBe(REAL)
      await press(page, 'Escape')
      await eventually(() => field(page).count()).toBe(0)
    }
  })

  test('finds as one types, by kind, and opens what is marked', async () => {
    const page = await site.open(REAL)
    await searchFor(page, 'meddelelser')
    expect(await groups(page)).toEqual(['Indsatser'])
    expect(await marked(page)).toBe('2.1 Modernisering af digitale meddelelser i sundhedsvæsenet Udbredes Udfordret')
    await press(page, 'Enter')
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/2.1`)
    expect(await field(page).count()).toBe(0)
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  test('leads to a milestone at its line', async () => {
    const page = await site.open(REAL)
    await searchFor(page, 'carecommunication start')
    await options(page).filter({ hasText: 'CareCommunication: start' }).click()
    await eventually(() => page.evaluate(() => document.activeElement?.id ?? '')).toMatch(/^m-/)
    expect(addressOf(page)).toBe(`${REAL}/indsatser/2.1`)
  })

  test('leads to the initiatives of an owner', async () => {
    const page = await site.open(REAL)
    await searchFor(page, 'sundhedsdatastyrelsen')
    await press(page, 'Enter')
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=SDS`)
  })
})

describe('the keys', () => {
  test('go round through the options and, once in the list, to its ends', async () => {
    const page = await site.open(REAL)
    await searchFor(page, '2.')
    expect(await marked(page)).toMatch(/^2\.1 /)
    await press(page, 'ArrowDown')
    expect(await marked(page)).toMatch(/^2\.2 /)
    await press(page, 'Home')
    expect(await marked(page)).toMatch(/^2\.1 /)
    await press(page, 'ArrowUp')
    const last = await marked(page)
    await press(page, 'Home', 'End')
    expect(await marked(page)).toBe(last)
    await press(page, 'ArrowDown')
    expect(await marked(page)).toMatch(/^2\.1 /)
    expect(await page.locator('dialog [role="option"][aria-selected="true"]').count()).toBe(1)
  })

  test('move in what is written until the list is gone into', async () => {
    const page = await site.open(REAL)
    await searchFor(page, '.1')
    await press(page, 'Home')
    await page.keyboard.type('2')
    expect(await field(page).inputValue()).toBe('2.1')
  })

  test('open another tab with Ctrl, and leave the search as it is', async () => {
    const page = await site.open(REAL)
    await searchFor(page, '2.1')
    const opened = page.context().waitForEvent('page')
    await press(page, 'Control+Enter')
    const other = await opened
    expect(other.url()).toContain(`${REAL}/indsatser/2.1`)
    await other.close()
    expect(addressOf(page)).toBe(REAL)
    expect(await field(page).inputValue()).toBe('2.1')
  })

  test('pressed before the answer is there open what is found, not what stood there before', async () => {
    const page = await site.open(REAL)
    await searchFor(page, '1.1')
    await field(page).fill('5.3')
    await press(page, 'Enter')
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/5.3`)
  })
})

test('the day that is shown is the day that is searched, and every link carries it', async () => {
  const page = await site.open(`${REAL}?pr=2021-09-29`)
  await press(page, '/')
  await page.getByRole('dialog', { name: 'Søg' }).getByText('Som kendt pr. 29. sep. 2021').waitFor()
  await field(page).fill('afsluttende status')
  await page.getByText('Intet fundet for »afsluttende status«.').waitFor()
  await field(page).fill('referat')
  await options(page).first().waitFor()
  for (const link of await options(page).all()) expect(await link.getAttribute('href')).toContain('pr=2021-09-29')
})

test('what was asked last stands there again, marked to be written over', async () => {
  const page = await site.open(REAL)
  await searchFor(page, 'patient')
  await press(page, 'Escape')
  await page.reload()
  await page.locator(':root:not([data-drawn]) h1').first().waitFor({ state: 'attached' })
  await press(page, '/')
  await options(page).first().waitFor()
  expect(await field(page).inputValue()).toBe('patient')
  await page.keyboard.type('x')
  expect(await field(page).inputValue()).toBe('x')
})

test('a search that fails says so, and can be tried again', async () => {
  const page = await site.open(REAL, { expected: /status of 500/ })
  await page.route('**/search?*', route => route.fulfill({ status: 500, body: '{}' }))
  await press(page, '/')
  await field(page).fill('2.1')
  await page.getByRole('alert').getByText('Søgningen lykkedes ikke.').waitFor()
  await page.unroute('**/search?*')
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await options(page).first().waitFor()
})

describe('has no fault', () => {
  const PHONE = { width: 390, height: 844, touch: true }
  test.each<[string, string, View]>([
    ['found', 'data', { scheme: 'light' }],
    ['found', 'data', { scheme: 'dark', language: 'en' }],
    ['found', 'sund', { ...PHONE, scheme: 'dark' }],
    ['nothing typed', '', { ...PHONE, language: 'en' }],
    ['nothing found', 'qqq', { scheme: 'light' }],
  ])('%s (%s, %o)', async (_, text, view) => {
    const page = await site.open(REAL, view)
    await page.locator('.btn--find').click()
    await field(page).waitFor()
    await field(page).fill(text)
    if (text === 'qqq') await page.getByText('Intet fundet for »qqq«.').waitFor()
    else if (text) await options(page).first().waitFor()
    expect(await faultsOn(page)).toEqual([])
    const width = await page.locator('dialog[open]').evaluate(dialog => dialog.scrollWidth - dialog.clientWidth)
    expect(width).toBeLessThanOrEqual(0)
  })
})

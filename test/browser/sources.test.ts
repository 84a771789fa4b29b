// The documents and the notes to them: found from an initiative's note and from the foot, each with a place of its own.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addressOf, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)
const note = (page: Page, key: string) => page.locator(`[id="n-${key}"]`)

test.each([
  ['4.4', 'N01', '4.4 og 4.5 har samme titel, men forskellig beskrivelse'],
  ['4.1', 'N37', "SHAK-udfasning: 'medio 2025' i 4.1, 'Q2 2025' i 5.3"],
  ['5.3', 'N37', "SHAK-udfasning: 'medio 2025' i 4.1, 'Q2 2025' i 5.3"],
  ['1.6', 'N07', "'afsluttet' betyder både gennemført og afviklet (1.6 mod 3.3)"],
  ['3.3', 'N07', "'afsluttet' betyder både gennemført og afviklet (1.6 mod 3.3)"],
])('the reader of %s sees note %s, and one press leads to how it is handled', async (code, key, text) => {
  const page = await site.open(`${REAL}/indsatser/${code}`)
  const item = page.getByRole('region', { name: 'Bemærkninger til kilderne' }).locator('li', { hasText: text })
  await item.getByRole('link', { name: 'Se, hvordan det er håndteret' }).click()
  await eventually(() => addressOf(page)).toBe(`${REAL}/kilder`)
  await eventually(() => focused(page)).toBe(`n-${key}`)
  const said = await textOn(note(page, key))
  expect(said).toContain(text)
  expect(said).toMatch(/^l\. \d+/)
  expect(said).toContain('Håndtering:')
  await note(page, key)
    .getByRole('link', { name: `Indsats ${code}` })
    .click()
  await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/${code}`)
})

test('the foot of a page leads to all five documents and 48 notes, and says that the documents are not here', async () => {
  const page = await site.open(REAL)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Kilder' }).click()
  await page.getByRole('heading', { level: 1, name: 'Kilder' }).waitFor()
  expect(addressOf(page)).toBe(`${REAL}/kilder`)
  await page.getByText('Dokumenterne selv følger ikke med Pejl').waitFor()
  expect(await page.locator('[id^="d-"]').count()).toBe(5)
  expect(await page.locator('[id^="n-"]').count()).toBe(48)
  const closing = page.locator('[id="d-002"]')
  expect(await textOn(closing)).toMatch(/mellem 31\. jan\. 2025 og 31\. mar\. 2025/)
  await closing.getByRole('link', { name: '20 bemærkninger' }).click()
  await eventually(() => focused(page)).toBe('notes-002')
  await page.locator('[id="notes-002"] h3 a').click()
  await eventually(() => focused(page)).toBe('d-002')
})

test('a past day shows what was known then, and every link keeps it', async () => {
  const page = await site.open(`${REAL}/kilder?pr=2021-09-29`)
  await note(page, 'N31').waitFor()
  expect(await page.locator('[id^="d-"]').count()).toBe(2)
  expect(await note(page, 'N01').count()).toBe(0)
  await page.locator('[id="d-000"]').getByRole('link', { name: 'Indsats 2.4' }).click()
  await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/2.4?pr=2021-09-29`)
  await page.getByRole('link', { name: 'Alle porteføljens kilder' }).click()
  await eventually(() => addressOf(page)).toBe(`${REAL}/kilder?pr=2021-09-29`)
  const before = await site.open(`${REAL}/kilder?pr=2019-01-01`)
  await before.getByRole('heading', { name: 'Før 3. apr. 2019 er intet kendt.' }).waitFor()
})

test('a portfolio without notes says so', async () => {
  const page = await site.open(`${PRACTICE}/kilder`)
  await page.getByText('Der er ingen bemærkninger til kilderne.').waitFor()
  expect(await page.locator('[id^="d-"]').count()).toBe(1)
})

test('in English the notes are translated, and what is only known in Danish is marked as Danish', async () => {
  const page = await site.open(`${REAL}/kilder`, { language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor()
  expect(await textOn(note(page, 'N23'))).toContain('Strategy 2018-2022 in 000/001, 2018-2024 in 002')
  expect(await note(page, 'N23').locator('[lang="da"]').allInnerTexts()).toEqual([
    'Én strategi med to navne, forlænget.',
  ])
})

test('nothing lies outside a phone, and paper has every note', async () => {
  const page = await site.open(`${REAL}/kilder`, { width: 390, height: 844, touch: true })
  await note(page, 'N48').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.emulateMedia({ media: 'print' })
  expect(await note(page, 'N48').isVisible()).toBe(true)
  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(5)
})

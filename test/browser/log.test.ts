// The log: found in the menu, narrowed down, opened by keyboard, printed, and taken along.

import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, eventually, PRACTICE, siteOfFile, textOn, type View } from '../helpers/site.ts'

const ROUNDS = `/api/portfolios${PRACTICE}/rounds`
const site = siteOfFile()
const lines = (page: Page) => page.locator('.log-d > ol > li > .log-l > summary')
const openLog = async (search: string, view: View) => {
  const page = await site.open(`/log${search}`, view)
  await lines(page).first().waitFor()
  return page
}
const sentences = (page: Page) => page.locator('.log-d > ol > li > .log-l .log-t').allTextContents()

beforeAll(async () => {
  const office = await site.app().as('programme_office')
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const round = { key: 'q4', name: '4. kvartal 2026', period, deadline: '2026-12-01T12:00' }
  expect((await site.app().send('POST', ROUNDS, round, office)).statusCode).toBe(200)
  const headers = { ...office, 'if-match': '"1"' }
  const extended = await site.app().send('PATCH', `${ROUNDS}/q4`, { deadline: '2026-12-08T12:00' }, headers)
  expect(extended.statusCode, extended.body).toBe(200)
  const reader = await site.app().as('reader')
  expect((await site.app().send('POST', ROUNDS, round, reader)).statusCode).toBe(403)
})

describe('the programme office', () => {
  test('finds the log in the menu, and in it what was done as sentences, an import as one', async () => {
    const page = await site.open(PRACTICE, { as: 'programme_office' })
    await page.locator('.btn--user').click()
    await page.getByRole('link', { name: 'Ændringslog' }).click()
    await eventually(() => addressOf(page)).toBe('/log')
    await lines(page).first().waitFor()
    // The way back to where one was.
    const back = page.getByRole('navigation').getByRole('link', { name: 'Overblik' }).first()
    expect(await back.getAttribute('href')).toBe(PRACTICE)
    expect((await sentences(page)).slice(0, 2)).toEqual([
      'Prøvesekretariat flyttede fristen for runden 4. kvartal 2026',
      'Prøvesekretariat åbnede runden 4. kvartal 2026',
    ])
    expect(await textOn(page.locator('.log-k').first())).toMatch(
      /^\d\d\.\d\d\s+Oprettet\s+test skrev [\d.]+ rækker på én gang$/,
    )
  })

  test('opens a row by keyboard and reads what it was before and after', async () => {
    const page = await openLog('', { as: 'programme_office' })
    await lines(page).first().focus()
    await page.keyboard.press('Enter')
    const table = page.locator('.log-l[open] table').first()
    expect(await table.locator('tbody tr').first().locator('th, td').allTextContents()).toEqual([
      'Frist',
      '1. dec. 2026 kl. 12.00',
      '8. dec. 2026 kl. 12.00',
    ])
    expect(await textOn(page.locator('.log-c').first())).toMatch(
      /UTC\s\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s[\s\S]*Adresse\s127\.0\.0\.1/,
    )
  })

  test('narrows it down in the address, goes on to older rows, and clears what finds nothing', async () => {
    const page = await openLog('', { as: 'programme_office' })
    await page.getByLabel('Handling').selectOption('Ændret')
    await eventually(() => addressOf(page)).toBe('/log?handling=update')
    await eventually(() => sentences(page)).toEqual(['Prøvesekretariat flyttede fristen for runden 4. kvartal 2026'])
    await page.getByRole('searchbox', { name: 'Person' }).pressSequentially('ingen hedder sådan')
    await page.getByText('Ingen ændringer passer til filtrene.').waitFor()
    expect(addressOf(page)).toBe('/log?person=ingen+hedder+sådan&handling=update')
    await page.getByRole('link', { name: 'Ryd filtre' }).click()
    await eventually(() => addressOf(page)).toBe('/log')
    await lines(page).first().waitFor()
    expect(await page.getByRole('searchbox', { name: 'Person' }).inputValue()).toBe('')
    await page.getByRole('button', { name: 'Vis flere' }).click()
    await eventually(() => textOn(page.locator('.log-n'))).toBe('De nyeste 100 rækker')
  })

  test('takes along what is shown', async () => {
    const page = await openLog('?emne=reporting_round', { as: 'programme_office' })
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hent som CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('pejl-log.csv')
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain(';reporting_round;')
    expect(text).not.toContain(';milestone;')
  })

  test('prints it without what only a screen needs', async () => {
    const page = await openLog('?handling=update', { as: 'programme_office' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.log-f').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Hent som CSV' }).isVisible()).toBe(false)
    expect(await lines(page).first().isVisible()).toBe(true)
  })
})

test('an administrator sees who was refused, and a reader that it is not for them', async () => {
  const page = await openLog('?handling=refused', { as: 'administrator' })
  expect(await sentences(page)).toContain(`Ingen adgang: POST ${ROUNDS}`)
  const reader = await site.open('/log', { as: 'reader', expected: /status of 403/ })
  await reader.getByRole('heading', { name: 'Du har ikke adgang' }).waitFor()
  await reader.locator('.btn--user').click()
  await reader.getByRole('button', { name: 'Log ud', exact: true }).waitFor()
  expect(await reader.getByRole('link', { name: 'Ændringslog' }).count()).toBe(0)
})

test.each<[string, View]>([
  ['light on a desk', { width: 1440, height: 900, scheme: 'light', language: 'da' }],
  ['dark on a desk, in English', { width: 1440, height: 900, scheme: 'dark', language: 'en' }],
  ['light on a phone, in English', { width: 390, height: 844, scheme: 'light', language: 'en', touch: true }],
  ['dark on a phone', { width: 390, height: 844, scheme: 'dark', language: 'da', touch: true }],
])('has no fault, %s', async (_, view) => {
  const page = await openLog('?handling=update', { ...view, as: 'programme_office' })
  await lines(page).first().click()
  await page.locator('.log-l[open] table').first().waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(view.width ?? 0)
})

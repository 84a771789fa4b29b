// Signing in, by mouse and by keyboard, and on an installation where nothing is public.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { addAccount, grantRole } from '../../server/src/access/commands.ts'
import { hashPassword } from '../../server/src/access/password.ts'
import { addressOf, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const PASSWORD = 'korrekt hest batteri'
const REFUSED = /Failed to load resource.*401/
const site = siteOfFile()
const closed = siteOfFile({ config: { publicReading: false } })

beforeAll(async () => {
  for (const { database } of [site, closed])
    await database()
      .db.transaction()
      .execute(async trx => {
        const password = await hashPassword(PASSWORD)
        const account = await addAccount(trx, { name: 'anna@example.dk', displayName: 'Anna', password })
        await grantRole(trx, account, 'reader', null)
      })
})

const menu = (page: Page) => page.locator('.btn--user')
const said = (page: Page) => page.getByRole('alert').first()

describe('signing in', () => {
  test('by keyboard leads back to where the reader was, and out again', async () => {
    const page = await site.open(`${REAL}/tidslinje?omraade=2`, { expected: REFUSED })
    await page.getByRole('link', { name: 'Log ind' }).click()
    await page.getByLabel('Brugernavn').focus()
    await page.keyboard.press('Enter')
    await eventually(() => textOn(said(page))).toBe('Udfyld brugernavn og adgangskode.')
    await page.keyboard.type('Anna@example.dk')
    await page.keyboard.press('Tab')
    await page.keyboard.type('forkert')
    await page.keyboard.press('Enter')
    await eventually(() => textOn(said(page))).toBe('Brugernavn eller adgangskode er forkert.')
    // The wrong one is marked, so that the next letter takes its place.
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje?omraade=2`)
    await eventually(() => menu(page).getAttribute('aria-label')).toBe('Logget ind som Anna, Læser')
    await menu(page).click()
    await page.getByRole('button', { name: 'Log ud', exact: true }).click()
    await eventually(() => textOn(menu(page))).toBe('Log ind')
  })

  test('leads nowhere but to this site', async () => {
    const page = await site.open('/log-ind?til=https%3A%2F%2Fevil.example%2F')
    await page.getByRole('button', { name: 'Prøv som læser' }).click()
    await eventually(() => addressOf(page)).toBe(REAL)
  })

  test('as an owner is for the organisation that was chosen', async () => {
    const page = await site.open(`/log-ind?til=${encodeURIComponent(PRACTICE)}`)
    await page.getByLabel('Indberetter for').selectOption({ label: 'MedCom' })
    await page.getByRole('button', { name: 'Prøv som indsatsejer' }).click()
    await eventually(() => addressOf(page)).toBe(PRACTICE)
    await eventually(() => textOn(menu(page))).toBe('Indsatsejer for MedCom')
  })

  test.each([
    ['da', 1440, 'light'],
    ['en', 390, 'dark'],
  ] as const)('has no fault that axe finds in %s at %i px, %s', async (language, width, scheme) => {
    const page = await site.open('/log-ind', { language, width, scheme })
    await page.locator('.in-t').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

test('where nothing is public every page asks to sign in, and then comes back', async () => {
  const page = await closed.open(`${REAL}/indsatser/2.1`, { expected: REFUSED })
  await page.getByRole('heading', { name: 'Log ind for at se siden.' }).waitFor()
  expect(await page.content()).not.toContain('CareCommunication')
  await page.getByRole('main').getByRole('link', { name: 'Log ind' }).click()
  await page.getByLabel('Brugernavn').fill('anna@example.dk')
  await page.getByLabel('Adgangskode').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/2.1`)
  await page.getByText('CareCommunication').first().waitFor()
})

// The office invites, somebody chooses a password by the link and reports; roles, conflicts and one's own account.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Users } from '../../server/src/users/contract.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { giveAccount, PASSWORD } from '../helpers/people.ts'
import { addressOf, eventually, PRACTICE, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()
let elsewhere: Browser
beforeAll(async () => {
  elsewhere = await launchBrowser()
  const grants = [{ role: 'reader', organisation: null, until: null }] as const
  for (const name of ['anna@example.dk', 'bo@example.dk', 'clara@example.dk'])
    await giveAccount(site.database(), name, grants)
})
afterAll(() => elsewhere.close())

const CHOSEN = 'grøn cykel under broen'
const row = (page: Page, name: string) => page.locator(`[data-user="${name}"]`)
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')

/** Opens the page of a user as an administrator who tries the role on. */
async function openUser(displayName: string, expected?: RegExp): Promise<Page> {
  const page = await site.open('/brugere', { as: 'administrator', ...(expected && { expected }) })
  await page.getByRole('link', { name: displayName, exact: true }).click()
  await page.getByRole('heading', { name: displayName, level: 1 }).waitFor()
  return page
}

test('somebody is invited by keyboard, chooses a password in another browser and reports for their organisation', async () => {
  const office = await site.app().as('programme_office')
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const round = { key: 'r', name: 'Runde', period, deadline: '2026-12-01T12:00' }
  expect((await site.app().send('POST', `/api/portfolios${PRACTICE}/rounds`, round, office)).statusCode).toBe(200)

  const page = await site.open('/brugere?vis=organisationer', { as: 'programme_office' })
  const lacking = page.locator('[data-organisation="region-syddanmark"]')
  expect(await textOn(lacking)).toContain('Ingen kan indberette')
  await lacking.getByRole('link', { name: 'Invitér en indberetter for Region Syddanmark' }).press('Enter')
  await page.getByLabel('Brugernavn').focus()
  await page.keyboard.press('Enter')
  await page.getByText('Udfyld brugernavn og vist navn.').waitFor()
  expect(await focused(page)).toBe('name')
  await page.keyboard.type('Dorte@Example.dk')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Dorte i Region Syddanmark')
  expect(await page.getByLabel('Indberetter for').inputValue()).toBe('region-syddanmark')
  // The office gives no role that is above its own.
  expect(await page.getByRole('combobox', { name: 'Rolle' }).locator('option').allTextContents()).toEqual([
    'Læser',
    'Indsatsejer',
  ])
  await page.keyboard.press('Enter')
  const link = page.getByRole('textbox', { name: 'Giv linket til Dorte i Region Syddanmark' })
  await link.waitFor()
  const address = await link.inputValue()
  expect(address).toMatch(/\/invitation#[\w-]{43}$/)

  const own = await (await elsewhere.newContext({ locale: 'da-DK' })).newPage()
  const asked: string[] = []
  own.on('request', request => asked.push(request.url() + (request.headers().referer ?? '')))
  await own.goto(address)
  expect(await own.getByLabel('Dit brugernavn').inputValue()).toBe('dorte@example.dk')
  await own.getByLabel('Adgangskode', { exact: true }).focus()
  await own.keyboard.type('Adgangskode123')
  await own.keyboard.press('Enter')
  await own.getByText('Den adgangskode er blandt de mest brugte. Vælg en anden.').waitFor()
  await own.getByLabel('Adgangskode', { exact: true }).fill(CHOSEN)
  await own.keyboard.press('Enter')
  await own.locator('.btn--user[aria-label*="Indsatsejer for Region Syddanmark"]').waitFor()
  expect(asked.filter(url => url.includes(address.split('#')[1] ?? ''))).toEqual([])
  await own.goto(`${site.address()}${PRACTICE}/indberet/2.1`)
  await button(own, /^Ingen ændring/).click()
  await own.getByRole('heading', { name: 'Indsendt' }).waitFor()
  await own.goto('about:blank')
  await own.goto(address)
  await own.getByRole('heading', { name: 'Linket virker ikke.' }).waitFor()
  await own.context().close()

  await page.getByRole('link', { name: 'Til brugerne' }).click()
  await eventually(() => textOn(row(page, 'dorte@example.dk'))).toMatch(/Indsatsejer for Region Syddanmark[\s\S]*Aktiv/)
})

test('the list is searched and filtered, and the address keeps it', async () => {
  const page = await site.open('/brugere', { as: 'administrator' })
  await page.getByLabel('Søg navn').fill('anna')
  await eventually(() => addressOf(page)).toBe('/brugere?q=anna')
  await eventually(() => page.locator('[data-user]').count()).toBe(1)
  await page.getByLabel('Tilstand').selectOption({ label: 'Deaktiveret' })
  await page.getByText('Ingen brugere passer til det, du søger.').waitFor()
  await button(page, 'Ryd').first().click()
  await eventually(() => addressOf(page)).toBe('/brugere')
  expect(await textOn(row(page, 'trial.administrator'))).toContain('prøve')
})

describe('a user', () => {
  test('becomes a deputy with a last day, and is deactivated only when asked twice', async () => {
    const page = await openUser('anna', /status of 400/)
    await button(page, 'Tilføj rolle').click()
    const second = page.getByRole('group', { name: 'Rolle 2' })
    await button(page, 'Gem').click()
    await page.getByText('Vælg, hvem brugeren indberetter for.').waitFor()
    await second.getByLabel('Indberetter for').selectOption('kl')
    await second.getByLabel('Til og med').fill('2026-11-19')
    await button(page, 'Gem').click()
    await page.getByText('Datoen er gået.').waitFor()
    await second.getByLabel('Til og med').fill('2026-12-31')
    await button(page, 'Gem').click()
    await page.getByText('Gemt.').waitFor()
    await button(page, 'Deaktivér').click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fortryd')
    await button(page, 'Ja, deaktivér').click()
    await button(page, 'Aktivér').waitFor()
    await page.getByRole('link', { name: 'Brugere' }).click()
    await eventually(() => textOn(row(page, 'anna@example.dk'))).toMatch(
      /Indsatsejer for KL til og med 31\. dec\. 2026[\s\S]*Deaktiveret/,
    )
  })

  test('that two change at once shows both, and keeps what is chosen', async () => {
    const page = await openUser('bo', /status of 412/)
    await page.getByLabel('Vist navn').fill('Bo fra mig')
    const boss = await site.app().as('administrator')
    const list = (await site.app().get('/api/users', boss)).json() as Users
    const bo = list.users.find(({ name }) => name === 'bo@example.dk')
    const headers = { ...boss, 'if-match': String(bo?.version) }
    const grants = [{ role: 'owner', organisation: 'kl', until: null }]
    await site.app().send('PATCH', `/api/users/${bo?.id}`, { displayName: 'Bo fra en anden', grants }, headers)
    await button(page, 'Gem').click()
    const both = page.getByRole('alert').filter({ hasText: 'En anden har ændret brugeren imens' })
    await both.waitFor()
    expect(await textOn(both)).toMatch(/Bo fra mig[\s\S]*Bo fra en anden[\s\S]*Læser[\s\S]*Indsatsejer for KL/)
    expect(await page.getByLabel('Vist navn').inputValue()).toBe('Bo fra mig')
    await both.getByRole('button', { name: 'Gem mit' }).click()
    await page.getByText('Gemt.').waitFor()
    await page.getByRole('heading', { name: 'Bo fra mig', level: 1 }).waitFor()
  })
})

test('one changes one’s own name and password, and ends a session elsewhere', async () => {
  const page = await site.open('/log-ind?til=%2Fkonto')
  await page.getByLabel('Brugernavn').fill('clara@example.dk')
  await page.getByLabel('Adgangskode').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Min konto' }).waitFor()
  await site.app().send('POST', '/api/session', { name: 'clara@example.dk', password: PASSWORD })
  await page.getByLabel('Vist navn').fill('Clara C.')
  await button(page, 'Gem').click()
  await eventually(() => page.locator('.btn--user').getAttribute('aria-label')).toContain('Clara C.')
  await page.reload()
  await eventually(() => page.locator('.ses li').count()).toBe(2)
  await page.locator('.ses li').last().getByRole('button').click()
  await eventually(() => page.locator('.ses li').count()).toBe(1)
  await page.getByLabel('Nuværende adgangskode').fill(PASSWORD)
  await page.getByLabel('Ny adgangskode').fill(CHOSEN)
  await button(page, 'Skift adgangskode').click()
  await page.getByText('Adgangskoden er skiftet.').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Min konto' }).waitFor()
})

test('whoever may not see the users is told so, and has no such link', async () => {
  const page = await site.open('/brugere', { as: 'reader', expected: /status of 403/ })
  await page.getByRole('heading', { name: 'Du har ikke adgang til denne side.' }).waitFor()
  await page.locator('.btn--user').click()
  expect(await page.getByRole('link', { name: 'Brugere' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Min konto' }).click()
  await eventually(() => addressOf(page)).toBe('/konto')
})

describe.each([
  ['light', 1440, 'da'],
  ['dark', 1440, 'en'],
  ['light', 390, 'en'],
  ['dark', 390, 'da'],
] as const)('in %s at %i px, %s', (scheme, width, language) => {
  test('no page has a fault that axe finds', async () => {
    const view = { scheme, width, language, as: 'administrator' as const, touch: width === 390 }
    const page = await site.open('/brugere', view)
    await row(page, 'clara@example.dk').waitFor()
    await faultless(page, width)
    const user = (await row(page, 'clara@example.dk').getByRole('link').getAttribute('href')) ?? ''
    for (const [path, there] of [
      ['/brugere?vis=organisationer', '[data-organisation]'],
      ['/brugere/ny', '.rl'],
      [user, '.rl'],
      ['/konto', '.ses'],
      ['/brugere/999999', '.notice'],
    ] as const) {
      await page.goto(path)
      await page.locator(there).first().waitFor()
      await faultless(page, width)
    }
    await page.goto(user)
    await button(page, /^(Nyt link|New link)$/).click()
    const link = await page.locator('.lk input').inputValue()
    await button(page, /^(Deaktivér|Deactivate)$/).click()
    await faultless(page, width)
    await page.goto(link)
    await page.locator('input[name="new-password"]').waitFor()
    await faultless(page, width)
  })
})

async function faultless(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(width)
}

// After a report was submitted: its owner withdraws it, the office sends it back with comments, and corrects what has closed.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../server/src/reports/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import { eventually, PRACTICE, siteOfFile, textOn, type View } from '../helpers/site.ts'

const FORM = `${PRACTICE}/indberet/2.1`
const ROUNDS = `/api/portfolios${PRACTICE}/rounds`
const OWNER = 'region-syddanmark'
const site = siteOfFile()

let opened = 0
async function closeOpenRound(): Promise<Record<string, string>> {
  const office = await site.app().as('programme_office')
  const { rounds, open } = (await site.app().get(ROUNDS, office)).json() as Reporting
  const version = rounds.find(({ key }) => key === open)?.version
  const headers = { ...office, 'if-match': `"${version}"` }
  if (open) await site.app().send('POST', `${ROUNDS}/${open}/close`, undefined, headers)
  return office
}
/** Every test has a round of its own, with a report that was submitted to it. */
beforeEach(async () => {
  const office = await closeOpenRound()
  const key = `back-${++opened}`
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const body = { key, name: `Runde ${opened}`, period, deadline: '2026-12-01T12:00' }
  expect((await site.app().send('POST', ROUNDS, body, office)).statusCode).toBe(200)
  const owner = await site.app().as('owner', OWNER)
  const address = `${ROUNDS}/${key}/reports/2.1`
  const { draft } = (await site.app().get(address, owner)).json() as Report
  await site.app().send('PATCH', address, draft, { ...owner, 'if-match': '0' })
  const headers = { ...owner, 'if-match': '1', 'idempotency-key': `submission-${opened}` }
  expect((await site.app().send('POST', `${address}/submit`, undefined, headers)).statusCode).toBe(200)
})

async function openAs(who: { role: string; organisation?: string }, view: View = {}): Promise<Page> {
  const page = await site.open('/log-ind', view)
  const headers = { origin: site.address() }
  const answer = await page.request.post(`${site.address()}/api/session/trial`, { headers, data: who })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.goto(FORM)
  await page.locator('main h1:not(.vh)').first().waitFor()
  return page
}
const owner = (view?: View) => openAs({ role: 'owner', organisation: OWNER }, view)
const office = (view?: View) => openAs({ role: 'programme_office' }, view)
const receipt = (page: Page) => page.getByRole('heading', { name: 'Indsendt' })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('an owner withdraws a report, is asked once more, and has it as a draft again', async () => {
  const page = await owner()
  await receipt(page).waitFor()
  await page.getByText('Kan trækkes tilbage indtil 1. dec. kl. 12.').waitFor()
  await press(page, 'Træk tilbage')
  await page.getByText('Træk indberetningen tilbage?').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fortryd')
  await press(page, 'Ja, træk tilbage')
  await page.getByLabel('Kort status til bestyrelsen', { exact: true }).waitFor()
  await eventually(() => textOn(page.locator('.save'))).toMatch(/^Kladde gemt kl\. /)
})

test('the office returns a report with comments; its owner has them beside the sections until it is submitted again', async () => {
  const waiting = await owner()
  await receipt(waiting).waitFor()
  const page = await office()
  await press(page, 'Returnér til indsatsejeren')
  await press(page, 'Returnér')
  await page.getByText('Skriv en bemærkning ved mindst ét afsnit.').waitFor()
  await page.getByLabel('Kort status til bestyrelsen').fill('Hvad er næste skridt?')
  await press(page, 'Returnér')
  await page.getByRole('heading', { name: 'Returneret' }).waitFor()
  // Whoever sits with the receipt hears of it.
  const told = waiting.getByRole('complementary', { name: 'Sekretariatet om »Kort status til bestyrelsen«' })
  await told.waitFor()
  expect(await textOn(told)).toContain('Hvad er næste skridt?')
  expect(await textOn(waiting.locator('.spc'))).toContain('af Prøvesekretariat')
  await waiting.getByLabel('Kort status til bestyrelsen', { exact: true }).fill('Prøven går i gang i marts.')
  await eventually(() => textOn(waiting.locator('.save'))).toMatch(/^Kladde gemt kl\. /)
  await waiting.getByRole('button', { name: /^Indsend/ }).click()
  await receipt(waiting).waitFor()
  expect(await told.count()).toBe(0)
  await waiting.getByText('2 versioner').click()
  expect(await textOn(waiting.locator('.vrs'))).toMatch(/Gælder nu[\s\S]*Returneret[\s\S]*Hvad er næste skridt\?/)
})

test('the office corrects what has closed, with a reason, and the initiative’s page says so', async () => {
  await closeOpenRound()
  const page = await office()
  await press(page, 'Ret efter lukning')
  await press(page, 'Begynd at rette')
  await page.getByText('Skriv, hvorfor der rettes.').waitFor()
  await page.getByLabel('Hvorfor rettes der?').fill('Forkert tal')
  await press(page, 'Begynd at rette')
  await page.getByRole('heading', { name: 'Rettet version' }).waitFor()
  await page.getByLabel('Kort status til bestyrelsen', { exact: true }).fill('Tallet er rettet.')
  await eventually(() => textOn(page.locator('.save'))).toMatch(/^Kladde gemt kl\. /)
  await page.getByRole('button', { name: /^Indsend rettelsen/ }).click()
  await receipt(page).waitFor()
  expect(await textOn(page.locator('.sent'))).toMatch(
    /på vegne af Region Syddanmark\.[\s\S]*Rettet version\. Begrundelse: Forkert tal/,
  )
  await page.getByRole('link', { name: 'Se indsatsen' }).click()
  await eventually(() => textOn(page.locator('.now'))).toContain('rettet version (Forkert tal)')
  await page.locator('.log summary').click()
  expect(await textOn(page.locator('.log'))).toContain('afløst af en rettet version 20. nov. 2026')
})

describe.each([
  ['light', 1440, 'da'],
  ['dark', 390, 'en'],
] as const)('in %s at %i px, %s', (scheme, width, language) => {
  test('none of it has a fault that axe finds', async () => {
    const view = { scheme, width, language }
    const page = await office(view)
    await page.getByRole('button', { name: /^(Returnér til indsatsejeren|Return to the owner)$/ }).click()
    await faultless(page, width)
    await page.locator('.act textarea').first().fill('Hvorfor?')
    await page.getByRole('button', { name: /^(Returnér|Return)$/ }).click()
    await page.locator('.told').waitFor()
    await faultless(page, width)
  })
})

async function faultless(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

// What the form takes beside lights and words, as an owner types it and the board then reads it.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import { eventually, PRACTICE, siteOfFile, textOn, type View } from '../helpers/site.ts'

const FORM = `${PRACTICE}/indberet/2.1`
const ROUNDS = `/api/portfolios${PRACTICE}/rounds`
const site = siteOfFile()
let opened = 0
beforeEach(async () => {
  const office = await site.app().as('programme_office')
  const { rounds, open } = (await site.app().get(ROUNDS, office)).json() as Reporting
  const version = rounds.find(({ key }) => key === open)?.version
  if (open)
    await site.app().send('POST', `${ROUNDS}/${open}/close`, undefined, { ...office, 'if-match': `"${version}"` })
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const body = { key: `c-${++opened}`, name: `Runde ${opened}`, period, deadline: '2026-12-01T12:00' }
  expect((await site.app().send('POST', ROUNDS, body, office)).statusCode).toBe(200)
})

async function formAs(data: { role: string; organisation?: string }, view: View = {}): Promise<Page> {
  const page = await site.open('/log-ind', view)
  const headers = { origin: site.address() }
  expect((await page.request.post(`${site.address()}/api/session/trial`, { headers, data })).status()).toBe(200)
  await page.goto(FORM, { waitUntil: 'commit' })
  await page.locator('.rq').first().waitFor()
  return page
}
const OWNER = { role: 'owner', organisation: 'region-syddanmark' }
const initiative = async () => (await site.app().read(`/api/portfolios${PRACTICE}/initiatives/2.1`)) as InitiativePage

test('an owner names a milestone, counts, remarks and asks for a decision, and the board reads all of it', async () => {
  const page = await formAs(OWNER)
  expect(await textOn(page.locator('.rep'))).toBe('Du indberetter for Region Syddanmark')
  await page.getByRole('button', { name: 'Tilføj milepæl' }).click()
  await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('f-added.n1')
  await page.keyboard.type('Prøvedrift i to regioner')
  await eventually(() => textOn(page.locator('.upd-p .left'))).toContain('Prøvedrift i to regioner: skriv, hvornår')
  await page.getByLabel(/Hvornår ventes det/).fill('medio 2028')
  await page.getByRole('button', { name: /^Skriv bemærkning til Ny milepæl/ }).click()
  await page.keyboard.type('Efter ønske fra regionerne')
  await page.getByLabel(/^Nu:/).fill('99')
  await eventually(() => textOn(page.locator('.cn'))).toContain('Tallet er større end det hele')
  await page.getByLabel(/^Nu:/).fill('20')
  await page.getByText('Kriteriet peger på kritisk.').waitFor()
  await page.getByRole('button', { name: 'Ret til kritisk' }).click()
  await page.getByLabel('Vi beder styregruppen om en beslutning').check()
  await page.keyboard.type('Om prøvedriften må flyttes')
  const text = page.getByLabel('Kort status til bestyrelsen', { exact: true })
  await text.fill(`${await text.inputValue()} Prøvedriften er ny.`)
  await page.getByRole('button', { name: 'Vis ændringer siden sidst' }).click()
  expect(await page.locator('.wd ins').count()).toBeGreaterThan(0)
  expect(await page.locator('.wd').textContent()).toContain('indsat:')
  if ((await page.getByLabel('Ny plan').count()) > 0) await page.getByLabel('Ny plan').check()
  await eventually(() => page.locator('.upd-p .left').count()).toBe(0)
  await text.press('Control+Enter')
  await page.getByRole('heading', { name: 'Indsendt' }).waitFor()
  expect(await textOn(page.locator('.look'))).toContain('Om prøvedriften må flyttes')
  const { milestones, indicators, judged } = await initiative()
  expect(milestones.at(-1)).toMatchObject({ title: 'Prøvedrift i to regioner', unagreed: true })
  expect(indicators[0]?.measurements.at(-1)?.value).toBe(20)
  expect(judged.outlook?.decision).toBe('Om prøvedriften må flyttes')
  const board = await site.open(`${PRACTICE}/indsatser/2.1`)
  expect(await textOn(board.locator('.look'))).toContain('Ønsker beslutning')
  const row = board.locator('.mt-t--m tr', { hasText: 'Prøvedrift i to regioner' })
  expect(await textOn(row)).toMatch(/Efter ønske fra regionerne[\s\S]*baseline ikke aftalt/)
})

test('what is added is removed again without a trace, and the office is told for whom it writes', async () => {
  const page = await formAs({ role: 'programme_office' })
  expect(await textOn(page.locator('.rep'))).toBe('Du indberetter på vegne af Region Syddanmark')
  await page.getByRole('button', { name: 'Tilføj milepæl' }).click()
  await page.getByLabel(/Hvad skal nås/).fill('Fejl')
  await page.getByRole('button', { name: 'Fjern Fejl' }).click()
  expect(await page.getByLabel(/Hvad skal nås/).count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('add-milestone')
})

describe.each([
  ['light', 1440, 'da'],
  ['dark', 390, 'en'],
] as const)('in %s at %i px, %s', (scheme, width, language) => {
  test('the form with everything in it has no fault that axe finds, and fits', async () => {
    const page = await formAs(OWNER, { scheme, width, language })
    await page.locator('#add-milestone').click()
    await page.locator('.dec input').check()
    await page.locator('.ms-r').first().click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

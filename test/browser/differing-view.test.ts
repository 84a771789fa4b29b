// Another organisation sees a status differently: the board sees both at once, and that it is taken back.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { eventually, PRACTICE, siteOfFile, textOn, type View } from '../helpers/site.ts'

const site = siteOfFile()
/** Under way, reported by its owner in the last round, and contested by nobody. */
const CALM = '3.5'
const CONTESTED = '5.2'
const pageOf = (code: string) => `${PRACTICE}/indsatser/${code}`

async function openAs(data: { role: string; organisation?: string }, path: string, view: View = {}): Promise<Page> {
  const page = await site.open('/log-ind', view)
  const headers = { origin: site.address() }
  const answer = await page.request.post(`${site.address()}/api/session/trial`, { headers, data })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.goto(path, { waitUntil: 'commit' })
  await page.locator('main h1:not(.vh)').first().waitFor({ state: 'attached' })
  return page
}
const contested = (page: Page) => page.locator('.vw')
const differ = (page: Page) => page.getByRole('button', { name: 'Vi ser det anderledes' })

test('its organisation says so by keyboard, a reader’s overview shows it without a reload, and it is taken back', async () => {
  const reader = await site.open(PRACTICE)
  await reader.evaluate(() => Object.assign(window, { pejlStayed: true }))
  const sign = reader.locator(`[data-code="${CALM}"] .contested`)
  const freshOn = async () => {
    const pill = reader.locator('.pill button')
    if ((await pill.count()) > 0) await pill.click()
    return sign.count()
  }
  expect(await sign.count()).toBe(0)
  const owner = await openAs({ role: 'owner', organisation: 'kl' }, pageOf(CALM))
  await differ(owner).focus()
  await owner.keyboard.press('Enter')
  await owner.getByRole('radio', { name: 'Samlet' }).waitFor()
  await owner.keyboard.press('Control+Enter')
  expect(await textOn(owner.locator('.vw-f [role=alert]'))).toBe('Vælg en vurdering. Skriv en begrundelse.')
  expect(await owner.getByRole('radio', { name: /På sporet/ }).isDisabled()).toBe(true)
  await owner.keyboard.press('Tab')
  await owner.keyboard.press('Space')
  await owner.keyboard.press('ArrowDown')
  expect(await owner.getByRole('radio', { name: 'Kritisk' }).isChecked()).toBe(true)
  await owner.keyboard.press('Tab')
  await owner.keyboard.type('Kommunerne har ikke fået midlerne.')
  await owner.keyboard.press('Control+Enter')
  await eventually(() => textOn(contested(owner))).toMatch(/På sporet[\s\S]*KL vurderer:\s*Kritisk[\s\S]*midlerne/)
  await eventually(freshOn).toBe(1)
  expect(await textOn(sign)).toBe('Omstridt')
  expect(await reader.evaluate(() => 'pejlStayed' in window)).toBe(true)
  await sign.click()
  expect(await textOn(reader.locator('.detail'))).toMatch(/Vurderet[\s\S]*På sporet[\s\S]*KL vurderer:\s*Kritisk/)
  await reader.keyboard.press('Escape')

  await owner.getByRole('button', { name: 'Træk tilbage' }).click()
  await owner.getByLabel('Hvorfor trækkes den tilbage?').fill('Pengene er kommet.')
  await owner.getByRole('button', { name: 'Træk vurderingen tilbage' }).click()
  await eventually(() => contested(owner).count()).toBe(0)
  await eventually(freshOn).toBe(0)
  await owner.locator('.log summary').click()
  expect(await textOn(owner.locator('.log'))).toMatch(/KL har trukket sin vurdering tilbage. Pengene er kommet/)
})

test('the office enters one for another organisation, and it is marked', async () => {
  const office = await openAs({ role: 'programme_office' }, pageOf('4.4'))
  await office.getByRole('button', { name: 'Registrér en anden parts vurdering' }).click()
  await office.getByLabel('Organisation').selectOption({ label: 'Danske Regioner' })
  await office.getByRole('radio', { name: 'Tid' }).check({ force: true })
  await office.getByRole('radio', { name: 'Udfordret' }).check({ force: true })
  await office.getByLabel('Begrundelse').fill('Testen mangler.')
  await office.getByRole('button', { name: 'Gem vurdering' }).click()
  await eventually(() => textOn(contested(office))).toMatch(
    /DR vurderer tid:\s*Udfordret[\s\S]*registreret af sekretariatet/,
  )
})

test('the reporter and a reader are offered nothing to change', async () => {
  const { initiatives } = (await (
    await fetch(`${site.address()}/api/portfolios${PRACTICE}/overview`)
  ).json()) as Overview
  const owners = initiatives.find(({ code }) => code === CONTESTED)?.owners
  expect(owners?.[0]).toBe('KOMBIT')
  for (const who of [{ role: 'reader' }, { role: 'owner', organisation: 'kombit' }]) {
    const page = await openAs(who, pageOf(CONTESTED))
    await contested(page).waitFor()
    await page.waitForLoadState('networkidle').catch(() => {})
    expect(await page.locator('.vw-t').count()).toBe(0)
  }
})

test('the filter finds what is contested, and the key says what the sign means', async () => {
  const page = await site.open(`${PRACTICE}?status=contested`)
  await eventually(() => page.locator('tr[data-code]').count()).toBeGreaterThan(1)
  expect(await page.locator('tr[data-code]').count()).toBe(await page.locator('tr[data-code] .contested').count())
  expect(await textOn(page.locator('.legend'))).toContain('omstridt: en anden organisation vurderer anderledes')
})

test.each([
  { width: 1440, scheme: 'light' },
  { width: 390, scheme: 'dark' },
] as const)('both statements and the form have no fault that axe finds, and fit at $width px', async view => {
  const page = await openAs({ role: 'owner', organisation: 'kl' }, pageOf(CONTESTED), view)
  await differ(page).click()
  await page.getByRole('button', { name: 'Gem vurdering' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await contested(page).isVisible()).toBe(true)
  expect(await page.locator('.vw-t').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
})

// Signing in by a provider, as a person sees it: away at first, then there.
import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { GroupRole } from '../../server/src/oidc/settings.ts'
import { freePort, settingsFor, startProvider } from '../helpers/provider.ts'
import { addressOf, eventually, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const GROUPS: GroupRole[] = [{ group: 'office', role: 'programme_office', organisation: null }]
const port = await freePort()
const site = siteOfFile({ config: { trial: false, oidc: settingsFor(`http://127.0.0.1:${port}`, GROUPS) } })
const TIMELINE = `${REAL}/tidslinje?omraade=2`

async function provide(person: { sub: string; groups?: string[]; name?: string }) {
  const provider = await startProvider(GROUPS, { port, ours: site.address() })
  onTestFinished(() => provider.stop())
  provider.person = person
}

test('a provider that does not answer is told, with the password beside it', async () => {
  const page = await site.open(TIMELINE)
  await page.getByRole('link', { name: 'Log ind' }).click()
  await page.getByRole('link', { name: 'Fortsæt med Styrelsens login' }).click()
  await eventually(() => textOn(page.getByRole('alert').first())).toContain('Styrelsens login svarer ikke.')
  await page.getByLabel('Adgangskode').waitFor()
  // Another try leads back to where the reader was.
  const again = await page.getByRole('link', { name: 'Fortsæt med' }).getAttribute('href')
  expect(again).toBe(`/api/oidc/start?til=${encodeURIComponent(TIMELINE)}`)
})

describe('signing in by the provider', () => {
  test('by keyboard leads back to where the reader was, and out again at the provider', async () => {
    await provide({ sub: '1', groups: ['office'], name: 'Hanne' })
    const page = await site.open(`/log-ind?til=${encodeURIComponent(TIMELINE)}`)
    await page.getByRole('link', { name: 'Fortsæt med' }).focus()
    await page.keyboard.press('Enter')
    await eventually(() => addressOf(page)).toBe(TIMELINE)
    const menu = page.locator('.btn--user')
    await eventually(() => menu.getAttribute('aria-label')).toBe('Logget ind som Hanne, Sekretariat')
    await menu.click()
    await page.getByRole('button', { name: 'Log ud', exact: true }).click()
    await eventually(() => new URL(page.url()).port).toBe(String(port))
    await page.getByRole('button', { name: /yes/i }).click()
    await eventually(() => addressOf(page)).toBe('/log-ind')
  })

  test('without the groups says which claim is missing and whom to ask', async () => {
    await provide({ sub: '2', name: 'Ib' })
    const page = await site.open('/log-ind')
    await page.getByRole('link', { name: 'Fortsæt med' }).click()
    await eventually(() => textOn(page.getByRole('alert').first())).toMatch(
      /»groups«.*Bed dem, der driver Styrelsens login/,
    )
  })
})

test.each([
  ['da', 1440, 'light', 'claim_missing'],
  ['en', 390, 'dark', 'no_role'],
] as const)('the page has no fault that axe finds in %s at %i px, %s', async (language, width, scheme, fault) => {
  const page = await site.open(`/log-ind?fejl=${fault}`, { language, width, scheme })
  await page.getByRole('link', { name: /Fortsæt med|Continue with/ }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
})

// The office runs a round from whom it asks to what it closed with, and what was closed stays as it was.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addressOf, eventually, PRACTICE, siteOfFile, textOn, type View } from '../helpers/site.ts'

const INDBERET = `${PRACTICE}/indberet`
const site = siteOfFile()

async function signIn(page: Page, data: { role: string; organisation?: string }) {
  const answer = await page.request.post(`${site.address()}/api/session/trial`, {
    headers: { origin: site.address() },
    data,
  })
  expect(answer.status(), await answer.text()).toBe(200)
}
async function openAs(organisation: string, path: string): Promise<Page> {
  const page = await site.open('/log-ind')
  await signIn(page, { role: 'owner', organisation })
  await page.goto(path, { waitUntil: 'commit' })
  await page.locator(':root:not([data-drawn]) main h1:not(.vh)').first().waitFor({ state: 'attached' })
  return page
}
async function faultless(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}
/** Fills the form as the office would, and asks these. */
async function opens(page: Page, name: string, codes: readonly string[]) {
  await page.getByLabel('Navn').fill(name)
  await page.getByLabel('Perioden fra').fill('2026-10-01')
  await page.getByLabel('Perioden til').fill('2026-12-31')
  await page.getByLabel('Frist').fill('2026-12-01T12:00')
  await page.getByLabel('Møde').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Ingen', exact: true }).click()
  await page.getByRole('button', { name: 'Åbn runden', exact: true }).click()
  await page.getByText('Vælg mindst én indsats.').waitFor()
  for (const code of codes) await page.locator('.who label', { hasText: code }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Åbn runden', exact: true }).click()
  await page.getByRole('heading', { name }).waitFor()
}
async function closes(page: Page) {
  await page.getByRole('button', { name: 'Luk runden', exact: true }).click()
  await page.getByRole('button', { name: 'Ja, luk runden' }).click()
  await page.getByText('Ingen runde er åben.').waitFor()
}
const reports = async (organisation: string, code: string) => {
  const owner = await openAs(organisation, `${INDBERET}/${code}`)
  await owner.getByRole('button', { name: 'Ingen ændring' }).click()
  await owner.getByRole('heading', { name: 'Indsendt' }).waitFor()
}

test('a round asks whom the office chose, reminds, closes, opens again, and shows each closing as it was', async () => {
  const page = await site.open(INDBERET, { as: 'programme_office', expected: /status of 409/ })
  await page.getByText(/^\d+ af 27 valgt$/).waitFor()
  await opens(page, '4. kvartal 2026', ['1.1', '2.1', '3.5'])
  expect(await textOn(page.locator('.rnd-d'))).toMatch(/til mødet Øvebestyrelsen/)
  expect(await page.locator('.ask li').count()).toBe(3)

  await page.getByRole('button', { name: 'Påmind ejerne af 2.1' }).click()
  await page.getByText('Påmindelsen er noteret.').waitFor()
  await page.getByRole('button', { name: 'Påmind ejerne af 2.1' }).click()
  await page.getByText('De er allerede påmindet inden for den seneste time.').waitFor()
  await page.getByRole('button', { name: 'Påmind alle 3, der mangler' }).click()
  await page.getByText('2 påmindelser er noteret.').waitFor()
  const owner = await openAs('region-syddanmark', INDBERET)
  await owner.getByText(/^Sekretariatet mindede om fristen 20\. nov\./).waitFor()

  await reports('region-syddanmark', '2.1')
  await eventually(() => textOn(page.locator('[data-code="2.1"]'))).toContain('Indsendt')
  await page.getByText('Ændr, hvem der spørges').click()
  await page.locator('.who label', { hasText: '1.1' }).getByRole('checkbox').uncheck()
  await page.getByRole('button', { name: 'Gem, hvem der spørges' }).click()
  await eventually(() => page.locator('.ask li').count()).toBe(2)
  await closes(page)

  await page.getByRole('link', { name: '4. kvartal 2026' }).click()
  await page.getByRole('heading', { name: '4. kvartal 2026' }).waitFor()
  expect(await textOn(page.locator('.clo-s'))).toMatch(/2 blev spurgt, 1 indberettet[\s\S]*1\s*Ikke indberettet\s*3\.5/)
  const table = page.locator('.clo-g')
  expect(await textOn(table.locator('[data-code="3.5"]'))).toContain('Ikke indberettet, da runden blev lukket.')
  // The office's own links are not of what was closed.
  const closed = async () => (await textOn(table)).replaceAll('Se eller ret indberetningen', '').replaceAll(/\s+/g, ' ')
  const kept = await closed()
  const hash = await textOn(page.locator('.clo-k code'))

  await page.getByRole('link', { name: 'Alle runder' }).click()
  await page.getByRole('button', { name: 'Genåbn runden' }).click()
  await page.getByText('Skriv en begrundelse.').waitFor()
  await page.getByLabel('Begrundelse').fill('3.5 manglede')
  await page.getByRole('button', { name: 'Genåbn runden' }).click()
  await page.getByText(/^Genåbnet 20\. nov\. kl\. .* af .*: 3\.5 manglede$/).waitFor()
  await reports('finansministeriet', '3.5')
  await eventually(() => textOn(page.locator('[data-code="3.5"]'))).toContain('Indsendt')
  await closes(page)

  await page.goto(`${PRACTICE}/runder/4-kvartal-2026?lukning=1`)
  await page.locator('.clo-x').first().waitFor()
  expect(await textOn(page.locator('.clo-k code'))).toBe(hash)
  expect(await textOn(table.locator('[data-code="3.5"]'))).toMatch(
    /Ikke indberettet, da runden blev lukket\.[\s\S]*Siden lukningen[\s\S]*Indberettet 20\. nov\./,
  )
  // Without what stands beside it, the page says what it said.
  await page.locator('.clo-x').evaluateAll(added => {
    for (const one of added) one.remove()
  })
  expect(await closed()).toBe(kept)
  await page.getByRole('link', { name: /^Lukning 2/ }).click()
  await eventually(() => addressOf(page)).toBe(`${PRACTICE}/runder/4-kvartal-2026?lukning=2`)
  await eventually(() => textOn(page.locator('.clo-s'))).toContain('2 indberettet')

  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.known, .clo-n').filter({ visible: true }).count()).toBe(0)
  expect(await textOn(page.locator('.print-h'))).toMatch(/4\. kvartal 2026 · som lukket 20\. nov\./)
})

describe.each([
  ['light', 1440, 'da'],
  ['dark', 1440, 'en'],
  ['light', 390, 'en'],
  ['dark', 390, 'da'],
] as const)('in %s at %i px, %s', (scheme, width, language) => {
  test('no page of a round has a fault that axe finds, and a reader comes to the closed ones', async () => {
    const view: View = { scheme, width, height: width === 390 ? 844 : 900, language }
    const office = await site.open(INDBERET, { ...view, as: 'programme_office' })
    await office.locator('.who').waitFor()
    await office.locator('.frm li').first().waitFor()
    await faultless(office, width)
    const page = await site.open(INDBERET, { ...view, as: 'reader', expected: /status of 40[34]/ })
    await page.getByRole('link', { name: '4. kvartal 2026' }).click()
    await page.locator('.clo-g').waitFor()
    await faultless(page, width)
    await page.goto(`${PRACTICE}/runder/findes-ikke`)
    await page.locator('h1').first().waitFor()
    await faultless(page, width)
  })
})

test('two who choose whom a round asks see both choices, and nothing is overwritten unseen', async () => {
  const page = await site.open(INDBERET, { as: 'programme_office', expected: /status of 412/ })
  await opens(page, '1. kvartal 2027', ['1.1', '2.1', '3.5'])
  const other = await site.open(INDBERET, { as: 'programme_office' })
  const box = (of: Page, code: string) => of.locator('.who label', { hasText: code }).getByRole('checkbox')
  for (const one of [page, other]) await one.getByText('Ændr, hvem der spørges').click()
  await box(page, '2.1').uncheck()
  await box(other, '3.5').uncheck()
  await other.getByRole('button', { name: 'Gem, hvem der spørges' }).click()
  await eventually(() => other.locator('.ask li').count()).toBe(2)
  // It hears of the other's choice, and still stands by its own.
  await eventually(() => page.locator('.ask li').count()).toBe(2)
  await page.getByRole('button', { name: 'Gem, hvem der spørges' }).click()
  const two = page.getByRole('alert').filter({ hasText: 'Runden er ændret imens' })
  await two.waitFor()
  expect(await textOn(two)).toMatch(/Kun i dit valg\s*3\.5[\s\S]*Kun i runden nu\s*2\.1/)
  await faultless(page, 1440)
  await page.getByRole('button', { name: 'Gem mit valg' }).click()
  await two.waitFor({ state: 'detached' })
  await eventually(() => page.locator('.ask li').allTextContents()).toEqual([
    expect.stringContaining('1.1'),
    expect.stringContaining('3.5'),
  ])
  await closes(page)
})

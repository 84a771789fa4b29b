// Owners report and the office follows: in one press, with something missing, two at once, and without a connection.
import { AxeBuilder } from '@axe-core/playwright'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import { addressOf, eventually, PRACTICE, siteOfFile, textOn, type View } from '../helpers/site.ts'

const INDBERET = `${PRACTICE}/indberet`
const ROUNDS = `/api/portfolios${PRACTICE}/rounds`
const site = siteOfFile()

async function closeOpenRound(): Promise<Record<string, string>> {
  const office = await site.app().as('programme_office')
  const { rounds, open } = (await site.app().get(ROUNDS, office)).json() as Reporting
  const version = rounds.find(({ key }) => key === open)?.version
  if (open) {
    const headers = { ...office, 'if-match': `"${version}"` }
    await site.app().send('POST', `${ROUNDS}/${open}/close`, undefined, headers)
  }
  return office
}
let opened = 0
/** Every test has a round of its own; the practice portfolio has none that is open. */
beforeEach(async () => {
  const office = await closeOpenRound()
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const body = { key: `r-${++opened}`, name: `Runde ${opened}`, period, deadline: '2026-12-01T12:00' }
  expect((await site.app().send('POST', ROUNDS, body, office)).statusCode).toBe(200)
})

/** Opens a page as somebody who reports for an organisation. */
async function openAs(organisation: string, path: string, view: View = {}): Promise<Page> {
  const page = await site.open('/log-ind', view)
  await signIn(page, { role: 'owner', organisation })
  await page.goto(path, { waitUntil: 'commit' })
  await page.locator(':root:not([data-drawn]) main h1:not(.vh)').first().waitFor({ state: 'attached' })
  return page
}
async function signIn(page: Page, data: { role: string; organisation?: string }) {
  const answer = await page.request.post(`${site.address()}/api/session/trial`, {
    headers: { origin: site.address() },
    data,
  })
  expect(answer.status(), await answer.text()).toBe(200)
}
const save = (page: Page) => page.locator('.save')
const isSaved = (page: Page) => eventually(() => textOn(save(page))).toMatch(/^Kladde gemt kl\. \d\d\.\d\d$/)
const text = (page: Page) => page.getByLabel('Kort status til bestyrelsen', { exact: true })
const submit = (page: Page) => page.getByRole('button', { name: 'Indsend', exact: false })
const receipt = (page: Page) => page.getByRole('heading', { name: 'Indsendt' })
/** One card of a row: radios lie under their labels. */
const card = (page: Page, row: string, word: string) =>
  page.getByRole('group', { name: new RegExp(`^${row}`) }).getByRole('radio', { name: word })

describe('an owner', () => {
  test('reports no change by one press, and a reader sees it without a reload', async () => {
    const reader = await site.open(PRACTICE)
    await reader.evaluate(() => Object.assign(window, { pejlStayed: true }))
    const row = reader.locator('[data-code="2.1"]')
    const before = await textOn(row)
    const page = await openAs('region-syddanmark', `${INDBERET}/2.1`)
    await page.getByRole('button', { name: 'Ingen ændring' }).click()
    await receipt(page).waitFor()
    await eventually(async () => {
      const pill = reader.locator('.pill button')
      if ((await pill.count()) > 0) await pill.click()
      return textOn(row)
    }).not.toBe(before)
    expect(await reader.evaluate(() => 'pejlStayed' in window)).toBe(true)
  })

  test('says what yellow may come to, moves a date, submits by keyboard, and is led to the next', async () => {
    const page = await openAs('kl', INDBERET)
    expect(await textOn(page.locator('.ask'))).toMatch(/2\.3[\s\S]*Ikke begyndt[\s\S]*4\.2[\s\S]*4\.4/)
    await page.locator('.ask a').first().click()
    await page.getByText('Udfordret: skriv hvad, hvornår og hvem').first().waitFor()
    expect(await page.getByRole('button', { name: 'Ingen ændring' }).count()).toBe(0)
    await page.getByLabel('Hvad vil gøre det kritisk?').fill('Udbuddet går om')
    await page.getByLabel('Hvornår?').fill('medio 2027')
    await page.getByLabel('Hvem hjælper?').fill('KOMBIT')
    const date = page.getByLabel(/^Ny dato for /).last()
    await date.fill('en dag')
    await eventually(() => textOn(page.locator('.ms'))).toContain('Datoen kan ikke læses.')
    await date.fill('ultimo 2029')
    // So late a date is red by the rules, and kept yellow with a reason.
    const time = page.getByRole('group', { name: /^Tid/ })
    await time.getByText('Kriteriet peger på kritisk.').waitFor()
    await time.getByRole('button', { name: 'Behold og begrund' }).click()
    await page.keyboard.type('Aftalt med styregruppen')
    await isSaved(page)
    await date.press('Control+Enter')
    await receipt(page).waitFor()
    const { milestones } = (await site.app().read(`/api/portfolios${PRACTICE}/initiatives/2.3`)) as InitiativePage
    expect(milestones.at(-1)?.forecast?.text).toBe('ultimo 2029')
    await page.getByRole('link', { name: /^Næste: 4\.2/ }).click()
    await eventually(() => addressOf(page)).toBe(`${INDBERET}/4.2`)
  })

  test('is led to what is missing, from the button and from the list', async () => {
    const page = await openAs('kl', `${INDBERET}/4.2`)
    await text(page).fill('')
    await submit(page).click()
    // The first of what is missing has the focus; red asks for a way on.
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('track')
    const list = page.locator('.upd-p .left')
    expect(await textOn(list)).toBe('Kritisk: vælg et spor\nKort status: skriv et par linjer')
    await list.getByRole('link', { name: /^Kort status/ }).click()
    await page.keyboard.type('Prøven er bestået.')
    await page.getByLabel('Ny plan').check()
    await isSaved(page)
    await submit(page).click()
    await receipt(page).waitFor()
  })

  test('is told by one press or a reason when the rules say otherwise, and chooses by letter', async () => {
    const page = await openAs('silkeborg-kommune', `${INDBERET}/4.1`)
    const row = page.getByRole('group', { name: /^Tid/ })
    await card(page, 'Tid', 'Kritisk').focus()
    await page.keyboard.press('p')
    expect(await card(page, 'Tid', 'På sporet').isChecked()).toBe(true)
    await row.getByText('Kriteriet peger på kritisk.').waitFor()
    await row.getByRole('button', { name: 'Behold og begrund' }).click()
    await page.keyboard.type('Kun på papiret')
    await eventually(() => textOn(page.locator('.upd-p'))).not.toContain('Tid: ret eller begrund')
    await row.getByRole('button', { name: 'Ret til kritisk' }).click()
    expect(await card(page, 'Tid', 'Kritisk').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Tilsidesæt med begrundelse' }).click()
    await page.getByLabel('Begrundelse for at tilsidesætte').fill('Aftalt med styregruppen')
    await isSaved(page)
    // Back from the round, the draft is there as it was left.
    await page.getByRole('link', { name: 'Luk' }).click()
    await eventually(() => textOn(page.locator('[data-code="4.1"]'))).toContain('Kladde')
    await page.locator('[data-code="4.1"] a').click()
    await eventually(() => page.getByLabel('Begrundelse for at tilsidesætte').inputValue()).toBe(
      'Aftalt med styregruppen',
    )
    await isSaved(page)
  })

  test('loses nothing that is typed without a connection, through a reload', async () => {
    const page = await openAs('aalborg-kommune', `${INDBERET}/2.4`, { expected: /ERR_FAILED/ })
    await page.route('**/reports/2.4', (route, request) =>
      request.method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await text(page).fill('Skrevet uden forbindelse')
    await eventually(() => textOn(save(page))).toBe('Kunne ikke gemmes, prøver igen')
    await page.reload()
    await eventually(() => text(page).inputValue()).toBe('Skrevet uden forbindelse')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await isSaved(page)
    await page.reload()
    await eventually(() => text(page).inputValue()).toBe('Skrevet uden forbindelse')
  })
})

test('two owners in one draft see each other’s words without a reload', async () => {
  const one = await openAs('silkeborg-kommune', `${INDBERET}/5.4`)
  const other = await openAs('digst', `${INDBERET}/5.4`)
  const stranger = await openAs('kl', INDBERET)
  const asked: string[] = []
  stranger.on('request', request => asked.push(new URL(request.url()).pathname))
  await text(one).fill('Skrevet i Silkeborg')
  await eventually(() => text(other).inputValue()).toBe('Skrevet i Silkeborg')
  expect(asked).toEqual([])
})

test('two owners in one draft see both texts, and each keeps what is chosen', async () => {
  const expected = /status of 412|ERR_FAILED/
  const one = await openAs('silkeborg-kommune', `${INDBERET}/5.4`, { expected })
  const other = await openAs('digst', `${INDBERET}/5.4`, { expected })
  // Nothing is heard of the one who is quicker.
  for (const page of [one, other]) {
    await page.route('**/api/events', route => route.abort())
    await page.reload()
    await text(page).waitFor()
  }
  await text(one).fill('Fra Silkeborg')
  await isSaved(one)
  await text(other).fill('Fra Digitaliseringsstyrelsen')
  const both = other.getByRole('alert').filter({ hasText: 'En anden har skrevet' })
  await both.waitFor()
  expect(await textOn(both)).toMatch(/Fra Digitaliseringsstyrelsen[\s\S]*Fra Silkeborg/)
  expect(await text(other).inputValue()).toBe('Fra Digitaliseringsstyrelsen')
  await other.getByRole('button', { name: 'Behold min' }).click()
  await isSaved(other)
  await text(one).fill('Mere fra Silkeborg')
  await one.getByText('Fra Digitaliseringsstyrelsen').waitFor()
  await one.getByRole('button', { name: 'Brug den andens' }).click()
  await isSaved(one)
  expect(await text(one).inputValue()).toBe('Fra Digitaliseringsstyrelsen')
})

test('the office opens a round, sees who is missing as it changes, extends it and closes it', async () => {
  await closeOpenRound()
  const page = await site.open(INDBERET, { as: 'programme_office' })
  await page.getByText('Ingen runde er åben.').waitFor()
  await page.getByRole('button', { name: 'Åbn runden', exact: true }).click()
  await page.getByText('Udfyld navn, perioden fra, perioden til og frist (dansk tid).').waitFor()
  await page.getByLabel('Navn').fill('Forår på ny')
  await page.getByLabel('Perioden fra').fill('2026-10-01')
  await page.getByLabel('Perioden til').fill('2026-12-31')
  await page.getByLabel('Frist').fill('2026-12-01T12:00')
  await page.getByRole('button', { name: 'Åbn runden', exact: true }).click()
  await page.getByRole('heading', { name: 'Forår på ny' }).waitFor()
  expect(await textOn(page.locator('.known'))).toContain('frist 1. dec. kl. 12, om 11 dage')
  expect(await textOn(page.locator('.ask'))).toMatch(/2\.1[\s\S]*Region Syddanmark[\s\S]*Ikke begyndt/)
  const owner = await openAs('region-syddanmark', `${INDBERET}/2.1`)
  await owner.getByRole('button', { name: 'Ingen ændring' }).click()
  await eventually(() => textOn(page.locator('[data-code="2.1"]'))).toContain('Indsendt')
  // The deadline passes: whoever has not reported is missing since then.
  await sql`update reporting_round set opened_at = '2026-11-19T08:00Z', deadline = '2026-11-20T09:00Z'
    where name = 'Forår på ny'`.execute(site.database().db)
  await eventually(() => textOn(page.locator('[data-code="2.2"]'))).toMatch(
    /Mangler[\s\S]*mangler siden 20\. nov\. kl\. 10/,
  )
  await page.getByLabel('Ny frist').fill('2026-12-15T09:30')
  await page.getByRole('button', { name: 'Forlæng' }).click()
  await eventually(() => textOn(page.locator('.known'))).toContain('frist 15. dec. kl. 9.30, om 25 dage')
  await page.getByRole('button', { name: 'Luk runden' }).click()
  await page.getByText(/^\d+ indsatser mangler\. Luk runden alligevel\?$/).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fortryd')
  await page.getByRole('button', { name: 'Ja, luk runden' }).click()
  await page.getByText('Ingen runde er åben.').waitFor()
})

describe('whoever has nothing to report', () => {
  test('is asked to sign in, or told so, and has no such link in the menu', async () => {
    const stranger = await site.open(INDBERET, { expected: /status of 401/ })
    await stranger.getByRole('heading', { name: 'Log ind for at se siden.' }).waitFor()
    const reader = await site.open(INDBERET, { as: 'reader', expected: /status of 403/ })
    await reader.getByRole('heading', { name: 'Du har ikke noget at indberette.' }).waitFor()
    expect(await reader.locator('.nav').getByRole('link', { name: 'Indberet' }).count()).toBe(0)
    const other = await openAs('kl', `${INDBERET}/2.1`, { expected: /status of 404/ })
    await other.getByRole('heading', { name: 'Du skal ikke indberette om 2.1 i denne runde.' }).waitFor()
  })
})

describe.each([
  ['light', 1440, 'da'],
  ['dark', 1440, 'en'],
  ['light', 390, 'en'],
  ['dark', 390, 'da'],
] as const)('in %s at %i px, %s', (scheme, width, language) => {
  test('neither page has a fault that axe finds', async () => {
    const page = await openAs('kombit', `${INDBERET}/3.4`, { scheme, width, language })
    await page.locator('.rq').first().waitFor()
    await card(page, language === 'da' ? 'Tid' : 'Time', language === 'da' ? 'Udfordret' : 'At risk').check()
    await card(page, language === 'da' ? 'Risiko' : 'Risk', language === 'da' ? 'Kritisk' : 'Off track').check()
    await faultless(page, width)
    await signIn(page, { role: 'programme_office' })
    await page.goto(INDBERET)
    await page.locator('.ask').waitFor()
    await page.getByRole('button', { name: /^(Luk runden|Close the round)$/ }).click()
    await faultless(page, width)
  })
})

async function faultless(page: Page, width: number) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

// The timeline: what waits for what, the meetings above, the sectors' load below, and dates outside the frame.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addressOf, codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()

const row = (page: Page, code: string) => page.locator(`[data-row="${code}"]`)
async function look(path: string, view = {}) {
  const page = await site.open(path, view)
  await page.getByRole('region', { name: /^Tidslinje/ }).waitFor()
  return page
}

describe('dependencies', () => {
  test('are drawn on hover, named at the other end and told in a card; Esc puts them away', async () => {
    const page = await look(`${REAL}/tidslinje`)
    await row(page, '2.2').getByRole('link').first().hover()
    await eventually(() => page.locator('.tl-deps .dp-w').allTextContents()).toEqual([
      'gensidigt afhængig af 2.2',
      'forudsætning for 2.2',
      'forudsætning for 2.2',
      'forudsætning for 2.2',
    ])
    expect(await textOn(page.locator('.tl-card'))).toMatch(/Afhænger af.*1\.1 Lægen.*3\.5 .*Nødvendig for.*2\.3/s)
    await page.keyboard.press('Escape')
    expect(await page.locator('.tl-deps, .tl-card').count()).toBe(0)
  })

  test('come with the focus, laws and standards among them, and are read out with the initiative', async () => {
    const page = await look(`${REAL}/tidslinje`)
    const title = row(page, '2.1').getByRole('link').first()
    await title.focus()
    await eventually(() => textOn(page.locator('.tl-card'))).toMatch(/FHIR · standard.*VANS-leverandører · leverandør/s)
    const described = (await title.getAttribute('aria-describedby')) ?? ''
    const words = await page.evaluate(
      ids => ids.split(' ').map(id => document.getElementById(id)?.textContent),
      described,
    )
    expect(words.join(' ')).toMatch(/Afhænger af FHIR \(standard\), XDIS91 \(standard\)/)
  })

  test('are known only from the day they were recorded', async () => {
    const page = await look(`${REAL}/tidslinje?pr=2021-09-29`)
    await row(page, '2.2').getByRole('link').first().focus()
    expect(await page.locator('.tl-deps').count()).toBe(0)
  })
})

describe('meetings', () => {
  const meetings = (page: Page) => page.getByRole('list', { name: 'Møder' }).getByRole('listitem').allTextContents()

  test('stand over the years, held ones and planned ones told apart', async () => {
    const page = await look(`${REAL}/tidslinje`)
    const said = await meetings(page)
    expect(said).toContain('Den nationale bestyrelse for sundheds-it: møde 29. sep. 2021')
    expect(said).toContain('Den nationale bestyrelse for sundheds-it: møde planlagt til 19. juni 2019')
    expect(await page.locator('.mt-w').first().textContent()).toBe('apr. og juni 2019')
  })

  test('are those known on a past day', async () => {
    const page = await look(`${REAL}/tidslinje?pr=2019-04-03`)
    expect(await meetings(page)).toEqual([
      'Den nationale bestyrelse for sundheds-it: møde 3. apr. 2019',
      'Den nationale bestyrelse for sundheds-it: møde planlagt til 19. juni 2019',
    ])
  })
})

describe('the load on the sectors', () => {
  const load = (page: Page) => page.getByRole('region', { name: 'Planlagte idriftsættelser pr. kvartal' })

  test('has a strip for each sector, and a press lists what goes live, with a link to it', async () => {
    const page = await look(`${REAL}/tidslinje`)
    expect(await load(page).locator('.ld-h b').allTextContents()).toEqual([
      'Stat',
      'Regioner',
      'Kommuner',
      'Praksissektor',
    ])
    await load(page)
      .getByRole('button', { name: /^1–\d: Kommuner, 2\. kvt\. 2025: 1 falder i kvartalet/ })
      .click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje?idrift=municipalities-2025-04-01`)
    const list = page.getByRole('region', { name: /^Kommuner, 2\. kvt\. 2025/ })
    expect(await textOn(list)).toMatch(/2\.1 CareCommunication: start på idriftsættelse 31\. maj 2025/)
    await list.getByRole('link').first().click()
    await eventually(() => page.url()).toMatch(/\/indsatser\/2\.1#m-/)
    await page.goBack()
    await list.waitFor()
    await list.getByRole('button', { name: 'Luk' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje`)
  })

  test('is gone through with the arrows, past empty quarters, from one stop of the tab key', async () => {
    const page = await look(`${PRACTICE}/tidslinje`)
    expect(await load(page).locator('[tabindex="0"]').count()).toBe(1)
    await load(page).locator('[tabindex="0"]').focus()
    const named = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const sectorIn = (name: string) => /: ([^,]+),/.exec(name)?.[1]
    const first = await named()
    await page.keyboard.press('ArrowRight')
    const second = await named()
    expect(second).not.toBe(first)
    expect(sectorIn(second)).toBe(sectorIn(first))
    await page.keyboard.press('ArrowDown')
    expect(sectorIn(await named())).not.toBe(sectorIn(first))
    await page.keyboard.press('Enter')
    await eventually(() => addressOf(page)).toMatch(/\?idrift=/)
  })

  test('counts what the filters leave, and knows on a past day only what was known then', async () => {
    const page = await look(`${REAL}/tidslinje?omraade=4`)
    await eventually(() => codesOn(page)).toEqual([])
    expect(await load(page).locator('.ld-c').count()).toBe(1)
    await page.goto(`${REAL}/tidslinje?pr=2021-09-29`)
    await page.getByText('Ingen planlagte idriftsættelser er oplyst.').waitFor()
  })

  test('stands in the table twin, quarter by quarter', async () => {
    const page = await site.open(`${REAL}/tidslinje?vis=tabel`)
    const table = page.getByRole('table', { name: 'Planlagte idriftsættelser pr. kvartal' })
    const line = table.getByRole('row', { name: /^2\. kvt\. 2025/ })
    expect(await textOn(line)).toMatch(/2\.1/)
  })
})

describe('the frame', () => {
  test('points at its edges to dates outside it, and a press goes there', async () => {
    const page = await look(`${REAL}/tidslinje?zoom=12mdr&fra=2024-10`)
    const pointer = row(page, '5.3').getByRole('button', { name: /tidligere\. Flyt tidslinjen dertil/ })
    expect(
      await row(page, '2.1')
        .getByRole('link', { name: /CareCommunication: start/ })
        .count(),
    ).toBe(1)
    expect(await pointer.count()).toBe(0)
    const earlier = row(page, '3.3').getByRole('button', { name: /1 dato ligger tidligere.*Værktøjer klar/ })
    await earlier.click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje?zoom=12mdr&fra=2022-06`)
    await row(page, '3.3')
      .getByRole('link', { name: /Værktøjer klar/ })
      .waitFor()
  })

  test('is moved and widened by keys, and stays where it was gone to', async () => {
    const page = await look(`${REAL}/tidslinje`)
    await page.keyboard.press('+')
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje?zoom=3aar`)
    await page.keyboard.press(',')
    await eventually(() => addressOf(page)).toMatch(/zoom=3aar&fra=2022-/)
    await page.keyboard.press('+')
    await eventually(() => addressOf(page)).toMatch(/zoom=12mdr&fra=2023-/)
    await page.keyboard.press('0')
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje`)
  })

  test('keeps filters and grouping from page to page', async () => {
    const page = await look(`${REAL}/tidslinje?omraade=2&grp=ejer&zoom=3aar`)
    await page
      .getByRole('navigation', { name: 'Hovedmenu', exact: true })
      .getByRole('link', { name: 'Overblik' })
      .click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?omraade=2&grp=ejer`)
    await eventually(async () => (await codesOn(page)).length).toBe(5)
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await eventually(() => addressOf(page)).toBe(`${REAL}/historik?omraade=2&grp=ejer`)
  })
})

test('every phase is a stop that says from when it held, in the order of time', async () => {
  const page = await look(`${PRACTICE}/tidslinje`)
  await row(page, '1.1').getByRole('link').first().focus()
  const names: string[] = []
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('ArrowRight')
    names.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
  }
  expect(names.filter(name => /^(Planlagt|Under udvikling|Udbredes|I drift) fra /.test(name)).length).toBeGreaterThan(2)
  expect(names.some(name => name.startsWith('Udbud afgjort'))).toBe(true)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await eventually(() => page.locator('.tl-card').count()).toBe(1)
})

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

const BOARD = 'Den nationale bestyrelse for sundheds-it'
/** What the element with the focus is called, as it is read out. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

describe('meetings', () => {
  const band = (page: Page) => page.getByRole('list', { name: 'Møder' })
  /** What each says; those that share a spot say it one after another. */
  const meetings = (page: Page) => band(page).locator('.vh > span').allTextContents()

  test('stand over the years, held ones and planned ones told apart', async () => {
    const page = await look(`${REAL}/tidslinje`)
    const said = await meetings(page)
    expect(said).toEqual(expect.arrayContaining([`${BOARD}: møde planlagt til 19. juni 2019`]))
    expect(said.join()).toContain(`${BOARD}: møde afholdt 29. sep. 2021`)
    expect(said.join()).toContain(': møde afholdt mellem 11. sep. 2024 og 4. dec. 2024')
    expect(await page.locator('.mt-w').first().textContent()).toBe('apr. og juni 2019')
  })

  test('are those known on a past day', async () => {
    const page = await look(`${REAL}/tidslinje?pr=2019-04-03`)
    expect(await meetings(page)).toEqual([
      `${BOARD}: møde afholdt 3. apr. 2019`,
      `${BOARD}: møde planlagt til 19. juni 2019`,
    ])
  })

  test('are one stop of the tab key, arrows lead from one to the next, and each is told in a card', async () => {
    const page = await look(`${REAL}/tidslinje`)
    expect(await band(page).locator('[tabindex="0"]').count()).toBe(1)
    await band(page).locator('[tabindex="0"]').focus()
    expect(await focused(page)).toBe(`${BOARD}: møde afholdt 3. apr. 2019`)
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe(`${BOARD}: møde planlagt til 19. juni 2019`)
    await eventually(() => textOn(page.locator('.tl-card'))).toMatch(
      /^Den nationale .*\s+møde planlagt til 19\. juni 2019$/,
    )
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)).toBe(true)
  })

  test('outside the frame are pointed at, and a press goes to the nearest of them', async () => {
    const page = await look(`${REAL}/tidslinje?zoom=12mdr&fra=2022-01`)
    const earlier = band(page).getByRole('button', {
      name: /^‹ 5\s*: 5 møder ligger tidligere\. Flyt tidslinjen dertil/,
    })
    expect(
      await band(page)
        .getByRole('button', { name: /^2 ›\s*: 2 møder ligger senere/ })
        .count(),
    ).toBe(1)
    await earlier.click()
    await eventually(() => addressOf(page)).toMatch(/zoom=12mdr&fra=2021-/)
    await eventually(() => focused(page)).toMatch(/møde planlagt til 10\. dec\. 2021/)
  })

  test('are named in the language of the reader', async () => {
    const page = await site.open(`${REAL}/tidslinje`, { language: 'en' })
    const list = page.getByRole('list', { name: 'Meetings' })
    await list.getByRole('button', { name: 'The national board for health IT: meeting held 3 Apr 2019' }).waitFor()
  })

  test('stand in the table twin', async () => {
    const page = await site.open(`${REAL}/tidslinje?vis=tabel`)
    const rows = page.getByRole('table', { name: 'Møder' }).getByRole('row')
    await rows.nth(2).waitFor()
    expect(await textOn(rows.nth(1))).toMatch(/^3\. apr\. 2019\s+Den nationale bestyrelse for sundheds-it\s+afholdt$/)
    expect(await textOn(rows.nth(2))).toMatch(/19\. juni 2019.*planlagt/s)
  })
})

describe('the load on the sectors', () => {
  const load = (page: Page) => page.getByRole('region', { name: /^Planlagte idriftsættelser pr\. / })

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

  test('has its list right after the cell, leaves it its keys, and Esc gives the focus back to the cell', async () => {
    const page = await look(`${REAL}/tidslinje`)
    const cell = load(page).getByRole('button', { name: /^1–\d: Kommuner, 2\. kvt\. 2025/ })
    await cell.focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('region', { name: /^Kommuner, 2\. kvt\. 2025/ })
    await list.waitFor()
    expect(await cell.getAttribute('aria-controls')).toBe(await list.getAttribute('id'))
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Luk')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe('Luk')
    await page.keyboard.press('Enter')
    await eventually(() => list.count()).toBe(0)
    expect(await focused(page)).toMatch(/Kommuner, 2\. kvt\. 2025/)
    await page.keyboard.press('Enter')
    await list.getByRole('link').first().focus()
    await page.keyboard.press('Escape')
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje`)
    expect(await focused(page)).toMatch(/Kommuner, 2\. kvt\. 2025/)
  })

  test('tells what lies outside the frame, also where nothing lies in it', async () => {
    const page = await look(`${REAL}/tidslinje?zoom=12mdr&fra=2019-01`)
    expect(await textOn(load(page).getByRole('listitem').filter({ hasText: 'Kommuner' }))).toMatch(
      /ingen i perioden · \d uden for perioden/,
    )
    expect(await page.getByText('Ingen planlagte idriftsættelser er oplyst.').count()).toBe(0)
    await page.goto(`${REAL}/tidslinje?zoom=12mdr&fra=2019-01&vis=tabel`)
    const table = page.getByRole('table', { name: 'Planlagte idriftsættelser pr. kvartal' })
    expect(await textOn(table.getByRole('row', { name: /^Uden for perioden/ }))).toMatch(/2\.1/)
  })

  test('tells what is overdue apart from what is ahead', async () => {
    const page = await look(`${PRACTICE}/tidslinje`)
    const late = load(page).getByRole('button', { name: /\d overskredet$/ })
    expect(await late.count()).toBeGreaterThan(0)
    expect(await late.first().locator('.ld-o').count()).toBeGreaterThan(0)
    await late.first().click()
    await eventually(() => textOn(page.locator('.ld-l li').filter({ hasText: 'overskredet' }).first())).toMatch(
      / · overskredet/,
    )
  })

  test('has cells wide enough for a finger that do not lie over each other, counts above the middle of their bars', async () => {
    const page = await look(`${PRACTICE}/tidslinje`, { width: 1024, height: 768 })
    await page.getByRole('heading', { name: 'Planlagte idriftsættelser pr. halvår' }).waitFor()
    const cells = await load(page)
      .locator('.ld-c')
      .evaluateAll(all =>
        all.map(cell => {
          const middleOf = (of: Element | null) => {
            const { left, right } = (of ?? cell).getBoundingClientRect()
            return (left + right) / 2
          }
          const { left, right, top } = cell.getBoundingClientRect()
          const away = Math.abs(middleOf(cell.querySelector('rect')) - middleOf(cell.querySelector('span')))
          return { left, right, top, away }
        }),
      )
    expect(cells.length).toBeGreaterThan(5)
    cells.forEach(({ left, right, top, away }, index) => {
      const before = cells[index - 1]
      expect(right - left).toBeGreaterThanOrEqual(24)
      expect(away).toBeLessThan(1)
      if (before?.top === top) expect(left).toBeGreaterThanOrEqual(before.right - 0.2)
    })
  })

  test('is scrolled in step with the chart on a phone, and has the years above it', async () => {
    const page = await look(`${PRACTICE}/tidslinje`, { width: 390, height: 844 })
    const place = (of: string) => page.locator(of).evaluate(box => box.scrollLeft)
    const scroll = (of: string, to: number) => page.locator(of).evaluate((box, left) => box.scrollTo({ left }), to)
    await scroll('.tl', 120)
    await eventually(() => place('.ld')).toBe(120)
    await scroll('.ld', 300)
    await eventually(() => place('.tl')).toBe(300)
    expect(await load(page).locator('.tl-axis').textContent()).toMatch(/2026/)
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

  test('ends where the dates end, whatever the address asks for', async () => {
    const page = await look(`${REAL}/tidslinje?zoom=12mdr&fra=9999-12`)
    expect(await page.getByRole('button', { name: 'Senere', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Tidligere', exact: true }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje?zoom=12mdr&fra=2026-01`)
    await row(page, '2.1')
      .getByRole('link', { name: /^Fælles afprøvning/ })
      .waitFor()
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

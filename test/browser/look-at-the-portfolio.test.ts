// A reader opens Pejl and looks: the real portfolio, its counts, the two lights side by side, filters that are addresses.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { addressOf, codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const CODES = [
  ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  ...['2.1', '2.2', '2.3', '2.4', '2.5'],
  ...['3.1', '3.2', '3.3', '3.4', '3.5', '3.6'],
  ...['4.1', '4.2', '4.3', '4.4', '4.5'],
  ...['5.1', '5.2', '5.3', '5.4'],
]
const site = siteOfFile()
const countOn = (page: Page) => page.locator('.bar-n').textContent()
const groupsOn = (page: Page) => page.locator('tr.lane th').allTextContents()
const tile = (page: Page, word: string) => page.getByRole('button', { name: new RegExp(`^Filtrér: ${word}`) })

describe('the overview', () => {
  test('is where the front leads: the real portfolio with its 27 codes in five focus areas', async () => {
    const page = await site.open('/')
    await eventually(() => addressOf(page)).toBe(REAL)
    await eventually(() => codesOn(page)).toEqual(CODES)
    expect(await page.locator('td.code').allTextContents()).toEqual(CODES)
    expect(await page.locator('tr.lane .lane-n').allTextContents()).toEqual(['1', '2', '3', '4', '5'])
    expect(await page.title()).toBe('Porteføljeoverblik · Strategi for digital sundhed 2018–2024 · Pejl')
    expect(await page.locator('html').getAttribute('lang')).toBe('da')
  })

  test('counts as the API counts, and the counts add up', async () => {
    const { counts } = await site.app().read<Overview>(`/api/portfolios${REAL}/overview`)
    const page = await site.open(REAL)
    const tiles = await page
      .locator('.tile')
      .evaluateAll(all =>
        all.map(one => [one.querySelector('.tile-b span')?.textContent, Number(one.querySelector('b')?.textContent)]),
      )
    expect(Object.fromEntries(tiles)).toEqual({
      'På sporet': counts.byLight.green,
      Udfordret: counts.byLight.yellow,
      Kritisk: counts.byLight.red,
      'I drift': counts.byLifecycle.in_operation,
      Afsluttet: counts.byLifecycle.completed,
      Overdraget: counts.byLifecycle.handed_over,
      'Indgår i anden': counts.byLifecycle.absorbed,
      'I bero': counts.byLifecycle.paused,
      Stoppet: counts.byLifecycle.discontinued,
      'Ikke igangsat': counts.byLifecycle.never_started,
    })
    const heads = await page.locator('.sum-g h2 b').allTextContents()
    expect(heads.map(Number)).toEqual([counts.underWay, counts.reached, counts.notCarriedThrough])
    expect(tiles.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(27)
    expect(await page.locator('.tile .codes a').count()).toBe(27)
  })

  test('names who owns what, and what each row waits for', async () => {
    const page = await site.open(REAL)
    const row = page.locator('[data-code="3.4"]')
    expect(await row.locator('.owners abbr').allTextContents()).toEqual(['SDS', 'DR', 'Region Nordjylland'])
    expect(await row.locator('.owners abbr').nth(1).getAttribute('title')).toBe('Danske Regioner')
    expect(await textOn(page.locator('[data-code="1.2"] .roll'))).toMatch(/1\/3 systemer/)
    // 4.4 and 4.5 carry the same title; the code tells them apart.
    const titles = await page.locator('[data-code="4.4"] .ttl, [data-code="4.5"] .ttl').allTextContents()
    expect(new Set(titles).size).toBe(1)
  })

  test('leads from each title and each code to the initiative, and back to the same place', async () => {
    const page = await site.open(REAL)
    await page.locator('[data-code="5.3"] .ttl a').click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/5.3`)
    await eventually(() => page.locator('h1').textContent()).toMatch(/5\.3/)
    await page.goBack()
    await eventually(() =>
      page.locator('[data-code="5.3"] .ttl a').evaluate(link => link === document.activeElement),
    ).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
    await page.locator('.tile .codes a', { hasText: '3.4' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/3.4`)
  })
})

describe('row 2.1', () => {
  test('shows the judged yellow beside the computed red, with the gap marked and said in words', async () => {
    const page = await site.open(REAL)
    const row = page.locator('[data-code="2.1"]')
    expect(await textOn(row.locator('.stt'))).toMatch(/Udfordret/)
    expect(await row.locator('.stt .state--warn use').getAttribute('href')).toBe('#g-warn')
    expect(await row.locator('.stt').textContent()).toMatch(/vurderet ud fra kilden/)
    const differs = row.locator('.differs')
    expect(await differs.locator('use').getAttribute('href')).toBe('#g-crit')
    const sentence = (await differs.getAttribute('aria-label')) ?? ''
    expect(sentence).toMatch(/^Samlet: vurderet udfordret, beregnet kritisk: CareCommunication/)
    expect(sentence).toMatch(/6\smdr\. senere end planen/)
    expect(sentence).toMatch(/beregnet 1 trin værre end vurderet/)
    expect(await textOn(row.locator('.slip b'))).toBe('+6\u00A0mdr.')
    expect(await textOn(row.locator('.msd'))).toBe('31. maj 2025')
  })

  test('tells both lights and their reasons without being left', async () => {
    const page = await site.open(REAL)
    await page.locator('[data-code="2.1"] .stt').click()
    const panel = page.getByRole('dialog', { name: /^2\.1 / })
    await panel.waitFor()
    const said = await textOn(panel)
    expect(said).toMatch(/Starten på CareCommunication er skredet seks-syv måneder/)
    expect(said).toMatch(/Tid\s+CareCommunication: start på idriftsættelse er 6\smdr\. senere end planen/)
    expect(said).toMatch(/Oprindelig plan: nov\. 2024/)
    expect(addressOf(page)).toBe(REAL)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })
})

describe('a filter', () => {
  test('is a press on a tile: it stands in the address, and another press takes it away', async () => {
    const page = await site.open(REAL)
    const yellow = tile(page, 'Udfordret')
    await yellow.click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?status=yellow`)
    expect(await yellow.getAttribute('aria-pressed')).toBe('true')
    expect(await codesOn(page)).toEqual(['1.2', '1.5', '1.7', '2.1', '2.2', '2.3', '3.6', '4.4', '5.3'])
    expect(await countOn(page)).toBe('9 af 27 indsatser')
    await yellow.click()
    await eventually(() => addressOf(page)).toBe(REAL)
    expect(await codesOn(page)).toEqual(CODES)
  })

  test('announces the count politely and leaves the focus where it is', async () => {
    const page = await site.open(REAL)
    const region = page.locator('.bar-n')
    expect(await region.getAttribute('aria-live')).toBe('polite')
    const same = await region.elementHandle()
    await tile(page, 'Stoppet').click()
    await eventually(() => countOn(page)).toBe('2 af 27 indsatser')
    // The same element speaks: one that is drawn anew is not announced.
    expect(await same?.evaluate(element => element.isConnected)).toBe(true)
    expect(await tile(page, 'Stoppet').evaluate(button => button === document.activeElement)).toBe(true)
  })

  test('by search finds code, title and owner, and is written into the address', async () => {
    const page = await site.open(REAL)
    const search = page.getByRole('searchbox', { name: 'Søg i indsatser' })
    await search.fill('3.')
    await eventually(() => codesOn(page)).toEqual(CODES.filter(code => code.startsWith('3.')))
    await search.fill('medicin')
    await eventually(() => addressOf(page)).toBe(`${REAL}?q=medicin`)
    await eventually(() => codesOn(page)).toEqual(['2.4', '3.3', '3.4'])
    await search.fill('medcom')
    await eventually(() => codesOn(page)).toEqual(['2.1', '2.3', '2.4', '3.5'])
    expect(await search.evaluate(field => field === document.activeElement)).toBe(true)
    await search.fill('')
    await eventually(() => addressOf(page)).toBe(REAL)
  })

  test('by owner counts every owner of an initiative, not only the first', async () => {
    const page = await site.open(REAL)
    await page.locator('.bar-f').getByRole('button', { name: 'Ejer' }).click()
    const choices = page.getByRole('dialog', { name: 'Ejer' })
    await choices.getByRole('checkbox', { name: /^DR / }).check()
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=DR`)
    expect(await codesOn(page)).toEqual(['1.4', '3.3', '3.4', '3.6', '4.1'])
    await choices.getByRole('checkbox', { name: /^KL / }).check()
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=DR,KL`)
    expect(await codesOn(page)).toEqual(['1.3', '1.4', '2.5', '3.1', '3.3', '3.4', '3.6', '4.1'])
    expect(await textOn(page.locator('.bar-f button.btn--on'))).toBe('Ejer: DR, KL')
  })
})

describe('the way the overview is seen', () => {
  const address = `${REAL}?ejer=SDS&status=yellow,in_operation&q=s&grp=status&taet=1`

  test('is chosen in the page, and all of it stands in the address', async () => {
    const page = await site.open(`${REAL}?ejer=SDS&status=yellow,in_operation`)
    await page.getByRole('searchbox').fill('s')
    await eventually(() => addressOf(page)).toBe(`${REAL}?ejer=SDS&status=yellow,in_operation&q=s`)
    await page.getByLabel('Gruppér:').selectOption('status')
    await page.getByRole('button', { name: 'Tæt', exact: true }).click()
    await eventually(() => addressOf(page)).toBe(address)
    expect(await groupsOn(page)).toEqual([expect.stringMatching(/^Udfordret/), expect.stringMatching(/^I drift/)])
  })

  test('survives a reload, a visit to another page and Back', async () => {
    const page = await site.open(address)
    const codes = await codesOn(page)
    expect(codes.length).toBeGreaterThan(1)
    await page.reload()
    await eventually(() => codesOn(page)).toEqual(codes)
    expect(await page.getByRole('searchbox').inputValue()).toBe('s')
    expect(await page.getByLabel('Gruppér:').inputValue()).toBe('status')
    expect(await page.locator('html').getAttribute('data-density')).toBe('taet')
    await page.locator('.ttl a').first().click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/${codes[0]}`)
    await page.goBack()
    await eventually(() => addressOf(page)).toBe(address)
    await eventually(() => codesOn(page)).toEqual(codes)
  })

  test('sets rows tighter or airier, and sorts by a press on a column', async () => {
    const page = await site.open(REAL)
    const heightOf = () => page.locator('[data-code="1.3"]').evaluate(row => row.getBoundingClientRect().height)
    const normal = await heightOf()
    await page.getByRole('button', { name: 'Tæt', exact: true }).click()
    await eventually(heightOf).toBeLessThan(normal)
    await page.getByRole('button', { name: 'Luftig', exact: true }).click()
    await eventually(heightOf).toBeGreaterThan(normal)
    await page.getByLabel('Gruppér:').selectOption('ingen')
    await page.getByRole('button', { name: 'Skred' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}?taet=2&grp=ingen&sort=skred`)
    expect(await page.locator('th.slip').getAttribute('aria-sort')).toBe('ascending')
    expect((await codesOn(page)).slice(0, 3)).toEqual(['3.3', '2.5', '2.1'])
  })
})

describe('an address that leads nowhere', () => {
  test.each([
    ['an unknown portfolio', '/findes-ikke', 'Porteføljen findes ikke.', 'Til forsiden', REAL],
    ['an unknown initiative', `${REAL}/indsatser/9.9`, 'Indsatsen findes ikke i porteføljen.', 'Til overblikket', REAL],
    ['an unknown page', `${PRACTICE}/findes-ikke`, 'Siden findes ikke.', 'Til overblikket', PRACTICE],
  ])('as %s says so and leads back', async (_, path, title, back, to) => {
    const page = await site.open(path, { expected: /status of 404/ })
    await eventually(() => page.locator('h1').textContent()).toBe(title)
    await page.getByRole('link', { name: back }).click()
    await eventually(() => addressOf(page)).toBe(to)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
  })
})

describe('the practice portfolio', () => {
  test.each(['', '/tidslinje', '/indsatser/1.1'])(
    'says on %j that its data is invented, on screen and on paper',
    async rest => {
      const page = await site.open(PRACTICE + rest)
      const banner = page.getByText('Opdigtede data.', { exact: false })
      await banner.first().waitFor()
      await page.emulateMedia({ media: 'print' })
      await eventually(() =>
        page
          .getByText(/opdigtede data/i)
          .filter({ visible: true })
          .count(),
      ).toBeGreaterThan(0)
    },
  )

  test('is reached from the switcher, where it is told apart from the real one', async () => {
    const page = await site.open(REAL)
    await page.getByRole('button', { name: /^Portefølje: / }).click()
    const practice = page.getByRole('dialog', { name: 'Vælg portefølje' }).getByRole('link', { name: /Øveportefølje/ })
    expect(await textOn(practice)).toMatch(/opdigtede data/i)
    await practice.click()
    await eventually(() => addressOf(page)).toBe(PRACTICE)
    await page.getByText('Opdigtede data.', { exact: false }).first().waitFor()
    expect(await page.getByText(/opdigtede/i).count()).toBeGreaterThan(0)
  })

  test('never speaks of the real portfolio as invented', async () => {
    const page = await site.open(REAL)
    expect(await textOn(page.locator('body'))).not.toMatch(/opdigtede/i)
  })
})

// A reader asks why: one initiative's projects, dates, rollout, sources and what was recorded when, on a screen and on paper.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()
const part = (page: Page, heading: string) =>
  page.locator('section.blk', { has: page.getByRole('heading', { name: heading, level: 2, exact: heading === 'Tal' }) })
const initiative = (code: string, portfolio = REAL) => site.open(`${portfolio}/indsatser/${code}`)

describe('the projects of an initiative', () => {
  test('are counted once: six of its own and one that is seen from another', async () => {
    const page = await initiative('2.3')
    const projects = part(page, 'Delprojekter')
    expect(await textOn(projects.locator('h2'))).toBe('Delprojekter 6, og 1 fra en anden indsats')
    expect(await projects.locator('tbody tr').count()).toBe(7)
    expect(await projects.getByRole('link', { name: 'tælles under 2.2' }).getAttribute('href')).toMatch(/\/2\.2$/)
  })

  test('each tell how many of their milestones are delivered, and lead to the next one', async () => {
    const page = await initiative('2.3')
    const cockpit = part(page, 'Delprojekter').locator('tbody tr', { hasText: 'Klinikkens cockpit' })
    expect(await textOn(cockpit)).toMatch(/af \d leveret/)
    await cockpit.getByRole('link', { name: 'Cockpit: første profiler afprøves' }).click()
    await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TR')
    expect(await textOn(page.locator('tr:focus'))).toMatch(/Cockpit: første profiler afprøves/)
  })
})

describe('the dates of an initiative', () => {
  test('are drawn over the days on which they were said, with a table that says the same', async () => {
    const page = await initiative('1.1', PRACTICE)
    const drawing = page.getByRole('img', { name: /^Sådan har datoerne flyttet sig: / })
    await drawing.waitFor()
    expect(await drawing.getAttribute('aria-label')).toMatch(/Udbud afgjort: oprindelig plan .*, 2\. udskydelse/)
    expect(await drawing.locator('.tr-p').count()).toBe(await part(page, 'Milepæle').locator('tbody tr').count())
    const trend = part(page, 'Sådan har datoerne flyttet sig')
    await trend.getByText('Vis som tabel').click()
    expect(await trend.locator('tbody').first().locator('tr').count()).toBeGreaterThan(2)
  })

  test('are not drawn where each is known from one day only', async () => {
    const page = await initiative('2.1')
    expect(await textOn(part(page, 'Sådan har datoerne flyttet sig'))).toMatch(/ingen udvikling at tegne/)
    const row = page.locator('tr', { hasText: 'CareCommunication: start på idriftsættelse' }).last()
    expect(await textOn(row)).toMatch(/1\. udskydelse/)
    expect(await textOn(row)).not.toMatch(/tidligst kendte/)
    expect(await textOn(page.locator('tr', { hasText: 'Fælles afprøvning i drift' }))).toMatch(/tidligst kendte dato/)
  })

  test('stand beside where such dates usually landed, if enough have', async () => {
    const page = await initiative('2.4', PRACTICE)
    await eventually(() => page.locator('.mt-u').allTextContents()).toContainEqual(
      expect.stringMatching(
        /^Milepæle, hvis oprindelige plan var en måned, er typisk landet .+, halvdelen mellem .+ og .+, n\s=\s\d+$/,
      ),
    )
    const real = await initiative('2.1')
    await part(real, 'Milepæle').waitFor()
    expect(await real.locator('.mt-u').count()).toBe(0)
  })
})

describe('the figures of an initiative', () => {
  test('name what a rollout lacks, as the source does', async () => {
    const page = await initiative('2.2')
    expect(await textOn(part(page, 'Udbredelse').locator('.fig-r'))).toMatch(
      /^4 kommuner mangler: 2 med plan, 2 uden plan/,
    )
    expect(await part(page, 'Tal').getByText('heraf').count()).toBe(0)
  })

  test('are one series only where they may be compared', async () => {
    const page = await initiative('1.1')
    await eventually(() => part(page, 'Tal').locator('.fig-s li').allTextContents()).toEqual([
      expect.stringMatching(/mere end 51\.000/),
      expect.stringMatching(/mere end 6 mio\./),
    ])
    const other = await initiative('2.4')
    await part(other, 'Udbredelse').waitFor()
    expect(await other.locator('.fig-s').count()).toBe(0)
  })
})

describe('what was recorded', () => {
  test('is folded, newest first, and told whole when asked for', async () => {
    const page = await initiative('1.1', PRACTICE)
    const log = page.locator('.log')
    await log.waitFor()
    expect(await log.locator('li').first().isVisible()).toBe(false)
    await log.locator('summary').click()
    await eventually(() => log.locator('li').count()).toBe(12)
    await log.getByRole('button', { name: /^Vis alle \d+$/ }).click()
    const said = Number(/^\d+/.exec(await textOn(log.locator('summary')))?.[0])
    await eventually(() => log.locator('li').count()).toBe(said)
  })

  test('holds nothing that was recorded after the day shown', async () => {
    const page = await site.open(`${PRACTICE}/indsatser/1.1?pr=2022-02-11`)
    const log = page.locator('.log')
    expect(await textOn(log.locator('summary'))).toMatch(/senest 10\. feb\. 2022$/)
    await log.locator('summary').click()
    expect((await log.locator('h3').allTextContents()).filter(day => !/202[12]$/.test(day))).toEqual([])
  })
})

describe('the sources of an initiative', () => {
  test('are led to from the text and back, and the place is marked', async () => {
    const page = await initiative('2.1')
    const led = () => page.evaluate(() => [...document.querySelectorAll('[data-led]')].map(one => one.textContent))
    const number = page.locator('.ini-t a.src').first()
    await number.click()
    await eventually(led).toHaveLength(1)
    const entry = page.locator('.ev li[data-led]')
    expect(await textOn(entry)).toMatch(/^1\s+l\. 192-197/)
    expect(await entry.evaluate(one => getComputedStyle(one).outlineStyle)).toBe('solid')
    await entry.getByRole('button').click()
    await eventually(() => number.evaluate(one => 'led' in (one as HTMLElement).dataset)).toBe(true)
    expect(await led()).toHaveLength(1)
  })

  test('hold what made it known from the day on which it was recorded', async () => {
    const page = await site.open(`${REAL}/indsatser/2.1?pr=2021-09-29`)
    await eventually(() => page.locator('.ev .ev-l').allTextContents()).toEqual(['l. 192-197'])
  })
})

test('a day before an initiative was known says so, and leads to the day on which it was and back', async () => {
  const page = await site.open(`${REAL}/indsatser/4.1?pr=2021-09-29`, { expected: /status of 404/ })
  await page.getByRole('heading', { level: 1, name: '4.1 var ikke kendt pr. 29. sep. 2021.' }).waitFor()
  await page.getByText('Først kendt 31. mar. 2025.').waitFor()
  expect(await page.getByRole('link', { name: 'Til overblikket' }).getAttribute('href')).toBe(`${REAL}?pr=2021-09-29`)
  await page.getByRole('link', { name: 'Gå til 31. mar. 2025' }).click()
  await page.getByRole('heading', { level: 1, name: /^4\.1 Borgeradgang/ }).waitFor()
  await page.getByRole('button', { name: 'Forrige registrering' }).click()
  await page.getByRole('heading', { level: 1, name: /^4\.1 var ikke kendt/ }).waitFor()
})

test('an address that cannot be read is told in the reader’s words', async () => {
  const page = await site.open(`${REAL}/indsatser/%22`, { expected: /status of 400/ })
  await page.getByRole('heading', { level: 1, name: 'Indsatsen findes ikke i porteføljen.' }).waitFor()
  expect(await textOn(page.locator('main'))).not.toContain('pattern')
})

test('a phone opens what is drawn over time at its latest end', async () => {
  const page = await site.open(`${PRACTICE}/indsatser/4.1`, { width: 390, height: 844 })
  await page.getByRole('img', { name: /^Sådan har datoerne flyttet sig: / }).waitFor()
  const left = await page
    .locator('.scrollx')
    .evaluateAll(boxes =>
      boxes.filter(box => box.checkVisibility()).map(box => box.scrollWidth - box.clientWidth - box.scrollLeft),
    )
  expect(left.length).toBeGreaterThan(1)
  expect(left.every(rest => rest < 2)).toBe(true)
})

test('on paper every number in the text has its source beside it, and the chart is there', async () => {
  const page = await initiative('1.1', PRACTICE)
  await page.locator('svg.trend').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('svg.trend').isVisible()).toBe(true)
  const used = await page.locator('.ini-m a.src').evaluateAll(all => all.map(one => one.textContent ?? ''))
  const listed = await page
    .locator('.ev li b')
    .evaluateAll(all => all.filter(one => one.checkVisibility()).map(one => one.textContent ?? ''))
  expect(used.length).toBeGreaterThan(10)
  expect([...new Set(used)].filter(number => !listed.includes(number))).toEqual([])
})

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
    const page = await initiative('1.3', PRACTICE)
    await eventually(() => page.locator('.mt-u').allTextContents()).toContainEqual(
      expect.stringMatching(/^Milepæle, hvis oprindelige plan var en måned, er typisk landet .+, halvdelen mellem .+ og .+, n\s=\s\d+$/),
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

// The same page on a phone, a tablet, a desk, a projector and on paper.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addressOf, codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const PAGES = [REAL, PRACTICE, `${REAL}/tidslinje`, `${REAL}/indsatser/2.1`, `${PRACTICE}/indsatser/1.2`]
const OVER_TIME = [`${REAL}/historik`, `${PRACTICE}/historik`, `${PRACTICE}/sammenlign?fra=2024-06-30&til=2026-08-20`]
const SCREENS = [
  { name: 'a narrow phone', width: 320, height: 640, touch: true },
  { name: 'a phone', width: 390, height: 844, touch: true },
  { name: 'a tablet', width: 768, height: 1024, touch: true },
  { name: 'a desk', width: 1440, height: 900, touch: false },
  { name: 'a projector', width: 1920, height: 1080, touch: false },
]
const site = siteOfFile()

describe.each(SCREENS)('on $name, $width pixels wide', ({ width, height, touch }) => {
  test.each([...PAGES, ...OVER_TIME])(
    '%s does not scroll sideways, cuts no text silently and has targets to hit',
    async path => {
      const view = width === 1920 && path === REAL ? `${path}?skaerm=projektor` : path
      const page = await site.open(view, { width, height, touch })
      await eventually(() => page.locator('main h1').count()).toBe(1)
      expect(await wider(page), 'wider than the screen').toEqual([])
      expect(await cutTexts(page), 'cut without a title').toEqual([])
      expect(await smallTargets(page, touch), 'targets too small').toEqual([])
    },
  )
})

describe('on a phone', () => {
  test('pages are turned at the bottom, and the overview is a list', async () => {
    const page = await site.open(REAL, { width: 390, height: 844, touch: true })
    const bar = page.getByRole('navigation', { name: 'Hovedmenu, mobil' })
    const box = await bar.boundingBox()
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844)
    expect(await page.getByRole('table').count()).toBe(0)
    expect((await codesOn(page)).length).toBe(27)
    expect(await textOn(page.locator('[data-code="2.1"]'))).toMatch(/beregnet kritisk: CareCommunication.*6\smdr\./s)
    await bar.getByRole('link', { name: 'Tidslinje' }).tap()
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje`)
    expect(await bar.getByRole('link', { name: 'Tidslinje' }).getAttribute('aria-current')).toBe('page')
  })

  test('filters stand in a sheet that says how many it will show', async () => {
    const page = await site.open(REAL, { width: 390, height: 844, touch: true })
    await page.getByRole('button', { name: 'Filtre' }).tap()
    const sheet = page.getByRole('dialog', { name: 'Filtrér indsatser' })
    await sheet.getByRole('checkbox', { name: /^Udfordret/ }).check()
    await sheet.getByRole('group', { name: 'Gruppér' }).getByRole('radio', { name: 'Status' }).check()
    await sheet.getByRole('button', { name: 'Vis 9 indsatser' }).tap()
    await sheet.waitFor({ state: 'detached' })
    expect(addressOf(page)).toBe(`${REAL}?status=yellow&grp=status`)
    expect((await codesOn(page)).length).toBe(9)
    await page.getByRole('button', { name: 'Filtre (1)' }).waitFor()
  })

  test('the last row is not hidden behind the bar of pages', async () => {
    const page = await site.open(REAL, { width: 390, height: 844, touch: true })
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const foot = await page.locator('.foot').boundingBox()
    const bar = await page.locator('.tabbar').boundingBox()
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  })
})

test('the projector view is larger, and stands in the address', async () => {
  const page = await site.open(REAL, { width: 1920, height: 1080 })
  const size = () =>
    page.locator('[data-code="2.1"] .ttl a').evaluate(link => Number.parseFloat(getComputedStyle(link).fontSize))
  const before = await size()
  await page.getByRole('button', { name: 'Projektorvisning' }).click()
  await eventually(() => addressOf(page)).toBe(`${REAL}?skaerm=projektor`)
  await eventually(size).toBe(before * 1.25)
  expect(await size()).toBeGreaterThanOrEqual(16)
})

describe('on paper', () => {
  const POINTS = { A4: [842, 595], A3: [1191, 842] } as const

  test.each([
    ['A4', REAL, 27],
    ['A3', REAL, 27],
    ['A4', PRACTICE, 27],
    ['A4', `${REAL}?status=yellow&taet=2`, 9],
    ['A4', `${REAL}?pr=2021-09-29`, 14],
  ] as const)('%s holds the whole of %s on one page', async (format, path, rows) => {
    const page = await site.open(path)
    await eventually(async () => (await codesOn(page)).length).toBe(rows)
    const codes = await codesOn(page)
    const paper = await printed(page, format)
    expect(paper.pages).toBe(1)
    const [width, height] = POINTS[format]
    expect(paper.width).toBeCloseTo(width, -1)
    expect(paper.height).toBeCloseTo(height, -1)
    // Every row's title is a link, and so it is in the printed document.
    const slug = new URL(page.url()).pathname
    expect(paper.links).toEqual(
      expect.arrayContaining(codes.map(code => expect.stringContaining(`${slug}/indsatser/${code}`))),
    )
  })

  test('says of which portfolio, as of which day and when it was printed, and what the signs mean', async () => {
    const page = await site.open(REAL)
    await page.emulateMedia({ media: 'print' })
    const said = await textOn(page.locator('body'))
    expect(said).toMatch(/Strategi for digital sundhed 2018–2024 · Porteføljeoverblik · som kendt pr\. 31\. mar\. 2025/)
    expect(said).toMatch(/Udskrevet 20\. nov\. 2026 · som kendt pr\. 31\. mar\. 2025/)
    expect(said).toMatch(/På sporet[\s\S]*Udfordret[\s\S]*Kritisk[\s\S]*beregnet efter regel/)
    const controls = page.locator('nav, form, .known, .top button').filter({ visible: true })
    expect(await controls.count()).toBe(0)
  })

  test.each(['light', 'dark'] as const)(
    'is light when the screen is %s, with every sign in its colour',
    async scheme => {
      const page = await site.open(REAL, { scheme })
      if (scheme === 'dark') await page.getByRole('button', { name: 'Skift lyst og mørkt tema' }).dblclick()
      await page.emulateMedia({ media: 'print' })
      const colours = await page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
        const token = (name: string) => style(':root').getPropertyValue(name).trim()
        return {
          page: style('body').backgroundColor,
          ink: style('[data-code="2.1"] .ttl a').color,
          signs: ['--ok', '--warn', '--crit', '--surface'].map(token),
          kept: style('body').printColorAdjust,
        }
      })
      expect(colours).toEqual({
        page: 'rgb(255, 255, 255)',
        ink: 'rgb(19, 32, 44)',
        signs: ['#0c7f6a', '#f3b32a', '#c0262c', '#fff'],
        kept: 'exact',
      })
    },
  )

  test('prints a phone’s list as the table it is on a desk', async () => {
    const page = await site.open(REAL, { width: 390, height: 844, touch: true })
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    expect((await printed(page, 'A4')).pages).toBe(1)
  })

  test.each([
    ['the timeline', 'A4', `${REAL}/tidslinje`, 1],
    ['the timeline', 'A3', `${REAL}/tidslinje`, 1],
    ['the timeline of a past day', 'A4', `${REAL}/tidslinje?pr=2021-09-29`, 1],
    ['the timeline of the practice portfolio', 'A3', `${PRACTICE}/tidslinje`, 1],
    ['an initiative', 'A4', `${REAL}/indsatser/2.1`, 2],
    ['an initiative on a past day', 'A4', `${REAL}/indsatser/2.1?pr=2021-09-29`, 1],
    ['the history of the practice portfolio', 'A4', `${PRACTICE}/historik`, 1],
    ['the history of the practice portfolio', 'A3', `${PRACTICE}/historik`, 1],
    ['the history of the strategy', 'A4', `${REAL}/historik`, 1],
    ['the history of the strategy', 'A3', `${REAL}/historik`, 1],
    ['the history of a past day', 'A4', `${PRACTICE}/historik?pr=2025-06-30`, 1],
    ['what changed in a quarter', 'A4', `${PRACTICE}/sammenlign?fra=2026-05-20&til=2026-08-20`, 1],
    ['what changed since the first minutes', 'A4', `${REAL}/sammenlign?fra=2021-09-29&til=2025-03-31`, 2],
    ['what changed of one initiative', 'A4', `${PRACTICE}/sammenlign?fra=2024-06-30&til=2026-08-20&indsats=1.2`, 1],
    ['the sources', 'A4', `${REAL}/kilder`, 4],
  ] as const)('holds %s on %s: %s in at most %i pages, with its links', async (_, format, path, most) => {
    const page = await site.open(path)
    const [, slug = ''] = path.split('/')
    await page.locator(`main a[href^="/${slug}"]`).first().waitFor({ state: 'attached' })
    const paper = await printed(page, format)
    expect(paper.pages).toBeLessThanOrEqual(most)
    expect(paper.links.filter(link => link.includes(slug)).length).toBeGreaterThan(0)
  })

  test('of the timeline leads to every initiative', async () => {
    const page = await site.open(`${REAL}/tidslinje`)
    await page.getByRole('region', { name: /tidslinje/i }).waitFor()
    const { links } = await printed(page, 'A4')
    const codes = links.map(link => /\/indsatser\/([\d.]+)/.exec(link)?.[1]).filter(code => code !== undefined)
    expect(new Set(codes).size).toBe(27)
  })
})

/** What stands out over the right edge of a page that therefore scrolls sideways; empty when it does not. */
const wider = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter(one => one.getBoundingClientRect().right > clientWidth + 1)
      .map(one => `${one.tagName}.${one.getAttribute('class')}: ${one.textContent?.slice(0, 40)}`)
  })

/** Texts that are cut where neither they nor anything around or in them gives the whole on hover. */
const cutTexts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(one => {
        const { overflowX, overflowY, visibility } = getComputedStyle(one)
        if (visibility === 'hidden' || one.closest('.vh, .sprite, [aria-hidden="true"]')) return false
        const sideways = overflowX === 'hidden' || overflowX === 'clip' ? one.scrollWidth - one.clientWidth : 0
        const down = overflowY === 'hidden' || overflowY === 'clip' ? one.scrollHeight - one.clientHeight : 0
        return one.clientWidth > 1 && (sideways > 1 || down > 3) && (one.textContent ?? '').trim() !== ''
      })
      .filter(one => !one.closest('[title]') && !one.querySelector('[title]'))
      .map(one => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 60)}`),
  )

/** Controls that a pointer can hardly hit: under 24 px, with a finger under 44 px (with its border) for what stands alone. */
const smallTargets = (page: Page, touch: boolean) =>
  page.evaluate(finger => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, select, input, summary, [tabindex="0"]'),
    ]
    // Links in running text, and rows of shortcuts which every row offers again (WCAG 2.5.8).
    const inText = 'p, dd, li, td, th, .codes, .skip, .foot'
    return controls.flatMap(one => {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.vh')) return []
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
      const alone = one.matches('button, select, input') && !one.closest(`${inText}, .sum`)
      const hit = height > (finger && alone ? 41.5 : 23.5) && width > 23.5
      const name = one.getAttribute('aria-label') ?? one.textContent?.trim()
      return hit || (one.closest(inText) && !alone)
        ? []
        : [`${Math.round(width)}×${Math.round(height)} ${one.tagName} ${name}`]
    })
  }, touch)

/** Prints to PDF and counts what came out. */
async function printed(page: Page, format: 'A4' | 'A3') {
  const pdf = (await page.pdf({ format, landscape: true, preferCSSPageSize: false })).toString('latin1')
  const [, width, height] = pdf.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/) ?? []
  return {
    pages: pdf.match(/\/Type \/Page\b/g)?.length ?? 0,
    width: Number(width),
    height: Number(height),
    links: [...pdf.matchAll(/\/URI \(([^)]*)\)/g)].map(([, link]) => link ?? ''),
  }
}

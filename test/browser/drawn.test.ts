// The overview stands there before the application does: it can be read without it, and nothing moves when it comes.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

/** A sign drawn in place has other roundings than one out of the sprite. */
const ROUNDING = 8
const DESK = { width: 1440, height: 900 }
const APPLICATION = '**/assets/index-*.js'
const site = siteOfFile()
let browser: Browser
const complaints: string[] = []
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Opens a page of its own, once the server can draw. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  await eventually(async () => (await site.app().get(path)).body.includes('data-drawn')).toBe(true)
  const context = await browser.newContext({ baseURL: site.address(), viewport: DESK, ...options })
  const page = await context.newPage()
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', said => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text())
  })
  return page
}

/** Opens a page whose application comes only when it is let. */
async function openHeld(path: string, options: BrowserContextOptions = {}) {
  const page = await open(path, options)
  const held = Promise.withResolvers<void>()
  await page.route(APPLICATION, async route => {
    await held.promise
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  await page.locator('.foot').waitFor()
  return {
    page,
    async letCome() {
      held.resolve()
      await page.locator(':root:not([data-drawn])').waitFor({ state: 'attached' })
    },
  }
}

/** How far the two pictures are from each other where they differ most, out of 255. */
async function farthest(one: Buffer, other: Buffer): Promise<number> {
  const page = await browser.newPage()
  const pictures = [one, other].map(png => `data:image/png;base64,${png.toString('base64')}`)
  const most = await page.evaluate(async urls => {
    const pixels = urls.map(async url => {
      const image = Object.assign(new Image(), { src: url })
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
      canvas?.drawImage(image, 0, 0)
      return canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    })
    const [a, b] = await Promise.all(pixels)
    return a?.reduce((far, value, at) => Math.max(far, Math.abs(value - (b?.[at] ?? 0))), 0) ?? 255
  }, pictures)
  await page.close()
  return most
}

describe('without JavaScript', () => {
  test('the overview is read as with it, and its links lead on', async () => {
    const page = await open(REAL, { javaScriptEnabled: false })
    await page.goto('/')
    expect((await codesOn(page)).length).toBe(27)
    expect(await page.title()).toBe('Porteføljeoverblik · Strategi for digital sundhed 2018–2024 · Pejl')
    expect(await textOn(page.locator('[data-code="2.1"] .slip'))).toBe('+6\u00A0mdr.')
    const link = page.locator('[data-code="2.1"] .ttl a')
    expect(await link.getAttribute('href')).toBe(`${REAL}/indsatser/2.1`)
    expect(await textOn(page.locator('noscript'))).toMatch(/^Uden JavaScript viser Pejl kun overblikket/)
    await page.context().close()
  })

  test('a phone shows the table, which scrolls by itself', async () => {
    const page = await open(REAL, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await page.goto(REAL)
    expect(await page.locator('[data-code="2.1"] .ttl a').isVisible()).toBe(true)
    const widths = page.locator('html')
    expect(await widths.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    await page.context().close()
  })
})

describe('when the application comes', () => {
  test.each([
    ['the strategy', REAL, 'light'],
    ['the practice portfolio', PRACTICE, 'light'],
    ['a past day, in the dark', `${REAL}?pr=2024-06-01`, 'dark'],
  ] as const)('%s looks the same, and nothing has moved', async (_, path, colorScheme) => {
    const { page, letCome } = await openHeld(path, { colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(() => document.fonts.ready)
    await page.evaluate(() => {
      const shifts: number[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver(list => shifts.push(...list.getEntries().map(() => 1))).observe({ type: 'layout-shift' })
      scrollTo(0, 100)
    })
    const before = await page.screenshot()
    await letCome()
    expect(await page.evaluate(() => scrollY)).toBe(100)
    expect(await farthest(before, await page.screenshot())).toBeLessThanOrEqual(ROUNDING)
    expect(await page.evaluate(() => (globalThis as { shifts?: number[] }).shifts)).toEqual([])
    await page.context().close()
  })

  test('what was done meanwhile counts: a press, a search, the focus', async () => {
    const { page, letCome } = await openHeld(PRACTICE)
    await page.getByRole('searchbox').fill('zzz')
    await page.locator('.tile-b').first().click()
    await letCome()
    await eventually(() => page.getByRole('searchbox').inputValue()).toBe('zzz')
    await eventually(() => new URL(page.url()).searchParams.get('q')).toBe('zzz')
    await eventually(() => new URL(page.url()).searchParams.get('status')).toBe('green')
    await page.context().close()
  })

  test('a search that was begun by its key opens with what was typed', async () => {
    const { page, letCome } = await openHeld(REAL)
    await page.keyboard.type('/fmk')
    await letCome()
    await eventually(() => page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('fmk')
    await page.context().close()
  })

  test('a chosen language and theme have been there all the time', async () => {
    const { page, letCome } = await openHeld(REAL)
    await letCome()
    await page.locator('.btn--lang').click()
    await page.getByRole('button', { name: 'theme' }).click()
    await eventually(() => page.locator('.bar-n').textContent()).toBe('27 initiatives')
    await page.unrouteAll()
    await page.route(APPLICATION, route => route.abort())
    await page.reload({ waitUntil: 'commit' })
    await page.locator(':root[data-drawn][lang=en][data-theme=dark]').waitFor()
    expect(await page.locator('.bar-n').textContent()).toBe('27 initiatives')
    await page.context().close()
    expect(complaints.splice(0).filter(said => !/ERR_FAILED/.test(said))).toEqual([])
  })
})

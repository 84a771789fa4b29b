// Everything can be reached and done without a mouse, and the single keys stay out of the way of writing.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addressOf, eventually, PRACTICE, REAL, siteOfFile } from '../helpers/site.ts'

const site = siteOfFile()

/** What has the focus, in a word: a row's code, an id, or its name. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null
    return at?.dataset.place ?? (at?.id || at?.getAttribute('aria-label') || at?.textContent?.trim() || at?.tagName)
  })
const tabStops = (page: Page) =>
  page.locator('.ttl a[tabindex="0"]').evaluateAll(all => all.map(link => link.textContent))
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

describe('the keys of the table', () => {
  test('move one stop up and down: j, k, the arrows, Home and End', async () => {
    const page = await site.open(REAL)
    expect(await tabStops(page)).toHaveLength(1)
    await press(page, 'j')
    expect(await focused(page)).toBe('1.1')
    await press(page, 'j', 'ArrowDown', 'j')
    expect(await focused(page)).toBe('1.4')
    await press(page, 'k', 'ArrowUp')
    expect(await focused(page)).toBe('1.2')
    await press(page, 'End')
    expect(await focused(page)).toBe('5.4')
    await press(page, 'j')
    expect(await focused(page)).toBe('5.4')
    await press(page, 'Home', 'k')
    expect(await focused(page)).toBe('1.1')
  })

  test('leave one stop for Tab, which is where the reader was', async () => {
    const page = await site.open(REAL)
    await press(page, 'j', 'j', 'j')
    expect(await tabStops(page)).toHaveLength(1)
    await press(page, 'Tab')
    expect(await focused(page)).not.toBe('1.3')
    await press(page, 'Shift+Tab')
    expect(await focused(page)).toBe('1.3')
  })

  test('open the row with Enter, and Back gives the focus back to it', async () => {
    const page = await site.open(REAL)
    await press(page, 'j', 'End', 'ArrowUp')
    expect(await focused(page)).toBe('5.3')
    await press(page, 'Enter')
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/5.3`)
    await eventually(() => focused(page)).toBe('main')
    await page.goBack()
    await eventually(() => focused(page)).toBe('5.3')
    expect(await tabStops(page)).toHaveLength(1)
    await press(page, 'ArrowDown')
    expect(await focused(page)).toBe('5.4')
  })

  test('show what is judged and computed with space, and come back to the row', async () => {
    const page = await site.open(`${REAL}?q=2.1`)
    await press(page, 'j', 'Space')
    const panel = page.getByRole('dialog', { name: /^2\.1 / })
    await panel.waitFor()
    await eventually(() => panel.evaluate(element => element.contains(document.activeElement))).toBe(true)
    await press(page, 'Escape')
    await eventually(() => focused(page)).toBe('2.1')
  })

  test('come and go with what is filtered: the stop is always a row that is shown', async () => {
    const page = await site.open(REAL)
    await press(page, 'j', 'j')
    await page.getByRole('button', { name: /^Filtrér: I bero/ }).click()
    await eventually(() => tabStops(page)).toEqual(['Digitale velfærdsløsninger ud til borgeren'])
    await press(page, 'j')
    expect(await focused(page)).toBe('5.1')
  })
})

test('a panel that is shut after something was chosen in it gives the focus back to its button', async () => {
  const page = await site.open(REAL)
  const button = page.locator('.bar-f button').first()
  await button.focus()
  await press(page, 'Enter')
  const choice = page.locator('[popover]:popover-open input').first()
  await choice.focus()
  await press(page, 'Space')
  await eventually(() => choice.isChecked()).toBe(true)
  await press(page, 'Escape')
  await eventually(() => page.locator('[popover]:popover-open').count()).toBe(0)
  expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
})

describe('a single key', () => {
  test('goes to the search, the filters and the density', async () => {
    const page = await site.open(REAL)
    await press(page, '/')
    await page.getByRole('dialog', { name: 'Søg' }).waitFor()
    await press(page, 'Escape')
    await eventually(() => page.locator('dialog').count()).toBe(0)
    await press(page, 'f')
    expect(await focused(page)).toBe('Ejer')
    await press(page, 'd')
    await eventually(() => addressOf(page)).toBe(`${REAL}?taet=1`)
    await press(page, 'd')
    await eventually(() => addressOf(page)).toBe(`${REAL}?taet=2`)
    await press(page, 'd')
    await eventually(() => addressOf(page)).toBe(REAL)
  })

  test('turns pages: g t to the timeline, g o back, and / searches from either', async () => {
    const page = await site.open(REAL)
    await press(page, 'g', 't')
    await eventually(() => addressOf(page)).toBe(`${REAL}/tidslinje`)
    await eventually(() => focused(page)).toBe('main')
    await press(page, 'g', 'o')
    await eventually(() => addressOf(page)).toBe(REAL)
    await press(page, 'g', 't')
    await eventually(() => page.locator('h1').textContent()).toBe('Tidslinje')
    await press(page, '/')
    await page.getByRole('dialog', { name: 'Søg' }).waitFor()
    expect(addressOf(page)).toBe(`${REAL}/tidslinje`)
  })

  test('steps the day: [ to the earlier recording, ] to the later, t to the latest', async () => {
    const page = await site.open(REAL)
    await press(page, '[')
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2021-09-29`)
    await press(page, '[')
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2019-04-03`)
    await press(page, '[')
    await press(page, ']')
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2021-09-29`)
    await press(page, ']')
    await eventually(() => addressOf(page)).toBe(REAL)
    await press(page, '[', '[')
    await eventually(() => addressOf(page)).toBe(`${REAL}?pr=2019-04-03`)
    await press(page, 't')
    await eventually(() => addressOf(page)).toBe(REAL)
  })

  test('zooms the timeline with + and -', async () => {
    const page = await site.open(`${REAL}/tidslinje`)
    const pressed = () => page.locator('.tl-zoom [aria-pressed="true"]').textContent()
    await eventually(pressed).toBe('Hele perioden')
    await press(page, '+')
    await eventually(pressed).toBe('3 år')
    await press(page, '-')
    await eventually(pressed).toBe('Hele perioden')
  })

  test('is a letter in a field, and nothing with Ctrl or Alt', async () => {
    const page = await site.open(REAL)
    await page.locator('#search').focus()
    await page.keyboard.type('jd?[tf')
    expect(await page.locator('#search').inputValue()).toBe('jd?[tf')
    await eventually(() => addressOf(page)).toBe(`${REAL}?q=jd?[tf`)
    expect(await page.locator('dialog').count()).toBe(0)
    await press(page, 'Escape', 'Escape', 'Alt+d', 'Control+d')
    await eventually(() => addressOf(page)).toBe(REAL)
  })

  test('does nothing once the keys are turned off, and that is remembered', async () => {
    const page = await site.open(REAL)
    await press(page, '?')
    await page.getByRole('checkbox', { name: 'Brug genvejstaster' }).uncheck()
    await press(page, 'Escape')
    await press(page, 'j', 'd', '[', '/')
    expect(addressOf(page)).toBe(REAL)
    expect(await page.locator('dialog').count()).toBe(0)
    await page.reload()
    await page.locator('h1').waitFor({ state: 'attached' })
    await press(page, 'd', '?')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    // Arrows are not single keys: they still move in the table.
    await page.locator('.ttl a').first().focus()
    await press(page, 'ArrowDown')
    expect(await focused(page)).toBe('1.2')
    await page.getByRole('button', { name: 'Tastatur' }).click()
    await page.getByRole('checkbox', { name: 'Brug genvejstaster' }).check()
    await press(page, 'Escape', 'd')
    await eventually(() => addressOf(page)).toBe(`${REAL}?taet=1`)
  })
})

describe('the list of keys', () => {
  test('opens with ?, keeps the focus inside, closes with Esc and gives the focus back', async () => {
    const page = await site.open(REAL)
    await press(page, 'j', 'j', '?')
    const list = page.getByRole('dialog', { name: 'Genvejstaster' })
    await list.waitFor()
    for (let step = 0; step < 4; step += 1) {
      await press(page, 'Tab')
      // Past its last stop a dialog hands the focus to the browser's own frame, never to the page behind it.
      expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName)).toMatch(/DIALOG|BODY/)
      expect(await page.evaluate(() => document.activeElement?.closest('.frame table, .top') !== null)).toBe(false)
    }
    await press(page, 'Escape')
    await list.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('1.2')
  })

  test('names only keys that do something', async () => {
    const page = await site.open(REAL)
    await press(page, '?')
    await page.getByRole('dialog', { name: 'Genvejstaster' }).waitFor()
    const keys = await page.locator('dialog kbd').allTextContents()
    expect(keys).toEqual(
      expect.arrayContaining(['/', 'g o', 'g t', '[ ]', 't', 'p', '?', 'Esc', 'j k', 'Enter', 'f', 'd']),
    )
    // A page's key may mean something else on another page, but not what works everywhere.
    const [everywhere = [], ...pages] = await page
      .locator('dialog section')
      .evaluateAll(groups => groups.map(group => [...group.querySelectorAll('kbd')].map(key => key.textContent ?? '')))
    for (const own of pages) expect(new Set([...everywhere, ...own]).size).toBe(everywhere.length + own.length)
  })
})

describe('Tab', () => {
  test('begins with the link past the frame, which goes to the content', async () => {
    const page = await site.open(REAL)
    await press(page, 'Tab')
    expect(await focused(page)).toBe('Spring til indhold')
    expect(await page.locator('.skip').evaluate(link => link.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
    await press(page, 'Enter')
    await eventually(() => focused(page)).toBe('main')
    await press(page, 'Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  test.each([
    ['the overview', REAL],
    ['the timeline', `${REAL}/tidslinje`],
    ['an initiative', `${REAL}/indsatser/2.1`],
    ['the overview of the practice portfolio', PRACTICE],
  ])('goes through %s and out again, with a ring that is seen on every stop', async (_, path) => {
    const page = await site.open(path)
    const stops: string[] = []
    const unseen: string[] = []
    for (let step = 0; step < 150; step += 1) {
      await press(page, 'Tab')
      const stop = await page.evaluate(stopNow)
      if (stop === null) break
      stops.push(stop.name)
      if (!stop.ring || !stop.inSight) unseen.push(`${stop.name} (ring: ${stop.ring}, in sight: ${stop.inSight})`)
    }
    expect(unseen).toEqual([])
    expect(stops.length).toBeGreaterThan(8)
    expect(stops.length, `no way out of ${stops.at(-1)}`).toBeLessThan(150)
  })
})

/** The stop that has the focus, and whether a reader sees that it has; null once the focus has left the page. */
function stopNow() {
  const at = document.activeElement as HTMLElement | null
  if (!at || at === document.body) return null
  const styles = [
    at,
    ...at.querySelectorAll<HTMLElement>('*'),
    at.parentElement,
    at.closest<HTMLElement>('.field, label, tr'),
  ]
  const ring = styles.some(element => {
    if (!element) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  })
  const box = at.getBoundingClientRect()
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return {
    name: at.dataset.place ?? (at.getAttribute('aria-label') || at.textContent?.trim() || at.tagName),
    ring,
    inSight,
  }
}

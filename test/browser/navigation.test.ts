// How long a reader waits from the click on an initiative until its page says how it stands: a figure, not a gate.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { median, shown } from '../bench/figures.ts'
import { codesOn, eventually, REAL, siteOfFile } from '../helpers/site.ts'

const TURNS = 15
const site = siteOfFile()

type Watching = { turned?: Promise<{ ms: number; heading: string; status: string }> }

/** Runs in the page: from the next click until heading and status of the page it leads to are in the document. */
function watch(code: string): void {
  const { promise, resolve } = Promise.withResolvers<{ ms: number; heading: string; status: string }>()
  const watching = globalThis as Watching
  watching.turned = promise
  // The page's own clock stands still on the tests' day; what events are stamped with goes on.
  const now = () => new Event('now').timeStamp
  let clicked = 0
  const press = () => {
    clicked = now()
  }
  addEventListener('click', press, { capture: true, once: true })
  const observer = new MutationObserver(() => {
    const page = document.querySelector('.p-ini')
    const heading = page?.querySelector('h1')?.textContent ?? ''
    const status = page?.querySelector('.now h2')?.textContent ?? ''
    if (!page?.textContent?.includes(code) || heading === '' || status === '') return
    observer.disconnect()
    resolve({ ms: now() - clicked, heading, status })
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

async function turnTo(page: Page, code: string) {
  await page.evaluate(watch, code)
  await page.locator(`[data-code="${code}"] .ttl a`).click()
  return page.evaluate(() => (globalThis as Watching).turned)
}

/** The server keeps every page, and the browser has the code and the style that draw one. */
async function warmUp(page: Page, codes: readonly string[]) {
  for (const code of codes) await site.app().read(`/api/portfolios${REAL}/initiatives/${code}`)
  const style = page.locator('link[rel="stylesheet"][href*="InitiativePage"]').first()
  await style.waitFor({ state: 'attached' })
  await eventually(() => style.evaluate(link => (link as HTMLLinkElement).sheet !== null)).toBe(true)
}

test('an initiative of the overview is there right after the click', async () => {
  const page = await site.open(REAL)
  const codes = (await codesOn(page)).slice(0, TURNS)
  expect(codes).toHaveLength(TURNS)
  await warmUp(page, codes)
  const visits = { first: [] as number[], again: [] as number[] }
  for (const visit of ['first', 'again'] as const)
    for (const code of codes) {
      const turned = await turnTo(page, code)
      expect(turned?.heading).toMatch(/./)
      expect(turned?.status).toMatch(/./)
      visits[visit].push(turned?.ms ?? Number.NaN)
      await page.goBack()
      await page.locator(`[data-code="${code}"] .ttl a`).waitFor()
    }
  const said = (times: readonly number[]) => `median ${shown(median(times))} ms, worst ${shown(Math.max(...times))} ms`
  console.log(
    `From the click on an initiative to its heading and status: first visit ${said(visits.first)}; again ${said(visits.again)}.`,
  )
})

// How it stood round by round, and what changed between two days.
import { describe, expect, test } from 'vitest'
import { addressOf, codesOn, eventually, PRACTICE, REAL, siteOfFile, textOn } from '../helpers/site.ts'

const site = siteOfFile()

describe('the history', () => {
  test('is reached from the top and by g h, and keeps the day', async () => {
    const page = await site.open(`${PRACTICE}?pr=2025-06-30`)
    await page
      .getByRole('navigation', { name: 'Hovedmenu', exact: true })
      .getByRole('link', { name: 'Historik' })
      .click()
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}/historik?pr=2025-06-30`)
    await page.getByRole('grid').waitFor()
    expect(await page.getByRole('columnheader', { name: 'Status den dag' }).count()).toBe(1)
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}?pr=2025-06-30`)
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}/historik?pr=2025-06-30`)
  })

  test('has a column per round, a word in every cell and the count of what was outside green', async () => {
    const page = await site.open(`${PRACTICE}/historik`)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    const cells = page.locator('[data-code="1.1"] .hm-c')
    expect(await cells.count()).toBe(24)
    const words = await cells.allTextContents()
    expect(words.filter(word => word.trim() === '')).toEqual([])
    const outside = words.filter(word => /^(Udfordret|Kritisk)$/.test(word)).length
    const silent = words.filter(word => word === 'Ikke indberettet').length
    const said = (await page.locator('[data-code="1.1"] .hm-k .vh').textContent()) ?? ''
    expect(said).toMatch(new RegExp(`^${outside} kvartal(er)? uden for grøn`))
    expect(/ikke indberettet i (\d+)/.exec(said)?.[1] ?? '0').toBe(String(silent))
  })

  test('shows on the strategy only what the documents say, and says how little that is', async () => {
    const page = await site.open(`${REAL}/historik`)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    expect(await textOn(page.locator('.hm-few'))).toMatch(
      /3\. apr\. 2019 · 29\. sep\. 2021 .*31\. mar\. 2025.*Tomme felter/,
    )
    const words = await page.locator('[data-code="2.1"] .hm-c').allTextContents()
    expect(words).toEqual([...Array(12).fill('intet oplyst'), 'Udfordret'])
  })

  test('shows the judged light, the computed one or how far they are apart', async () => {
    const page = await site.open(`${REAL}/historik`)
    const last = page.locator('[data-code="2.1"] .hm-c').last()
    expect(await last.textContent()).toBe('Udfordret')
    await page.getByRole('button', { name: 'Beregnet' }).click()
    await eventually(() => last.textContent()).toBe('Kritisk')
    await page.getByRole('button', { name: 'Forskel' }).click()
    await eventually(() => last.textContent()).toMatch(/beregnet 1 trin værre/)
    expect(addressOf(page)).toBe(`${REAL}/historik?vis=gab`)
  })

  test('is gone through with the arrows, and Enter opens the initiative as it was known then', async () => {
    const page = await site.open(`${PRACTICE}/historik`)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    await page.locator('[data-code="1.1"] a').focus()
    for (const key of ['ArrowDown', 'End', 'ArrowLeft']) await page.keyboard.press(key)
    const at = () => page.evaluate(() => document.activeElement?.closest('[data-code]')?.getAttribute('data-code'))
    expect(await at()).toBe('1.2')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-at'))).toBe('22')
    expect(await textOn(page.locator('.hm-say'))).toMatch(
      /^1\.2 .*Statusrunde august 2026: .*som den var kendt 15\. aug\. 2026/,
    )
    // one stop of the tab key in the whole grid
    expect(await page.locator('.hm [tabindex="0"]').count()).toBe(1)
    await page.keyboard.press('Enter')
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}/indsatser/1.2?pr=2026-08-15`)
  })

  test('is come back to in the cell that was opened', async () => {
    const page = await site.open(`${PRACTICE}/historik`)
    await eventually(async () => (await codesOn(page)).length).toBe(27)
    await page.locator('[data-code="1.3"] [data-at="22"]').focus()
    await page.keyboard.press('Enter')
    await eventually(() => addressOf(page)).toBe(`${PRACTICE}/indsatser/1.3?pr=2026-08-15`)
    await page.getByRole('heading', { level: 1, name: /^1\.3/ }).waitFor()
    await page.goBack()
    await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe(
      '1.3 2026-08-15',
    )
    // what is chosen is read in words that are in sight
    expect(await page.locator('.hm-say').evaluate(said => said.getBoundingClientRect().bottom <= innerHeight)).toBe(
      true,
    )
  })

  test('counts and tells the status now by the light that is shown, as the overview counts', async () => {
    const page = await site.open(`${REAL}/historik`)
    const row = page.locator('[data-code="2.1"]')
    const [now, count] = [row.locator('.hm-n'), row.locator('.hm-k')]
    await eventually(() => now.textContent()).toBe('Udfordret')
    expect(await page.locator('.hm-r--t .hm-c .vh').last().textContent()).toMatch(
      /^9; dertil \d+ i bero eller afsluttet, ikke talt med$/,
    )
    await page.getByRole('button', { name: 'Beregnet' }).click()
    await eventually(() => now.textContent()).toBe('Kritisk')
    expect(await count.textContent()).toContain('1 halvår uden for grøn, heraf 1 kritisk')
    await page.getByRole('button', { name: 'Forskel' }).click()
    await eventually(() => now.textContent()).toBe('+11 trin værre')
    expect(await count.textContent()).toContain('1 halvår med forskel, heraf 1 beregnet værre')
    expect(await page.getByRole('columnheader', { name: 'Med forskel' }).count()).toBe(1)
  })

  test('is filtered by the same address as the overview', async () => {
    const page = await site.open(`${REAL}/historik?omraade=2`)
    await eventually(() => codesOn(page)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5'])
    await page.getByRole('button', { name: 'Ryd' }).click()
    await eventually(async () => (await codesOn(page)).length).toBe(27)
  })
})

describe('the comparison', () => {
  test('opens from the summary with its two days and says the same changes', async () => {
    const page = await site.open(PRACTICE)
    const since = (await page.locator('#h-delta').textContent()) ?? ''
    await page.locator('.delta-h a').click()
    await page.getByRole('heading', { level: 1, name: 'Sammenlign to dage' }).waitFor()
    expect(addressOf(page)).toBe(`${PRACTICE}/sammenlign?fra=2026-08-15&til=2026-11-20`)
    expect(since).toContain('15. aug. 2026')
    expect(await textOn(page.locator('.cmp-t'))).toMatch(/Forværret/)
  })

  test('tells the strategy’s way from 2021 to its closing status in words', async () => {
    const page = await site.open(`${REAL}/sammenlign?fra=2021-09-29&til=2025-03-31`)
    await eventually(async () => (await codesOn(page)).length).toBeGreaterThanOrEqual(27)
    const line = page.locator('[data-code="2.1"][data-kind="first_status"]')
    expect(await textOn(line)).toMatch(/Modernisering.*Udfordret/s)
    const numbers = page.getByRole('row', { name: /^Stade ikke oplyst/ })
    expect(await numbers.locator('td').allTextContents()).toEqual(['14', '0', '−14'])
    await line.getByRole('link').click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/indsatser/2.1?pr=2025-03-31`)
  })

  test('takes the earlier day first, fills in what is not asked for and steps over the recorded days', async () => {
    const page = await site.open(`${REAL}/sammenlign?fra=2025-03-31&til=2021-09-29`)
    await eventually(() => addressOf(page)).toBe(`${REAL}/sammenlign?fra=2021-09-29&til=2025-03-31`)
    await page.getByRole('button', { name: 'Fra: forrige registrering' }).click()
    await eventually(() => addressOf(page)).toBe(`${REAL}/sammenlign?fra=2019-04-03&til=2025-03-31`)
    await page.getByLabel('Til dag').fill('2022-01-01')
    await eventually(() => addressOf(page)).toBe(`${REAL}/sammenlign?fra=2019-04-03&til=2022-01-01`)
    // the other pages are opened as of the later day
    const timeline = page
      .getByRole('navigation', { name: 'Hovedmenu', exact: true })
      .getByRole('link', { name: 'Tidslinje' })
    expect(await timeline.getAttribute('href')).toBe(`${REAL}/tidslinje?pr=2022-01-01`)
  })

  test('of one initiative leaves out the others, and says when nothing changed', async () => {
    const page = await site.open(`${PRACTICE}/sammenlign?fra=2025-11-15&til=2026-08-15`)
    await eventually(async () => (await codesOn(page)).length).toBeGreaterThan(1)
    const [code = ''] = await codesOn(page)
    await page.getByRole('combobox', { name: 'Indsats' }).selectOption(code)
    await eventually(async () => new Set(await codesOn(page))).toEqual(new Set([code]))
    expect(addressOf(page)).toBe(`${PRACTICE}/sammenlign?fra=2025-11-15&til=2026-08-15&indsats=${code}`)
    await page.goto(`${REAL}/sammenlign?fra=2022-01-01&til=2022-01-02&indsats=2.1`)
    await page.getByRole('heading', { name: 'Indsats 2.1 er uændret mellem de to dage.' }).waitFor()
  })
})

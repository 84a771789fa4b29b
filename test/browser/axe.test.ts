// Every page and state is free of what axe can find: light and dark, Danish and English, on a desk and on a phone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { attach } from '../helpers/factories.ts'
import { eventually, PRACTICE, REAL, siteOfFile, type View } from '../helpers/site.ts'

const AXE = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Four ways of seeing, in which every two of theme, language and width come together. */
const WAYS: readonly View[] = [
  { ...DESK, scheme: 'light', language: 'da' },
  { ...DESK, scheme: 'dark', language: 'en' },
  { ...PHONE, scheme: 'light', language: 'en' },
  { ...PHONE, scheme: 'dark', language: 'da' },
]
const nameOf = ({ width, scheme, language }: View) => `${width} px, ${scheme}, ${language}`
const way = (index: number): View => WAYS[index % WAYS.length] ?? {}
const site = siteOfFile()
const TEXT = Array.from({ length: 660 }, (_, line) => `Opdigtet linje ${line}`).join('\n')
beforeAll(() => attach(site.database().db, { '002_a94c2b72bc131888.txt': TEXT }))

/** What axe finds, each with where it is. */
async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async tags => {
    type Found = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }
    const { axe } = window as unknown as {
      axe: { run: (of: Document, how: object) => Promise<{ violations: Found[] }> }
    }
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${help} at ${target.join(' ')}: ${failureSummary?.split('\n')[1] ?? ''}`,
      ),
    )
  }, TAGS)
}

/** Opens a page and waits until everything on it is there: its content and, in English, its words. */
async function look(path: string, view: View): Promise<Page> {
  // Documents are for who is signed in.
  const as = path.includes('/kilder/') ? { as: 'reader' as const } : {}
  const touch = view.width === PHONE.width
  const page = await site.open(path, { ...view, ...as, touch, expected: /status of (404|503)/ })
  if (view.language === 'en') await eventually(() => page.locator('.btn--lang').textContent()).toBe('DA')
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0)
  // nothing is drawn in the first moments: a page is there when it has its heading
  await page.locator('h1').first().waitFor({ state: 'attached' })
  return page
}

describe.each([
  ['the overview', REAL, WAYS],
  ['the overview of a past day', `${REAL}?pr=2021-09-29`, WAYS],
  ['the timeline', `${REAL}/tidslinje`, WAYS],
  ['the timeline of a past day', `${REAL}/tidslinje?pr=2021-09-29`, WAYS],
  ['an initiative', `${REAL}/indsatser/2.1`, WAYS],
  ['an initiative on a past day', `${REAL}/indsatser/2.1?pr=2021-09-29`, WAYS],
  ['the history', `${PRACTICE}/historik`, WAYS],
  ['the history of a past day', `${PRACTICE}/historik?pr=2025-06-30`, WAYS],
  ['the comparison', `${PRACTICE}/sammenlign?fra=2024-06-30&til=2026-08-20`, WAYS],
  ['the comparison of one initiative', `${PRACTICE}/sammenlign?fra=2024-06-30&til=2026-08-20&indsats=1.2`, WAYS],
  ['the sources', `${REAL}/kilder`, WAYS],
  ['the sources of a past day', `${REAL}/kilder?pr=2021-09-29`, WAYS],
  ['a source document', `${REAL}/kilder/002#l-199-203`, WAYS],
  ['the sources of a portfolio without notes', `${PRACTICE}/kilder`, [way(0), way(3)]],
  ['the overview of the practice portfolio', PRACTICE, [way(0), way(3)]],
])('%s has no fault', (_, path, ways) => {
  test.each(ways.map(view => [nameOf(view), view] as const))('at %s', async (_, view) => {
    expect(await faultsOn(await look(path, view))).toEqual([])
  })
})

describe('has no fault', () => {
  test.each(
    [
      ['grouped by owner', `${REAL}?grp=ejer`],
      ['grouped by status, tight', `${PRACTICE}?grp=status&taet=1`],
      ['not grouped, airy', `${REAL}?grp=ingen&taet=2&sort=-skred`],
      ['filtered', `${REAL}?ejer=SDS&status=yellow&q=s`],
      ['a filter that finds nothing', `${REAL}?status=red&q=intet`],
      ['a past day of the practice portfolio', `${PRACTICE}?pr=2024-06-30`],
      ['a day before anything was known', `${REAL}?pr=2015-01-01`],
      ['projected', `${PRACTICE}?skaerm=projektor`],
      ['the timeline as a table', `${REAL}/tidslinje?vis=tabel`],
      ['the timeline of the practice portfolio', `${PRACTICE}/tidslinje`],
      ['the history of the strategy', `${REAL}/historik`],
      ['what is computed over time', `${PRACTICE}/historik?vis=beregnet`],
      ['the differences over time', `${PRACTICE}/historik?vis=gab&pr=2025-06-30`],
      ['the history before anything was known', `${REAL}/historik?pr=2015-01-01`],
      ['the comparison of the strategy', `${REAL}/sammenlign?fra=2021-09-29&til=2025-03-31`],
      [
        'a comparison in which nothing of an initiative changed',
        `${REAL}/sammenlign?fra=2022-01-01&til=2022-01-02&indsats=2.1`,
      ],
      ['a comparison in which nothing changed', `${REAL}/sammenlign?fra=2022-01-01&til=2022-01-02`],
      ['an initiative without a reason', `${REAL}/indsatser/3.2`],
      ['an initiative that is paused', `${REAL}/indsatser/5.1`],
      ['an initiative of the practice portfolio', `${PRACTICE}/indsatser/1.2`],
      ['a source document that is not attached', `${REAL}/kilder/003`],
      ['an unknown portfolio', '/findes-ikke'],
      ['an unknown initiative', `${REAL}/indsatser/9.9`],
      ['an unknown page', `${REAL}/findes-ikke`],
    ].map(([name, path], index) => [name, nameOf(way(index)), path, way(index)] as const),
  )('%s (%s)', async (_name, _way, path, view) => {
    expect(await faultsOn(await look(path ?? '', view))).toEqual([])
  })

  test.each([
    [503, /^Databasen svarer ikke/, way(0)],
    [503, /^The database does not answer/, way(2)],
    [403, /^You do not have access/, way(1)],
    [500, /^Siden kunne ikke hentes/, way(3)],
  ] as const)('a page that was answered with %i', async (status, heading, view) => {
    const page = await site.open('/api/docs', { ...view, touch: view.width === PHONE.width, expected: /status of \d+/ })
    await page.route('**/overview*', route =>
      route.fulfill({
        status,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status, code: 'trial' }),
      }),
    )
    await page.goto(REAL)
    await page.getByRole('heading', { name: heading }).waitFor()
    expect(await faultsOn(page)).toEqual([])
  })

  test('an installation without a portfolio', async () => {
    const page = await site.open('/api/docs', way(0))
    await page.route('**/api/portfolios', route => route.fulfill({ contentType: 'application/json', body: '[]' }))
    await page.goto('/')
    await page.getByRole('heading', { name: 'Her er ingen porteføljer endnu.' }).waitFor()
    expect(await faultsOn(page)).toEqual([])
  })

  test('a page whose answer is awaited', async () => {
    const page = await site.open('/api/docs', way(1))
    const held = Promise.withResolvers<void>()
    await page.route('**/overview*', route => held.promise.then(() => route.abort()))
    await page.goto(REAL)
    await page.locator('main .sk').waitFor()
    // The heading comes with the content.
    expect((await faultsOn(page)).filter(fault => !fault.startsWith('page-has-heading-one'))).toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    held.resolve()
  })

  test.each([way(0), { ...PHONE, scheme: 'dark' as const }])('the page about the API, %o', async view => {
    expect(await faultsOn(await site.open('/api/docs', view))).toEqual([])
  })
})

describe('has no fault while open', () => {
  test.each([way(0), way(1), way(3)])('every fold of an initiative, %o', async view => {
    const page = await look(`${PRACTICE}/indsatser/1.1`, view)
    await page.locator('svg.trend').waitFor()
    for (const fold of await page.locator('.ini summary').all()) await fold.click()
    expect(await faultsOn(page)).toEqual([])
  })

  test.each([way(0), way(3)])('what rests on a line of a source document, %o', async view => {
    const page = await look(`${REAL}/kilder/002#l-206`, view)
    await page.locator('.doc-l--chosen .doc-m').click()
    await page.locator('.doc-f').waitFor()
    expect(await faultsOn(page)).toEqual([])
  })

  test.each<[name: string, view: View, open: (page: Page) => Promise<unknown>, path?: string]>([
    ['the list of keys', way(0), page => page.keyboard.press('?')],
    ['the choice of a day', way(1), page => page.locator('.btn--date').click()],
    ['the choice of a portfolio', way(3), page => page.locator('.btn--switch').click()],
    ['a filter', way(1), page => page.locator('.bar-f button').first().click()],
    ['the filter sheet', way(2), page => page.locator('.bar-m').click()],
    ['the two lights of a row', way(0), page => page.locator('[data-code="2.1"] .stt').click()],
    ['the two lights of a row, dark', way(1), page => page.locator('[data-code="2.1"] .stt').click()],
    [
      'the filters of the timeline',
      way(1),
      page => page.getByRole('button', { name: 'Filters' }).click(),
      `${REAL}/tidslinje`,
    ],
  ])('%s', async (_, view, open, path = REAL) => {
    const page = await look(path, view)
    await open(page)
    await page.locator('[role="dialog"]:popover-open, dialog[open]').waitFor()
    expect(await faultsOn(page)).toEqual([])
  })
})

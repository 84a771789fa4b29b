// What people write is shown as they wrote it, and never run: saved through the API, then looked at on every page.
import type { Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bundleOf, give, initiativeOf, milestoneOf, reportOf } from '../helpers/factories.ts'
import { reportingOn } from '../helpers/reporting.ts'
import { eventually, siteOfFile, textOn } from '../helpers/site.ts'

const TRIAL = '/trial'
/** Everything that has ever run where text was expected; each would leave its mark on the window. */
const HOSTILE = [
  `<img src=x onerror="window.ran=1">`,
  `<script>window.ran=1</script>`,
  `"'><svg onload=window.ran=1>`,
  `[tryk](javascript:window.ran=1)`,
  '![](x){onerror=window.ran=1}',
  '{{window.ran=1}}',
  `=HYPERLINK("https://evil.example","tryk")`,
  `</title><style>body{display:none}</style>`,
].join(' ')
/** The same where little room is. */
const SHORT = `<img src=x onerror="window.ran=1">`
/** What is not to be lost of it. */
const AS_WRITTEN = `<script>window.ran=1</script>`
const ofIt = (da: string) => ({ da, en: da })

const site = siteOfFile({
  fill: ({ db }) =>
    give(
      db,
      bundleOf({
        organisations: [
          { key: 'alpha', abbreviation: SHORT, name: HOSTILE, sector: 'state' },
          { key: 'beta', abbreviation: 'BETA', name: HOSTILE, sector: 'regions' },
        ],
        focusAreas: [{ number: 1, title: HOSTILE }],
        sources: [{ key: 'minutes', title: HOSTILE, kind: 'minutes', recordedOn: '2025-01-15' }],
        initiatives: [
          initiativeOf('1.1', {
            title: HOSTILE,
            owners: ['alpha', 'beta'],
            milestones: [{ ...milestoneOf('start', [['baseline', '2027-06-30']]), title: ofIt(HOSTILE) }],
          }),
        ],
        reports: [
          reportOf('1.1', '2025-06-30', 'green', { time: 'green', narrative: ofIt(HOSTILE), reason: ofIt(HOSTILE) }),
        ],
      }),
    ),
})

/** Says it in every field of a round and a report, submitted and returned. */
async function writeEverywhere() {
  const server = site.app()
  const office = await server.as('programme_office')
  const owner = await server.as('owner', 'alpha')
  const reporting = reportingOn(
    () => server,
    () => office,
  )
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const round = { key: 'hostile', name: HOSTILE.slice(0, 200), period, deadline: '2026-12-01T12:00' }
  expect((await server.send('POST', '/api/portfolios/trial/rounds', round, office)).statusCode).toBe(200)
  const { version } = await reporting.report('hostile', owner, {
    lights: { time: 'green', economy: 'yellow', delivery: 'yellow', risk: 'green' },
    overall: { light: 'green', reason: HOSTILE },
    kept: { time: HOSTILE, economy: HOSTILE, delivery: HOSTILE, risk: HOSTILE },
    narrative: HOSTILE,
    yellow: { trigger: HOSTILE, by: 'medio 2027', help: HOSTILE },
    milestones: [{ key: 'start', forecast: 'august 2027', actual: null, note: HOSTILE }],
    added: [{ key: 'ny', title: SHORT, forecast: 'medio 2028', sectors: ['state'], note: SHORT }],
    decision: HOSTILE,
  })
  return { server, office, reporting, version }
}
async function callEverybodySo() {
  await site.database().pool.query('update account set display_name = $1', [HOSTILE.slice(0, 200)])
}

const READ = ['', '/tidslinje', '/historik', '/sammenlign?fra=2025-01-20&til=2026-11-20', '/kilder', '/indsatser/1.1']
const hasRun = (page: Page) => page.evaluate(() => 'ran' in window || document.querySelector('img[src="x"]') !== null)

/** A page as it is read, pressed open wherever that is offered, and printed. */
async function look(page: Page, address: string) {
  await page.goto(address)
  await page.locator(':root:not([data-drawn]) h1').first().waitFor({ state: 'attached' })
  // Where this tab holds the stream the network is never idle.
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {})
  for (const button of await page.locator('main [aria-expanded="false"]:visible').all())
    await button.click({ timeout: 2000 }).catch(() => {})
  expect(await hasRun(page), address).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await hasRun(page), `${address} on paper`).toBe(false)
  await page.emulateMedia({ media: null })
  expect(await page.evaluate(() => getComputedStyle(document.body).display), address).not.toBe('none')
}

describe('what is hostile', () => {
  test('runs on no page, on paper neither, for nobody', async () => {
    const { office, reporting, version } = await writeEverywhere()
    await callEverybodySo()
    const page = await site.open(`${TRIAL}/indberet`, { as: 'programme_office', expected: /status of 40[34]/ })
    onTestFinished(() => page.unrouteAll({ behavior: 'ignoreErrors' }))
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    page.on('dialog', dialog => asked.push(`dialog ${dialog.message()}`))
    const own = ['/indberet', '/indberet/1.1']
    for (const rest of [...READ, ...own]) await look(page, TRIAL + rest)
    const comments = { comments: { narrative: HOSTILE, lights: HOSTILE } }
    expect((await reporting.act('return', 'hostile', office, version, comments)).statusCode).toBe(200)
    for (const rest of own) await look(page, TRIAL + rest)
    const elsewhere = asked.filter(address => !address.startsWith(site.address()) && !address.startsWith('data:'))
    expect(elsewhere).toEqual([])
    expect(asked.filter(address => address.endsWith('/x'))).toEqual([])
  })

  test('is shown as it was written', async () => {
    const page = await site.open(`${TRIAL}/indsatser/1.1`)
    await eventually(() => textOn(page.locator('main'))).toContain(AS_WRITTEN)
    expect(await textOn(page.locator('h1').first())).toContain('[tryk](javascript:window.ran=1)')
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
    await page.goto(TRIAL)
    await eventually(() => textOn(page.locator('[data-code="1.1"]'))).toContain(AS_WRITTEN)
  })

  test('finds nothing to run in the page that the server draws, without the application', async () => {
    const { body } = await site.app().get(TRIAL, { accept: 'text/html' })
    expect(body).toContain('&lt;script&gt;window.ran=1')
    expect(body).not.toMatch(/<script>window|<img src=x|<svg onload/)
  })

  test('in a search is found, and not run', async () => {
    const page = await site.open(TRIAL)
    await page.keyboard.press('/')
    await page.keyboard.type('1.1')
    await eventually(() => textOn(page.getByRole('dialog'))).toContain(AS_WRITTEN)
    expect(await hasRun(page)).toBe(false)
  })
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '%2F%2Fevil.example',
  'javascript:window.ran=1',
])('after signing in nobody is led to %j', async to => {
  const page = await site.open(`/log-ind?til=${encodeURIComponent(to)}`)
  await page.getByRole('button', { name: 'Prøv som læser' }).click()
  await eventually(() => page.url()).not.toContain('/log-ind')
  expect(new URL(page.url()).origin).toBe(site.address())
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

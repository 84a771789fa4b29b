// What somebody reports is seen by those who are looking, and nothing moves under their pointer.
import { sql } from 'kysely'
import type { Page, Route } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../server/src/milestones/day.ts'
import { bundleOf, give, initiativeOf, reportOf } from '../helpers/factories.ts'
import { addressOf, codesOn, eventually, siteOfFile, textOn } from '../helpers/site.ts'

const TRIAL = '/trial'
const CODES = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9']
type Light = 'green' | 'yellow' | 'red'
const site = siteOfFile({
  fill: ({ db }) =>
    give(
      db,
      bundleOf({
        initiatives: CODES.map(code => initiativeOf(code)),
        reports: CODES.map(code =>
          reportOf(code, '2025-02-01', 'yellow', {
            time: 'yellow',
            economy: 'green',
            delivery: 'green',
            risk: 'green',
          }),
        ),
      }),
    ),
})

let reported = 0
const lastOverall = new Map<string, Light>()
// The day before says nothing new, so that the list of what changed is empty and stays where it is.
beforeEach(() => report('1.5', { overall: 'yellow' }))

/** Somebody reports: rows of the database's own tables, so that only its triggers can announce them. */
async function report(code: string, lights: { overall: Light; economy?: Light }) {
  reported += 1
  lastOverall.set(code, lights.overall)
  const { overall, economy = 'green' } = lights
  const asOf = addDays('2026-01-01', reported)
  await site
    .database()
    .db.transaction()
    .execute(async trx => {
      const { rows } = await sql<{ id: string; portfolio_id: string; initiative_id: string }>`
      insert into fact (portfolio_id, kind, key)
      select portfolio_id, 'status_report', ${`live-${reported}`} from initiative where code = ${code}
      returning id, portfolio_id, (select id from initiative where code = ${code}) as initiative_id`.execute(trx)
      const [fact] = rows
      await sql`
      insert into status_report (fact_id, portfolio_id, initiative_id, as_of_earliest, as_of, basis, overall, time,
        economy, delivery, risk, recorded_at)
      values (${fact?.id}, ${fact?.portfolio_id}, ${fact?.initiative_id}, ${asOf}, ${asOf}, 'reported', ${overall},
        'yellow', ${economy}, 'green', 'green', ${`${asOf}T12:00:00Z`})`.execute(trx)
    })
}

/** Opens a page and marks it, so that a reload would be seen. */
async function look(path = TRIAL): Promise<Page> {
  const page = await site.open(path)
  await page.evaluate(() => Object.assign(window, { pejlStayed: true }))
  return page
}
const neverReloaded = (page: Page) => page.evaluate(() => 'pejlStayed' in window)
const row = (page: Page, code: string) => page.locator(`[data-code="${code}"]`)
const light = (page: Page, code: string) => textOn(row(page, code).locator('.stt .state > span').first())
const economy = (page: Page, code: string) =>
  row(page, code).locator('td.dim').nth(1).locator('.pair').getAttribute('aria-label')
/** Another light for the economy than the one on screen. */
const otherEconomy = async (page: Page, code: string) =>
  /vurderet på sporet/.test((await economy(page, code)) ?? '') ? ('red' as const) : ('green' as const)
const SAID = { green: /vurderet på sporet/, red: /vurderet kritisk/ }
const pill = (page: Page) => page.locator('.pill button')
/** Where every row and tile stands on the screen. */
const places = (page: Page) =>
  page.locator('[data-code], .tile').evaluateAll(all => all.map(one => JSON.stringify(one.getBoundingClientRect())))

describe('a report', () => {
  test('shows in the open page within two seconds, with a mark and without a reload', async () => {
    const page = await look()
    const before = await places(page)
    const began = performance.now()
    await report('1.1', { overall: 'yellow', economy: 'red' })
    await eventually(() => economy(page, '1.1')).toMatch(/Økonomi: vurderet kritisk/)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(await row(page, '1.1').getAttribute('class')).toMatch(/is-chg/)
    expect(await page.locator('.is-chg').count()).toBe(1)
    expect(await neverReloaded(page)).toBe(true)
    expect(await places(page)).toEqual(before)
    // The mark goes away by itself.
    await page.clock.fastForward(7000)
    await eventually(() => page.locator('.is-chg').count()).toBe(0)
  })

  test('that moves rows or tiles waits until it is asked for', async () => {
    const page = await look()
    await report('1.2', { overall: 'red' })
    await pill(page).waitFor()
    expect(await textOn(pill(page))).toBe('1 opdatering venter. Vis den')
    expect(await light(page, '1.2')).toBe('Udfordret')
    await pill(page).click()
    expect(await light(page, '1.2')).toBe('Kritisk')
    expect(await row(page, '1.2').getAttribute('class')).toMatch(/is-chg/)
    expect(await pill(page).count()).toBe(0)
    expect(await neverReloaded(page)).toBe(true)
  })

  test.each(['/tidslinje', '/indsatser/1.3'])('is offered at %s, which stays as it is until then', async rest => {
    const page = await look(TRIAL + rest)
    await page.getByText('Indsats 1.3').filter({ visible: true }).first().waitFor()
    const red = page.locator('main use[href="#g-crit"]')
    const before = await red.count()
    await report('1.3', { overall: lastOverall.get('1.3') === 'red' ? 'green' : 'red' })
    await pill(page).waitFor()
    expect(await red.count()).toBe(before)
    await pill(page).click()
    await eventually(() => red.count()).not.toBe(before)
    expect(await neverReloaded(page)).toBe(true)
  })

  test.each([
    ['the stream', '1.6', '', '**/api/events'],
    ['the answer', '1.7', '', '**/overview*'],
    ['the code of the page', '1.8', '/indsatser/1.8', '**/InitiativePage*.js'],
  ])('given while %s was on its way is not missed', async (what, code, rest, address) => {
    const page = await site.open('/api/docs')
    const held = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const hold = async (route: Route) => {
      // An answer is made before the report, and comes after the page has heard of it.
      const answer = what === 'the answer' ? await route.fetch() : undefined
      reached.resolve()
      await held.promise
      await (answer ? route.fulfill({ response: answer }) : route.continue())
    }
    await page.route(address, hold, { times: 1 })
    const listens = what === 'the stream' ? null : page.waitForResponse(/api\/events/)
    await page.goto(TRIAL + rest)
    await Promise.all([reached.promise, listens])
    await report(code, { overall: 'red' })
    held.resolve()
    const red = (rest ? page.locator('main') : row(page, code)).locator('use[href="#g-crit"]')
    await eventually(async () => {
      if (await pill(page).isVisible()) await pill(page).click()
      return red.count()
    }).toBeGreaterThan(0)
  })
})

describe('while a reader is at a row', () => {
  test('with the pointer, nothing of it moves and a pill offers the update', async () => {
    const page = await look()
    await row(page, '1.4').hover()
    const before = await places(page)
    const said = await textOn(row(page, '1.4'))
    const other = await otherEconomy(page, '1.4')
    await report('1.4', { overall: 'yellow', economy: other })
    await pill(page).waitFor()
    expect(await textOn(row(page, '1.4'))).toBe(said)
    expect(await economy(page, '1.4')).not.toMatch(SAID[other])
    expect(await places(page)).toEqual(before)
    await pill(page).click()
    expect(await economy(page, '1.4')).toMatch(SAID[other])
  })

  test('with the focus, the update waits and the focus stays', async () => {
    const page = await look()
    await page.mouse.move(0, 0)
    await row(page, '1.4').locator('.ttl a').focus()
    const other = await otherEconomy(page, '1.4')
    await report('1.4', { overall: 'yellow', economy: other })
    await pill(page).waitFor()
    expect(await economy(page, '1.4')).not.toMatch(SAID[other])
    expect(
      await row(page, '1.4')
        .locator('.ttl a')
        .evaluate(link => link === document.activeElement),
    ).toBe(true)
    // Several that wait are told as so many, in a region that speaks politely.
    await report('1.1', { overall: 'yellow', economy: 'yellow' })
    await eventually(() => textOn(pill(page))).toBe('2 opdateringer venter. Vis dem')
    expect(await page.locator('.pill').getAttribute('role')).toBe('status')
  })

  test('another row may change in place', async () => {
    const page = await look()
    await row(page, '1.3').hover()
    await report('1.1', { overall: 'yellow', economy: 'red' })
    await eventually(() => economy(page, '1.1')).toMatch(/vurderet kritisk/)
    expect(await pill(page).count()).toBe(0)
  })

  test('a projected page stands still until somebody turns the projection off', async () => {
    const page = await look(`${TRIAL}?skaerm=projektor`)
    const before = await textOn(page.locator('main'))
    const answered = page.waitForResponse(/overview/)
    await report('1.2', { overall: 'red', economy: 'red' })
    await answered
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await textOn(page.locator('main'))).toBe(before)
    expect(await pill(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Luk projektorvisning' }).click()
    await eventually(() => addressOf(page)).toBe(TRIAL)
    await eventually(() => economy(page, '1.2')).toMatch(/vurderet kritisk/)
  })
})

describe('when the stream is cut', () => {
  test('the page catches up as soon as it is back', async () => {
    const page = await site.open(TRIAL, {
      expected: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/,
    })
    await page.mouse.move(0, 0)
    const other = await otherEconomy(page, '1.9')
    await site.down()
    await report('1.9', { overall: 'yellow', economy: other })
    await site.up()
    await eventually(() => economy(page, '1.9')).toMatch(SAID[other])
    expect(await codesOn(page)).toEqual(CODES)
    // And it hears again.
    await report('1.9', { overall: 'yellow', economy: 'yellow' })
    await eventually(() => economy(page, '1.9')).toMatch(/vurderet udfordret/)
  })

  test('and somebody on the way answers for the server, the page still comes back', async () => {
    const page = await site.open(TRIAL, {
      expected: /status of 502|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|MIME type/,
    })
    let refused = 0
    await page.route('**/api/events', route => {
      refused += 1
      return refused < 2 ? route.fulfill({ status: 502, body: 'Bad gateway' }) : route.continue()
    })
    await site.down()
    await site.up()
    await eventually(() => refused).toBeGreaterThan(1)
    const other = await otherEconomy(page, '1.9')
    await report('1.9', { overall: 'yellow', economy: other })
    await eventually(() => economy(page, '1.9')).toMatch(SAID[other])
  })
})

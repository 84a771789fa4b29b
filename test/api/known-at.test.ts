// What a past day shows depends on nothing that was recorded later, whatever is recorded later and in whatever order.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../server/src/milestones/day.ts'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { give } from '../helpers/factories.ts'
import { bundlesOf, CODES, DAYS, type Story, story } from '../helpers/story.ts'

const RUNS = 30
/** The days on which something is recorded, just before and after them, and where a round may be over but not closed. */
const anyDay = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(0, 0, -1, 1, 20, 20))
  .map(([day, more]) => addDays(day, more))

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const VIEWS = (day: string, earlier: string) => [
  `overview?knownAt=${day}`,
  `overview?rows=2&knownAt=${day}`,
  `timeline?knownAt=${day}`,
  `history?knownAt=${day}`,
  `comparison?from=${earlier}&to=${day}`,
  ...CODES.map(code => `initiatives/${code}?knownAt=${day}`),
]

/** Every view, without what names the portfolio and what is known of its end today. */
async function viewsOf(slug: string, day: string, earlier: string): Promise<Record<string, unknown>> {
  const views: Record<string, unknown> = {}
  for (const view of VIEWS(day, earlier)) {
    const answer = await server.get(`/api/portfolios/${slug}/${view}`)
    if (answer.statusCode === 404) {
      expect(answer.json().code).toMatch(/^(unknown_initiative|not_yet_known)$/)
      views[view] = 'not known'
      continue
    }
    expect(answer.statusCode, answer.body).toBe(200)
    const { revision, portfolio, ...shown } = answer.json()
    expect(revision).toMatch(/./)
    const { slug: _, concludedOn: __, ...rest } = portfolio
    views[view] = { portfolio: rest, ...shown }
  }
  return views
}

let portfolios = 0

/** Tells the whole story to one portfolio and to another only as far as a day knows. */
async function tellTwice(told: Story, day: string): Promise<[whole: string, until: string]> {
  portfolios += 1
  const [whole, until] = [`whole-${portfolios}`, `until-${portfolios}`]
  await give(database.db, ...bundlesOf(told, whole), ...bundlesOf(told, until, day))
  // The server hears of a new portfolio a moment later.
  await expect.poll(async () => (await server.get(`/api/portfolios/${until}/overview`)).statusCode).toBe(200)
  return [whole, until]
}

test('every view of a day is what it would be had nothing been recorded since', { timeout: 60_000 }, async () => {
  const seen = { facts: 0, later: 0 }
  await fc.assert(
    fc.asyncProperty(story, anyDay, anyDay, async (told, one, another) => {
      const [earlier, day] = one < another ? [one, another] : [another, one]
      const [whole, until] = await tellTwice(told, day)
      seen.facts += told.facts.length
      seen.later += told.facts.filter(fact => fact.recordedOn > day).length
      expect(await viewsOf(whole, day, earlier)).toEqual(await viewsOf(until, day, earlier))
      if (earlier < day) expect(await viewsOf(whole, earlier, earlier)).toEqual(await viewsOf(until, earlier, earlier))
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
  )
  // A property about nothing would always hold.
  expect(seen.later).toBeGreaterThan(RUNS)
})

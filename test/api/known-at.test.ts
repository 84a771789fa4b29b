// What a past day shows depends on nothing that was recorded later, whatever is recorded later and in whatever order.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../server/src/milestones/day.ts'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { give } from '../helpers/factories.ts'
import { bundlesOf, CODES, DAYS, retractionsOf, type Story, story, takenBackBy } from '../helpers/story.ts'

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
  `search?q=indsats&knownAt=${day}`,
]

/** Every view, without what names the portfolio and what is known of its end today. */
async function viewsOf(
  slug: string,
  day: string,
  earlier: string,
  more: string[] = [],
): Promise<Record<string, unknown>> {
  const views: Record<string, unknown> = {}
  for (const view of [...VIEWS(day, earlier), ...more]) {
    const answer = await server.get(`/api/portfolios/${slug}/${view}`)
    if (answer.statusCode === 404) {
      expect(answer.json().code).toMatch(/^(unknown_initiative|not_yet_known)$/)
      views[view] = 'not known'
      continue
    }
    expect(answer.statusCode, answer.body).toBe(200)
    const { revision, portfolio, ...shown } = answer.json()
    // What was found is not kept, so it has no revision.
    expect(revision ?? view).toMatch(/^[\w-]+$|^search/)
    const { slug: _, concludedOn: __, ...rest } = portfolio ?? {}
    views[view] = { portfolio: rest, ...shown }
  }
  return views
}

let portfolios = 0

/** Takes back what the story takes back by a day; nobody can import that. */
async function takeBack(told: Story, slug: string, until?: string): Promise<void> {
  await database.pool.query(
    `insert into retraction (fact_id, portfolio_id, initiative_id, why, replaced_by, retracted_by, recorded_at)
     select f.id, p.id, i.id, r.why, case when r.why = 'corrected' then f.id end, 'test',
       (r.back || ' 12:00 Europe/Copenhagen')::timestamptz
     from json_to_recordset($2) as r (key text, kind text, code text, back text, why text)
     join portfolio p on p.slug = $1 join fact f on f.portfolio_id = p.id and f.kind = r.kind and f.key = r.key
     join initiative i on i.portfolio_id = p.id and i.code = r.code`,
    [slug, JSON.stringify(retractionsOf(told, until))],
  )
}

/**
 * Tells the whole story to one portfolio, to another only as far as a day knows, and to a third the same without what was taken
 * back by then.
 */
async function tell(told: Story, day: string): Promise<{ whole: string; until: string; without: string }> {
  portfolios += 1
  const [whole, until, without] = [`whole-${portfolios}`, `until-${portfolios}`, `without-${portfolios}`]
  const bundles = [
    ...bundlesOf(told, whole),
    ...bundlesOf(told, until, day),
    ...bundlesOf(told, without, day, takenBackBy(told, day)),
  ]
  await give(database.db, ...bundles)
  await takeBack(told, whole)
  await takeBack(told, until, day)
  // The server hears of a new portfolio a moment later.
  await expect.poll(async () => (await server.get(`/api/portfolios/${without}/overview`)).statusCode).toBe(200)
  return { whole, until, without }
}

/** What tells of the way there: when something was last recorded, what changed since an earlier day, what was corrected. */
const OF_THE_WAY = new Set(['updatedAt', 'changes', 'formerReports'])

/** What holds on a day, without the way there. */
async function holdingOf(slug: string, day: string): Promise<Record<string, unknown>> {
  const views = await viewsOf(slug, day, day, [`sources?knownAt=${day}`])
  const shown = Object.entries(views).filter(([view]) => !/^(history|comparison)/.test(view))
  const plain = JSON.stringify(shown, (name, value) => (OF_THE_WAY.has(name) ? undefined : value))
  return Object.fromEntries(JSON.parse(plain))
}

test('every view of a day is what it would be had nothing been recorded since, nor said what was taken back by then', {
  timeout: 60_000,
}, async () => {
  const seen = { facts: 0, later: 0, back: 0 }
  await fc.assert(
    fc.asyncProperty(story, anyDay, anyDay, async (told, one, another) => {
      const [earlier, day] = one < another ? [one, another] : [another, one]
      const { whole, until, without } = await tell(told, day)
      seen.facts += told.facts.length
      seen.back += takenBackBy(told, day).length
      seen.later += told.facts.filter(fact => fact.recordedOn > day).length
      expect(await viewsOf(whole, day, earlier)).toEqual(await viewsOf(until, day, earlier))
      expect(await holdingOf(until, day)).toEqual(await holdingOf(without, day))
      if (earlier < day) expect(await viewsOf(whole, earlier, earlier)).toEqual(await viewsOf(until, earlier, earlier))
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
  )
  // A property about nothing would always hold.
  expect(seen.later).toBeGreaterThan(RUNS)
  expect(seen.back).toBeGreaterThan(RUNS)
})

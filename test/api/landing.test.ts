// Where milestones of the portfolio usually land, as a page tells it beside a forecast: enough of them, and only what was known.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InitiativePage, initiatives } from '../../server/src/initiatives/contract.ts'
import { addDays } from '../../server/src/milestones/day.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, milestoneOf } from '../helpers/factories.ts'

const PLAN = '2025-03-01'
/** Seven delivered on 1 May, each ten days later than the one before, and an eighth a month after that. */
const LATE = [0, 10, 20, 30, 40, 50, 60, 70]
const delivered = LATE.map((days, n) =>
  milestoneOf(`done-${n}`, [
    ['baseline', PLAN],
    ['actual', addDays(PLAN, days), n < 7 ? '2025-05-01' : '2025-06-01'],
  ]),
)

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  const elsewhere = { slug: 'elsewhere', initiatives: [initiativeOf('1.1', { milestones: [open('far')] })] }
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', { milestones: [open('open'), milestoneOf('unplanned', [['forecast', '2027-01-01']])] }),
        initiativeOf('1.2', { milestones: delivered.slice(0, 4) }),
        initiativeOf('1.3', { milestones: delivered.slice(4) }),
        initiativeOf('1.4', { milestones: [milestoneOf('past', [['baseline', '2026-06-30']])] }),
      ],
    }),
    bundleOf(elsewhere),
  )
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

function open(key: string) {
  return milestoneOf(key, [['baseline', '2027-01-01']])
}

async function usualOf(code: string, day?: string, slug = 'trial') {
  const address = `/api/portfolios/${slug}/initiatives/${code}${day ? `?knownAt=${day}` : ''}`
  const page = await server.read<InitiativePage>(address)
  expectToBe(initiatives.page.response, page, address)
  return page.milestones.map(({ usual }) => usual)
}

test('an open milestone with a plan tells where the eight delivered ones of the portfolio landed', async () => {
  expect(await usualOf('1.1')).toEqual([
    { precision: 'day', count: 8, lowerDays: 18, medianDays: 35, upperDays: 53 },
    null,
  ])
})

test('a date that has passed has nothing more to expect', async () => {
  expect((await usualOf('1.4'))[0]).toBeNull()
})

test('a delivered milestone has nothing more to expect', async () => {
  expect(await usualOf('1.2')).toEqual([null, null, null, null])
})

test('on a day when only seven were delivered it says nothing', async () => {
  expect(await usualOf('1.1', '2025-05-31')).toEqual([null, null])
  expect((await usualOf('1.1', '2025-06-01'))[0]).toMatchObject({ count: 8 })
})

test('what another portfolio delivered says nothing about this one', async () => {
  expect(await usualOf('1.1', undefined, 'elsewhere')).toEqual([null])
})

test('what is delivered from now on counts at once, on the page of another initiative too', async () => {
  expect((await usualOf('1.1'))[0]).toMatchObject({ count: 8, medianDays: 35 })
  const { rows } = await database.pool.query<{ id: number; portfolio_id: number }>(
    `select m.fact_id as id, m.portfolio_id from milestone m join fact f on f.id = m.fact_id
     where f.key = 'done-0'`,
  )
  // What is said later of the first one takes the place of what was said before.
  await database.pool.query(
    `with f as (insert into fact (portfolio_id, kind, key) values ($1, 'milestone_date', 'corrected') returning id)
     insert into milestone_date (fact_id, portfolio_id, milestone_id, kind, earliest, latest, precision, recorded_at)
     select f.id, $1, $2, 'actual', '2025-07-01', '2025-07-01', 'day', '2025-07-02 12:00+02' from f`,
    [rows[0]?.portfolio_id, rows[0]?.id],
  )
  await expect.poll(async () => (await usualOf('1.1'))[0]?.medianDays, { timeout: 5000 }).toBe(45)
  expect((await usualOf('1.1', '2025-07-01'))[0]).toMatchObject({ count: 8, medianDays: 35 })
})

test('a page for a day to come is refused, whatever is known by then', async () => {
  expectProblem(await server.get('/api/portfolios/trial/initiatives/1.1?knownAt=2027-01-01'), {
    status: 400,
    code: 'invalid_input',
    fields: ['knownAt'],
  })
})

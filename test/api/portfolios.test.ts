import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type ListedPortfolio, portfolio } from '../../server/src/portfolio/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, KNOWN, reportOf } from '../helpers/factories.ts'

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

const list = () => server.read<ListedPortfolio[]>('/api/portfolios')
const listed = async (slug: string) => (await list()).find(one => one.slug === slug)
const named = (slug: string, more = {}) =>
  bundleOf({ slug, portfolio: { slug, title: slug, period: { from: 2020, to: 2025 }, ...more } })

test('a database without portfolios has an empty list', async () => {
  expect(await list()).toEqual([])
})

test('a portfolio is listed as soon as it is imported', async () => {
  const initiatives = [initiativeOf('1.1'), initiativeOf('1.2')]
  await give(database.db, {
    ...bundleOf({ slug: 'first', initiatives, reports: [reportOf('1.1', '2025-03-01', 'green')] }),
    portfolio: {
      slug: 'first',
      title: 'Den første',
      titleEn: 'The first',
      purpose: { da: 'Formål' },
      period: { from: 2018, to: 2024 },
    },
  })
  await vi.waitFor(async () => expect(await list()).toHaveLength(1), { interval: 5 })
  expect(await list()).toEqual([
    {
      slug: 'first',
      title: 'Den første',
      titleEn: 'The first',
      purpose: { da: 'Formål', en: null },
      period: { from: 2018, to: 2024 },
      invented: false,
      concludedOn: null,
      initiatives: 2,
      recordedDays: [KNOWN, '2025-03-01'],
      latestDay: TODAY,
    },
  ])
})

test('the list is what its contract says, the real portfolios first and each by its address', async () => {
  await give(database.db, named('c-real'), named('a-invented', { invented: true }), named('b-real'))
  await vi.waitFor(async () => expect(await list()).toHaveLength(4), { interval: 5 })
  const all = await list()
  expectToBe(portfolio.list.response, all, '/api/portfolios')
  expect(all.map(one => [one.slug, one.invented])).toEqual([
    ['b-real', false],
    ['c-real', false],
    ['first', false],
    ['a-invented', true],
  ])
})

test('a portfolio of which nothing is recorded has no recorded days', async () => {
  expect(await listed('c-real')).toMatchObject({ initiatives: 0, recordedDays: [], latestDay: TODAY })
})

test('a concluded portfolio is read as of its closing status, or of what was recorded later still', async () => {
  await give(database.db, named('concluded', { concludedOn: '2025-03-31' }))
  await vi.waitFor(async () => expect(await listed('concluded')).toMatchObject({ latestDay: '2025-03-31' }))
  await give(
    database.db,
    bundleOf({
      ...named('concluded', { concludedOn: '2025-03-31' }),
      initiatives: [initiativeOf('1.1')],
      reports: [reportOf('1.1', '2025-06-30', 'yellow')],
    }),
  )
  await vi.waitFor(async () => expect(await listed('concluded')).toMatchObject({ latestDay: '2025-06-30' }))
  expect((await server.read<{ knownAt: string }>('/api/portfolios/concluded/overview')).knownAt).toBe('2025-06-30')
})

test('a portfolio that is deleted is listed no more and can no longer be read', async () => {
  await server.read('/api/portfolios/first/overview')
  await database.pool.query(`delete from portfolio where slug = 'first'`)
  await vi.waitFor(async () => expect(await listed('first')).toBeUndefined(), { interval: 5 })
  const gone = { status: 404, code: 'unknown_portfolio' }
  expectProblem(await server.get('/api/portfolios/first/overview'), gone)
  expectProblem(await server.get('/api/portfolios/first/timeline?knownAt=2025-01-31'), gone)
  expectProblem(await server.get('/api/portfolios/first/initiatives/1.1'), gone)
})

test('the list takes no query', async () => {
  const answer = await server.get('/api/portfolios?invented=false')
  expectProblem(answer, { status: 400, code: 'invalid_input', fields: ['invented'] })
})

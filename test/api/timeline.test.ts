import { afterAll, beforeAll, expect, test } from 'vitest'
import { portfolio, type Timeline } from '../../server/src/portfolio/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import {
  bundleOf,
  give,
  initiativeOf,
  lifecycleOf,
  milestoneOf,
  onDay,
  reportOf,
  sources,
} from '../helpers/factories.ts'

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  const developed = { ...lifecycleOf('1.1-developed', 'in_development'), from: onDay('2024-02-01') }
  const rolledOut = { ...lifecycleOf('1.1-rollout', 'rollout', '2025-05-02'), from: onDay('2025-05-01') }
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', {
          // given in no order, and one without a date
          lifecycleChanges: [
            { ...rolledOut, reason: { da: 'Klar' } },
            developed,
            { key: '1.1-planned', lifecycle: 'planned', sources },
          ],
          milestones: [
            milestoneOf('moved', [
              ['baseline', '2025-01-31'],
              ['forecast', '2025-03-31', '2025-02-10'],
              ['forecast', '2025-06-30', '2025-04-10'],
            ]),
            milestoneOf('reached', [
              ['baseline', '2025-02-28'],
              ['actual', '2025-02-20', '2025-02-21'],
            ]),
            milestoneOf('undated', []),
          ],
        }),
        initiativeOf('1.2', { owners: ['beta', 'alpha'], lifecycleChanges: [] }),
      ],
      reports: [reportOf('1.1', '2025-04-15', 'yellow')],
    }),
  )
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function timeline(query = ''): Promise<Timeline> {
  const address = `/api/portfolios/trial/timeline${query}`
  const found = await server.read<Timeline>(address)
  expectToBe(portfolio.timeline.response, found, address)
  return found
}
const first = async (query = '') => {
  const [row] = (await timeline(query)).initiatives
  if (!row) throw new Error('nothing is there')
  return row
}

test('every initiative stands there with its owners, its lifecycle and its light', async () => {
  const found = await timeline()
  expect(found).toMatchObject({ knownAt: TODAY, portfolio: { slug: 'trial' }, focusAreas: [{ number: 1 }] })
  expect(found.initiatives.map(one => [one.code, one.owners, one.lifecycle, one.lit, one.light])).toEqual([
    ['1.1', ['ALFA'], 'rollout', true, 'yellow'],
    ['1.2', ['BETA', 'ALFA'], null, false, null],
  ])
})

test('phases with a date stand in the order in which they took effect', async () => {
  const { phases } = await first()
  expect(phases.map(one => [one.lifecycle, one.from.earliest, one.reason])).toEqual([
    ['in_development', '2024-02-01', null],
    ['rollout', '2025-05-01', { da: 'Klar', en: null }],
  ])
})

test('a milestone keeps its first plan, shows the latest forecast and counts how often it was moved', async () => {
  const [moved, reached, undated] = (await first()).milestones
  expect(moved).toMatchObject({
    title: 'Milepæl moved',
    titleEn: 'Milestone moved',
    baseline: { latest: '2025-01-31' },
    forecast: { latest: '2025-06-30' },
    actual: null,
    slipDays: 150,
    postponements: 2,
    overdue: true,
  })
  expect(reached).toMatchObject({ actual: { latest: '2025-02-20' }, slipDays: -8, postponements: 0, overdue: false })
  expect(undated).toMatchObject({ baseline: null, forecast: null, actual: null, slipDays: null, overdue: false })
})

test('a past day shows the forecasts and phases of that day', async () => {
  const row = await first('?knownAt=2025-03-01')
  expect(row.phases.map(one => one.lifecycle)).toEqual(['in_development'])
  expect(row.milestones[0]).toMatchObject({ forecast: { latest: '2025-03-31' }, slipDays: 59, postponements: 1 })
  expect(row).toMatchObject({ lifecycle: 'planned', light: 'not_reported' })
  expect((await timeline('?knownAt=2025-01-14')).initiatives).toEqual([])
})

test('a timeline is refused for an unknown portfolio, an unknown name and a day to come', async () => {
  expectProblem(await server.get('/api/portfolios/nobody/timeline'), { status: 404, code: 'unknown_portfolio' })
  const refused = { status: 400, code: 'invalid_input' }
  expectProblem(await server.get('/api/portfolios/trial/timeline?rows=3'), { ...refused, fields: ['rows'] })
  expectProblem(await server.get('/api/portfolios/trial/timeline?knownAt=2027-01-01'), {
    ...refused,
    fields: ['knownAt'],
  })
})

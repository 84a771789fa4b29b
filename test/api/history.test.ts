// A column shows what the overview showed on its day: what was recorded later never touches it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceBundles } from '../../seed/practice.ts'
import { type History, type Overview, portfolio } from '../../server/src/portfolio/contract.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { seedPortfolio } from '../../server/tools/seed.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, lifecycleOf, milestoneOf, reportOf, rolloutOf } from '../helpers/factories.ts'

const round = (n: number, from: string, deadline: string, closedOn?: string) => ({
  key: `r${n}`,
  name: `Runde ${n}`,
  period: { from, to: deadline },
  openedOn: from,
  deadline,
  ...(closedOn && { closedOn }),
})
// 1.1 answers late and is corrected afterwards, 1.2 misses one and is finished.
const TRIAL = bundleOf({
  rounds: [
    round(1, '2025-01-16', '2025-02-10', '2025-02-15'),
    round(2, '2025-03-01', '2025-05-10', '2025-05-15'),
    round(3, '2025-06-01', '2025-08-10'),
  ],
  initiatives: [
    initiativeOf('1.1', {
      indicators: [rolloutOf('1.1-municipalities', 60, 80)],
      milestones: [
        milestoneOf('1.1-start', [
          ['baseline', '2025-06-30'],
          ['forecast', '2025-12-31', '2025-06-03'],
        ]),
      ],
    }),
    initiativeOf('1.2', {
      lifecycleChanges: [lifecycleOf('1.2-rollout', 'rollout'), lifecycleOf('1.2-done', 'completed', '2025-06-02')],
    }),
  ],
  reports: [
    reportOf('1.1', '2025-02-10', 'green', { round: 'r1', recordedOn: '2025-02-12', late: true }),
    reportOf('1.1', '2025-05-10', 'yellow', { round: 'r2' }),
    reportOf('1.1', '2025-05-10', 'red', { key: '1.1-corrected', round: 'r2', recordedOn: '2025-05-20' }),
    reportOf('1.2', '2025-02-10', 'yellow', { round: 'r1' }),
  ],
})

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await seedPortfolio(database.db, 'strategy')
  await importBundle(database.db, practiceBundles({ today: TODAY }), { actor: 'test' })
  await give(database.db, TRIAL, bundleOf({ slug: 'empty' }))
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function history(slug: string, query = ''): Promise<History> {
  const address = `/api/portfolios/${slug}/history${query}`
  const found = await server.read<History>(address)
  expectToBe(portfolio.history.response, found, address)
  return found
}
const cellsOf = (found: History, code: string) => found.initiatives.find(one => one.code === code)?.cells ?? []
const judgedOf = (found: History, code: string) => cellsOf(found, code).map(cell => cell?.judged ?? null)

/** What the overview says on a day, as a cell says it. */
async function shownOn(slug: string, day: string) {
  const { initiatives } = await server.read<Overview>(`/api/portfolios/${slug}/overview?knownAt=${day}`)
  return new Map(
    initiatives.map(({ code, lit, judged, computed, lifecycle }) => {
      const cell = { judged: lit ? judged.overall : null, computed: computed.overall, lifecycle }
      return [code, Object.values(cell).every(part => part === null) ? null : cell] as const
    }),
  )
}

describe('a round', () => {
  test('stands for the day it closed, with what came late and what never came', async () => {
    const found = await history('trial')
    expect(found.columns).toEqual([
      { name: 'Runde 1', period: { from: '2025-01-16', to: '2025-02-10' }, day: '2025-02-15', closing: null },
      { name: 'Runde 2', period: { from: '2025-03-01', to: '2025-05-10' }, day: '2025-05-15', closing: null },
      // nobody has closed it
      { name: 'Runde 3', period: { from: '2025-06-01', to: '2025-08-10' }, day: '2025-08-11', closing: null },
    ])
    expect(found.unit).toBe('round')
    expect(judgedOf(found, '1.1').slice(0, 1)).toEqual(['green'])
    expect(judgedOf(found, '1.2')).toEqual(['yellow', 'not_reported', null])
    expect(cellsOf(found, '1.2')[2]).toMatchObject({ lifecycle: 'completed' })
  })

  test('never shows a later correction as if it had been known', async () => {
    const found = await history('trial')
    expect(judgedOf(found, '1.1')).toEqual(['green', 'yellow', 'not_reported'])
    expect(found.initiatives[0]?.now.judged).toBe('not_reported')
    expect((await history('trial', '?knownAt=2025-05-20')).initiatives[0]?.now.judged).toBe('red')
  })

  test('is computed from the dates and measurements known then', async () => {
    const found = await history('trial')
    expect(cellsOf(found, '1.1').map(cell => cell?.computed)).toEqual(['yellow', 'yellow', 'red'])
  })

  test('whose deadline has not come is no column, and one still open stands for the days until now', async () => {
    expect((await history('trial', '?knownAt=2025-02-09')).columns).toEqual([])
    const days = async (day: string) => (await history('trial', `?knownAt=${day}`)).columns.map(one => one.day)
    expect(await days('2025-02-10')).toEqual(['2025-02-10'])
    expect(await days('2025-02-11')).toEqual(['2025-02-11'])
    expect(await days('2025-02-20')).toEqual(['2025-02-15'])
  })
})

describe('the strategy', () => {
  const SLUG = 'strategi-for-digital-sundhed'
  test('has a column per half-year from the first recorded day, and only what the documents say in them', async () => {
    const found = await history(SLUG)
    expect(found.unit).toBe('half_year')
    expect(found.columns.map(one => one.day)).toEqual([
      ...['2019-06-30', '2019-12-31', '2020-06-30', '2020-12-31', '2021-06-30', '2021-12-31', '2022-06-30'],
      ...['2022-12-31', '2023-06-30', '2023-12-31', '2024-06-30', '2024-12-31', '2025-03-31'],
    ])
    // No document before the closing status gives a light or a lifecycle.
    const judged = found.initiatives.flatMap(one => one.cells.slice(0, -1).map(cell => cell?.judged ?? null))
    expect(new Set(judged)).toEqual(new Set([null]))
    expect(judgedOf(found, '2.1').at(-1)).toBe('yellow')
    expect(cellsOf(found, '2.1').at(-1)?.computed).toBe('red')
    expect(cellsOf(found, '1.1').at(-1)).toMatchObject({ lifecycle: 'in_operation' })
    expect(found.initiatives).toHaveLength(27)
  })

  test('shows nothing before anything was known', async () => {
    expect(await history(SLUG, '?knownAt=2019-04-02')).toMatchObject({ columns: [], initiatives: [] })
  })
})

describe.each(['strategi-for-digital-sundhed', 'oeveportefoelje', 'trial'])('%s', slug => {
  test('shows in each column what the overview showed on its day', async () => {
    const found = await history(slug)
    expect(found.columns.length).toBeGreaterThan(2)
    for (const [n, { day }] of found.columns.entries()) {
      const shown = await shownOn(slug, day)
      const cells = found.initiatives.flatMap(({ code, cells }) =>
        cells[n] || shown.has(code) ? [[code, cells[n]]] : [],
      )
      expect(cells, `on ${day}`).toEqual([...shown])
    }
    const now = await shownOn(slug, found.knownAt)
    expect(found.initiatives.map(one => [one.code, one.now])).toEqual([...now])
  })

  test('on a past day shows the columns that had come by then, and not another word in them', async () => {
    const latest = await history(slug)
    const middle = latest.columns[Math.floor(latest.columns.length / 2)]?.day ?? ''
    const found = await history(slug, `?knownAt=${middle}`)
    const known = latest.columns.filter(({ day }) => day <= middle)
    expect(found.columns).toEqual(known)
    const then = latest.initiatives.filter(one => found.initiatives.some(({ code }) => code === one.code))
    expect(found.initiatives.map(one => one.cells)).toEqual(then.map(one => one.cells.slice(0, known.length)))
  })
})

test('the practice portfolio has a column per quarterly round and every light in its cells', async () => {
  const found = await history('oeveportefoelje')
  expect(found).toMatchObject({ unit: 'quarter', knownAt: TODAY })
  expect(found.columns).toHaveLength(24)
  const lights = new Set(found.initiatives.flatMap(one => one.cells.map(cell => cell?.judged ?? null)))
  expect(lights).toEqual(new Set(['green', 'yellow', 'red', 'not_reported', null]))
})

test('an empty portfolio has an empty history', async () => {
  expect(await history('empty')).toMatchObject({ columns: [], initiatives: [], knownAt: TODAY })
})

test('a history is refused for an unknown portfolio, an unknown name and a day that is none or to come', async () => {
  expectProblem(await server.get('/api/portfolios/nobody/history'), { status: 404, code: 'unknown_portfolio' })
  const refused = { status: 400, code: 'invalid_input' }
  for (const [query, field] of [
    ['rows=3', 'rows'],
    ['knownAt=2027-01-01', 'knownAt'],
    ['knownAt=2025-02-30', 'knownAt'],
  ]) {
    const answer = await server.get(`/api/portfolios/trial/history?${query}`)
    expectProblem(answer, { ...refused, fields: [field ?? ''] })
  }
})

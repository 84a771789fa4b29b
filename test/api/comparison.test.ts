import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceBundles } from '../../seed/practice.ts'
import { addDays } from '../../server/src/milestones/day.ts'
import { type Change, type Comparison, type Overview, portfolio } from '../../server/src/portfolio/contract.ts'
import { importBundle } from '../../server/src/transfer/commands.ts'
import { seedPortfolio } from '../../server/tools/seed.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, lifecycleOf, milestoneOf, reportOf } from '../helpers/factories.ts'

const REAL = 'strategi-for-digital-sundhed'
const PRACTICE = 'oeveportefoelje'
// 1.1 worsens to red and slips, 1.2 to yellow, 1.3 is paused, 1.4 is reached, 1.5 is as it was.
const TRIAL = bundleOf({
  initiatives: [
    initiativeOf('1.1', {
      milestones: [
        milestoneOf('start', [
          ['baseline', '2025-06-30'],
          ['forecast', '2025-12-31', '2025-04-01'],
        ]),
      ],
    }),
    initiativeOf('1.2'),
    initiativeOf('1.3', {
      lifecycleChanges: [lifecycleOf('1.3-rollout', 'rollout'), lifecycleOf('1.3-paused', 'paused', '2025-04-01')],
    }),
    initiativeOf('1.4', {
      lifecycleChanges: [lifecycleOf('1.4-rollout', 'rollout'), lifecycleOf('1.4-done', 'completed', '2025-04-02')],
    }),
    initiativeOf('1.5'),
  ],
  reports: [
    ...['1.1', '1.2', '1.3', '1.4', '1.5'].map(code => reportOf(code, '2025-02-01', 'green')),
    reportOf('1.2', '2025-04-01', 'yellow'),
    reportOf('1.1', '2025-04-01', 'red'),
    reportOf('1.5', '2025-04-01', 'green'),
  ],
})

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await seedPortfolio(database.db, 'strategy')
  await importBundle(database.db, practiceBundles({ today: TODAY }), { actor: 'test' })
  await give(database.db, TRIAL)
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const addressOf = (slug: string, from: string, to: string) => `/api/portfolios/${slug}/comparison?from=${from}&to=${to}`
async function compare(slug: string, from: string, to: string): Promise<Comparison> {
  const address = addressOf(slug, from, to)
  const found = await server.read<Comparison>(address)
  expectToBe(portfolio.comparison.response, found, address)
  return found
}
const overview = (slug: string, day?: string) =>
  server.read<Overview>(`/api/portfolios/${slug}/overview${day ? `?knownAt=${day}` : ''}`)
const told = (changes: readonly Change[]) => changes.map(({ kind, code, days }) => [kind, code, days])
const ofKind = (found: Comparison, kind: Change['kind']) =>
  found.changes.filter(change => change.kind === kind).map(change => change.code)

test('says what worsened first, the worst of it at the top, and what moved by how much', async () => {
  const found = await compare('trial', '2025-03-01', '2025-05-01')
  expect(told(found.changes)).toEqual([
    ['worsened', '1.1', null],
    ['worsened', '1.2', null],
    ['reached', '1.4', null],
    ['stopped', '1.3', null],
    ['date_moved', '1.1', 184],
  ])
  expect(found.changes[0]).toMatchObject({
    title: 'Indsats 1.1',
    from: { light: 'green', lifecycle: 'rollout' },
    to: { light: 'red', lifecycle: 'rollout' },
  })
  expect(found.changes.at(-1)).toMatchObject({ milestone: 'Milepæl start' })
})

test('counts both days as the overview counts them', async () => {
  for (const [slug, from, to] of [
    ['trial', '2025-03-01', '2025-05-01'],
    [REAL, '2021-09-29', '2025-03-31'],
    [PRACTICE, '2023-03-01', '2026-08-10'],
  ] as const) {
    const found = await compare(slug, from, to)
    expect(found.from).toEqual({ day: from, counts: (await overview(slug, from)).counts })
    expect(found.to).toEqual({ day: to, counts: (await overview(slug, to)).counts })
  }
})

describe('the strategy', () => {
  test('from 29 September 2021 to its closing status: what was known without a status gets its first, the rest is first known', async () => {
    const found = await compare(REAL, '2021-09-29', '2025-03-31')
    expect(found.from.counts).toMatchObject({ underWay: 0, reached: 0 })
    expect(found.from.counts.initiatives).toBe(found.from.counts.unknownLifecycle)
    expect(found.to.counts.initiatives).toBe(27)
    expect(ofKind(found, 'first_known')).toHaveLength(27 - found.from.counts.initiatives)
    expect(ofKind(found, 'first_known')).toHaveLength(13)
    expect(ofKind(found, 'first_status')).toHaveLength(14)
    for (const kind of ['first_known', 'first_status'] as const) {
      expect(ofKind(found, kind)).toEqual(ofKind(found, kind).toSorted())
    }
    // Nothing is called worse, reached or stopped of which nobody had said how it stood.
    const kinds = new Set(found.changes.map(change => change.kind))
    expect([...kinds].filter(kind => !['first_known', 'first_status', 'date_moved'].includes(kind))).toEqual([])
  })

  test('before its first document is empty', async () => {
    const found = await compare(REAL, '2018-01-01', '2019-04-02')
    expect(found).toMatchObject({
      changes: [],
      from: { counts: { initiatives: 0 } },
      to: { counts: { initiatives: 0 } },
    })
  })
})

describe.each([REAL, PRACTICE, 'trial'])('%s', slug => {
  test('says between the overview’s two days what the overview says has changed', async () => {
    for (const day of [undefined, '2025-03-31', '2024-11-30']) {
      const { changes, knownAt } = await overview(slug, day)
      if (changes.since === null) continue
      const found = await compare(slug, changes.since, knownAt)
      const inOrder = (list: readonly Change[]) => [...list].map(one => JSON.stringify(one)).sort()
      expect(inOrder(found.changes), `${changes.since} to ${knownAt}`).toEqual(inOrder(changes.items))
    }
  })

  test('from a day to itself nothing has changed', async () => {
    const { knownAt } = await overview(slug)
    expect((await compare(slug, knownAt, knownAt)).changes).toEqual([])
  })
})

test('the practice portfolio tells every kind of change over its years', async () => {
  const kinds = new Set<string>()
  for (let day = '2021-03-01'; day < '2026-08-01'; day = addDays(day, 200)) {
    for (const { kind } of (await compare(PRACTICE, day, addDays(day, 200))).changes) kinds.add(kind)
  }
  expect(kinds.size).toBeGreaterThanOrEqual(7)
})

test('is kept until something is recorded up to its later day', async () => {
  const past = addressOf('trial', '2025-01-20', '2025-03-01')
  const until = addressOf('trial', '2025-03-01', '2025-05-01')
  const etagOf = async (address: string) => (await server.get(address)).headers.etag
  const [before, after] = [await etagOf(past), await etagOf(until)]
  await give(database.db, bundleOf({ reports: [reportOf('1.5', '2025-04-20', 'red')] }))
  await expect.poll(() => etagOf(until)).not.toBe(after)
  expect(await etagOf(past)).toBe(before)
  const again = await server.get(past, { 'if-none-match': String(before) })
  expect(again.statusCode).toBe(304)
})

test('a comparison is refused without two days in their order that have come, naming the one at fault', async () => {
  const refused = { status: 400, code: 'invalid_input' }
  for (const [query, field] of [
    ['to=2025-03-31', 'from'],
    ['from=2025-03-31', 'to'],
    ['from=2025-03-31&to=2021-09-29', 'from'],
    ['from=2025-03-31&to=2026-11-21', 'to'],
    ['from=2026-12-01&to=2026-12-02', 'to'],
    ['from=2025-02-30&to=2025-03-31', 'from'],
    ['from=&to=2025-03-31', 'from'],
    ['from=2025-03-01&to=2025-03-31&knownAt=2025-03-31', 'knownAt'],
  ]) {
    const answer = await server.get(`/api/portfolios/trial/comparison?${query}`)
    expectProblem(answer, { ...refused, fields: [field ?? ''] })
  }
  const nobody = await server.get('/api/portfolios/nobody/comparison?from=2025-03-01&to=2025-03-31')
  expectProblem(nobody, { status: 404, code: 'unknown_portfolio' })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Overview, portfolio } from '../../server/src/portfolio/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp, TODAY } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import {
  bundleOf,
  give,
  initiativeOf,
  KNOWN,
  lifecycleOf,
  milestoneOf,
  reportOf,
  rolloutOf,
  sources,
} from '../helpers/factories.ts'

const outstanding = (code: string) => [{ key: `${code}-rest`, text: { da: 'Mangler' }, sources }]
const late = [{ document: 'later', locator: 'l. 9' }]

// 1.1 worsens and slips, 1.2 says nothing, 1.3 runs with something left, 1.4 is paused, 1.9 comes later, 1.10 is done.
const TRIAL = bundleOf({
  slug: 'trial',
  sources: [
    { key: 'minutes', title: 'Referat', kind: 'minutes', recordedOn: KNOWN },
    { key: 'later', title: 'Senere referat', kind: 'minutes', recordedOn: '2025-04-01' },
  ],
  focusAreas: [
    { number: 1, title: 'Første område' },
    { number: 2, title: 'Tomt område' },
  ],
  initiatives: [
    initiativeOf('1.10', { lifecycleChanges: [lifecycleOf('1.10-done', 'completed')] }),
    initiativeOf('1.9', {
      owners: ['beta'],
      sources: late,
      description: { key: '1.9-description', text: { da: 'Ny' }, sources: late },
      lifecycleChanges: [{ key: '1.9-planned', lifecycle: 'planned', sources: late }],
    }),
    initiativeOf('1.1', {
      owners: ['beta', 'alpha'],
      indicators: [rolloutOf('1.1-municipalities', 60, 80)],
      milestones: [
        milestoneOf('1.1-start', [
          ['baseline', '2025-06-30'],
          ['forecast', '2025-12-31', '2025-03-01'],
        ]),
      ],
    }),
    initiativeOf('1.2'),
    initiativeOf('1.3', {
      lifecycleChanges: [lifecycleOf('1.3-live', 'in_operation')],
      outstanding: outstanding('1.3'),
    }),
    initiativeOf('1.4', { lifecycleChanges: [lifecycleOf('1.4-paused', 'paused')] }),
  ],
  reports: [
    reportOf('1.1', '2025-02-01', 'green', { time: 'green', delivery: 'yellow' }),
    reportOf('1.1', '2025-03-01', 'red', { time: 'green', delivery: 'yellow', reason: { da: 'Fordi' } }),
    reportOf('1.3', '2025-02-01', 'yellow'),
  ],
})

const round = (key: string, deadline: string) => ({
  key,
  name: `Runde ${key}`,
  period: { from: '2025-01-01', to: '2025-12-31' },
  openedOn: KNOWN,
  deadline,
  closedOn: deadline,
})
const ROUNDS = bundleOf({
  slug: 'rounds',
  rounds: [round('r1', '2025-02-10'), round('r2', '2025-05-10')],
  initiatives: [initiativeOf('1.1'), initiativeOf('1.2')],
  reports: [
    reportOf('1.1', '2025-02-05', 'green', { round: 'r1' }),
    reportOf('1.2', '2025-02-06', 'yellow', { round: 'r1' }),
    reportOf('1.2', '2025-05-06', 'yellow', { round: 'r2' }),
  ],
})
const OUTSIDE = bundleOf({
  slug: 'outside',
  rounds: ROUNDS.rounds,
  initiatives: [
    initiativeOf('1.1', {
      lifecycleChanges: [
        lifecycleOf('1.1-rollout', 'rollout'),
        lifecycleOf('1.1-completed', 'completed', '2025-06-01'),
      ],
    }),
    initiativeOf('1.2'),
  ],
  reports: [reportOf('1.2', '2025-04-06', 'green')],
})

let database: TestDatabase
let server: TestApp
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, TRIAL, ROUNDS, OUTSIDE)
  server = await startApp(database.url)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

async function overview(query = '', slug = 'trial'): Promise<Overview> {
  const address = `/api/portfolios/${slug}/overview${query}`
  const found = await server.read<Overview>(address)
  expectToBe(portfolio.overview.response, found, address)
  return found
}
const codes = ({ initiatives }: Overview) => initiatives.map(one => one.code)
const rowOf = (found: Overview, code: string) => {
  const row = found.initiatives.find(one => one.code === code)
  if (!row) throw new Error(`${code} is not there`)
  return row
}

describe('the latest overview', () => {
  test('lists initiatives in the order of their codes, 1.10 after 1.9', async () => {
    const found = await overview()
    expect(codes(found)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.9', '1.10'])
    expect(found).toMatchObject({ knownAt: TODAY, portfolio: { slug: 'trial', invented: false } })
  })

  test('counts lights of what is under way and lifecycles of all', async () => {
    const { counts, focusAreas } = await overview()
    expect(counts).toMatchObject({
      initiatives: 6,
      byLight: { green: 0, yellow: 0, red: 1, not_reported: 2 },
      byLifecycle: { planned: 1, rollout: 2, in_operation: 1, paused: 1, completed: 1, absorbed: 0 },
      underWay: 3,
      reached: 2,
      notCarriedThrough: 1,
      unknownLifecycle: 0,
      withOutstanding: 1,
      reachedWithOutstanding: 1,
    })
    expect(focusAreas.map(one => [one.number, one.initiatives, one.byLight.red])).toEqual([
      [1, 6, 1],
      [2, 0, 0],
    ])
  })

  test('shows the judged light beside the computed one, with the gap between them', async () => {
    const { judged, computed, gaps, nextMilestone, rollout, owners, history } = rowOf(await overview(), '1.1')
    expect(judged).toMatchObject({
      overall: 'red',
      time: 'green',
      economy: null,
      basis: 'reported',
      asOf: '2025-03-01',
    })
    expect(judged.reason).toEqual({ da: 'Fordi', en: null })
    expect(computed).toMatchObject({ overall: 'red', time: 'red', economy: null, delivery: 'yellow', risk: null })
    expect(computed.reasons.map(({ kind, light }) => [kind, light])).toEqual([
      ['overdue', 'red'],
      ['rollout', 'yellow'],
    ])
    expect(gaps).toEqual([{ dimension: 'time', steps: 2 }])
    expect(nextMilestone).toMatchObject({ title: 'Milepæl 1.1-start', slipDays: 184, overdue: true, state: 'expected' })
    expect(rollout).toMatchObject({ done: 60, total: 98, unit: 'kommuner', sector: 'municipalities' })
    expect(owners).toEqual(['BETA', 'ALFA'])
    expect(history.map(({ asOf, light }) => [asOf, light])).toEqual([
      [KNOWN, null],
      ['2025-02-01', 'green'],
      ['2025-03-01', 'red'],
    ])
  })

  test('says not reported where nothing was, never a colour', async () => {
    const { judged, lit, computed } = rowOf(await overview(), '1.2')
    expect(judged).toMatchObject({ overall: 'not_reported', time: null, basis: null, asOf: null })
    expect(computed).toMatchObject({ overall: null, time: null, reasons: [] })
    expect(lit).toBe(true)
  })

  test('keeps a light where something is outstanding, and puts it out where nothing is', async () => {
    const found = await overview()
    expect(rowOf(found, '1.3')).toMatchObject({ lit: true, outstanding: 1, judged: { overall: 'yellow' } })
    expect(rowOf(found, '1.4')).toMatchObject({ lit: false, judged: { overall: null } })
  })

  test('names the owners that occur', async () => {
    expect((await overview()).organisations).toEqual({ ALFA: 'Alfa', BETA: 'Beta' })
  })
})

describe('the overview as known on a day', () => {
  test('shows nothing that was recorded later', async () => {
    const found = await overview('?knownAt=2025-02-15')
    expect(found.knownAt).toBe('2025-02-15')
    expect(codes(found)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.10'])
    expect(rowOf(found, '1.1')).toMatchObject({
      judged: { overall: 'green', asOf: '2025-02-01' },
      nextMilestone: { slipDays: null, overdue: false, forecast: null },
      updatedAt: '2025-02-01',
    })
  })

  test('is read as of the end of that day', async () => {
    expect(rowOf(await overview('?knownAt=2025-03-01'), '1.1').judged.overall).toBe('red')
    expect(rowOf(await overview('?knownAt=2025-02-28'), '1.1').judged.overall).toBe('green')
  })

  test('is empty before anything was known, and says so', async () => {
    const found = await overview('?knownAt=2025-01-14')
    expect(found).toMatchObject({
      knownAt: '2025-01-14',
      initiatives: [],
      changes: { since: null, items: [] },
      counts: { initiatives: 0, underWay: 0, reached: 0, notCarriedThrough: 0, unknownLifecycle: 0 },
    })
    expect(found.organisations).toEqual({})
    expect(Object.values({ ...found.counts.byLight, ...found.counts.byLifecycle }).filter(count => count > 0)).toEqual(
      [],
    )
  })

  test('reaches back to the first year there is', async () => {
    expect((await overview('?knownAt=0001-01-01')).initiatives).toEqual([])
  })

  test('of today is the latest', async () => {
    expect((await overview(`?knownAt=${TODAY}`)).revision).toBe((await overview()).revision)
  })
})

describe('the changes', () => {
  test('tell what is worse first and how far a date moved', async () => {
    const { changes } = await overview('?knownAt=2025-03-15')
    expect(changes.since).toBe('2025-02-01')
    expect(changes.items.map(one => [one.kind, one.code, one.from.light, one.to.light, one.days])).toEqual([
      ['worsened', '1.1', 'green', 'red', null],
      ['date_moved', '1.1', 'green', 'red', 184],
    ])
  })

  test('tell of what is new', async () => {
    const { changes } = await overview('?knownAt=2025-04-01')
    expect(changes.since).toBe('2025-03-01')
    expect(changes.items.map(one => [one.kind, one.code])).toEqual([['first_known', '1.9']])
  })
})

describe('reporting rounds', () => {
  test('a round that got no answer puts the light out and keeps the last colour apart', async () => {
    const found = await overview('', 'rounds')
    expect(found.round).toEqual({ name: 'Runde r2', deadline: '2025-05-10', reported: 1, expected: 2 })
    expect(rowOf(found, '1.1').judged).toMatchObject({
      overall: 'not_reported',
      asOf: '2025-05-10',
      earlier: { overall: 'green', asOf: '2025-02-05' },
    })
    expect(found.changes.since).toBe('2025-02-10')
    expect(found.changes.items.map(one => [one.kind, one.code])).toEqual([['missing', '1.1']])
  })

  test('a report given outside the rounds answers the one in whose time it falls, and who is done since was asked all the same', async () => {
    const found = await overview('', 'outside')
    expect(found.round).toEqual({ name: 'Runde r2', deadline: '2025-05-10', reported: 1, expected: 2 })
    expect(rowOf(found, '1.2').judged.overall).toBe('green')
  })

  test('a round whose deadline is still to come is not told of', async () => {
    const found = await overview('?knownAt=2025-04-01', 'rounds')
    expect(found.round).toEqual({ name: 'Runde r1', deadline: '2025-02-10', reported: 2, expected: 2 })
    expect(rowOf(found, '1.1').judged.overall).toBe('green')
  })
})

describe('the first rows', () => {
  test('are fewer, but everything is counted', async () => {
    const [all, some] = [await overview(), await overview('?rows=2')]
    expect(codes(some)).toEqual(['1.1', '1.2'])
    expect(some.counts).toEqual(all.counts)
    expect(some.changes).toEqual(all.changes)
    expect(some.revision).not.toBe(all.revision)
    expect(codes(await overview('?rows=3&knownAt=2025-02-15'))).toEqual(['1.1', '1.2', '1.3'])
    expect(codes(await overview('?rows=99999'))).toEqual(codes(all))
  })

  test.each(['0', '-1', '1.5', '100000', '1e3', 'all', ' 1', ''])('are not "%s"', async rows => {
    const answer = await server.get(`/api/portfolios/trial/overview?rows=${encodeURIComponent(rows)}`)
    expectProblem(answer, { status: 400, code: 'invalid_input', fields: ['rows'] })
  })
})

describe('an overview is refused', () => {
  test('of a portfolio that is not there', async () => {
    expectProblem(await server.get('/api/portfolios/nobody/overview'), { status: 404, code: 'unknown_portfolio' })
  })

  test.each(['2025-02-29', '2025-13-01', '2025-00-10', '0000-01-01', '2025-1-5', '20250105', 'yesterday', ''])(
    'as known on "%s", which is no day',
    async day => {
      const answer = await server.get(`/api/portfolios/trial/overview?knownAt=${day}`)
      expectProblem(answer, { status: 400, code: 'invalid_input', fields: ['knownAt'] })
    },
  )

  test.each(['2026-11-21', '9999-12-31'])('as known on %s, which is to come', async day => {
    const answer = await server.get(`/api/portfolios/trial/overview?knownAt=${day}`)
    expectProblem(answer, { status: 400, code: 'invalid_input', fields: ['knownAt'] })
    expect(answer.json().detail).toContain(TODAY)
  })
})

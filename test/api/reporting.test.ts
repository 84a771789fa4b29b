// Rounds and reports: the office opens and closes, owners write and submit, two people at once lose nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import type { ReportDraft } from '../../server/src/reports/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, lifecycleOf, milestoneOf, reportOf } from '../helpers/factories.ts'
import { type Headers, ROUNDS, reportAt, reportingOn } from '../helpers/reporting.ts'

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let reader: Headers
let time = Date.parse('2026-11-20T08:00:00Z')
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', {
          owners: ['alpha', 'beta'],
          milestones: [milestoneOf('start', [['baseline', '2027-06-30']])],
        }),
        initiativeOf('1.2', { owners: ['beta'] }),
        initiativeOf('1.3', { lifecycleChanges: [lifecycleOf('1.3-done', 'completed')] }),
      ],
      reports: [reportOf('1.1', '2026-06-30', 'green', { time: 'green', narrative: { da: 'Det går.' } })],
    }),
  )
  server = await startApp(database.url, { now: () => new Date(time), config: { publicReading: false } })
  office = await server.as('programme_office')
  alpha = await server.as('owner', 'alpha')
  beta = await server.as('owner', 'beta')
  reader = await server.as('reader')
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const { reportIn, roundOpen, save, stateOf, submit } = reportingOn(
  () => server,
  () => office,
)
const lightOf = async (code: string) =>
  ((await server.get('/api/portfolios/trial/overview', reader)).json() as Overview).initiatives.find(
    one => one.code === code,
  )?.judged

describe('a round', () => {
  test('asks those under way, the office sees all and an owner their own', async () => {
    await roundOpen()
    const codes = async (who: Headers) =>
      ((await server.get(ROUNDS, who)).json() as Reporting).initiatives.map(({ code, state }) => `${code} ${state}`)
    expect(await codes(office)).toEqual(['1.1 not_started', '1.2 not_started'])
    expect(await codes(alpha)).toEqual(['1.1 not_started'])
    expect(await codes(beta)).toEqual(['1.1 not_started', '1.2 not_started'])
    expectProblem(await server.get(ROUNDS, reader), { status: 403, code: 'forbidden' })
  })

  test('is one at a time, with a deadline to come', async () => {
    await roundOpen()
    const body = { key: 'x', name: 'X', period: { from: '2026-10-01', to: '2026-12-31' }, deadline: '2026-12-01T12:00' }
    expectProblem(await server.send('POST', ROUNDS, body, office), { status: 409, code: 'round_open' })
    const open = ((await server.get(ROUNDS, office)).json() as Reporting).open
    await server.send('POST', `${ROUNDS}/${open}/close`, undefined, { ...office, 'if-match': '1' })
    for (const [part, field] of [
      [{ deadline: '2026-11-20T08:00' }, 'deadline'],
      [{ deadline: '2026-13-01T08:00' }, 'deadline'],
      [{ period: { from: '2026-12-31', to: '2026-10-01' } }, 'period.to'],
      [{ key: open }, 'key'],
    ] as const) {
      const answer = await server.send('POST', ROUNDS, { ...body, ...part }, office)
      expectProblem(answer, { status: 400, code: 'invalid_input', fields: [field] })
    }
  })

  test('is extended and closed from the version that was seen, and by the office alone', async () => {
    const round = await roundOpen()
    const later = { deadline: '2026-12-15T12:00' }
    const at = `${ROUNDS}/${round}`
    expectProblem(await server.send('PATCH', at, later, office), { status: 428, code: 'version_missing' })
    expectProblem(await server.send('PATCH', at, later, { ...office, 'if-match': '7' }), { status: 412, code: 'stale' })
    expectProblem(await server.send('PATCH', at, later, { ...alpha, 'if-match': '1' }), {
      status: 403,
      code: 'forbidden',
    })
    const extended = await server.send('PATCH', at, later, { ...office, 'if-match': '1' })
    expect(extended.json().rounds[0]).toMatchObject({ deadline: '2026-12-15T11:00:00Z', version: 2 })
    const sooner = await server.send('PATCH', at, { deadline: '2026-12-02T12:00' }, { ...office, 'if-match': '2' })
    expectProblem(sooner, { status: 400, code: 'invalid_input', fields: ['deadline'] })
    const closed = await server.send('POST', `${at}/close`, undefined, { ...office, 'if-match': '2' })
    expect(closed.json()).toMatchObject({ open: null, can: { openRound: true, closeRound: false } })
  })
})

describe('a report', () => {
  test('without a change is two requests, and the board sees it at once', async () => {
    const round = await roundOpen()
    const before = await reportIn(round, alpha)
    expect(before).toMatchObject({
      state: 'not_started',
      version: 0,
      unchanged: true,
      missing: [],
      draft: { lights: { time: 'green', risk: null }, narrative: 'Det går.' },
      thresholds: { time: { yellowFromMonths: 1, redAboveMonths: 3 } },
    })
    const saved = await save(round, alpha, 0, before.draft)
    expect(saved.json()).toMatchObject({ state: 'draft', version: 1 })
    const reported = { overall: 'green', asOf: '2026-11-20' }
    expect(await lightOf('1.1')).not.toMatchObject(reported)
    const done = await submit(round, alpha, 1)
    expect(done.json()).toMatchObject({ state: 'submitted', version: 2 })
    await expect.poll(() => lightOf('1.1')).toMatchObject(reported)
    expect(await stateOf('1.1')).toMatchObject({ state: 'submitted', late: false, changedBy: 'Prøveejer, Alfa' })
  })

  test('with a new date moves the milestone, and its source is the round', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    const milestones = [{ key: 'start', forecast: 'august 2027', actual: null, note: '' }]
    const yellow = { trigger: 'Udbuddet går om', by: 'medio 2027', help: 'Alfa' }
    const lights = { ...draft.lights, time: 'yellow' as const }
    const saved = await save(round, alpha, 0, { ...draft, lights, yellow, milestones })
    expect(saved.json().missing).toEqual([])
    expect((await submit(round, alpha, 1)).statusCode).toBe(200)
    await expect.poll(async () => (await lightOf('1.1'))?.time).toBe('yellow')
    const pageNow = async () => (await server.get('/api/portfolios/trial/initiatives/1.1', reader)).json()
    const forecast = { latest: '2027-08-31', text: 'august 2027' }
    await expect.poll(async () => (await pageNow()).milestones[0].forecast).toMatchObject(forecast)
    const page = await pageNow()
    expect(page.sources.map((one: { title: string }) => one.title)).toContain(
      `Statusindberetning: Runde ${round.slice(1)}`,
    )
  })

  test('that misses something is kept, and refused when it is submitted, by the names of the fields', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    const red = { ...draft, lights: { ...draft.lights, time: 'red' as const }, narrative: '' }
    const saved = await save(round, alpha, 0, red)
    expect(saved.json().missing.map(({ field }: { field: string }) => field)).toContain('red')
    const answer = await submit(round, alpha, 1)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields.map(({ field }: { field: string }) => field)).toEqual(
      saved.json().missing.map(({ field }: { field: string }) => field),
    )
    expect((await reportIn(round, alpha)).draft).toEqual(red)
  })

  test('of somebody else looks like one that is not there', async () => {
    const round = await roundOpen()
    const bodies = await Promise.all(
      [
        server.get(reportAt(round, '1.2'), alpha),
        server.get(reportAt(round, '9.9'), alpha),
        server.get(reportAt('nothing'), alpha),
      ].map(async answer => (await answer).json()),
    )
    for (const body of bodies) expect(body).toMatchObject({ status: 404, code: 'unknown_report' })
    const { draft } = await reportIn(round, beta, '1.2')
    expectProblem(await save(round, alpha, 0, draft, '1.2'), { status: 404, code: 'unknown_report' })
    expectProblem(await save(round, reader, 0, draft, '1.2'), { status: 403, code: 'forbidden' })
  })

  test('by the office is marked as on behalf of the owner, and one after the deadline as late', async () => {
    const round = await roundOpen('2026-11-20T09:10')
    time = Date.parse('2026-11-20T08:20:00Z')
    expect(await stateOf('1.2')).toMatchObject({ state: 'missing' })
    const { draft } = await reportIn(round, office, '1.2')
    const lights = { time: 'green', economy: null, delivery: null, risk: null } as const
    await save(round, office, 0, { ...draft, lights, narrative: 'Efter aftale' }, '1.2')
    expect((await submit(round, office, 1, 'submission-1', '1.2')).statusCode).toBe(200)
    expect(await stateOf('1.2')).toMatchObject({ state: 'submitted', late: true })
    const { rows } = await database.pool.query(
      `select r.late, r.on_behalf, r.reported_by, o.key from status_report r
        join organisation o on o.id = r.organisation_id where r.reported_by is not null and r.on_behalf`,
    )
    expect(rows).toEqual([{ late: true, on_behalf: true, reported_by: 'trial.programme_office', key: 'beta' }])
    time = Date.parse('2026-11-20T08:00:00Z')
  })

  test.each([
    ['a light that is none', { lights: { time: 'blue', economy: null, delivery: null, risk: null } }, 'lights.time'],
    ['a key more', { note: 'x' }, 'note'],
    ['a number for words', { narrative: 1 }, 'narrative'],
    ['very long words', { narrative: 'x'.repeat(4001) }, 'narrative'],
  ])('with %s is refused and the draft stays as it was', async (_, part, field) => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    await save(round, alpha, 0, draft)
    const answer = await save(round, alpha, 1, { ...draft, ...part } as ReportDraft)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields.map((one: { field: string }) => one.field)).toContain(field)
    expect(await reportIn(round, alpha)).toMatchObject({ version: 1, draft })
  })
})

describe('two people at once', () => {
  test('in one draft: who is later is told both, and loses nothing', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    expect((await save(round, alpha, 0, { ...draft, narrative: 'Fra Alfa' })).statusCode).toBe(200)
    const answer = await save(round, beta, 0, { ...draft, narrative: 'Fra Beta' })
    expectProblem(answer, { status: 412, code: 'stale' })
    expect(answer.json().current).toMatchObject({
      version: 1,
      changedBy: 'Prøveejer, Alfa',
      draft: { narrative: 'Fra Alfa' },
    })
    expectProblem(await server.send('PATCH', reportAt(round), draft, alpha), { status: 428, code: 'version_missing' })
  })

  test('fifty identical submits make one report', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    await save(round, alpha, 0, draft)
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(round, alpha, 1, 'the-same-submission')))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const { rows } = await database.pool.query(
      `select count(*)::int as reports from status_report s join reporting_round r on r.id = s.round_id where r.key = $1`,
      [round],
    )
    expect(rows).toEqual([{ reports: 1 }])
    expectProblem(await submit(round, alpha, 1, 'another-submission'), { status: 409, code: 'report_submitted' })
  })
})

test('a draft is seen in no overview, page, history, search or log by whom it is not for', async () => {
  const round = await roundOpen()
  const { draft } = await reportIn(round, alpha)
  const word = 'Kladdehemmelighed'
  await save(round, alpha, 0, { ...draft, narrative: word })
  for (const rest of ['overview', 'timeline', 'history', 'initiatives/1.1', 'sources', `search?q=${word}`]) {
    const { body } = await server.get(`/api/portfolios/trial/${rest}`, reader)
    expect(body.replaceAll(`"q":"${word}"`, ''), rest).not.toContain(word)
  }
  const { rows } = await database.pool.query(`select count(*)::int as said from audit where after::text like $1`, [
    `%${word}%`,
  ])
  expect(rows).toEqual([{ said: 0 }])
})

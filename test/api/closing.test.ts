// What stood when a round closed is kept for ever: nothing that comes later touches it, and the database refuses to change it.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ClosedRound, closings } from '../../server/src/closings/contract.ts'
import type { Report } from '../../server/src/reports/contract.ts'
import type { Differing } from '../../server/src/views/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, milestoneOf, reportOf, rolloutOf, sources } from '../helpers/factories.ts'
import { type Headers, roundsOf } from '../helpers/rounds.ts'

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let reader: Headers
let rounds: ReturnType<typeof roundsOf>
let time = Date.parse('2026-11-20T08:00:00Z')

const INITIATIVES = [
  initiativeOf('1.1', {
    milestones: [
      milestoneOf('start', [
        ['baseline', '2026-09-30'],
        ['forecast', '2027-03-31'],
      ]),
    ],
    indicators: [rolloutOf('rollout', 60, 90)],
    sectorStatuses: [{ key: 'regions', sector: 'regions', text: { da: 'To regioner er i gang.' }, sources }],
  }),
  initiativeOf('1.2', { owners: ['beta'] }),
  initiativeOf('1.3'),
]
beforeAll(async () => {
  database = await cloneDatabase()
  const old = {
    ...{ key: 'old', name: 'Gammel', period: { from: '2025-01-01', to: '2025-03-31' } },
    ...{ openedOn: '2025-03-01', deadline: '2025-04-01', closedOn: '2025-04-05' },
  }
  await give(
    database.db,
    bundleOf({ initiatives: INITIATIVES, reports: [reportOf('1.3', '2026-06-30', 'red')] }),
    bundleOf({ slug: 'brought', rounds: [old], initiatives: [initiativeOf('1.1')] }),
  )
  server = await startApp(database.url, { now: () => new Date(time), config: { publicReading: false } })
  office = await server.as('programme_office')
  alpha = await server.as('owner', 'alpha')
  beta = await server.as('owner', 'beta')
  reader = await server.as('reader')
  rounds = roundsOf(server, office)
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

let opened = 0
async function opens(more: object = {}): Promise<string> {
  const { open } = await rounds.reporting()
  if (open) await rounds.close(open)
  const key = `r${++opened}`
  time += 60_000
  const answer = await rounds.open(key, more)
  expect(answer.statusCode, answer.body).toBe(200)
  return key
}
const KEPT = 'what a reader is told of a closed round'
/** Yellow, kept against the rules, with what yellow must say. */
const yellow = {
  lights: { time: 'yellow', economy: null, delivery: 'red', risk: null } as const,
  kept: { time: 'Aftalt med styregruppen', economy: '', delivery: '', risk: '' },
  red: { track: 'new_plan' } as const,
}

describe('a round that closes', () => {
  test('keeps lights, words, milestones, rollout, sectors, and who was late, helped or silent', async () => {
    const round = await opens({ deadline: '2026-11-20T09:10' })
    expect((await rounds.report(round, '1.1', alpha, yellow)).statusCode).toBe(200)
    time = Date.parse('2026-11-20T08:15:00Z')
    await rounds.report(round, '1.2', office)
    await rounds.close(round)
    const page = await rounds.closed(round, reader)
    expectToBe(closings.page.response, page, KEPT)
    const content = page.closing?.content
    expect(content?.counts).toEqual({
      ...{ asked: 3, reported: 2, late: 1, onBehalf: 1 },
      byLight: { green: 1, yellow: 0, red: 1, not_reported: 1 },
    })
    expect(content).toMatchObject({ number: 1, day: '2026-11-20', closedAt: '2026-11-20T08:15:00Z' })
    const [first, second, third] = content?.initiatives ?? []
    expect(first).toMatchObject({
      code: '1.1',
      light: 'red',
      judged: { overall: 'red', time: 'yellow', delivery: 'red' },
      computed: { time: 'red', delivery: 'red', reasons: [{ kind: 'slip' }, { kind: 'rollout' }] },
      gaps: [{ dimension: 'time', steps: 1 }],
      report: { late: false, onBehalf: false, organisation: 'ALFA', outlook: { red: { track: 'new_plan' } } },
      milestones: [{ key: 'start', slipDays: 182, baseline: { latest: '2026-09-30' } }],
      indicators: [{ value: 60, planned: 90, denominator: 98, rollout: true }],
      sectorStatuses: [{ sector: 'regions', text: { da: 'To regioner er i gang.' } }],
    })
    expect(second).toMatchObject({ light: 'green', report: { late: true, onBehalf: true, organisation: 'BETA' } })
    expect(third).toMatchObject({
      light: 'not_reported',
      report: null,
      judged: { overall: 'not_reported', earlier: { overall: 'red', asOf: '2026-06-30' } },
    })
    const list = (await server.get('/api/portfolios/trial/closed-rounds', reader)).json()
    expect(list.rounds[0]).toMatchObject({ key: round, closedOn: '2026-11-20', counts: { asked: 3, late: 1 } })
  })

  test('keeps how others saw it at that moment, what was said of a milestone and what a decision is wanted on', async () => {
    const round = await opens()
    await rounds.report(round, '1.1', alpha, {
      ...yellow,
      decision: 'Skal planen flyttes?',
      milestones: [{ key: 'start', forecast: null, actual: null, note: 'Venter på leverandøren.' }],
    })
    const at = '/api/portfolios/trial/initiatives/1.1/views'
    const { report }: Differing = (await server.get(at, beta)).json()
    const view = { report, organisation: 'beta', dimension: 'time', light: 'red', words: 'Det går skævt.' }
    const said = await server.send('POST', at, view, { ...beta, 'if-match': '0', 'idempotency-key': 'beta-sees-red' })
    expect(said.statusCode, said.body).toBe(200)
    await rounds.close(round)
    const page = await rounds.closed(round, reader)
    expectToBe(closings.page.response, page, KEPT)
    const [first, second] = page.closing?.content.initiatives ?? []
    expect(first?.views).toEqual([
      {
        organisation: expect.objectContaining({ key: 'beta', abbreviation: 'BETA' }),
        ...{ dimension: 'time', light: 'red', words: { da: 'Det går skævt.', en: null } },
        ...{ onBehalf: false, recordedOn: '2026-11-20' },
      },
    ])
    expect(first?.report?.outlook).toMatchObject({
      decision: 'Skal planen flyttes?',
      remarks: [{ milestone: 'start', text: 'Venter på leverandøren.' }],
    })
    expect(second?.views).toEqual([])
    const taken = { report, organisation: 'beta', words: 'Vi er enige.' }
    const back = await server.send('POST', `${at}/take-back`, taken, {
      ...beta,
      ...{ 'if-match': '1', 'idempotency-key': 'beta-agrees' },
    })
    expect(back.statusCode, back.body).toBe(200)
    expect((await rounds.closed(round, reader)).closing).toEqual(page.closing)
  })

  test('is shown unchanged when a fact of the same day comes after it', async () => {
    const round = await opens()
    await rounds.report(round, '1.2', beta)
    await rounds.close(round)
    const before = (await rounds.closed(round, reader)).closing
    await give(
      database.db,
      bundleOf({
        initiatives: INITIATIVES,
        reports: [
          reportOf('1.3', '2026-06-30', 'red'),
          reportOf('1.2', '2026-11-20', 'red', { key: 'late-fact' }),
          reportOf('1.3', '2026-11-20', 'green', { key: 'late-too' }),
        ],
      }),
    )
    await database.pool.query(`update initiative set title = 'Et nyt navn' where code = '1.2'`)
    expect((await rounds.closed(round, reader)).closing).toEqual(before)
  })

  test('and is opened and closed again keeps both, and shows beside the first what came after it', async () => {
    const round = await opens()
    await rounds.report(round, '1.2', beta)
    await rounds.close(round)
    const first = (await rounds.closed(round, reader)).closing
    time += 60_000
    expect((await rounds.reopen(round, '1.1 var ikke med')).statusCode).toBe(200)
    await rounds.report(round, '1.1', alpha, yellow)
    await rounds.close(round)
    const [old, now] = [await rounds.closed(round, reader, 1), await rounds.closed(round, reader)]
    expect(old.closing).toEqual(first)
    expect(old.later).toMatchObject([{ code: '1.1', overall: 'red', late: false }])
    expect(now.closing).toMatchObject({ number: 2, content: { counts: { reported: 2 } } })
    expect(now.later).toEqual([])
    expect(now.round.closings).toMatchObject([
      { number: 1, reopened: { reason: '1.1 var ikke med' } },
      { number: 2, reopened: null },
    ])
    const none = await server.get(`/api/portfolios/trial/closed-rounds/${round}?closing=3`, reader)
    expectProblem(none, { status: 404, code: 'unknown_closing' })
  })

  test('and is opened again tells nobody what was withdrawn or sent back in between', async () => {
    const round = await opens()
    await rounds.close(round)
    expect((await rounds.reopen(round, '1.2 var ikke med')).statusCode).toBe(200)
    const at = `${rounds.at}/${round}/reports/1.2`
    for (const [who, what, body] of [
      [beta, 'withdraw', undefined],
      [office, 'return', { comments: { narrative: 'Skriv mere.' } }],
    ] as const) {
      const { draft, version } = (await server.get(at, beta)).json() as Report
      const headers = (seen: number) => ({ ...beta, 'if-match': String(seen), 'idempotency-key': `in-between-${seen}` })
      const lights = { time: 'green', economy: null, delivery: null, risk: null }
      await server.send('PATCH', at, { ...draft, lights, narrative: 'Taget tilbage' }, headers(version))
      expect((await server.send('POST', `${at}/submit`, undefined, headers(version + 1))).statusCode).toBe(200)
      expect((await rounds.closed(round, reader)).later).toMatchObject([{ code: '1.2' }])
      const taken = await server.send('POST', `${at}/${what}`, body, { ...who, 'if-match': String(version + 2) })
      expect(taken.statusCode, taken.body).toBe(200)
      const page = await server.get(`/api/portfolios/trial/closed-rounds/${round}`, reader)
      expect(page.json().later).toEqual([])
      expect(page.body).not.toContain('Taget tilbage')
    }
  })

  test('keeps what was said of the light that was given, and nothing that a draft said of another', async () => {
    const round = await opens()
    const left = { trigger: 'Kladde om gul', by: 'maj', help: 'Alfa' }
    expect((await rounds.report(round, '1.1', alpha, { ...yellow, yellow: left })).statusCode).toBe(200)
    await rounds.close(round)
    const { closing } = await rounds.closed(round, reader)
    expect(closing?.content.initiatives[0]?.report?.outlook).toMatchObject({ yellow: null, red: { track: 'new_plan' } })
    expect(JSON.stringify(closing)).not.toContain('Kladde om gul')
  })

  test('against somebody who submits: what is in was submitted, and what came after stands beside it', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const round = await opens({ initiatives: ['1.2'] })
      const draft = await rounds.draft(round, '1.2', beta)
      const at = `${rounds.at}/${round}/reports/1.2`
      await server.send('PATCH', at, draft, { ...beta, 'if-match': '0' })
      const headers = { ...beta, 'if-match': '1', 'idempotency-key': 'at-the-same-time' }
      const [submitted] = await Promise.all([
        server.send('POST', `${at}/submit`, undefined, headers),
        rounds.close(round),
      ])
      const { closing, later } = await rounds.closed(round, reader)
      const isIn = closing?.content.initiatives[0]?.report !== null
      if (isIn) expect(submitted.statusCode, submitted.body).toBe(200)
      expect(later.length).toBe(!isIn && submitted.statusCode === 200 ? 1 : 0)
    }
  })
})

test('the database refuses to change or forge what was kept, and its hash is of what is read', async () => {
  const round = await opens()
  await rounds.close(round)
  const { closing } = await rounds.closed(round, reader)
  const { rows } = await database.pool.query<{ id: number; content: string }>(
    'select id, content from round_closing order by id desc limit 1',
  )
  const [row] = rows
  expect(JSON.parse(row?.content ?? '')).toEqual(closing?.content)
  expectToBe(ClosedRound, closing?.content, 'what was kept')
  const initiatives = closing?.content.initiatives.map(({ views: _, ...one }) => one)
  expectToBe(ClosedRound, { ...closing?.content, initiatives }, 'what was kept before views were')
  expect(
    createHash('sha256')
      .update(row?.content ?? '')
      .digest('hex'),
  ).toBe(closing?.sha256)
  for (const change of [
    `update round_closing set content = '{}', sha256 = encode(sha256('{}'), 'hex') where id = ${row?.id}`,
    `delete from round_closing where id = ${row?.id}`,
    `delete from round_asked`,
  ])
    await expect(database.pool.query(change), change).rejects.toMatchObject({ code: 'PJ001' })
  const forged = `insert into round_closing (portfolio_id, round_id, number, closed_at, closed_by, asked, reported, late,
      on_behalf, last_fact_id, content, sha256)
    select portfolio_id, round_id, 9, closed_at, closed_by, 0, 0, 0, 0, 0, '{}', sha256 from round_closing limit 1`
  await expect(database.pool.query(forged)).rejects.toMatchObject({ constraint: expect.stringContaining('check') })
  const { rows: logged } = await database.pool.query(
    `select after ? 'content' as content, after ? 'sha256' as hash from audit where table_name = 'round_closing' limit 1`,
  )
  expect(logged).toEqual([{ content: false, hash: true }])
})

describe('a round of which nothing was kept', () => {
  test('says so: one that is open, and one that came with a bundle', async () => {
    const brought = roundsOf(server, office, 'brought')
    const page = await brought.closed('old', reader)
    expect(page).toMatchObject({ closing: null, later: [], round: { closedOn: '2025-04-05', counts: null } })
    expect((await brought.reporting()).can.reopenRound).toBeNull()
    expectProblem(await brought.reopen('old', 'Nu'), { status: 409, code: 'not_closed_here' })
    const round = await opens()
    expect(await rounds.closed(round, reader)).toMatchObject({ closing: null, round: { closedAt: null } })
    const unknown = await server.get('/api/portfolios/trial/closed-rounds/nothing', reader)
    expectProblem(unknown, { status: 404, code: 'unknown_round' })
    expectProblem(await server.get('/api/portfolios/trial/closed-rounds'), { status: 401, code: 'not_signed_in' })
  })
})

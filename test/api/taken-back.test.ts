// After a report was submitted: its owners withdraw it, the office sends it back or corrects it, and no past day changes.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditPage } from '../../server/src/audit/contract.ts'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, milestoneOf, reportOf } from '../helpers/factories.ts'
import { type Headers, reportAt, reportingOn } from '../helpers/reporting.ts'

const COMMENTS = { comments: { milestones: 'Skriv en dato.', narrative: 'Hvad er det næste?' } }
const LATER = { milestones: [{ key: 'start', forecast: '15.7.27', actual: null, note: '' }] }
/** Half a month later is still green by the rules; of risks they know nothing. */
const YELLOW = {
  ...LATER,
  lights: { time: 'green', economy: null, delivery: null, risk: 'yellow' },
  yellow: { trigger: 'Udbuddet går om', by: 'medio 2027', help: 'Alfa' },
} as const

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let reader: Headers
let time = 0
const at = (moment: string) => {
  time = Date.parse(`${moment}Z`)
}
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
      ],
      reports: [reportOf('1.1', '2026-06-30', 'green', { time: 'green', narrative: { da: 'Det går.' } })],
    }),
  )
  at('2026-11-20T08:00')
  server = await startApp(database.url, { now: () => new Date(time), config: { publicReading: false } })
  Object.assign(server.ctx.clock, { today: () => new Date(time).toISOString().slice(0, 10) })
  office = await server.as('programme_office')
  alpha = await server.as('owner', 'alpha')
  beta = await server.as('owner', 'beta')
  reader = await server.as('reader')
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})
/** Everybody's session lasts: a test moves the clock by days, and each begins where the next one can follow. */
beforeEach(() => at('2026-11-20T08:00'))

const { act, close, report, reportIn, roundOpen, save, stateOf, submit } = reportingOn(
  () => server,
  () => office,
)
const pageAt = async (day = '') =>
  (
    await server.get(`/api/portfolios/trial/initiatives/1.1${day && `?knownAt=${day}`}`, reader)
  ).json() as InitiativePage
const boardAt = async (day = '') => {
  const answer = await server.get(`/api/portfolios/trial/overview${day && `?knownAt=${day}`}`, reader)
  return (answer.json() as Overview).initiatives.find(({ code }) => code === '1.1')?.judged
}
const statesOf = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode).sort()

describe('a withdrawn report', () => {
  test('is a draft again with all it said, and the board sees neither it nor its dates', async () => {
    const round = await roundOpen()
    const before = await pageAt()
    const { version } = await report(round, alpha, YELLOW)
    await expect.poll(async () => (await boardAt())?.overall).toBe('yellow')
    const withdrawn = await act('withdraw', round, alpha, version)
    expect(withdrawn.json()).toMatchObject({
      ...{ state: 'draft', version: version + 1, draft: YELLOW },
      can: { write: true, withdraw: false, return: false, correct: false },
      versions: [{ by: 'Prøveejer, Alfa', takenBack: { why: 'withdrawn', by: 'Prøveejer, Alfa', comments: [] } }],
    })
    await expect.poll(async () => (await boardAt())?.overall).toBe(before.judged.overall)
    await expect.poll(async () => (await pageAt()).milestones).toEqual(before.milestones)
    expect((await pageAt()).reports).toEqual(before.reports)
    expect(await stateOf('1.1')).toMatchObject({ state: 'draft', late: false })
    expect((await submit(round, alpha, version + 1, 'once-more')).json()).toMatchObject({ state: 'submitted' })
  })

  test('stands on the days before, word for word, and is gone from the day it was withdrawn', async () => {
    const round = await roundOpen()
    const before = await boardAt()
    const { version } = await report(round, alpha, YELLOW)
    at('2026-11-20T08:20')
    const asked = ['overview', 'timeline', 'history', 'initiatives/1.1', 'sources', 'search?q=1.1']
    const told = (day: string) =>
      Promise.all(
        asked.map(async view => {
          const address = `/api/portfolios/trial/${view}${view.includes('?') ? '&' : '?'}knownAt=${day}`
          return (await server.get(address, reader)).body
        }),
      )
    await expect.poll(async () => (await boardAt('2026-11-20'))?.overall).toBe('yellow')
    const then = await told('2026-11-20')
    // The next day, as everybody's sessions would have it: nobody signs in for twelve hours.
    const tomorrow = { now: () => new Date('2026-11-21T08:00:00Z'), today: () => '2026-11-21' }
    const other = await startApp(database.url, { now: tomorrow.now, today: '2026-11-21' })
    const owner = await other.as('owner', 'alpha')
    const address = `${reportAt(round)}/withdraw`
    const withdrawn = await other.send('POST', address, undefined, { ...owner, 'if-match': String(version) })
    expect(withdrawn.statusCode, withdrawn.body).toBe(200)
    const overview = async (day: string) =>
      (await other.read<Overview>(`/api/portfolios/trial/overview?knownAt=${day}`)).initiatives[0]?.judged.overall
    await expect.poll(() => overview('2026-11-21')).toBe(before?.overall)
    expect(await overview('2026-11-20')).toBe('yellow')
    expect(await told('2026-11-20')).toEqual(then)
    await other.stop()
  })

  test('was withdrawn before the deadline, by its owners or the office, from the version they saw', async () => {
    const round = await roundOpen('2026-11-20T09:10')
    expectProblem(await act('withdraw', round, alpha, 0), { status: 409, code: 'not_submitted' })
    const { version, can } = await report(round, alpha)
    expect(can).toEqual({ write: false, withdraw: true, return: false, correct: false })
    const address = `${reportAt(round)}/withdraw`
    expectProblem(await server.send('POST', address, undefined, alpha), { status: 428, code: 'version_missing' })
    const stale = await act('withdraw', round, beta, version - 1)
    expectProblem(stale, { status: 412, code: 'stale' })
    expect(stale.json().current).toMatchObject({ version, draft: { narrative: 'Det går.' } })
    expectProblem(await act('withdraw', round, reader, version), { status: 403, code: 'forbidden' })
    await report(round, beta, {}, '1.2')
    expectProblem(await act('withdraw', round, alpha, 2, undefined, '1.2'), { status: 404, code: 'unknown_report' })
    at('2026-11-20T08:11')
    expectProblem(await act('withdraw', round, alpha, version), { status: 409, code: 'deadline_passed' })
    expect((await reportIn(round, alpha)).can.withdraw).toBe(false)
    await close(round)
    expectProblem(await act('withdraw', round, alpha, version), { status: 409, code: 'round_closed' })
  })
})

describe('a returned report', () => {
  test('says to its owners who sent it back and why, until it is submitted again, and then as its history', async () => {
    const round = await roundOpen()
    const before = await boardAt()
    const { version } = await report(round, alpha, YELLOW)
    await expect.poll(async () => (await boardAt())?.overall).toBe('yellow')
    const returned = await act('return', round, office, version, COMMENTS)
    const { entries } = (await server.get('/api/audit', office)).json() as AuditPage
    const told = entries.filter(({ change }) => change === entries[0]?.change)
    const toldOf = (name: string) => told.filter(({ table }) => table === name).map(({ about }) => about)
    expect(toldOf('report_comment')).toEqual(Array(2).fill(expect.objectContaining({ initiative: '1.1' })))
    // Which of all that was taken back is the report, and whose.
    expect(toldOf('retraction').filter(({ organisation }) => organisation !== null)).toHaveLength(1)
    expect(returned.statusCode, returned.body).toBe(200)
    const takenBack = {
      ...{ why: 'returned', by: 'Prøvesekretariat' },
      comments: [
        { section: 'milestones', comment: 'Skriv en dato.' },
        { section: 'narrative', comment: 'Hvad er det næste?' },
      ],
    }
    expect(await reportIn(round, alpha)).toMatchObject({
      ...{ state: 'returned', draft: YELLOW, can: { write: true } },
      versions: [{ takenBack }],
    })
    await expect.poll(async () => (await boardAt())?.overall).toBe(before?.overall)
    expect(await stateOf('1.1')).toMatchObject({ state: 'returned', returnedAt: '2026-11-20T08:00:00Z' })
    const again = await report(round, beta, { narrative: 'Udbuddet går i gang i maj.' })
    expect(again).toMatchObject({ state: 'submitted', versions: [{ takenBack }, { takenBack: null }] })
    expect(await stateOf('1.1')).toMatchObject({ state: 'submitted', returnedAt: null })
  })

  test('and what was said of it are nobody else’s business', async () => {
    const round = await roundOpen()
    const { version } = await report(round, alpha, { narrative: 'Kladdehemmelighed' })
    await act('return', round, office, version, { comments: { narrative: 'Bemærkningshemmelighed' } })
    for (const rest of ['overview', 'timeline', 'history', 'initiatives/1.1', 'sources', 'search?q=hemmelighed']) {
      const { body } = await server.get(`/api/portfolios/trial/${rest}`, reader)
      expect(body, rest).not.toMatch(/Kladdehemmelighed|Bemærkningshemmelighed/)
    }
    expectProblem(await server.get(reportAt(round), reader), { status: 403, code: 'forbidden' })
    const { version: other } = await report(round, beta, {}, '1.2')
    await act('return', round, office, other, COMMENTS, '1.2')
    expectProblem(await server.get(reportAt(round, '1.2'), alpha), { status: 404, code: 'unknown_report' })
    const { rows } = await database.pool.query(
      `select count(*)::int as said from audit where coalesce(after, before)::text like '%Bemærkningshemmelighed%'`,
    )
    expect(rows).toEqual([{ said: 0 }])
  })

  test('was returned by the office, in the open round, with a word on one section at least', async () => {
    const round = await roundOpen()
    const { version } = await report(round, alpha)
    expectProblem(await act('return', round, alpha, version, COMMENTS), { status: 403, code: 'forbidden' })
    for (const comments of [{}, { narrative: ' ' }, { narrative: 'x'.repeat(1001) }, { lyrics: 'x' }])
      expect((await act('return', round, office, version, { comments })).statusCode).toBe(400)
    expectProblem(await act('return', round, office, version - 1, COMMENTS), { status: 412, code: 'stale' })
    await close(round)
    expectProblem(await act('return', round, office, version, COMMENTS), { status: 409, code: 'round_closed' })
    expect(await reportIn(round, alpha)).toMatchObject({ state: 'submitted', version })
  })
})

describe('after the round closed', () => {
  test('a report that never came is still taken, marked late, until another round opens', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    await save(round, alpha, 0, draft)
    await close(round)
    expect(await reportIn(round, alpha)).toMatchObject({ state: 'missing', can: { write: true } })
    expect((await submit(round, alpha, 1)).json()).toMatchObject({ state: 'submitted', versions: [{ late: true }] })
    expectProblem(await save(round, alpha, 2, draft), { status: 409, code: 'round_closed' })
    expectProblem(await act('withdraw', round, alpha, 2), { status: 409, code: 'round_closed' })
    await roundOpen()
    const other = await reportIn(round, beta, '1.2')
    expect(other.can.write).toBe(false)
    expectProblem(await save(round, beta, 0, other.draft, '1.2'), { status: 409, code: 'round_over' })
  })

  test('the office corrects what was submitted, with a reason; the first version is kept and shown', async () => {
    const round = await roundOpen()
    const before = (await pageAt()).milestones[0]?.dates.filter(({ recordedOn }) => recordedOn === '2026-11-20')
    const first = await report(round, alpha, YELLOW)
    const early = await act('correction', round, office, first.version, { reason: 'Forkert dato' })
    expectProblem(early, { status: 409, code: 'round_open' })
    await close(round)
    expectProblem(await act('correction', round, alpha, first.version, { reason: 'x' }), {
      ...{ status: 403, code: 'forbidden' },
    })
    expect((await act('correction', round, office, first.version, { reason: ' ' })).statusCode).toBe(400)
    const begun = await act('correction', round, office, first.version, { reason: 'Forkert dato' })
    expect(begun.json()).toMatchObject({ correcting: 'Forkert dato', state: 'submitted', can: { write: true } })
    const corrected = { ...first.draft, narrative: 'Rettet.', milestones: [{ ...LATER.milestones[0], forecast: null }] }
    const saved = await save(round, office, first.version + 1, corrected as typeof first.draft)
    expect(saved.json().draft.narrative).toBe('Rettet.')
    // Until it is submitted, what was submitted holds, and nobody else sees the correction.
    expect(await reportIn(round, alpha)).toMatchObject({ correcting: null, draft: YELLOW, can: { write: false } })
    expectProblem(await save(round, alpha, first.version + 2, first.draft), { status: 409, code: 'round_closed' })
    const done = await submit(round, office, first.version + 2, 'the-correction')
    expect(done.json()).toMatchObject({
      ...{ state: 'submitted', correcting: null },
      versions: [
        { correction: null, takenBack: { why: 'corrected', by: 'Prøvesekretariat' } },
        { correction: 'Forkert dato', onBehalf: true, late: false, organisation: { name: 'Alfa' }, takenBack: null },
      ],
    })
    expect((await submit(round, office, first.version + 2, 'the-correction')).statusCode).toBe(200)
    await expect.poll(async () => (await pageAt()).reports.at(-1)?.narrative?.da).toBe('Rettet.')
    const page = await pageAt()
    expect(page.reports.at(-1)).toMatchObject({ correction: 'Forkert dato', onBehalf: true, late: false })
    expect(page.formerReports.at(-1)).toMatchObject({ narrative: { da: 'Det går.' }, replacedOn: '2026-11-20' })
    expect(page.milestones[0]?.dates.filter(({ recordedOn }) => recordedOn === '2026-11-20')).toEqual(before)
  })

  test('a correction may be left, made again, and not made once a later round has a report', async () => {
    const round = await roundOpen()
    const { version } = await report(round, alpha)
    await close(round)
    const correct = (seen: number, reason: string) => act('correction', round, office, seen, { reason })
    await correct(version, 'En fejl')
    const headers = { ...office, 'if-match': String(version + 1) }
    const left = await server.send('DELETE', `${reportAt(round)}/correction`, undefined, headers)
    expect(left.json()).toMatchObject({ correcting: null, state: 'submitted', can: { correct: true } })
    for (const [n, reason] of ['Anden fejl', 'Tredje fejl'].entries()) {
      const from = version + 2 + 2 * n
      expect((await correct(from, reason)).statusCode).toBe(200)
      expect((await submit(round, office, from + 1, `correction-${n}`)).statusCode).toBe(200)
    }
    const { versions, version: last } = await reportIn(round, alpha)
    expect(versions.map(one => one.correction)).toEqual([null, 'Anden fejl', 'Tredje fejl'])
    expect(versions.filter(one => one.takenBack === null)).toHaveLength(1)
    const next = await roundOpen()
    await report(next, alpha)
    expectProblem(await correct(last, 'For sent'), { status: 409, code: 'round_over' })
    expect((await reportIn(round, office)).can.correct).toBe(false)
  })
})

describe('at the same moment', () => {
  test('withdrawing and returning: one is done, and the other is told', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const round = await roundOpen()
      const { version } = await report(round, alpha)
      const answers = await Promise.all([
        act('withdraw', round, alpha, version),
        act('return', round, office, version, COMMENTS),
      ])
      expect(statesOf(answers)).toEqual([200, 412])
      const { state, versions } = await reportIn(round, alpha)
      expect(state).toBe(answers[0]?.statusCode === 200 ? 'draft' : 'returned')
      expect(versions).toHaveLength(1)
    }
  })

  test('returning and a late echo of the submission: what was returned stays returned', async () => {
    for (let turn = 0; turn < 10; turn++) {
      const round = await roundOpen()
      const { version } = await report(round, alpha)
      const [returned, echo] = await Promise.all([
        act('return', round, office, version, COMMENTS),
        submit(round, alpha, version - 1, `report-${round}-0`),
      ])
      expect(returned?.statusCode).toBe(200)
      expect([200, 412]).toContain(echo?.statusCode)
      expect(await reportIn(round, alpha)).toMatchObject({ state: 'returned' })
    }
  })

  test('fifty corrections by one name make one version', async () => {
    const round = await roundOpen()
    const { version } = await report(round, alpha)
    await close(round)
    await act('correction', round, office, version, { reason: 'Rettelse' })
    const many = Array.from({ length: 50 }, () => submit(round, office, version + 1, 'the-same-correction'))
    expect(new Set((await Promise.all(many)).map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect((await reportIn(round, alpha)).versions).toHaveLength(2)
  })

  test('closing and submitting, a hundred times: each report is in, or in and late, and none is lost', async () => {
    const seen = { inTime: 0, late: 0 }
    for (let turn = 0; turn < 100; turn++) {
      const round = await roundOpen()
      const { draft } = await reportIn(round, alpha)
      await save(round, alpha, 0, draft)
      const [first, second] = [() => submit(round, alpha, 1), () => close(round)]
      const answers = await Promise.all(turn % 2 ? [first(), second()] : [second(), first()])
      expect(statesOf(answers)).toEqual([200, 200])
      const { state, versions } = await reportIn(round, alpha)
      expect([state, versions.length]).toEqual(['submitted', 1])
      const { rows } = await database.pool.query(
        `select s.late = (a.id > c.id) as told from status_report s join reporting_round r on r.id = s.round_id
         join audit a on a.table_name = 'status_report' and a.row_key = s.fact_id::text
         join audit c on c.table_name = 'reporting_round' and c.row_key = r.id::text and c.after ->> 'closed_at' is not null
         where r.key = $1`,
        [round],
      )
      expect(rows).toEqual([{ told: true }])
      seen[versions[0]?.late ? 'late' : 'inTime'] += 1
    }
    expect(seen.inTime).toBeGreaterThan(0)
    expect(seen.late).toBeGreaterThan(0)
  }, 60_000)
})

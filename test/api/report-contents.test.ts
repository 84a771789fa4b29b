// What a report carries beside its lights: milestones that are new, counts, remarks, what is asked for and for whom it is.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import type { Report, ReportDraft } from '../../server/src/reports/contract.ts'
import type { Reporting } from '../../server/src/rounds/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, milestoneOf, reportOf, rolloutOf } from '../helpers/factories.ts'

const PORTFOLIO = '/api/portfolios/trial'
const ROUNDS = `${PORTFOLIO}/rounds`
const REPORT = (round: string) => `${ROUNDS}/${round}/reports/1.1`
type Headers = Record<string, string>

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let reader: Headers
let time = Date.parse('2026-11-20T08:00:00Z')
let round = ''
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', {
          owners: ['alpha', 'beta'],
          milestones: [milestoneOf('start', [['baseline', '2027-06-30']])],
          indicators: [rolloutOf('users', 90, 98)],
        }),
      ],
      reports: [reportOf('1.1', '2026-06-30', 'green', { time: 'green', narrative: { da: 'Det går.' } })],
    }),
  )
  server = await startApp(database.url, { now: () => new Date(time), config: { publicReading: false } })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

let opened = 0
/** Closes the round that is open and opens another. */
async function nextRound(): Promise<Report> {
  const { rounds, open } = (await server.get(ROUNDS, office)).json() as Reporting
  const version = rounds.find(({ key }) => key === open)?.version
  if (open) await server.send('POST', `${ROUNDS}/${open}/close`, undefined, { ...office, 'if-match': `"${version}"` })
  round = `r${++opened}`
  const period = { from: '2026-10-01', to: '2026-12-31' }
  const body = { key: round, name: `Runde ${opened}`, period, deadline: '2027-03-01T12:00' }
  expect((await server.send('POST', ROUNDS, body, office)).statusCode).toBe(200)
  return begun()
}
/** What is reported on a day is known only from that day on. Nobody stays signed in overnight. */
async function nextDay() {
  time += 24 * 60 * 60_000
  office = await server.as('programme_office')
  alpha = await server.as('owner', 'alpha')
  beta = await server.as('owner', 'beta')
  reader = await server.as('reader')
}
/** Each test has a day and a round of its own. */
beforeEach(async () => {
  await nextDay()
  await nextRound()
})

const today = () => new Date(time).toISOString().slice(0, 10)
const begun = async (who = alpha) => (await server.get(REPORT(round), who)).json() as Report
const save = (draft: ReportDraft, version = 0, who = alpha) =>
  server.send('PATCH', REPORT(round), draft, { ...who, 'if-match': String(version) })
const submit = (version = 1, who = alpha, name = `submission-${round}`) =>
  server.send('POST', `${REPORT(round)}/submit`, undefined, {
    ...who,
    'if-match': String(version),
    'idempotency-key': name,
  })
const page = async (query = '') =>
  (await server.get(`${PORTFOLIO}/initiatives/1.1${query}`, reader)).json() as InitiativePage
const judged = async (query = '') =>
  ((await server.get(`${PORTFOLIO}/overview${query}`, reader)).json() as Overview).initiatives[0]?.judged
const count = (value: string, more: Partial<ReportDraft['counts'][number]> = {}) => ({
  ...{ key: 'users', value, denominator: null, planned: null, asOf: '', ...more },
})
const added = (title: string, forecast: string) => ({
  ...{ key: 'n1', title, forecast, sectors: ['regions' as const], note: 'Ny i planen' },
})
async function reported(change: Partial<ReportDraft>, who = alpha): Promise<Report> {
  const { draft } = await begun(who)
  const saved = await save({ ...draft, ...change }, 0, who)
  expect(saved.json().missing, saved.body).toEqual([])
  const answer = await submit(1, who)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Report
}

describe('a new milestone', () => {
  test('stands with its date and its sectors, without a plan, and computes no light', async () => {
    const before = (await page()).computed.time
    await reported({ added: [added('Prøvedrift i regionerne', 'ultimo 2028')] })
    await expect.poll(async () => (await page()).milestones.length).toBe(2)
    const { milestones, computed, sources } = await page()
    expect(milestones[1]).toMatchObject({
      ...{ title: 'Prøvedrift i regionerne', baseline: null, slipDays: null, unagreed: true, goLive: ['regions'] },
      forecast: { latest: '2028-12-31', text: 'ultimo 2028' },
      remark: { text: { da: 'Ny i planen' }, asOf: today() },
    })
    expect(milestones[0]).toMatchObject({ unagreed: false, remark: null })
    expect(computed.time).toBe(before)
    expect(sources.map(({ title }) => title)).toContain(`Statusindberetning: Runde ${opened}`)
    expect((await page('?knownAt=2026-11-20')).milestones).toHaveLength(1)
  })

  test('has a key of its own each time, and the next report begins with it and what was remarked', async () => {
    await reported({ added: [added('Prøvedrift i regionerne', '2029')] })
    await expect.poll(async () => (await page()).milestones.length).toBe(3)
    const { milestones } = await page()
    expect(new Set(milestones.map(({ key }) => key)).size).toBe(3)
    const { draft } = await begun()
    expect(draft.added).toHaveLength(1)
    const [, , last] = milestones
    const forecast = { key: last?.key ?? '', forecast: 'medio 2029', actual: null, note: '' }
    const open = await nextRound()
    expect(open.draft.added).toEqual([])
    expect(open.draft.milestones).toContainEqual({ ...forecast, forecast: null, note: 'Ny i planen' })
    await reported({ milestones: [forecast] })
    await expect.poll(async () => (await page()).milestones[2]?.forecast?.text).toBe('medio 2029')
    expect((await page()).milestones[2]).toMatchObject({ baseline: null, unagreed: true, remark: null })
  })
})

describe('a count', () => {
  test('is appended with its day and its source, with what is left out as it was last', async () => {
    const reason = { ...(await begun()).draft.kept, delivery: 'Aftalt' }
    await reported({ counts: [count('mere end 94', { asOf: '1.11.26' })], kept: reason })
    await expect.poll(async () => (await page()).indicators[0]?.measurements.length).toBe(2)
    const [first, last] = (await page()).indicators[0]?.measurements ?? []
    expect(first).toMatchObject({ value: 90, denominator: 98 })
    expect(last).toMatchObject({
      ...{ value: 94, denominator: 98, planned: 98, qualifier: 'more_than', recordedOn: today() },
      asOf: { latest: '2026-11-01' },
      sources: [{ locator: '1.1' }],
    })
  })

  test('that nobody changes appends nothing', async () => {
    const { measurements } = (await page()).indicators[0] ?? { measurements: [] }
    await reported({})
    await expect.poll(async () => (await page()).judged.asOf).toBe(today())
    expect((await page()).indicators[0]?.measurements).toHaveLength(measurements.length)
  })

  test('and a date are held against the rules while they are written', async () => {
    const { draft } = await begun()
    const lights = { ...draft.lights, delivery: 'green' as const }
    const kept = { ...draft.kept, delivery: '' }
    const milestones = [{ key: 'start', forecast: 'ultimo 2027', actual: null, note: '' }]
    const saved = (await save({ ...draft, lights, kept, milestones, counts: [count('40')] })).json() as Report
    expect(saved.computed).toMatchObject({ time: 'red', delivery: 'red' })
    expect(saved.computed.reasons[0]).toMatchObject({ kind: 'slip', title: 'Milepæl start', value: 184 })
    expect(saved.missing.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'lights.time clash',
      'lights.delivery clash',
    ])
    expectProblem(await submit(), { status: 400, code: 'invalid_input', fields: ['lights.time', 'lights.delivery'] })
    const { computed } = await page()
    expect(computed.delivery).not.toBe('red')
  })
})

describe('taken back', () => {
  const given = { added: [added('Fælles test', '2030')], counts: [count('95')] }
  const told = async () => {
    const { milestones, indicators } = await page()
    return [milestones.filter(({ title }) => title === 'Fælles test').length, indicators[0]?.measurements.at(-1)?.value]
  }
  const act = (what: string, version: number, body?: object) =>
    server.send('POST', `${REPORT(round)}/${what}`, body, { ...office, 'if-match': String(version) })

  test('goes what a report had named and counted, and it comes again with the next one', async () => {
    const [, before] = await told()
    const known = { ...(await begun()).draft.kept, delivery: 'Aftalt' }
    await reported({ ...given, kept: known })
    await expect.poll(told).toEqual([1, 95])
    expect((await act('withdraw', 2)).statusCode).toBe(200)
    await expect.poll(told).toEqual([0, before])
    const timeline = (await server.get(`${PORTFOLIO}/timeline`, reader)).body
    const found = (await server.get(`${PORTFOLIO}/search?q=f%C3%A6lles`, reader)).body
    expect(timeline + found).not.toContain('Fælles test')
    expect((await submit(3)).statusCode).toBe(200)
    await expect.poll(told).toEqual([1, 95])
  })

  test('and corrected, it is named anew once, and the draft shows it once', async () => {
    await reported({ added: [added('Fælles prøve', '2030')] })
    await expect.poll(async () => (await page()).milestones.at(-1)?.title).toBe('Fælles prøve')
    const key = (await page()).milestones.at(-1)?.key
    await server.send('POST', `${ROUNDS}/${round}/close`, undefined, { ...office, 'if-match': '"1"' })
    const begunAgain = (await act('correction', 2, { reason: 'Forkert år' })).json() as Report
    expect(begunAgain.renamed).toEqual([key])
    expect(begunAgain.missing).toEqual([])
    const { draft } = begunAgain
    const [first] = draft.added
    await save({ ...draft, added: first ? [{ ...first, forecast: '2031' }] : [] }, 3, office)
    expect((await submit(4, office, 'the-correction')).statusCode).toBe(200)
    const named = async () => (await page()).milestones.filter(({ title }) => title === 'Fælles prøve')
    await expect.poll(async () => (await named()).map(one => one.forecast?.text)).toEqual(['2031'])
    expect((await named())[0]?.key).not.toBe(key)
  })
})

describe('with a report', () => {
  test('goes what red leads to and what is to be decided, as it was known on each day', async () => {
    const { draft } = await begun()
    const kept = { ...draft.kept, time: 'Aftalt' }
    const lights = { ...draft.lights, time: 'red' as const }
    await reported({ lights, kept, red: { track: 'new_plan' }, decision: ' Ny leverandør ' })
    await expect
      .poll(async () => (await judged())?.outlook)
      .toEqual({
        ...{ yellow: null, red: { track: 'new_plan' }, decision: 'Ny leverandør' },
      })
    expect((await page()).judged.outlook?.decision).toBe('Ny leverandør')
    expect((await page()).kept).toContainEqual({ dimension: 'time', reason: 'Aftalt' })
    const red = today()
    const next = await nextRound()
    expect(next.draft).toMatchObject({ decision: ' Ny leverandør ', red: { track: 'new_plan' } })
    await nextDay()
    const yellow = { trigger: 'Udbuddet går om', by: 'medio 2027', help: 'Alfa' }
    await reported({ lights: { ...lights, time: 'yellow' }, kept, yellow, decision: null })
    await expect.poll(async () => (await judged())?.outlook).toEqual({ yellow, red: null, decision: null })
    expect((await judged(`?knownAt=${red}`))?.outlook?.red).toEqual({ track: 'new_plan' })
    expect((await page(`?knownAt=${red}`)).judged.outlook?.decision).toBe('Ny leverandør')
    expect((await page('?knownAt=2026-11-20')).judged.outlook).toBeNull()
  })

  test('goes whom it is for: the accountable owner unless another is chosen, and nobody whom one may not report for', async () => {
    const shown = async (who: Headers) =>
      (await begun(who)).reporters.map(({ key, onBehalf }) => `${key} ${onBehalf ? 'on behalf' : 'own'}`)
    expect(await shown(office)).toEqual(['alpha on behalf', 'beta on behalf'])
    expect(await shown(beta)).toEqual(['beta own'])
    const last = async () => {
      const { rows } = await database.pool.query(`select o.key, r.on_behalf, r.reported_by from status_report r
        join organisation o on o.id = r.organisation_id order by r.fact_id desc limit 1`)
      return rows[0]
    }
    await reported({ organisation: 'beta' }, office)
    expect(await last()).toEqual({ key: 'beta', on_behalf: true, reported_by: 'trial.programme_office' })
    await nextRound()
    await reported({}, office)
    expect(await last()).toMatchObject({ key: 'alpha', on_behalf: true })
    await nextRound()
    await reported({ organisation: 'alpha' }, beta)
    expect(await last()).toMatchObject({ key: 'beta', on_behalf: false })
  })

  test('nobody is named by what they sign in with', async () => {
    const report = await reported({})
    expect(report.changedBy).toBe('Prøveejer, Alfa')
    await database.pool.query(`update account set name = 'gone' where name = 'trial.owner.alpha'`)
    expect((await begun(office)).changedBy).toBeNull()
    const listed = (await server.get(ROUNDS, office)).json() as Reporting
    expect(listed.initiatives[0]).toMatchObject({ changedBy: null, state: 'submitted' })
    await database.pool.query(`update account set name = 'trial.owner.alpha' where name = 'gone'`)
  })
})

test.each([
  ['a milestone with a key more', { added: [{ ...added('X', '2028'), baseline: '2028' }] }, 'added.0.baseline'],
  ['a sector that is none', { added: [{ ...added('X', '2028'), sectors: ['moon'] }] }, 'added.0.sectors.0'],
  ['a milestone added twice', { added: [added('X', '2028'), added('Y', '2029')] }, 'added'],
  ['a count as a number', { counts: [{ ...count(''), value: 94 }] }, 'counts.0.value'],
  ['a very long request', { decision: 'x'.repeat(501) }, 'decision'],
  ['a very long remark', { added: [{ ...added('X', '2028'), note: 'x'.repeat(301) }] }, 'added.0.note'],
])('%s is refused', async (_, part, field) => {
  const { draft } = await begun()
  const answer = await save({ ...draft, ...part } as ReportDraft)
  expect(answer.statusCode, answer.body).toBe(400)
  expect(answer.json().fields.map((one: { field: string }) => one.field)).toContain(field)
})

test('what does not belong to the initiative is taken into no report', async () => {
  const { draft } = await begun()
  await save({ ...draft, counts: [{ ...count('5'), key: 'elsewhere' }] })
  expectProblem(await submit(), { status: 400, code: 'invalid_input', fields: ['counts.elsewhere'] })
  expect((await begun()).state).toBe('draft')
})

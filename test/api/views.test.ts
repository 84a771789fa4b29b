// Two organisations see a report differently: both are shown, each is taken back by its own, and a newer report starts anew.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { holdInitiative } from '../../server/src/db/fact.ts'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Comparison, Overview } from '../../server/src/portfolio/contract.ts'
import type { Differing, GivenView } from '../../server/src/views/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, lifecycleOf, reportOf, viewOf } from '../helpers/factories.ts'

const TRIAL = '/api/portfolios/trial'
const VIEWS = `${TRIAL}/initiatives/1.1/views`
const REPORT = '1.1-report-2026-06-30'
type Headers = Record<string, string>

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let gamma: Headers
let reader: Headers
beforeAll(async () => {
  database = await cloneDatabase()
  const base = bundleOf({
    initiatives: [
      initiativeOf('1.1', { owners: ['alpha', 'beta'] }),
      initiativeOf('1.2', { owners: ['gamma'] }),
      initiativeOf('1.3', { lifecycleChanges: [lifecycleOf('1.3-plan', 'planned')] }),
    ],
    reports: [
      reportOf('1.1', '2026-03-31', 'green'),
      reportOf('1.1', '2026-06-30', 'yellow', { time: 'green' }),
      reportOf('1.2', '2026-06-30', 'green', { basis: 'assessed', reason: { da: 'Læst' } }),
    ],
    differingViews: [
      viewOf('1.1', '2026-03-31', { organisation: 'beta', words: { da: 'Det går skævt.' } }),
      viewOf('1.1', '2026-03-31', { organisation: 'gamma', light: 'yellow', recordedOn: '2026-04-10' }),
    ],
  })
  const third = { key: 'gamma', name: 'Gamma', sector: 'municipalities' } as const
  await give(database.db, { ...base, organisations: [...base.organisations, third] })
  server = await startApp(database.url, { config: { publicReading: false } })
  ;[office, alpha, beta, gamma, reader] = await Promise.all([
    server.as('programme_office'),
    server.as('owner', 'alpha'),
    server.as('owner', 'beta'),
    server.as('owner', 'gamma'),
    server.as('reader'),
  ])
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

let asked = 0
const key = () => `view-number-${++asked}`
const listed = async (who: Headers, at = VIEWS) => (await server.get(at, who)).json() as Differing
const partyOf = async (who: Headers, organisation: string, at = VIEWS) =>
  (await listed(who, at)).parties.find(party => party.key === organisation)
const given = (said: Partial<GivenView> & { organisation: string }): GivenView => ({
  ...{ report: REPORT, dimension: null, light: 'red', words: 'Udbuddet går om.' },
  ...said,
})
const say = (who: Headers, body: object, version: number | null = 0, submission: string | null = key(), at = VIEWS) =>
  server.send('POST', at, body, {
    ...who,
    ...(version !== null && { 'if-match': String(version) }),
    ...(submission !== null && { 'idempotency-key': submission }),
  })
const takeBack = (who: Headers, organisation: string, version: number, more: object = {}) =>
  server.send(
    'POST',
    `${VIEWS}/take-back`,
    { report: REPORT, organisation, words: 'Vi er blevet enige.', ...more },
    { ...who, 'if-match': String(version) },
  )
const rowOf = async (code = '1.1') =>
  ((await server.get(`${TRIAL}/overview`, reader)).json() as Overview).initiatives.find(one => one.code === code)
const pageAt = async (day?: string) =>
  (await server.get(`${TRIAL}/initiatives/1.1${day ? `?knownAt=${day}` : ''}`, reader)).json() as InitiativePage
const shown = (views: { organisation: { abbreviation: string }; light: string | null; dimension: string | null }[]) =>
  views.map(({ organisation, light, dimension }) => `${organisation.abbreviation} ${dimension ?? 'overall'} ${light}`)

/** Whoever still has a view of the latest report takes it back. */
beforeEach(async () => {
  for (const { key: organisation, version, holds } of (await listed(office)).parties)
    if (holds) expect((await takeBack(office, organisation, version)).statusCode).toBe(200)
  await expect.poll(async () => (await rowOf())?.views).toEqual([])
})

describe('a differing view', () => {
  test('stands beside the report on page and overview, with who, what and when', async () => {
    const { version = -1 } = (await partyOf(beta, 'beta')) ?? {}
    const answer = await say(beta, given({ organisation: 'beta', dimension: 'time' }), version)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['cache-control']).toContain('no-store')
    expect((answer.json() as Differing).parties).toMatchObject([
      {
        key: 'beta',
        version: version + 1,
        holds: { light: 'red', dimension: 'time' },
        can: { give: true, takeBack: true },
      },
    ])
    await expect.poll(async () => shown((await rowOf())?.views ?? [])).toEqual(['BETA time red'])
    expect((await rowOf())?.judged.overall).toBe('yellow')
    const page = await pageAt()
    expect(page.standing).toBe(REPORT)
    expect(page.reports.at(-1)?.reporter?.abbreviation).toBe('ALFA')
    expect(page.views).toMatchObject([
      {
        organisation: { key: 'beta', name: 'Beta' },
        words: { da: 'Udbuddet går om.' },
        onBehalf: false,
        recordedOn: '2026-11-20',
        sources: [{ document: 'views', locator: '1.1, BETA' }],
      },
    ])
    expect(page.updatedAt).toBe('2026-11-20')
  })

  test('is of one organisation each, and a second word of one replaces its first', async () => {
    const versions = { beta: (await partyOf(beta, 'beta'))?.version, gamma: (await partyOf(gamma, 'gamma'))?.version }
    await say(gamma, given({ organisation: 'gamma' }), versions.gamma)
    await say(beta, given({ organisation: 'beta' }), versions.beta)
    await say(beta, given({ organisation: 'beta', light: 'green' }), (versions.beta ?? 0) + 1)
    await expect
      .poll(async () => shown((await rowOf())?.views ?? []))
      .toEqual(['Gamma overall red', 'BETA overall green'])
  })

  test('is asked for twice by one name and said once, also when both are asked for at once', async () => {
    const { version = 0 } = (await partyOf(beta, 'beta')) ?? {}
    const name = key()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => say(beta, given({ organisation: 'beta' }), version, name)),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 200))
    expect((await partyOf(beta, 'beta'))?.version).toBe(version + 1)
  })

  test('is changed from what was seen: an older version is told what is there now', async () => {
    const { version = 0 } = (await partyOf(beta, 'beta')) ?? {}
    expectProblem(await say(beta, given({ organisation: 'beta' }), null), { status: 428, code: 'version_missing' })
    await say(beta, given({ organisation: 'beta', words: 'Først' }), version)
    const stale = await say(beta, given({ organisation: 'beta', light: 'green' }), version)
    expectProblem(stale, { status: 412, code: 'stale' })
    expect(stale.json().current).toMatchObject({ version: version + 1, view: { light: 'red', words: { da: 'Først' } } })
    expectProblem(await takeBack(beta, 'beta', version), { status: 412, code: 'stale' })
  })

  test('is taken back by its organisation or the office with a word why, and stays in the log', async () => {
    for (const who of [beta, office]) {
      const { version = 0 } = (await partyOf(beta, 'beta')) ?? {}
      await say(beta, given({ organisation: 'beta' }), version)
      expect((await takeBack(who, 'beta', version + 1)).statusCode).toBe(200)
      expectProblem(await takeBack(who, 'beta', version + 2), { status: 409, code: 'no_view' })
    }
    await expect.poll(async () => (await pageAt()).reports.at(-1)?.statements.at(-1)?.light).toBeNull()
    const { views, reports } = await pageAt()
    expect(views).toEqual([])
    expect(reports.at(-1)?.statements.at(-1)?.words.da).toBe('Vi er blevet enige.')
  })

  test('of an earlier report is not about the newer one, and may be given anew', async () => {
    expect(shown((await pageAt('2026-05-01')).views)).toEqual(['BETA overall red', 'Gamma overall yellow'])
    expect((await pageAt('2026-07-01')).views).toEqual([])
    expect(shown((await pageAt('2026-07-01')).reports[0]?.statements ?? [])).toHaveLength(2)
    const other = `${TRIAL}/initiatives/1.2/views`
    expect((await partyOf(gamma, 'gamma', other))?.earlier).toBeNull()
    const later = bundleOf({
      reports: [reportOf('1.2', '2026-08-31', 'green')],
      differingViews: [
        viewOf('1.2', '2026-06-30', { organisation: 'beta', words: { da: 'Ikke testet.' }, recordedOn: '2026-07-02' }),
      ],
    })
    expect((await give(database.db, later)).differing_view).toEqual({ inserted: 1, updated: 0, unchanged: 0 })
    expect((await give(database.db, later)).differing_view).toEqual({ inserted: 0, updated: 0, unchanged: 1 })
    await expect
      .poll(async () => (await partyOf(beta, 'beta', other))?.earlier)
      .toMatchObject({ light: 'red', words: { da: 'Ikke testet.' } })
    const again = given({ organisation: 'beta', report: '1.2-report-2026-08-31', words: 'Ikke testet.' })
    expect((await say(beta, again, 0, key(), other)).statusCode).toBe(200)
    expect(await partyOf(beta, 'beta', other)).toMatchObject({ earlier: null, holds: { light: 'red' } })
    const late = given({ organisation: 'beta', report: '1.2-report-2026-06-30' })
    expectProblem(await say(beta, late, 1, key(), other), { status: 409, code: 'report_superseded' })
  })

  test('by the office is marked as given on behalf', async () => {
    const { version = 0 } = (await partyOf(office, 'gamma')) ?? {}
    await say(office, given({ organisation: 'gamma' }), version)
    await expect.poll(async () => (await rowOf())?.views).toMatchObject([{ onBehalf: true }])
  })

  test('tells between two days that it became contested, and by whom', async () => {
    const compared = async (from: string, to: string) =>
      ((await server.get(`${TRIAL}/comparison?from=${from}&to=${to}`, reader)).json() as Comparison).changes.flatMap(
        ({ kind, code, by }) => (kind === 'contested' ? [`${code} ${by.join(' ')}`] : []),
      )
    expect(await compared('2026-03-01', '2026-03-31')).toEqual(['1.1 BETA'])
    expect(await compared('2026-03-31', '2026-04-10')).toEqual(['1.1 Gamma'])
    expect(await compared('2026-04-10', '2026-05-10')).toEqual([])
  })
})

test('two organisations may call what they say by one name', async () => {
  const versionOf = async (organisation: string) => (await partyOf(office, organisation))?.version
  for (const organisation of ['beta', 'gamma']) {
    const answer = await say(office, given({ organisation }), await versionOf(organisation), 'the-same-name')
    expect(answer.statusCode, answer.body).toBe(200)
  }
  await expect.poll(async () => shown((await rowOf())?.views ?? [])).toEqual(['BETA overall red', 'Gamma overall red'])
})

describe('refused is', () => {
  test('whoever reads, reports, or speaks for another organisation', async () => {
    const forbidden = { status: 403, code: 'forbidden' }
    const { version = 0 } = (await partyOf(beta, 'beta')) ?? {}
    await say(beta, given({ organisation: 'beta' }), version)
    expect(await listed(reader)).toMatchObject({ parties: [], can: { differ: false } })
    expect(await listed(alpha)).toMatchObject({ parties: [], can: { differ: false } })
    expect((await listed(office)).parties.map(party => party.key)).toEqual(['beta', 'gamma'])
    for (const [who, organisation] of [
      [reader, 'alpha'],
      [alpha, 'alpha'],
      [alpha, 'beta'],
      [alpha, 'nobody'],
      [office, 'alpha'],
    ] as const)
      expectProblem(await say(who, given({ organisation })), forbidden)
    expectProblem(await takeBack(alpha, 'beta', version + 1), forbidden)
    expectProblem(await takeBack(reader, 'beta', version + 1), forbidden)
    expectProblem(await takeBack(gamma, 'beta', version + 1), forbidden)
    expectProblem(await say({}, given({ organisation: 'beta' })), { status: 401, code: 'not_signed_in' })
    await expect.poll(async () => shown((await rowOf())?.views ?? [])).toEqual(['BETA overall red'])
  })

  test('what no view is: unknown names, no words, the reported light itself, another’s report', async () => {
    const refused = (fields: string[]) => ({ status: 400, code: 'invalid_input', fields })
    const { version = 0 } = (await partyOf(beta, 'beta')) ?? {}
    const body = given({ organisation: 'beta' })
    const cases: [body: object, fields: string[]][] = [
      [{ ...body, on_behalf: true }, ['on_behalf']],
      [{ ...body, light: 'not_reported' }, ['light']],
      [{ ...body, words: '   ' }, ['words']],
      [{ ...body, words: 'x'.repeat(1001) }, ['words']],
      [{ ...body, light: 'yellow' }, ['light']],
      [{ ...body, light: 'green', dimension: 'time' }, ['light']],
    ]
    for (const [wrong, fields] of cases) expectProblem(await say(beta, wrong, version), refused(fields))
    expectProblem(await say(beta, body, version, null), refused(['Idempotency-Key']))
    expectProblem(await say(office, given({ organisation: 'nobody' })), refused(['organisation']))
    const others = given({ organisation: 'beta', report: '1.2-report-2026-06-30' })
    expectProblem(await say(beta, others, 0), { status: 404, code: 'unknown_report' })
    expectProblem(await takeBack(beta, 'beta', version, { words: '' }), refused(['words']))
    expect((await partyOf(beta, 'beta'))?.version).toBe(version)
  })

  test('any where nothing is reported', async () => {
    expect(await listed(office, `${TRIAL}/initiatives/1.3/views`)).toEqual({
      ...{ report: null, parties: [], can: { differ: false } },
    })
  })
})

test('a view that is given while its report is taken back is refused', async () => {
  const { version } = (await partyOf(beta, 'beta')) ?? {}
  const { answer } = await database.db.transaction().execute(async trx => {
    const { portfolio_id, initiative_id, fact_id } = await trx
      .selectFrom('status_report as s')
      .innerJoin('fact as f', 'f.id', 's.fact_id')
      .select(['s.portfolio_id', 's.initiative_id', 's.fact_id'])
      .where('f.key', '=', REPORT)
      .executeTakeFirstOrThrow()
    await holdInitiative(trx, initiative_id)
    const taken = { portfolio_id, initiative_id, fact_id, why: 'withdrawn', retracted_by: 'somebody' } as const
    await trx
      .insertInto('retraction')
      .values({ ...taken, replaced_by: null })
      .execute()
    const asked = say(beta, given({ organisation: 'beta' }), version)
    await new Promise(done => setTimeout(done, 300))
    return { answer: asked }
  })
  expectProblem(await answer, { status: 409, code: 'report_superseded' })
})

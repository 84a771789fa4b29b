// Where owners and the office meet over one report: nobody sees, overwrites or loses what the other has begun.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { Report } from '../../server/src/reports/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, milestoneOf } from '../helpers/factories.ts'
import { type Headers, reportAt, reportingOn } from '../helpers/reporting.ts'

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let time = 0
beforeAll(async () => {
  database = await cloneDatabase()
  const milestones = [milestoneOf('start', [['baseline', '2027-06-30']])]
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1', { owners: ['alpha', 'beta'], milestones })] }))
  time = Date.parse('2026-11-20T08:00:00Z')
  server = await startApp(database.url, { now: () => new Date(time), config: { publicReading: false } })
  office = await server.as('programme_office')
  alpha = await server.as('owner', 'alpha')
  beta = await server.as('owner', 'beta')
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})
beforeEach(() => {
  time = Date.parse('2026-11-20T08:00:00Z')
})

const { act, close, report, reportIn, roundOpen, save, stateOf, submit } = reportingOn(
  () => server,
  () => office,
)
const ADDED = { key: 'n1', forecast: 'maj 2027', sectors: [], note: '' }
const pageNow = async () => (await server.get('/api/portfolios/trial/initiatives/1.1', office)).json() as InitiativePage

/** A report in a round that is closed, and what the office has begun to correct it to. */
async function corrected(title = 'Prøvedrift') {
  const round = await roundOpen()
  const { version } = await report(round, alpha, { added: [{ ...ADDED, title }] })
  await close(round)
  const begun = (await act('correction', round, office, version, { reason: 'Forkert tekst' })).json() as Report
  const saved = await save(round, office, begun.version, { ...begun.draft, narrative: 'Kontorets rettelse' })
  expect(saved.statusCode, saved.body).toBe(200)
  return { round, version: begun.version + 1 }
}
const reopen = async (round: string) => {
  const { rounds } = (await server.get('/api/portfolios/trial/rounds', office)).json()
  const { version } = rounds.find(({ key }: { key: string }) => key === round)
  const body = { reason: 'En kom for sent' }
  const headers = { ...office, 'if-match': `"${version}"` }
  return server.send('POST', `/api/portfolios/trial/rounds/${round}/reopen`, body, headers)
}
const leave = (round: string, version: number) =>
  server.send('DELETE', `${reportAt(round)}/correction`, undefined, { ...office, 'if-match': String(version) })

describe('what the office is correcting', () => {
  test('is told to no owner: not in the form, and not by an old or guessed version', async () => {
    const { round, version } = await corrected()
    expect(await reportIn(round, alpha)).toMatchObject({ correcting: null, renamed: [], can: { write: false } })
    const { draft } = await reportIn(round, alpha)
    for (const answer of [
      await act('withdraw', round, alpha, 999),
      await save(round, alpha, 999, draft),
      await submit(round, alpha, 999),
      await server.get(reportAt(round), alpha),
    ])
      expect(answer.body).not.toContain('Kontorets rettelse')
    const stale = await act('withdraw', round, alpha, 999)
    expectProblem(stale, { status: 412, code: 'stale' })
    expect(stale.json().current.draft).toMatchObject({ narrative: 'Det går.' })
    expect((await leave(round, 999)).json().current.draft.narrative).toBe('Kontorets rettelse')
    expect((await leave(round, version)).statusCode).toBe(200)
  })

  test('keeps its round closed until it is submitted or left', async () => {
    const { round, version } = await corrected()
    expectProblem(await reopen(round), { status: 409, code: 'correction_begun' })
    expect((await reportIn(round, office)).draft.narrative).toBe('Kontorets rettelse')
    await leave(round, version)
    expect((await reopen(round)).statusCode).toBe(200)
  })

  test('is not submitted once a later round has a report', async () => {
    const { round, version } = await corrected()
    const next = await roundOpen()
    await report(next, alpha)
    expect((await reportIn(round, office)).can.write).toBe(false)
    expectProblem(await submit(round, office, version, 'too-late'), { status: 409, code: 'round_over' })
    expect((await leave(round, version)).statusCode).toBe(200)
  })

  test('takes nothing from what a later draft says of its milestones', async () => {
    const { round, version } = await corrected('Ibrugtagning')
    const named = async () => (await pageNow()).milestones.filter(({ title }) => title === 'Ibrugtagning')
    await expect.poll(async () => (await named()).length).toBe(1)
    const [{ key } = { key: '' }] = await named()
    const next = await roundOpen()
    const moved = { key, forecast: 'juni 2027', actual: null, note: 'Rykket' }
    const { draft } = await reportIn(next, alpha)
    const lights = { time: 'green', economy: null, delivery: null, risk: null } as const
    await save(next, alpha, 0, { ...draft, lights, narrative: 'Næste', milestones: [moved] })
    expect((await submit(round, office, version, 'correction-submitted')).statusCode).toBe(200)
    await expect.poll(async () => (await named()).map(one => one.key)).not.toContain(key)
    const seen = await reportIn(next, alpha)
    expect(seen.missing).toEqual([])
    expect(seen.draft.milestones).toMatchObject([{ forecast: 'juni 2027', note: 'Rykket' }])
    expect((await submit(next, alpha, 1)).statusCode).toBe(200)
    await expect.poll(named).toMatchObject([{ forecast: { text: 'juni 2027' }, remark: { text: { da: 'Rykket' } } }])
  })
})

describe('a draft', () => {
  test('says of what is not there, or not any more, that it is missing before it is submitted', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    const nothing = { key: 'gone', forecast: null, actual: null, note: ' ' }
    const said = { key: 'ghost', forecast: 'maj 2027', actual: null, note: '' }
    const counts = [{ key: 'ghosts', value: '3', denominator: null, planned: null, asOf: '' }]
    const saved = await save(round, alpha, 0, {
      ...{ ...draft, milestones: [nothing, said], counts, narrative: 'Det går.' },
      lights: { ...draft.lights, time: 'green' },
    })
    expect((saved.json() as Report).missing).toEqual([
      { field: 'milestones.ghost', code: 'unknown' },
      { field: 'counts.ghosts', code: 'unknown' },
    ])
    expectProblem(await submit(round, alpha, 1), {
      ...{ status: 400, code: 'invalid_input', fields: ['milestones.ghost', 'counts.ghosts'] },
    })
  })

  test('that was never submitted is missing after the deadline, in the list as in the form', async () => {
    const round = await roundOpen('2026-11-20T09:10')
    const { draft } = await reportIn(round, alpha)
    await save(round, alpha, 0, draft)
    expect([(await reportIn(round, alpha)).state, (await stateOf('1.1'))?.state]).toEqual(['draft', 'draft'])
    time = Date.parse('2026-11-20T08:11:00Z')
    expect([(await reportIn(round, alpha)).state, (await stateOf('1.1'))?.state]).toEqual(['missing', 'missing'])
  })

  test('is submitted as it was looked through, and never as it was before', async () => {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    const lights = { ...draft.lights, time: 'green' as const }
    await save(round, alpha, 0, { ...draft, lights, narrative: 'Gammel tekst' })
    const newer = JSON.stringify({ ...draft, lights, narrative: 'Ny tekst' })
    const guessed = await database.db.transaction().execute(async trx => {
      await trx
        .updateTable('report_draft')
        .set({ content: newer, version: 2 })
        .where('submitted_at', 'is', null)
        .execute()
      const asked = submit(round, alpha, 2)
      await new Promise(done => setTimeout(done, 300))
      return { asked }
    })
    expectProblem(await guessed.asked, { status: 412, code: 'stale' })
    expect((await submit(round, alpha, 2)).json().versions).toMatchObject([{ narrative: { da: 'Ny tekst' } }])
  })

  test('tells who comes too late whose change it was', async () => {
    const round = await roundOpen()
    const by = async (version: number) => (await act('withdraw', round, beta, version)).json().current.changedBy
    const { version } = await report(round, alpha)
    const returned = await act('return', round, office, version, { comments: { narrative: 'Skriv mere.' } })
    expect(returned.json().changedBy).toBe('Prøvesekretariat')
    expect(await by(version)).toBe('Prøvesekretariat')
    const again = await report(round, beta)
    await act('withdraw', round, alpha, again.version)
    expect(await by(again.version)).toBe('Prøveejer, Alfa')
    const third = await report(round, alpha)
    await close(round)
    const begun = await act('correction', round, office, third.version, { reason: 'Fejl' })
    expect(begun.json().changedBy).toBe('Prøvesekretariat')
    await leave(round, third.version + 1)
    expect(await by(third.version)).toBe('Prøvesekretariat')
  })
})

// Saving a draft beside others: owners wait for nobody who saves as well, and nothing is lost or comes to a standstill.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { GREEN, type Headers, reportingOn } from '../helpers/reporting.ts'

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
const { close, reportIn, roundOpen, save, submit } = reportingOn(
  () => server,
  () => office,
)
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1'), initiativeOf('1.2')] }))
  server = await startApp(database.url, { config: { publicReading: false } })
  office = await server.as('programme_office')
  alpha = await server.as('owner', 'alpha')
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

test('a save waits for no other initiative’s', async () => {
  const round = await roundOpen()
  const { draft } = await reportIn(round, alpha)
  const other = await database.pool.connect()
  try {
    await other.query('begin')
    await other.query('select from reporting_round where key = $1 for share', [round])
    expect((await save(round, alpha, 0, draft)).statusCode).toBe(200)
  } finally {
    await other.query('rollback')
    other.release()
  }
})

test('of two who save the first draft at one moment one is told what the other wrote', async () => {
  for (let turn = 0; turn < 15; turn++) {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    const answers = await Promise.all(
      ['en', 'to'].map((narrative, n) => save(round, n ? office : alpha, 0, { ...draft, narrative })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412])
    const refused = answers.find(({ statusCode }) => statusCode === 412)?.json()
    const saved = await reportIn(round, alpha)
    expect(saved.version).toBe(1)
    expect(refused.current).toMatchObject({ version: 1, draft: { narrative: saved.draft.narrative } })
  }
})

test('saving, submitting and closing at one moment come one after the other', async () => {
  const seen = new Set<number>()
  for (let turn = 0; turn < 25; turn++) {
    const round = await roundOpen()
    const { draft } = await reportIn(round, alpha)
    await Promise.all(['1.1', '1.2'].map(code => save(round, alpha, 0, { ...draft, ...GREEN }, code)))
    const answers = await Promise.all([
      ...['1.1', '1.2'].map(code => save(round, office, 1, { ...draft, ...GREEN, narrative: 'Nyt' }, code)),
      ...['1.1', '1.2'].map(code => submit(round, alpha, 1, 'at-one-moment', code)),
      close(round),
    ])
    for (const { statusCode, body } of answers) {
      seen.add(statusCode)
      expect([200, 409, 412], body).toContain(statusCode)
    }
    expect(answers.at(-1)?.statusCode).toBe(200)
  }
  expect([...seen]).toContain(412)
}, 60_000)

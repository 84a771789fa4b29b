// What the office does to a round stays: on the days before it, and when a bundle is read in again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { type Headers, PERIOD, roundsOf } from '../helpers/rounds.ts'

let database: TestDatabase
let server: TestApp
let office: Headers
let rounds: ReturnType<typeof roundsOf>
let now = ''
const isOn = async (moment: string) => {
  now = moment
  office = await server.as('programme_office')
  rounds = roundsOf(server, office)
}
const brought = { key: 'brought', name: 'Fra en mappe', period: PERIOD, openedOn: '2026-10-01', deadline: '2026-12-01' }
const bundle = (more: object = {}) =>
  bundleOf({ initiatives: [initiativeOf('1.1'), initiativeOf('1.2')], rounds: [{ ...brought, ...more }] })
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundle())
  server = await startApp(database.url, { now: () => new Date(now) })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const stored = async (key: string) =>
  (
    await database.pool.query(
      'select name, opened_at, deadline, closed_at, version from reporting_round where key = $1',
      [key],
    )
  ).rows[0]

describe('a bundle that is read in again', () => {
  test('changes the moments of its rounds while nobody has touched them here', async () => {
    await give(database.db, bundle({ deadline: '2026-12-03' }))
    expect(await stored('brought')).toMatchObject({ deadline: '2026-12-03T22:59:59Z', version: 1 })
  })

  test('opens no round that the office extended and closed, and moves no deadline of it', async () => {
    await isOn('2026-11-20T08:00:00Z')
    expect((await rounds.change('brought', '', { deadline: '2026-12-15T12:00' }, 'PATCH')).statusCode).toBe(200)
    await give(database.db, bundle())
    expect(await stored('brought')).toMatchObject({ deadline: '2026-12-15T11:00:00Z', closed_at: null })
    await rounds.close('brought')
    const closed = await stored('brought')
    await give(database.db, bundle({ name: 'Et andet navn' }))
    expect(await stored('brought')).toEqual({ ...closed, name: 'Et andet navn' })
    expect((await rounds.reporting()).open).toBeNull()
  })
})

describe('a deadline that is put off', () => {
  const overviewOf = (day: string) => server.read<Overview>(`/api/portfolios/trial/overview?knownAt=${day}`)
  const pageOf = (day: string) =>
    server.read<{ judged: object }>(`/api/portfolios/trial/initiatives/1.1?knownAt=${day}`)

  test('after it had passed leaves the days before as they were known', async () => {
    await isOn('2026-12-16T08:00:00Z')
    expect((await rounds.open('r', { deadline: '2026-12-21T12:00' })).statusCode).toBe(200)
    await isOn('2026-12-23T08:00:00Z')
    const [before, page] = [await overviewOf('2026-12-22'), await pageOf('2026-12-22')]
    expect(before.initiatives[0]?.judged).toMatchObject({ overall: 'not_reported', asOf: '2026-12-21' })
    await rounds.change('r', '', { deadline: '2026-12-30T12:00' }, 'PATCH')
    const { revision: _, ...shown } = await overviewOf('2026-12-22')
    expect(shown).toEqual({ ...shown, initiatives: before.initiatives, round: before.round })
    expect((await pageOf('2026-12-22')).judged).toEqual(page.judged)
    const today = await overviewOf('2026-12-23')
    expect(today.initiatives[0]?.judged).not.toEqual(before.initiatives[0]?.judged)
    expect((await rounds.reporting()).rounds[0]).toMatchObject({ key: 'r', deadline: '2026-12-30T11:00:00Z' })
    expect(
      (await database.pool.query('select recorded_on from round_extension order by id desc limit 1')).rows,
    ).toMatchObject([{ recorded_on: '2026-12-23' }])
  })

  test('twice is known by each day as it stood then', async () => {
    await isOn('2026-12-31T08:00:00Z')
    const known = (await overviewOf('2026-12-30')).initiatives[0]?.judged
    await rounds.change('r', '', { deadline: '2027-01-05T12:00' }, 'PATCH')
    expect((await overviewOf('2026-12-30')).initiatives[0]?.judged).toEqual(known)
    expect((await overviewOf('2026-12-22')).initiatives[0]?.judged).toMatchObject({ asOf: '2026-12-21' })
  })
})

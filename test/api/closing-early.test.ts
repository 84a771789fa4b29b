// A round that closes before its deadline is missed from that day on, in every reading, as each day knew it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InitiativePage } from '../../server/src/initiatives/contract.ts'
import type { History, Overview } from '../../server/src/portfolio/contract.ts'
import { startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, reportOf } from '../helpers/factories.ts'
import { roundsOf } from '../helpers/rounds.ts'

const OPENED = '2026-11-19'
const CLOSED = '2026-11-20'
const BETWEEN = '2026-11-21'
const REOPENED = '2026-11-22'
const ANEW = '2026-11-25'
const DEADLINE = '2026-12-01'
const LAST = '2026-12-02'
const noon = (day: string) => Date.parse(`${day}T11:00:00Z`)

let database: TestDatabase
let server: TestApp
let time = noon(OPENED)
beforeAll(async () => {
  database = await cloneDatabase()
  const initiatives = [initiativeOf('1.1'), initiativeOf('1.2')]
  await give(database.db, bundleOf({ initiatives, reports: [reportOf('1.1', '2026-06-30', 'green')] }))
  server = await startApp(database.url, { now: () => new Date(time) })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

/** What the office does on a day: nobody stays signed in from one to the next. */
async function officeOn(day: string) {
  time = noon(day)
  return roundsOf(server, await server.as('programme_office'))
}

/** What every reading of a day says of 1.1: the same, and in the history's last column too. */
async function toldOn(day: string, today = LAST): Promise<string> {
  const later = await startApp(database.url, { now: () => new Date(noon(today)) })
  const read = <T>(rest: string) => later.read<T>(`/api/portfolios/trial/${rest}knownAt=${day}`)
  try {
    const { initiatives, round }: Overview = await read('overview?')
    const { judged }: InitiativePage = await read('initiatives/1.1?')
    const { columns, initiatives: rows }: History = await read('history?')
    const found: { groups: { hits: object[] }[] } = await read('search?q=1.1&')
    expect(initiatives[0]?.judged).toEqual(judged)
    // 1.2 was left out: nobody asked it.
    const beside: InitiativePage = await read('initiatives/1.2?')
    expect([initiatives[1]?.judged.asOf, beside.judged.asOf]).toEqual([null, null])
    expect(found.groups[0]?.hits[0]).toMatchObject({ light: judged.overall })
    if (judged.overall !== 'not_reported') {
      expect([columns, round]).toEqual([[], null])
      return `${judged.overall}`
    }
    expect(rows[0]?.cells.map(cell => cell?.judged)).toEqual(['not_reported'])
    expect(round).toMatchObject({ deadline: DEADLINE, expected: 1, reported: 0 })
    return `missed ${judged.asOf}, a column of ${columns[0]?.day}, closing ${columns[0]?.closing?.number ?? 'none'}`
  } finally {
    await later.stop()
  }
}

describe('a round that is closed, reopened and closed anew, all before its deadline', () => {
  const WHILE_OPEN_AGAIN = [
    [OPENED, 'green'],
    [CLOSED, `missed ${CLOSED}, a column of ${CLOSED}, closing 1`],
    [BETWEEN, `missed ${CLOSED}, a column of ${CLOSED}, closing 1`],
    [REOPENED, 'green'],
    [ANEW, 'green'],
    [LAST, `missed ${DEADLINE}, a column of ${LAST}, closing 1`],
  ] as const

  beforeAll(async () => {
    expect((await (await officeOn(OPENED)).open('early', { initiatives: ['1.1'] })).statusCode).toBe(200)
    await (await officeOn(CLOSED)).close('early')
    expect((await (await officeOn(REOPENED)).reopen('early', 'Lukket for tidligt')).statusCode).toBe(200)
  })

  test.each(WHILE_OPEN_AGAIN)('while it is open again, %s says: %s', async (day, said) => {
    expect(await toldOn(day)).toBe(said)
  })

  test('once it is closed anew it is missed from then on, and every day before says what it said', async () => {
    await (await officeOn(ANEW)).close('early')
    for (const [day, said] of WHILE_OPEN_AGAIN.slice(0, 4)) expect(await toldOn(day), day).toBe(said)
    for (const day of [ANEW, LAST])
      expect(await toldOn(day), day).toBe(`missed ${ANEW}, a column of ${ANEW}, closing 2`)
  })

  test('and is what the closing kept', async () => {
    const office = await officeOn(ANEW)
    const { closing } = await office.closed('early', await server.as('reader'))
    const { light, judged } = closing?.content.initiatives[0] ?? {}
    expect({ light, asOf: judged?.asOf }).toEqual({ light: 'not_reported', asOf: ANEW })
  })
})

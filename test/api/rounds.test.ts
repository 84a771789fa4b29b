// Rounds as the office runs them: whom they ask and for which meeting, reminders, and opening again with a reason.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../server/src/portfolio/contract.ts'
import type { RoundChoices } from '../../server/src/rounds/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, lifecycleOf, meetingOf, onDay } from '../helpers/factories.ts'
import { type Headers, roundsOf } from '../helpers/rounds.ts'

const NOON = Date.parse('2026-11-20T11:00:00Z')
const MINUTE = 60_000

let database: TestDatabase
let server: TestApp
let office: Headers
let alpha: Headers
let beta: Headers
let reader: Headers
let rounds: ReturnType<typeof roundsOf>
let time = NOON
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', { owners: ['alpha', 'beta'] }),
        initiativeOf('1.2', { owners: ['beta'] }),
        initiativeOf('1.3', { lifecycleChanges: [lifecycleOf('1.3-done', 'completed')] }),
        initiativeOf('1.4', {
          lifecycleChanges: [
            lifecycleOf('1.4-on', 'rollout'),
            { ...lifecycleOf('1.4-off', 'completed', '2026-11-01'), from: onDay('2027-03-01') },
          ],
        }),
      ],
      bodies: [{ key: 'board', name: 'Bestyrelse' }],
      meetings: [
        meetingOf('past', 'board', [['held', '2026-06-01', '2026-06-01']]),
        meetingOf('next', 'board', [['announced', '2026-12-10']]),
        meetingOf('off', 'board', [
          ['announced', '2026-12-20'],
          ['cancelled', '2026-12-20', '2026-11-01'],
        ]),
      ],
    }),
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
/** A round of its own for each test; the one before is closed. */
async function opens(more: object = {}): Promise<string> {
  const { open } = await rounds.reporting()
  if (open) await rounds.close(open)
  const key = `r${++opened}`
  const answer = await rounds.open(key, more)
  expect(answer.statusCode, answer.body).toBe(200)
  await passes(1)
  return key
}

/** Minutes go by, in steps in which nobody is signed out for idleness. */
async function passes(minutes: number) {
  for (let left = minutes; left > 0; left -= 20) {
    time += Math.min(20, left) * MINUTE
    for (const who of [office, alpha, beta, reader]) await server.get('/api/session', who)
  }
}

describe('whom a round asks', () => {
  test('is what is under way today, also what has been said to end later', async () => {
    await opens()
    expect(await rounds.codes()).toEqual(['1.1', '1.2', '1.4'])
    expect(await rounds.codes(beta)).toEqual(['1.1', '1.2'])
  })

  test('is chosen by the office, which may leave some out and take others in', async () => {
    await opens({ initiatives: ['1.2', '1.3'] })
    expect(await rounds.codes()).toEqual(['1.2', '1.3'])
    const unknown = await rounds.open('x', { initiatives: ['9.9'] })
    expectProblem(unknown, { status: 409, code: 'round_open' })
    await rounds.close((await rounds.reporting()).open ?? '')
    expectProblem(await rounds.open('x', { initiatives: ['9.9'] }), {
      ...{ status: 400, code: 'invalid_input', fields: ['initiatives'] },
    })
    expect((await rounds.open('x', { initiatives: [] })).statusCode).toBe(400)
    expect((await rounds.reporting()).open).toBeNull()
  })

  test('is told from every other round by its name', async () => {
    const round = await opens()
    await rounds.close(round)
    expectProblem(await rounds.open('another', { name: ` runde ${round.toUpperCase()} ` }), {
      ...{ status: 400, code: 'invalid_input', fields: ['name'] },
    })
  })

  test('is shown with when and by whom it was submitted, not when it was last saved', async () => {
    const round = await opens({ initiatives: ['1.2'] })
    const at = `${rounds.at}/${round}/reports/1.2`
    const lights = { time: 'green', economy: null, delivery: null, risk: null }
    const body = { ...(await rounds.draft(round, '1.2', beta)), lights, narrative: 'Det går.' }
    await server.send('PATCH', at, body, { ...beta, 'if-match': '0' })
    const [saved] = (await rounds.reporting()).initiatives
    time += 3 * MINUTE
    const headers = { ...office, 'if-match': '1', 'idempotency-key': 'submitted-by-the-office' }
    expect((await server.send('POST', `${at}/submit`, undefined, headers)).statusCode).toBe(200)
    const [submitted] = (await rounds.reporting()).initiatives
    expect(Date.parse(submitted?.changedAt ?? '') - Date.parse(saved?.changedAt ?? '')).toBe(3 * MINUTE)
    expect(submitted?.changedBy).not.toBe(saved?.changedBy)
  })

  test('stays as it was said when an initiative ends meanwhile', async () => {
    await opens()
    const bundle = bundleOf({
      initiatives: [
        initiativeOf('1.1', { owners: ['alpha', 'beta'] }),
        initiativeOf('1.2', {
          owners: ['beta'],
          lifecycleChanges: [
            lifecycleOf('1.2-rollout', 'rollout'),
            { ...lifecycleOf('1.2-off', 'paused', '2026-11-20'), from: onDay('2026-11-20') },
          ],
        }),
      ],
    })
    await give(database.db, bundle)
    expect(await rounds.codes()).toEqual(['1.1', '1.2', '1.4'])
    await opens()
    expect(await rounds.codes()).toEqual(['1.1', '1.4'])
  })

  test('changes while it is open, from the version that was seen, and never what has been reported', async () => {
    const round = await opens({ initiatives: ['1.1', '1.2'] })
    expect((await rounds.report(round, '1.2', beta)).statusCode).toBe(200)
    expect((await rounds.ask(round, ['1.2', '1.3'])).statusCode).toBe(200)
    expect(await rounds.codes()).toEqual(['1.2', '1.3'])
    expectProblem(await rounds.ask(round, ['1.3']), { status: 409, code: 'already_reported' })
    const stale = await server.send(
      'PATCH',
      `${rounds.at}/${round}/asked`,
      { initiatives: ['1.1'] },
      {
        ...office,
        'if-match': '1',
      },
    )
    expectProblem(stale, { status: 412, code: 'stale' })
    expect(stale.json().current).toMatchObject({ version: 2, initiatives: ['1.2', '1.3'] })
    const without = await server.send('PATCH', `${rounds.at}/${round}/asked`, { initiatives: ['1.1'] }, office)
    expectProblem(without, { status: 428, code: 'version_missing' })
    expect((await rounds.ask(round, ['1.1', '1.2'])).statusCode).toBe(200)
    expect(await rounds.codes()).toEqual(['1.1', '1.2'])
  })

  test('decides who is missing in every reading, also as known on the day', async () => {
    const round = await opens({ initiatives: ['1.1'], deadline: '2026-11-20T23:00' })
    await rounds.close(round)
    const later = await startApp(database.url, { today: '2026-11-25', now: () => new Date('2026-11-25T12:00:00Z') })
    try {
      for (const day of ['2026-11-21', '2026-11-25']) {
        const { initiatives, round: last }: Overview = await later.read(`/api/portfolios/trial/overview?knownAt=${day}`)
        expect(initiatives.find(one => one.code === '1.1')?.judged.asOf).toBe('2026-11-20')
        expect(last).toMatchObject({ expected: 1, reported: 0 })
        const found = await later.read<{ groups: { hits: object[] }[] }>(
          `/api/portfolios/trial/search?q=1.1&knownAt=${day}`,
        )
        expect(found.groups[0]?.hits[0]).toMatchObject({ code: '1.1', light: 'not_reported' })
      }
    } finally {
      await later.stop()
    }
  })
})

test.each(['2027-02-30T12:00', '2027-04-31T10:00', '0000-01-01T00:00', '2027-01-01T24:00', '2027-01-01T12:60'])(
  'a deadline that does not exist is refused: %s',
  async deadline => {
    const refused = { status: 400, code: 'invalid_input', fields: ['deadline'] }
    const round = await opens()
    expectProblem(await rounds.change(round, '', { deadline }, 'PATCH'), refused)
    await rounds.close(round)
    expectProblem(await rounds.open('never', { deadline }), refused)
  },
)

describe('the meeting of a round', () => {
  test('is one that is to come, out of a list', async () => {
    const answer = (await server.get('/api/portfolios/trial/round-choices', office)).json() as RoundChoices
    expect(answer.meetings.map(({ key }) => key)).toEqual(['next'])
    expect(answer.initiatives.map(({ code, lifecycle }) => [code, lifecycle])).toContainEqual(['1.4', 'rollout'])
    await opens({ meeting: 'next' })
    expect((await rounds.reporting()).rounds.find(({ key }) => key === `r${opened}`)?.meeting).toMatchObject({
      key: 'next',
      body: 'Bestyrelse',
      date: { latest: '2026-12-10' },
    })
    await rounds.close(`r${opened}`)
    for (const meeting of ['past', 'off', 'nothing'])
      expectProblem(await rounds.open('y', { meeting }), {
        ...{ status: 400, code: 'invalid_input', fields: ['meeting'] },
      })
  })
})

describe('a reminder', () => {
  test('goes to those who have not reported, once an hour, and says to which organisations', async () => {
    const round = await opens({ initiatives: ['1.1', '1.2', '1.4'] })
    await rounds.report(round, '1.2', beta)
    const first = await rounds.remind(round, ['1.1', '1.2'], 'reminder-1')
    expect(first.json().initiatives.map((one: { reminded: object }) => one.reminded)).toEqual([
      { count: 1, lastAt: expect.any(String) },
      null,
      null,
    ])
    expect((await rounds.reporting(alpha)).initiatives[0]?.reminded?.count).toBe(1)
    const { rows } = await database.pool.query(
      'select organisations, reminded_by from round_reminder order by id desc limit 1',
    )
    expect(rows).toEqual([{ organisations: ['alpha', 'beta'], reminded_by: 'trial.programme_office' }])
    await passes(59)
    expectProblem(await rounds.remind(round, ['1.1'], 'reminder-2'), { status: 409, code: 'reminded_recently' })
    expect((await rounds.remind(round, ['1.1', '1.4'], 'reminder-3')).statusCode).toBe(200)
    time += MINUTE
    expect((await rounds.remind(round, ['1.1'], 'reminder-4')).statusCode).toBe(200)
    const counts = (await rounds.reporting()).initiatives.map(({ reminded }) => reminded?.count ?? 0)
    expect(counts).toEqual([2, 0, 1])
    expectProblem(await rounds.remind(round, ['1.2'], 'reminder-5'), { status: 409, code: 'nobody_to_remind' })
  })

  test('that is sent many times at once is made once', async () => {
    const round = await opens()
    const answers = await Promise.all(Array.from({ length: 12 }, () => rounds.remind(round, ['1.1'], 'the-same-one')))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect((await rounds.reporting()).initiatives[0]?.reminded?.count).toBe(1)
    const headers = { ...office }
    const without = await server.send('POST', `${rounds.at}/${round}/reminders`, { initiatives: ['1.1'] }, headers)
    expectProblem(without, { status: 400, code: 'invalid_input', fields: ['Idempotency-Key'] })
  })

  test('is refused in a round that is closed', async () => {
    const round = await opens()
    await rounds.close(round)
    expectProblem(await rounds.remind(round, ['1.1'], 'reminder-6'), { status: 409, code: 'round_closed' })
  })
})

describe('a closed round', () => {
  test('opens again with a reason, from the version that was seen, while none came after it', async () => {
    const round = await opens()
    expectProblem(await rounds.reopen(round, 'Nu'), { status: 409, code: 'round_not_closed' })
    await rounds.close(round)
    expect((await rounds.reporting()).can).toMatchObject({ reopenRound: round })
    expect((await rounds.reopen(round, '  ')).statusCode).toBe(400)
    const stale = await server.send(
      'POST',
      `${rounds.at}/${round}/reopen`,
      { reason: 'Nu' },
      {
        ...office,
        'if-match': '1',
      },
    )
    expectProblem(stale, { status: 412, code: 'stale' })
    const again = await rounds.reopen(round, 'En indsats manglede')
    expect(again.json()).toMatchObject({ open: round, can: { closeRound: true, reopenRound: null } })
    const told = (await rounds.closed(round, reader)).round.closings
    expect(told).toMatchObject([{ number: 1, reopened: { by: null, reason: 'En indsats manglede' } }])
    expect((await rounds.reporting()).rounds.find(({ key }) => key === round)?.closings[0]?.reopened?.by).toMatch(/./)
    expect((await rounds.report(round, '1.1', alpha)).statusCode).toBe(200)
    const next = await opens()
    expectProblem(await rounds.reopen(round, 'Nu'), { status: 409, code: 'round_open' })
    await rounds.close(next)
    expectProblem(await rounds.reopen(round, 'Nu'), { status: 409, code: 'later_round' })
    expect((await rounds.reporting()).can.reopenRound).toBe(next)
  })

  test('waits for an import of its portfolio before it holds itself', async () => {
    const round = await opens()
    await rounds.close(round)
    const version = (await rounds.reporting()).rounds.find(({ key }) => key === round)?.version
    const one = await database.pool.connect()
    try {
      await one.query(`begin; update portfolio set title_en = 'Trial' where slug = 'trial'`)
      const headers = { ...office, 'if-match': String(version) }
      const asked = server.send('POST', `${rounds.at}/${round}/reopen`, { reason: 'Nu' }, headers)
      const waiting = 'select count(*)::int as n from pg_locks where not granted'
      await expect.poll(async () => (await database.pool.query(waiting)).rows[0].n).toBeGreaterThan(0)
      await one.query('select from reporting_round where key = $1 for update nowait', [round])
      await one.query('rollback')
      expect((await asked).statusCode).toBe(200)
    } finally {
      one.release()
    }
  })

  test('is opened by one of two who press at one moment', async () => {
    const { open } = await rounds.reporting()
    if (open) await rounds.close(open)
    const answers = await Promise.all(['a1', 'a2', 'a3'].map(key => rounds.open(key)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })
})

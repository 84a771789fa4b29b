// How one comes to have a password, changes it, and sees where one is signed in.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MOST_BY_ADDRESS, MOST_BY_NAME } from '../../server/src/access/commands.ts'
import { type Account, account, type Invited, users } from '../../server/src/users/contract.ts'
import { expectProblem, expectToBe, setCookieIn, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { giveAccount, PASSWORD, sessionIn, signInAs } from '../helpers/people.ts'

const USERS = '/api/users'
const LOOK = '/api/invitation'
const ACCEPT = '/api/invitation/password'
const OWN = '/api/account'
const CHOSEN = 'grøn cykel under broen'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
type Headers = Record<string, string>

let database: TestDatabase
let server: TestApp
let other: TestApp
let time = Date.parse('2026-11-20T08:00:00Z')
let people = 0
let boss: Headers
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1')] }))
  server = await startApp(database.url, { now: () => new Date(time) })
  other = await startApp(database.url, { now: () => new Date(time) })
  await giveAccount(database, 'boss@example.dk', [{ role: 'administrator', organisation: null, until: null }])
})
afterAll(async () => {
  await other.stop()
  await server.stop()
  await database.drop()
})
/** A day apart, so that no test counts the attempts of another. */
beforeEach(async () => {
  time += DAY
  boss = await signInAs(server, 'boss@example.dk')
})

async function invited(role: 'reader' | 'owner' = 'reader') {
  const name = `person${++people}@example.dk`
  const grants = [{ role, organisation: role === 'owner' ? 'alpha' : null, until: null }]
  const answer = await server.send('POST', USERS, { name, displayName: 'Anna', grants }, boss)
  expect(answer.statusCode, answer.body).toBe(200)
  expectToBe(users.invite.response, answer.json(), USERS)
  const { link, ...list } = answer.json() as Invited
  const user = list.users.find(({ id }) => id === link.user)
  if (!user) throw new Error('nobody was invited')
  return { name, token: link.token, link, user }
}
const accept = (token: string, password = CHOSEN, on = server) => on.send('POST', ACCEPT, { token, password })
const look = (token: string) => server.send('POST', LOOK, { token })
const renew = (id: number, version: number, who = boss) =>
  server.send('POST', `${USERS}/${id}/invitation`, undefined, { ...who, 'if-match': `"${version}"` })
const unknown = { status: 404, code: 'unknown_invitation' }
const refusedPassword = { status: 400, code: 'invalid_input', fields: ['password'] }

describe('an invitation', () => {
  test('says whom it is for, takes a password once, and signs in with a session of its own', async () => {
    const { name, token, user } = await invited('owner')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(user).toMatchObject({ seenAt: null, invitation: { expired: false } })
    expect((await look(token)).json()).toEqual({ name, displayName: 'Anna', expiresAt: user.invitation?.expiresAt })
    const answer = await accept(token)
    expect(answer.json().user).toMatchObject({ name, grants: [{ role: 'owner' }] })
    expect(setCookieIn(answer)).toMatch(/HttpOnly/)
    expect((await server.get('/api/session', sessionIn(answer))).json().user.name).toBe(name)
    await signInAs(server, name, CHOSEN)
    for (const again of [await accept(token), await look(token)]) expectProblem(again, unknown)
  })

  test('that was used, has expired, was replaced, is of somebody deactivated or never was look alike', async () => {
    const [used, replaced, gone, old] = [await invited(), await invited(), await invited(), await invited()]
    await accept(used.token)
    const renewed = await renew(replaced.user.id, replaced.user.version)
    expect(renewed.statusCode, renewed.body).toBe(200)
    const off = { ...boss, 'if-match': `"${gone.user.version}"` }
    await server.send('PATCH', `${USERS}/${gone.user.id}`, { active: false }, off)
    await server.send('PATCH', `${USERS}/${gone.user.id}`, { active: true }, { ...off, 'if-match': '"2"' })
    const answers = [used, replaced, gone].map(({ token }) => look(token))
    time += 7 * DAY
    answers.push(look(old.token), look('x'.repeat(43)), look('x'))
    const details = await Promise.all(
      answers.map(async answer => {
        expectProblem(await answer, unknown)
        return (await answer).json().detail
      }),
    )
    expect(new Set(details).size).toBe(1)
    expectProblem(await accept(old.token), unknown)
  })

  test('is good until the last moment of its seven days', async () => {
    const { token } = await invited()
    time += 7 * DAY - 1000
    expect((await accept(token)).statusCode).toBe(200)
  })

  test('opened by two at the same moment lets one in', async () => {
    const { token } = await invited()
    const answers = await Promise.all([accept(token), accept(token, `${CHOSEN} igen`, other)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404])
  })

  test.each([
    ['eleven letters', 'elleve tegn'],
    ['the name', null],
    ['the display name', 'anna'.padEnd(12)],
    ['one of the commonest', 'Adgangskode123!'],
    ['a row of the keyboard', 'qwertyuiopåa'],
    ['one sign over and over', '111111111111'],
    ['more than two hundred', 'x'.repeat(201)],
  ])('takes no password that is %s, and is not used up by it', async (_, password) => {
    const { name, token } = await invited()
    expectProblem(await accept(token, password ?? name.toUpperCase()), refusedPassword)
    expect((await accept(token)).statusCode).toBe(200)
  })

  test('is for a forgotten password too: the old one holds until another is chosen', async () => {
    const { name, token, user } = await invited()
    const first = sessionIn(await accept(token))
    const version = (await server.get(OWN, first)).json().version
    const { link } = (await renew(user.id, version)).json() as Invited
    await signInAs(server, name, CHOSEN)
    expect((await accept(link.token, `${CHOSEN} igen`)).statusCode).toBe(200)
    expectProblem(await server.send('POST', '/api/session', { name, password: CHOSEN }), {
      status: 401,
      code: 'not_signed_in',
    })
    expect((await server.get('/api/session', first)).json().user).toBeNull()
  })

  test('ends when its user is given a role that whoever made it may not give', async () => {
    const { token, user } = await invited()
    const grants = [{ role: 'administrator', organisation: null, until: null }]
    const headers = { ...boss, 'if-match': `"${user.version}"` }
    expect((await server.send('PATCH', `${USERS}/${user.id}`, { grants }, headers)).statusCode).toBe(200)
    expectProblem(await look(token), unknown)
  })

  test('to a name that somebody has is refused, also when two ask at the same moment', async () => {
    const body = { name: 'Same@example.dk', displayName: 'Ens', grants: [] }
    const answers = await Promise.all([1, 2, 3].map(() => server.send('POST', USERS, body, boss)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400])
    expectProblem(await server.send('POST', USERS, body, boss), { ...refusedPassword, fields: ['name'] })
  })

  test.each(['', 'two words', 'a\u0000b', 'x'.repeat(201)])('to the name %j is refused', async name => {
    const answer = await server.send('POST', USERS, { name, displayName: 'Anna', grants: [] }, boss)
    expectProblem(answer, { ...refusedPassword, fields: ['name'] })
  })

  test('is held back after so many wrong ones from an address, and the right one with it, for a while', async () => {
    const { token } = await invited()
    for (let n = 0; n < MOST_BY_ADDRESS; n++) expectProblem(await look(`wrong ${n}`), unknown)
    for (const answer of [await look(token), await accept(token)])
      expectProblem(answer, { status: 429, code: 'too_many' })
    time += 16 * MINUTE
    expect((await accept(token)).statusCode).toBe(200)
  })

  test('is kept as a hash alone, and stands in the log without it', async () => {
    const { token } = await invited()
    const { rows } = await database.pool.query(
      `select to_jsonb(i)::text as said from invitation i union all
        select before::text || after::text from audit union all select after::text from audit`,
    )
    expect(rows.some(({ said }) => said?.includes(token))).toBe(false)
    const { rows: logged } = await database.pool.query(
      `select actor, after from audit where table_name = 'invitation' and action = 'insert' order by id desc limit 1`,
    )
    expect(logged).toEqual([
      { actor: 'boss@example.dk', after: expect.not.objectContaining({ token_hash: expect.anything() }) },
    ])
  })
})

describe('one’s own account', () => {
  const ownOf = async (who: Headers) => (await server.get(OWN, who)).json() as Account
  async function somebody() {
    const { name, token } = await invited()
    return { name, headers: sessionIn(await accept(token)) }
  }

  test('is what its contract says, and names the session that asks', async () => {
    const { name, headers } = await somebody()
    const elsewhere = await signInAs(server, name, CHOSEN)
    const own = await ownOf(headers)
    expectToBe(account.own.response, own, OWN)
    expect(own).toMatchObject({ name, can: { rename: true, changePassword: true } })
    expect(own.sessions.map(({ here }) => here)).toEqual([true, false])
    expect(own.sessions.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1'])
    expect((await ownOf(elsewhere)).sessions[0]?.id).not.toBe(own.sessions[0]?.id)
    time += 31 * MINUTE
    expectProblem(await server.get(OWN, headers), { status: 401, code: 'not_signed_in' })
  })

  test('ends one session of one’s own, and none of anybody else’s', async () => {
    const { name, headers } = await somebody()
    const elsewhere = await signInAs(server, name, CHOSEN)
    const [, session] = (await ownOf(headers)).sessions
    const [foreign] = (await ownOf(boss)).sessions
    const end = (id: number | undefined) => server.send('DELETE', `${OWN}/sessions/${id}`, undefined, headers)
    expectProblem(await end(foreign?.id), { status: 404, code: 'unknown_session' })
    expectProblem(await end(999_999), { status: 404, code: 'unknown_session' })
    expect(((await end(session?.id)).json() as Account).sessions).toHaveLength(1)
    expect((await server.get('/api/session', elsewhere)).json().user).toBeNull()
    expect((await server.get('/api/session', boss)).json().user).not.toBeNull()
  })

  test('takes another display name, and tells whoever was too late both', async () => {
    const { headers } = await somebody()
    const { version } = await ownOf(headers)
    const rename = (displayName: string) =>
      server.send('PATCH', OWN, { displayName }, { ...headers, 'if-match': `"${version}"` })
    expectProblem(await server.send('PATCH', OWN, { displayName: 'Ny' }, headers), {
      status: 428,
      code: 'version_missing',
    })
    expect((await rename(' Anna Ø. ')).json().displayName).toBe('Anna Ø.')
    const answer = await rename('Anna B.')
    expectProblem(answer, { status: 412, code: 'stale' })
    expect(answer.json().current).toEqual({ version: version + 1, displayName: 'Anna Ø.' })
  })

  test('takes another password for the present one, and ends every other session', async () => {
    const { name, headers } = await somebody()
    const elsewhere = await signInAs(server, name, CHOSEN)
    const { version } = await ownOf(headers)
    const change = (present: string, password: string) =>
      server.send('POST', `${OWN}/password`, { present, password }, { ...headers, 'if-match': `"${version}"` })
    expectProblem(await change('forkert', `${CHOSEN} igen`), { ...refusedPassword, fields: ['present'] })
    expectProblem(await change(CHOSEN, name), refusedPassword)
    const answer = await change(CHOSEN, `${CHOSEN} igen`)
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await server.get('/api/session', elsewhere)).json().user).toBeNull()
    expect((await ownOf(sessionIn(answer))).sessions).toHaveLength(1)
    await signInAs(server, name, `${CHOSEN} igen`)
  })

  test.each([
    ['is changed', "update account set password = password || 'x' where name = $1"],
    ['is closed', 'update account set disabled_at = now() where name = $1'],
  ])('lets nobody in by a password that was right a moment before it %s', async (_, sql) => {
    const { name } = await somebody()
    const one = await database.pool.connect()
    try {
      await one.query('begin')
      await one.query(sql, [name])
      const asked = server.send('POST', '/api/session', { name, password: CHOSEN })
      const waiting = 'select count(*)::int as n from pg_locks where not granted'
      await expect.poll(async () => (await database.pool.query(waiting)).rows[0].n).toBeGreaterThan(0)
      await one.query('commit')
      expectProblem(await asked, { status: 401, code: 'not_signed_in' })
    } finally {
      one.release()
    }
    const logged = "select 1 from audit where action = 'refused' and actor = $1 and after ->> 'code' = 'not_signed_in'"
    await expect.poll(async () => (await database.pool.query(logged, [name])).rowCount).toBe(1)
  })

  test('tells nobody the present password by trying', async () => {
    const { headers } = await somebody()
    const { version } = await ownOf(headers)
    const body = { present: 'forkert', password: PASSWORD }
    const change = () => server.send('POST', `${OWN}/password`, body, { ...headers, 'if-match': `"${version}"` })
    for (let n = 0; n < MOST_BY_NAME; n++) expect((await change()).statusCode).toBe(400)
    expectProblem(await change(), { status: 429, code: 'too_many' })
  })

  test('of a trial can be looked at and not changed', async () => {
    const trial = await server.as('reader')
    expect(await ownOf(trial)).toMatchObject({ can: { rename: false, changePassword: false } })
    const answer = await server.send('PATCH', OWN, { displayName: 'Ny' }, { ...trial, 'if-match': '"1"' })
    expectProblem(answer, { status: 409, code: 'trial_account' })
  })
})

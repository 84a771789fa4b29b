// Who may sign in: who may change whom, deputies, the last administrator, and two who change one account at once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { disableAccount, revokeRole } from '../../server/src/access/commands.ts'
import type { GivenGrant, User, Users } from '../../server/src/users/contract.ts'
import { users } from '../../server/src/users/contract.ts'
import { expectProblem, expectToBe, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf, lifecycleOf } from '../helpers/factories.ts'
import { giveAccount, signInAs } from '../helpers/people.ts'

const USERS = '/api/users'
type Headers = Record<string, string>

const reader: GivenGrant = { role: 'reader', organisation: null, until: null }
const owner: GivenGrant = { role: 'owner', organisation: 'alpha', until: null }
const office: GivenGrant = { role: 'programme_office', organisation: null, until: null }
const administrator: GivenGrant = { role: 'administrator', organisation: null, until: null }

let database: TestDatabase
let server: TestApp
/** A second instance on the same database. */
let other: TestApp
let time = Date.parse('2026-11-20T08:00:00Z')
let people = 0
beforeAll(async () => {
  database = await cloneDatabase()
  await give(
    database.db,
    bundleOf({
      initiatives: [
        initiativeOf('1.1', { owners: ['alpha'] }),
        initiativeOf('1.2', { owners: ['beta'] }),
        initiativeOf('1.3', { owners: ['beta'], lifecycleChanges: [lifecycleOf('done', 'completed')] }),
      ],
    }),
  )
  const now = () => new Date(time)
  server = await startApp(database.url, { now, config: { publicReading: false } })
  other = await startApp(database.url, { now, config: { publicReading: false } })
})
afterAll(async () => {
  await other.stop()
  await server.stop()
  await database.drop()
})

let boss: Headers
let desk: Headers
/** Nobody but an administrator and somebody of the office. */
beforeEach(async () => {
  await database.pool.query('delete from account')
  await giveAccount(database, 'boss@example.dk', [administrator])
  await giveAccount(database, 'desk@example.dk', [office])
  boss = await signInAs(server, 'boss@example.dk')
  desk = await signInAs(server, 'desk@example.dk')
})

const listed = async (who: Headers = boss) => (await server.get(USERS, who)).json() as Users
async function userOf(name: string, who: Headers = boss): Promise<User> {
  const found = (await listed(who)).users.find(one => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}
async function somebody(...grants: GivenGrant[]): Promise<User> {
  const name = `person${++people}@example.dk`
  await giveAccount(database, name, grants)
  return userOf(name)
}
const change = (who: Headers, { id, version }: User, body: object, on = server) =>
  on.send('PATCH', `${USERS}/${id}`, body, { ...who, 'if-match': `"${version}"` })
const forbidden = { status: 403, code: 'forbidden' }
const last = { status: 409, code: 'last_administrator' }

describe('who may change whom', () => {
  test.each([
    ['an administrator', 'a reader', true],
    ['an administrator', 'the office', true],
    ['an administrator', 'another administrator', true],
    ['the office', 'a reader', true],
    ['the office', 'an owner', true],
    ['the office', 'somebody without a role', true],
    ['the office', 'a reader who is of the office too', false],
    ['the office', 'an administrator', false],
    ['the office', 'an administrator until yesterday', false],
  ])('%s may change %s: %s', async (who, whom, may) => {
    const grants: Record<string, GivenGrant[]> = {
      'a reader': [reader],
      'an owner': [owner],
      'the office': [office],
      'somebody without a role': [],
      'a reader who is of the office too': [reader, office],
      'an administrator': [administrator],
      'another administrator': [administrator],
      'an administrator until yesterday': [{ ...administrator, until: '2026-11-19' }],
    }
    const headers = who === 'the office' ? desk : boss
    const { name } = await somebody(...(grants[whom] ?? []))
    const one = await userOf(name, headers)
    expect(one).toMatchObject({ can: { change: may, deactivate: may }, whyNot: may ? null : 'above' })
    for (const body of [{ displayName: 'Nyt navn' }, { active: false }]) {
      const answer = await change(headers, await userOf(name, headers), body)
      if (may) expect(answer.statusCode, answer.body).toBe(200)
      else expectProblem(answer, forbidden)
    }
    const { displayName, deactivatedAt } = await userOf(name)
    expect([displayName, deactivatedAt !== null]).toEqual(may ? ['Nyt navn', true] : [one.displayName, false])
  })

  test.each([office, administrator])('the office gives nobody the role of $role', async grant => {
    const one = await somebody(reader)
    expect((await listed(desk)).can.give).toEqual(['reader', 'owner'])
    expectProblem(await change(desk, one, { grants: [reader, grant] }), forbidden)
    const body = { name: 'new@example.dk', displayName: 'Ny', grants: [grant] }
    expectProblem(await server.send('POST', USERS, body, desk), forbidden)
    expect((await listed()).users.map(({ name }) => name)).not.toContain('new@example.dk')
    expect((await userOf(one.name)).grants.map(({ role }) => role)).toEqual(['reader'])
  })

  test('nobody raises themselves, deactivates themselves or makes a link for themselves', async () => {
    for (const [who, name] of [
      [boss, 'boss@example.dk'],
      [desk, 'desk@example.dk'],
    ] as const) {
      const own = await userOf(name)
      expect(await userOf(name, who)).toMatchObject({ can: { change: false, deactivate: false }, whyNot: 'own' })
      for (const body of [{ grants: [owner] }, { active: false }, { displayName: 'Nyt' }])
        expectProblem(await change(who, own, body), forbidden)
      const link = await server.send('POST', `${USERS}/${own.id}/invitation`, undefined, { ...who, 'if-match': '1' })
      expectProblem(link, forbidden)
    }
  })

  test('what roles are tried on with is shown as a trial, and changed by nobody', async () => {
    await server.as('owner', 'alpha')
    const trial = await userOf('trial.owner.alpha')
    expect(trial).toMatchObject({ trial: true, whyNot: 'trial', can: { change: false, deactivate: false } })
    for (const body of [{ grants: [] }, { active: false }])
      expectProblem(await change(boss, trial, body), { status: 409, code: 'trial_account' })
    const body = { name: 'Trial.me', displayName: 'Prøve', grants: [reader] }
    expectProblem(await server.send('POST', USERS, body, boss), {
      status: 400,
      code: 'invalid_input',
      fields: ['name'],
    })
    expect((await listed()).organisations.find(({ key }) => key === 'alpha')?.reporters).toEqual([])
  })
})

describe('a change', () => {
  test('needs the version it was made from, and whoever is later is told both', async () => {
    const one = await somebody(reader)
    const headers = { ...boss }
    expectProblem(await server.send('PATCH', `${USERS}/${one.id}`, { active: false }, headers), {
      status: 428,
      code: 'version_missing',
    })
    expect((await change(desk, one, { displayName: 'Fra sekretariatet' })).statusCode).toBe(200)
    const answer = await change(boss, one, { displayName: 'Fra administratoren' })
    expectProblem(answer, { status: 412, code: 'stale' })
    const now = await userOf(one.name)
    expect(answer.json().current).toEqual({
      version: now.version,
      displayName: 'Fra sekretariatet',
      grants: now.grants,
      active: true,
    })
  })

  test('of roles alone makes what was seen before old, also by the command', async () => {
    const one = await somebody(reader)
    expect((await change(boss, one, { grants: [reader, owner] })).statusCode).toBe(200)
    expectProblem(await change(desk, one, { grants: [reader] }), { status: 412, code: 'stale' })
    const now = await userOf(one.name)
    await database.db.transaction().execute(trx => revokeRole(trx, one.id, 'reader', null))
    expectProblem(await change(desk, now, { grants: [reader] }), { status: 412, code: 'stale' })
  })

  test.each([
    ['nothing at all', {}, ['body']],
    ['a key more', { password: 'x' }, ['password']],
    ['a role that is none', { grants: [{ ...reader, role: 'king' }] }, ['grants.0.role']],
    ['an owner of nothing', { grants: [{ ...owner, organisation: null }] }, ['grants.0.organisation']],
    ['an owner of what is not known', { grants: [{ ...owner, organisation: 'x' }] }, ['grants.0.organisation']],
    ['a reader for one', { grants: [{ ...reader, organisation: 'alpha' }] }, ['grants.0.organisation']],
    ['a role twice', { grants: [reader, { ...reader, until: '2027-01-01' }] }, ['grants.1']],
    ['a day that is none', { grants: [{ ...owner, until: '2027-02-30' }] }, ['grants.0.until']],
    ['a day that has passed', { grants: [{ ...owner, until: '2026-11-19' }] }, ['grants.0.until']],
    ['no display name', { displayName: '   ' }, ['displayName']],
    ['a display name that hides', { displayName: 'A\u202eB' }, ['displayName']],
  ])('with %s is refused, and nothing of it is kept', async (_, body, fields) => {
    const one = await somebody(reader)
    const answer = await change(boss, one, body)
    expect(answer.statusCode, answer.body).toBe(400)
    expect([...new Set(answer.json().fields.map((fault: { field: string }) => fault.field))]).toEqual(
      expect.arrayContaining(fields),
    )
    expect(await userOf(one.name)).toEqual(one)
  })

  test('is in the log with who made it, before and after', async () => {
    const one = await somebody(reader)
    await change(desk, one, { displayName: 'Anna', grants: [owner] })
    const { rows } = await database.pool.query(
      `select table_name as table, action, before ->> 'display_name' as before, after ->> 'display_name' as after
        from audit where actor = 'desk@example.dk' and table_name in ('account', 'role_grant') order by id desc limit 3`,
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        { table: 'account', action: 'update', before: one.displayName, after: 'Anna' },
        expect.objectContaining({ table: 'role_grant', action: 'delete' }),
        expect.objectContaining({ table: 'role_grant', action: 'insert' }),
      ]),
    )
  })

  test('of who is active ends their sessions on every instance within a second', async () => {
    const one = await somebody(reader)
    const theirs = await signInAs(server, one.name)
    const userThere = async () => (await other.get('/api/session', theirs)).json().user?.name ?? null
    expect(await userThere()).toBe(one.name)
    expect((await change(desk, await userOf(one.name), { active: false })).statusCode).toBe(200)
    await expect.poll(userThere, { timeout: 1000 }).toBeNull()
    await expect(signInAs(server, one.name)).rejects.toThrow()
    expect((await change(desk, await userOf(one.name), { active: true })).statusCode).toBe(200)
    await signInAs(server, one.name)
  })
})

describe('a deputy', () => {
  test('reports until the end of their last day in Denmark, and no longer', async () => {
    const one = await somebody({ ...owner, until: '2026-11-20' })
    const rolesAt = async (moment: string) => {
      // The day as the system's own clock has it.
      const today = new Date(moment).toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })
      const there = await startApp(database.url, { today, now: () => new Date(moment) })
      const { grants } = (await there.get('/api/session', await signInAs(there, one.name))).json().user
      const list = (await there.get(USERS, await signInAs(there, 'boss@example.dk'))).json() as Users
      await there.stop()
      const { reporters } = list.organisations.find(({ key }) => key === 'alpha') ?? {}
      return [grants.length, reporters, list.users.find(({ id }) => id === one.id)?.grants[0]?.ended]
    }
    expect(await rolesAt('2026-11-20T22:59:59Z')).toEqual([1, [one.id], false])
    expect(await rolesAt('2026-11-20T23:00:00Z')).toEqual([0, [], true])
  })

  test('is given a last day, another, and none; one whose day has passed can stand or be taken away', async () => {
    const one = await somebody(reader)
    const untils = async () => (await userOf(one.name)).grants.map(({ role, until }) => `${role} ${until}`)
    for (const until of ['2026-11-20', '2026-12-31', null]) {
      await change(desk, await userOf(one.name), { grants: [{ ...owner, until }] })
      expect(await untils()).toEqual([`owner ${until}`])
    }
    const passed = await somebody({ ...owner, until: '2026-11-01' })
    const kept = { grants: [{ ...owner, until: '2026-11-01' }, reader] }
    expect((await change(desk, passed, kept)).statusCode).toBe(200)
    expect((await change(desk, await userOf(passed.name), { grants: [reader] })).statusCode).toBe(200)
  })
})

describe('the last administrator', () => {
  test('can neither be deactivated, nor lose the role, nor get a last day for it', async () => {
    const deputy = await somebody({ ...administrator, until: '2026-12-31' })
    const theirs = await signInAs(server, deputy.name)
    const only = await userOf('boss@example.dk', theirs)
    expect(only).toMatchObject({ can: { change: true, deactivate: false }, whyNot: 'last' })
    for (const body of [{ active: false }, { grants: [] }, { grants: [{ ...administrator, until: '2026-12-31' }] }])
      expectProblem(await change(theirs, only, body), last)
    expect(await userOf('boss@example.dk', theirs)).toEqual(only)
    await somebody(administrator)
    expect((await change(theirs, only, { active: false })).statusCode).toBe(200)
  })

  test('is not relieved by somebody who was only invited, or is tried on', async () => {
    const body = { name: 'next@example.dk', displayName: 'Næste', grants: [administrator] }
    expect((await server.send('POST', USERS, body, boss)).statusCode).toBe(200)
    const trial = await server.as('administrator')
    expectProblem(await change(trial, await userOf('boss@example.dk', trial), { grants: [] }), last)
  })

  test('is left when two remove each other at the same moment on two instances', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [one, two] = [await userOf('boss@example.dk'), await somebody(administrator)]
      const theirs = await signInAs(other, two.name)
      const answers = await Promise.all([
        change(boss, two, turn % 2 ? { active: false } : { grants: [] }),
        change(theirs, one, turn % 2 ? { grants: [] } : { active: false }, other),
      ])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
      const { rows } = await database.pool.query(
        `select count(*)::int as left from role_grant g join account a on a.id = g.account_id
          where g.role = 'administrator' and a.disabled_at is null`,
      )
      expect(rows).toEqual([{ left: 1 }])
      await database.pool.query(`delete from account where name not like 'desk%'`)
      await giveAccount(database, 'boss@example.dk', [administrator])
      boss = await signInAs(server, 'boss@example.dk')
    }
  })

  test('cannot go by the command either', async () => {
    const { id } = await userOf('boss@example.dk')
    for (const go of [
      () => database.db.transaction().execute(trx => revokeRole(trx, id, 'administrator', null)),
      () => database.db.transaction().execute(trx => disableAccount(trx, id)),
    ])
      await expect(go()).rejects.toThrow('This is the last administrator')
    expect((await userOf('boss@example.dk')).deactivatedAt).toBeNull()
  })
})

describe('the list', () => {
  test('is what its contract says, and holds no password or token', async () => {
    await somebody(owner)
    const body = { name: 'new@example.dk', displayName: 'Ny', grants: [reader] }
    await server.send('POST', USERS, body, boss)
    const answer = await server.get(USERS, boss)
    expectToBe(users.list.response, answer.json(), USERS)
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.body).not.toMatch(/argon2id|token/)
  })

  test('says who reports for each organisation that has something under way, and where nobody can', async () => {
    const one = await somebody(owner)
    const reports = async () =>
      (await listed(desk)).organisations.map(({ key, initiatives, reporters }) => [key, initiatives, reporters])
    expect(await reports()).toEqual([
      ['alpha', 1, [one.id]],
      ['beta', 1, []],
    ])
    await change(desk, one, { active: false })
    expect(await reports()).toEqual([
      ['alpha', 1, []],
      ['beta', 1, []],
    ])
  })

  test('says when somebody was here last, also once they have signed out', async () => {
    const one = await somebody(reader)
    expect(one.seenAt).toBeNull()
    const theirs = await signInAs(server, one.name)
    await server.send('DELETE', '/api/session', undefined, theirs)
    expect((await userOf(one.name)).seenAt).toBe(new Date(time).toISOString().replace('.000', ''))
    time += 60_000
  })
})

// Accounts that a provider vouches for: how they are made, changed and come in by, when several act at one moment.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, grantRole } from '../../server/src/access/commands.ts'
import type { Trx } from '../../server/src/db/tables/database.ts'
import { type SignedIn, signInVouched } from '../../server/src/oidc/commands.ts'
import type { GroupRole } from '../../server/src/oidc/settings.ts'
import type { User, Users } from '../../server/src/users/contract.ts'
import { expectProblem, startApp, type TestApp } from '../helpers/app.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'
import { bundleOf, give, initiativeOf } from '../helpers/factories.ts'
import { giveAccount, signInAs } from '../helpers/people.ts'

const USERS = '/api/users'
const TODAY = '2026-11-20'
const READS: GroupRole = { group: 'staff', role: 'reader', organisation: null }
const OWNS: GroupRole = { group: 'alpha', role: 'owner', organisation: 'alpha' }

let database: TestDatabase
let server: TestApp
let boss: Record<string, string>
let desk: Record<string, string>
let people = 0
beforeAll(async () => {
  database = await cloneDatabase()
  await give(database.db, bundleOf({ initiatives: [initiativeOf('1.1', { owners: ['alpha'] })] }))
  server = await startApp(database.url, { now: () => new Date(`${TODAY}T08:00:00Z`), config: { publicReading: false } })
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})
beforeEach(async () => {
  await database.pool.query('delete from account')
  await giveAccount(database, 'boss@example.dk', [{ role: 'administrator', organisation: null, until: null }])
  await giveAccount(database, 'desk@example.dk', [{ role: 'programme_office', organisation: null, until: null }])
  boss = await signInAs(server, 'boss@example.dk')
  desk = await signInAs(server, 'desk@example.dk')
})

const inTransaction = <T>(run: (trx: Trx) => Promise<T>) => database.db.transaction().execute(run)
const signIn = (name: string, subject: string, roles: readonly GroupRole[] = [READS]): Promise<SignedIn> =>
  inTransaction(trx =>
    signInVouched(trx, { issuer: 'https://provider.example', subject, displayName: name, name, roles }, TODAY),
  )
const listed = async () => ((await server.get(USERS, boss)).json() as Users).users
async function userOf(name: string): Promise<User> {
  const found = (await listed()).find(one => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

describe('a password', () => {
  test('is none to be had by a link for whom the provider vouches, whoever makes it', async () => {
    await signIn('vera', 'v-1')
    const vera = await userOf('vera')
    expect(vera).toMatchObject({ vouched: true, can: { change: true, link: false }, invitation: null })
    for (const who of [boss, desk]) {
      const asked = { ...who, 'if-match': String(vera.version) }
      expectProblem(await server.send('POST', `${USERS}/${vera.id}/invitation`, undefined, asked), {
        status: 409,
        code: 'vouched_account',
      })
    }
    expect(await userOf('vera')).toEqual(vera)
  })

  test('is to be had by everybody else', async () => {
    const body = { name: 'local', displayName: 'Lokal', grants: [] }
    expect((await server.send('POST', USERS, body, desk)).statusCode).toBe(200)
    const local = await userOf('local')
    expect(local).toMatchObject({ vouched: false, can: { link: true } })
    const asked = { ...desk, 'if-match': String(local.version) }
    expect((await server.send('POST', `${USERS}/${local.id}/invitation`, undefined, asked)).statusCode).toBe(200)
  })
})

describe('at one moment', () => {
  test('newcomers with one name each get an account of their own', async () => {
    for (let pair = 0; pair < 5; pair++) {
      const name = `jens${++people}`
      const signedIn = await Promise.all(['a', 'b', 'c'].map(one => signIn(name, `${one} ${name}`)))
      const names = signedIn.map(one => one.name).sort()
      expect(names).toEqual([name, `${name}-2`, `${name}-3`])
    }
  })

  test('a newcomer and an invitation of one name both come about, or the invitation is told', async () => {
    for (let pair = 0; pair < 5; pair++) {
      const name = `lis${++people}`
      const body = { name, displayName: 'Lis', grants: [] }
      const [vouched, invited] = await Promise.all([signIn(name, name), server.send('POST', USERS, body, desk)])
      if (invited.statusCode === 200) expect(vouched.name).toBe(`${name}-2`)
      else {
        expect(vouched.name).toBe(name)
        expectProblem(invited, { status: 400, code: 'invalid_input', fields: ['name'] })
      }
    }
  })

  test('roles set by the office and by the groups wait for each other', async () => {
    await signIn('tom', 't-1', [READS, OWNS])
    const by = (n: number) => (n % 2 === 0 ? [OWNS] : [READS, OWNS])
    for (let n = 0; n < 12; n++) {
      const { id, version } = await userOf('tom')
      const grants = n % 2 === 0 ? [] : [{ role: 'owner', organisation: 'alpha', until: null }]
      const [vouched, answer] = await Promise.all([
        signIn('tom', 't-1', by(n)),
        server.send('PATCH', `${USERS}/${id}`, { grants }, { ...desk, 'if-match': String(version) }),
      ])
      expect(vouched).toMatchObject({ name: 'tom' })
      expect([200, 412], answer.body).toContain(answer.statusCode)
    }
  })

  test('roles given by the command line and by the groups wait for each other', async () => {
    await signIn('kim', 'k-1')
    const { id } = await userOf('kim')
    for (let n = 0; n < 12; n++) {
      await database.pool.query(`update role_grant set origin = 'oidc' where account_id = $1`, [id])
      const roles = n % 2 === 0 ? [READS, OWNS] : [READS]
      await Promise.all([
        signIn('kim', 'k-1', roles),
        inTransaction(trx => grantRole(trx, id, 'reader', null)),
        inTransaction(trx => grantRole(trx, id, 'programme_office', null)),
      ])
    }
    expect((await userOf('kim')).grants.map(({ role }) => role)).toContain('programme_office')
  })
})

describe('a name under which the log writes what no account did', () => {
  test.each(['nobody', 'Nobody', 'oidc'])('%s is nobody’s to be invited by', async name => {
    const body = { name, displayName: 'Ingen', grants: [] }
    expectProblem(await server.send('POST', USERS, body, desk), {
      status: 400,
      code: 'invalid_input',
      fields: ['name'],
    })
  })

  test.each(['nobody', 'oidc', 'db:import', 'db:seed'])('%s is refused by the database too', async name => {
    await expect(inTransaction(trx => addAccount(trx, { name, displayName: name, password: null }))).rejects.toThrow()
    const insert = `insert into account (name, display_name) values ($1, 'x')`
    await expect(database.pool.query(insert, [name])).rejects.toMatchObject({ code: '23514' })
  })
})

// People with a password and roles, and what their browsers send along once they are signed in.
import { expect } from 'vitest'
import { addAccount, organisationOf } from '../../server/src/access/commands.ts'
import { hashPassword } from '../../server/src/access/password.ts'
import type { GivenGrant } from '../../server/src/users/contract.ts'
import { cookieIn, type TestApp } from './app.ts'
import type { TestDatabase } from './database.ts'

export const PASSWORD = 'korrekt hest batteri'
// Hashing is slow on purpose, and one is enough.
const kept = hashPassword(PASSWORD)

/** Makes an account whose display name is what stands before the @. */
export async function giveAccount({ db }: Pick<TestDatabase, 'db'>, name: string, grants: readonly GivenGrant[]) {
  const password = await kept
  await db.transaction().execute(async trx => {
    const account = await addAccount(trx, { name, displayName: name.split('@')[0] ?? name, password })
    for (const { role, organisation, until } of grants) {
      const of = organisation === null ? null : await organisationOf(trx, organisation)
      await trx.insertInto('role_grant').values({ account_id: account, role, organisation_id: of, until }).execute()
    }
  })
}

export const sessionIn = (answer: Parameters<typeof cookieIn>[0]) => ({
  cookie: cookieIn(answer),
  'x-csrf-token': answer.json().csrf as string,
})

/** Signs in with the password; fails where that is refused. */
export async function signInAs(server: TestApp, name: string, password = PASSWORD): Promise<Record<string, string>> {
  const answer = await server.send('POST', '/api/session', { name, password })
  expect(answer.statusCode, answer.body).toBe(200)
  return sessionIn(answer)
}

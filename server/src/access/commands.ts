import { type Kysely, sql } from 'kysely'
import type { Origin } from '../db/tables/accounts.ts'
import type { Database, Trx } from '../db/tables/database.ts'
import { invalidField } from '../http/errors.ts'
import type { Role } from '../terms.ts'
import { isOfNoAccount } from './actors.ts'
import { keepAnAdministrator } from './administrators.ts'
import { hashOf, newToken } from './cookie.ts'
import { isPassword, refuseAsLong } from './password.ts'
import { isTrialName, TRIAL } from './trial.ts'

/** Failures within a quarter of an hour after which nobody is let in for a while, by name and by address. */
export const MOST_BY_NAME = 5
export const MOST_BY_ADDRESS = 50
export const WINDOW_MS = 15 * 60_000
const KEPT_MS = 24 * 60 * 60_000

export type Attempt = { name: string; password: string; address: string; now: Date }
/** `refused`: the name of the account that was tried, where there is one. */
export type SignIn = { account: number; name: string; kept: string } | { refused: string | null } | 'too many'

/**
 * Whether the password is that account's. Counted by every instance alike, for the name and for the address, and before it
 * is looked at: of many tries at one moment no more are let through than of many after each other.
 */
export async function checkPassword(db: Kysely<Database>, attempt: Attempt): Promise<SignIn> {
  const { now, address, password } = attempt
  const name = attempt.name.trim().toLowerCase()
  const counted = await countAttempt(db, { what: `name ${name}`, address, now })
  if (counted === 'too many') return counted
  const account = await db
    .selectFrom('account')
    .select(['id', 'name', 'password'])
    .where('name', '=', name)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const isRight = account?.password ? await isPassword(password, account.password) : await refuseAsLong(password)
  if (isRight && account) {
    await counted.forget()
    return { account: account.id, name: account.name, kept: account.password ?? '' }
  }
  return { refused: account?.name ?? null }
}

/** Holds an account whose password was looked at; false when it was changed or the account closed since. */
export async function holdSame(trx: Trx, { account, kept }: { account: number; kept: string }): Promise<boolean> {
  const held = await trx
    .selectFrom('account')
    .select('password')
    .where('id', '=', account)
    .where('disabled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return held?.password === kept
}

type Counting = { what: string; address: string; now: Date }

/** Writes an attempt at something secret down and counts it with those before it; one that was right is to be forgotten. */
export async function countAttempt(
  db: Kysely<Database>,
  { what, address, now }: Counting,
): Promise<{ forget: () => Promise<unknown> } | 'too many'> {
  const by = { name_hash: hashOf(what), address_hash: hashOf(`address ${address}`) }
  const at = now.toISOString()
  const since = (ms: number) => new Date(now.getTime() - ms).toISOString()
  await db.deleteFrom('sign_in_failure').where('at', '<', since(KEPT_MS)).execute()
  const { id } = await db
    .insertInto('sign_in_failure')
    .values({ ...by, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ byName: number; byAddress: number }>`
    select count(*) filter (where name_hash = ${by.name_hash})::int as "byName",
      count(*) filter (where address_hash = ${by.address_hash})::int as "byAddress"
    from sign_in_failure where at > ${since(WINDOW_MS)} and id <= ${id}
      and (name_hash = ${by.name_hash} or address_hash = ${by.address_hash})`.execute(db)
  const { byName = 0, byAddress = 0 } = rows[0] ?? {}
  const forget = () => db.deleteFrom('sign_in_failure').where('id', '=', id).execute()
  if (byName <= MOST_BY_NAME && byAddress <= MOST_BY_ADDRESS) return { forget }
  // What is not looked at does not count, or somebody who goes on trying could shut another out for ever.
  await forget()
  return 'too many'
}

type Opened = { account: number; origin?: Origin; now: Date; replaced: string | null }

/** Opens a session and returns its token, which is kept nowhere. The one it takes the place of is closed. */
export async function openSession(trx: Trx, { account, origin = 'local', now, replaced }: Opened): Promise<string> {
  if (replaced !== null) await closeSession(trx, replaced)
  const token = newToken()
  const at = now.toISOString()
  await trx
    .insertInto('session')
    .values({ account_id: account, token_hash: hashOf(token), created_at: at, seen_at: at, origin })
    .execute()
  return token
}

/** Says who had signed its user in; null when there was no such session. */
export async function closeSession(trx: Trx, token: string): Promise<Origin | null> {
  const hash = hashOf(token)
  const closed = await trx.deleteFrom('session').where('token_hash', '=', hash).returning('origin').executeTakeFirst()
  return closed?.origin ?? null
}

export async function closeSessionsOf(trx: Trx, account: number): Promise<void> {
  await trx.deleteFrom('session').where('account_id', '=', account).execute()
}

export async function markSeen(db: Kysely<Database>, session: number, now: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: now.toISOString() }).where('id', '=', session).execute()
}

export type NewAccount = { name: string; displayName: string; password: string | null }

export async function addAccount(trx: Trx, account: NewAccount): Promise<number> {
  const name = account.name.toLowerCase()
  if (isTrialName(name)) throw invalidField('name', `begins with ${TRIAL}, as those of trials do`)
  if (isOfNoAccount(name)) throw invalidField('name', 'stands in the log for what no account did')
  const added = await addIfFree(trx, { ...account, name })
  if (added === null) throw invalidField('name', 'is taken')
  return added
}

/** Null when somebody has the name, also when they got it at this moment. */
export async function addIfFree(trx: Trx, { name, displayName, password }: NewAccount): Promise<number | null> {
  const added = await trx
    .insertInto('account')
    .values({ name, display_name: displayName, password, disabled_at: null })
    .onConflict(conflict => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

/** Before its roles are touched: whoever changes both takes them in this order, so that nobody waits in a ring. */
export async function holdAccount(trx: Trx, account: number): Promise<void> {
  await trx.selectFrom('account').select('id').where('id', '=', account).forUpdate().execute()
}

/** Gives a role; an owner's is for an organisation. Given twice it is had once, and what is given here stays here. */
export async function grantRole(trx: Trx, account: number, role: Role, organisation: number | null): Promise<void> {
  await holdAccount(trx, account)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('role_grant')
    .values({ account_id: account, role, organisation_id: organisation, until: null })
    .onConflict(conflict =>
      conflict
        .columns(['account_id', 'role', 'organisation_id'])
        .doUpdateSet({ origin: 'local' })
        .where('role_grant.origin', '=', 'oidc'),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) await raiseVersion(trx, account)
}

/** Its roles belong to an account: who changes it from what was there before is told. */
export async function raiseVersion(trx: Trx, account: number): Promise<void> {
  await trx.updateTable('account').set({ version: sql`version + 1` }).where('id', '=', account).execute()
}

/** False when there was nothing to take away. */
export async function revokeRole(trx: Trx, account: number, role: Role, organisation: number | null): Promise<boolean> {
  const { numDeletedRows } = await keepAnAdministrator(trx, async () => {
    await holdAccount(trx, account)
    return trx
      .deleteFrom('role_grant')
      .where('account_id', '=', account)
      .where('role', '=', role)
      .where('organisation_id', organisation === null ? 'is' : '=', organisation)
      .executeTakeFirst()
  })
  if (numDeletedRows > 0n) await raiseVersion(trx, account)
  return numDeletedRows > 0n
}

/** The password is given as its hash. Whoever knew the old one is signed out, and whoever had a link to choose it. */
export async function setPassword(trx: Trx, account: number, password: string): Promise<void> {
  await trx.updateTable('account').set({ password, version: sql`version + 1` }).where('id', '=', account).execute()
  await endInvitation(trx, account)
  await closeSessionsOf(trx, account)
}

export async function endInvitation(trx: Trx, account: number): Promise<void> {
  await trx.deleteFrom('invitation').where('account_id', '=', account).execute()
}

export async function disableAccount(trx: Trx, account: number): Promise<void> {
  await keepAnAdministrator(trx, () =>
    trx
      .updateTable('account')
      .set({ disabled_at: sql`now()`, version: sql`version + 1` })
      .where('id', '=', account)
      .execute(),
  )
  await endInvitation(trx, account)
  await closeSessionsOf(trx, account)
}

export async function enableAccount(trx: Trx, account: number): Promise<void> {
  await trx
    .updateTable('account')
    .set({ disabled_at: null, version: sql`version + 1` })
    .where('id', '=', account)
    .execute()
}

/** The id of an organisation by its key; null when it is not known. */
export async function organisationOf(trx: Trx, key: string): Promise<number | null> {
  const found = await trx.selectFrom('organisation').select('id').where('key', '=', key).executeTakeFirst()
  return found?.id ?? null
}

/** What follows is done for an organisation: an owner may have several. */
export async function actFor(trx: Trx, organisation: string | null): Promise<void> {
  await sql`select set_config('app.organisation', ${organisation ?? ''}, true)`.execute(trx)
}

/** From here on the log names somebody else: who signs in was nobody before. */
export async function actAs(trx: Trx, name: string): Promise<void> {
  await sql`select set_config('app.actor', ${name}, true)`.execute(trx)
}

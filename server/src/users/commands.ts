import { sql } from 'kysely'
import { keepAnAdministrator } from '../access/administrators.ts'
import {
  actAs,
  addAccount,
  disableAccount,
  enableAccount,
  endInvitation,
  holdAccount,
  organisationOf,
  raiseVersion,
  setPassword,
} from '../access/commands.ts'
import { hashOf, newToken } from '../access/cookie.ts'
import type { User as Viewer } from '../access/policy.ts'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, Forbidden, invalidField, NotFound, Stale } from '../http/errors.ts'
import type { Role } from '../terms.ts'
import type { GivenGrant, HeldGrant } from './contract.ts'
import { isRaised, rolesGivenBy, type Unchangeable, whyNot } from './policy.ts'
import { findUsers, type UserReading } from './queries.ts'

const VALID_MS = 7 * 24 * 60 * 60_000

/** Who changes, and when. */
export type By = { viewer: Viewer; today: string; now: Date }
export type Link = { user: number; token: string; expiresAt: string }

const REFUSAL: Record<Unchangeable, () => Error> = {
  trial: () => new Conflict('trial_account', 'A role that is tried on is nobody’s account.'),
  own: () => new Forbidden('Nobody changes their own roles: ask somebody else.'),
  above: () => new Forbidden('They have a role that you may not give.'),
}

/** Held until the transaction ends. */
async function holdUser(trx: Trx, user: number, version: number, { viewer, today, now }: By): Promise<UserReading> {
  await holdAccount(trx, user)
  const [held] = await findUsers(trx, { today, now, only: user })
  if (!held) throw new NotFound('unknown_user', 'There is no such user.')
  const refused = whyNot(viewer, held)
  if (refused) throw REFUSAL[refused]()
  if (held.version !== version) throw new Stale(shownOf(held))
  return held
}

/** What is there now, for whoever made a change from something older. */
const shownOf = ({ version, displayName, grants, deactivatedAt }: UserReading) => ({
  version,
  displayName,
  grants,
  active: deactivatedAt === null,
})

/** Makes an account that nobody can sign in to yet, and the link with which somebody will. */
export async function inviteUser(
  trx: Trx,
  by: By,
  { name, displayName, grants }: { name: string; displayName: string; grants: readonly GivenGrant[] },
): Promise<Link> {
  return keepAnAdministrator(trx, async () => {
    const user = await addAccount(trx, { name, displayName: displayName.trim(), password: null })
    await setGrants(trx, by, { user, held: [], given: grants })
    return makeLink(trx, user, by.now)
  })
}

export type UserChange = {
  user: number
  version: number
  displayName?: string
  grants?: readonly GivenGrant[]
  active?: boolean
}

/** All of it or nothing, and never so that nobody is left to run the installation. */
export async function changeUser(trx: Trx, by: By, change: UserChange): Promise<void> {
  await keepAnAdministrator(trx, async () => {
    const { user, version, displayName, grants: given, active } = change
    const held = await holdUser(trx, user, version, by)
    if (displayName !== undefined) await rename(trx, user, displayName)
    if (given !== undefined) await setGrants(trx, by, { user, held: held.grants, given })
    if (given !== undefined && displayName === undefined) await raiseVersion(trx, user)
    if (active === false && held.deactivatedAt === null) await disableAccount(trx, user)
    if (active === true && held.deactivatedAt !== null) await enableAccount(trx, user)
  })
}

async function rename(trx: Trx, user: number, displayName: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ display_name: displayName.trim(), version: sql`version + 1` })
    .where('id', '=', user)
    .execute()
}

/** A link to choose a password by, in the place of any that there was: for those who forgot theirs, too. */
export async function renewLink(trx: Trx, by: By, { user, version }: { user: number; version: number }): Promise<Link> {
  const held = await holdUser(trx, user, version, by)
  if (held.deactivatedAt !== null) throw new Conflict('deactivated', 'The account is deactivated.')
  // With a password they would stay what the provider's groups have long taken away.
  if (held.vouched) throw new Conflict('vouched_account', 'They sign in by the provider, and have no password here.')
  await raiseVersion(trx, user)
  return makeLink(trx, user, by.now)
}

async function makeLink(trx: Trx, user: number, now: Date): Promise<Link> {
  await endInvitation(trx, user)
  const token = newToken()
  const expiresAt = new Date(now.getTime() + VALID_MS).toISOString()
  await trx
    .insertInto('invitation')
    .values({ account_id: user, token_hash: hashOf(token), created_at: now.toISOString(), expires_at: expiresAt })
    .execute()
  return { user, token, expiresAt }
}

type Grants = { user: number; held: readonly HeldGrant[]; given: readonly GivenGrant[] }
const nameOf = (role: Role, organisation: string | null) => `${role} ${organisation ?? ''}`

/** Makes the roles what is given. What stays as it was is left alone. */
async function setGrants(trx: Trx, by: By, { user, held, given }: Grants): Promise<void> {
  checkGrants(given, rolesGivenBy(by.viewer))
  const before = new Map(held.map(one => [nameOf(one.role, one.organisation?.key ?? null), one]))
  const kept = new Set(given.map(({ role, organisation }) => nameOf(role, organisation)))
  for (const [name, { role, organisation }] of before)
    if (!kept.has(name)) await takeGrant(trx, user, role, organisation?.key ?? null)
  for (const [at, one] of given.entries()) {
    const was = before.get(nameOf(one.role, one.organisation))
    if (was && was.until === one.until) continue
    if (one.until !== null && one.until < by.today) throw invalidField(`grants.${at}.until`, 'has passed')
    await giveGrant(trx, user, one, at)
    // Whoever made the link might else come in by it as more than they may make anybody.
    if (!was && isRaised(one.role)) await endInvitation(trx, user)
  }
}

function checkGrants(given: readonly GivenGrant[], allowed: readonly Role[]): void {
  const names = new Set<string>()
  for (const [at, { role, organisation }] of given.entries()) {
    if (!allowed.includes(role)) throw new Forbidden(`You may not give the role ${role}.`)
    if ((role === 'owner') !== (organisation !== null))
      throw invalidField(
        `grants.${at}.organisation`,
        role === 'owner' ? 'is needed for an owner' : 'is only for an owner',
      )
    if (names.has(nameOf(role, organisation))) throw invalidField(`grants.${at}`, 'is given twice')
    names.add(nameOf(role, organisation))
  }
}

async function giveGrant(trx: Trx, user: number, { role, organisation: key, until }: GivenGrant, at: number) {
  const organisation = key === null ? null : await organisationOf(trx, key)
  if (key !== null && organisation === null) throw invalidField(`grants.${at}.organisation`, 'is not known')
  await trx
    .insertInto('role_grant')
    .values({ account_id: user, role, organisation_id: organisation, until })
    .onConflict(conflict =>
      conflict.columns(['account_id', 'role', 'organisation_id']).doUpdateSet({ until, origin: 'local' }),
    )
    .execute()
}

async function takeGrant(trx: Trx, user: number, role: Role, key: string | null) {
  const organisation = key === null ? null : await organisationOf(trx, key)
  await trx
    .deleteFrom('role_grant')
    .where('account_id', '=', user)
    .where('role', '=', role)
    .where('organisation_id', organisation === null ? 'is' : '=', organisation)
    .execute()
}

/** Chooses a password by a link, which is used up by it; null when there is no such link any more. */
export async function acceptInvitation(
  trx: Trx,
  { token, password, now }: { token: string; password: string; now: Date },
): Promise<{ account: number; name: string } | null> {
  const found = await trx
    .selectFrom('account')
    .select(['id as account', 'name'])
    .where('disabled_at', 'is', null)
    .where('id', '=', eb => eb.selectFrom('invitation').select('account_id').where('token_hash', '=', hashOf(token)))
    .forUpdate()
    .executeTakeFirst()
  if (!found) return null
  await actAs(trx, found.name)
  const used = await trx
    .deleteFrom('invitation')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now.toISOString())
    .returning('id')
    .executeTakeFirst()
  if (!used) return null
  await setPassword(trx, found.account, password)
  return found
}

type OwnChange = { account: number; version: number }

async function holdOwn(trx: Trx, { account, version }: OwnChange) {
  const held = await trx
    .selectFrom('account')
    .select(['version', 'display_name as displayName'])
    .where('id', '=', account)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (held.version !== version) throw new Stale(held)
}

export async function renameOwn(trx: Trx, own: OwnChange, displayName: string): Promise<void> {
  await holdOwn(trx, own)
  await rename(trx, own.account, displayName)
}

/** Ends every session: whoever else is signed in knew the old one. */
export async function changeOwnPassword(trx: Trx, own: OwnChange, password: string): Promise<void> {
  await holdOwn(trx, own)
  await setPassword(trx, own.account, password)
}

/** False when it is none of theirs. */
export async function endSession(trx: Trx, account: number, session: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('id', '=', session)
    .where('account_id', '=', account)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { isOfNoAccount, NOBODY, PROVIDER } from '../access/actors.ts'
import { actAs, addIfFree, countAttempt, holdAccount, organisationOf, raiseVersion } from '../access/commands.ts'
import { hashOf, newToken } from '../access/cookie.ts'
import { noteRefusal, type Refused } from '../audit/commands.ts'
import type { Database, Trx } from '../db/tables/database.ts'
import { Conflict } from '../http/errors.ts'
import type { Vouched } from './claims.ts'
import type { SignInFault } from './contract.ts'
import type { GroupRole } from './settings.ts'

/** How long somebody may be away at the provider. */
export const ATTEMPT_MS = 10 * 60_000
/** A whole ministry may come from one address. */
const MOST_ATTEMPTS = 500

/** Notes that somebody goes to the provider and returns what their browser keeps; null when too many have from there. */
export async function beginAttempt(
  db: Kysely<Database>,
  { address, returnTo, now }: { address: string; returnTo: string; now: Date },
): Promise<string | null> {
  const token = newToken()
  await db.deleteFrom('sign_in_attempt').where('at', '<=', before(now)).execute()
  const { rows } = await sql`insert into sign_in_attempt (token_hash, address_hash, return_to, at)
    select ${hashOf(token)}, ${hashOf(`address ${address}`)}, ${returnTo}, ${now.toISOString()}
    where (select count(*) from sign_in_attempt where address_hash = ${hashOf(`address ${address}`)}) < ${MOST_ATTEMPTS}
    returning id`.execute(db)
  return rows.length > 0 ? token : null
}

/** Takes an attempt out, so that of two who come with it at once one finds it; null when it is gone or too old. */
export async function takeAttempt(
  db: Kysely<Database>,
  token: string,
  now: Date,
): Promise<{ returnTo: string } | null> {
  const taken = await db
    .deleteFrom('sign_in_attempt')
    .where('token_hash', '=', hashOf(token))
    .where('at', '>', before(now))
    .returning('return_to as returnTo')
    .executeTakeFirst()
  return taken ?? null
}

const before = (now: Date) => new Date(now.getTime() - ATTEMPT_MS).toISOString()

export type Refusal = Pick<Refused, 'address' | 'request' | 'endpoint'> & {
  fault: SignInFault
  /** Whose account it was; null when that is not known. */
  name: string | null
  /** By what the provider knows them, when its word was good. */
  of: { issuer: string; subject: string } | null
}

/**
 * Writes down that somebody was not let in, and returns what to tell them. Nobody fills the log: of too many from one address
 * no more is said. Counted apart from passwords, for a page elsewhere can send its visitors here.
 */
export async function noteRefused(db: Kysely<Database>, refusal: Refusal, now: Date): Promise<SignInFault> {
  const { fault, name, of, ...where } = refusal
  const counted = await countAttempt(db, { what: newToken(), address: `provider ${where.address}`, now })
  if (counted === 'too many') return 'too_many'
  const details = { status: 401, code: fault, of: of ?? {} }
  await noteRefusal(db, { ...where, actor: name ?? NOBODY, organisation: null, details })
  return fault
}

export type SignedIn =
  | { account: number; name: string; unknown: readonly string[] }
  | { fault: SignInFault; name: string | null; unknown: readonly string[] }

/**
 * The account of somebody for whom the provider vouches, made when there is none, with the roles that its groups give
 * today. Those are kept also where they do not suffice: a role that is gone at the provider is gone here.
 */
export async function signInVouched(trx: Trx, vouched: Vouched, today: string): Promise<SignedIn> {
  const { issuer, subject, roles } = vouched
  // Two browsers of one person may come for the first time at the same moment.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`.execute(trx)
  await actAs(trx, PROVIDER)
  const { wanted, unknown } = await grantsOf(trx, roles)
  const found = await trx
    .selectFrom('identity')
    .innerJoin('account', 'account.id', 'identity.account_id')
    .select(['account.id', 'account.name', 'account.display_name', 'account.disabled_at'])
    .where('identity.issuer', '=', issuer)
    .where('identity.subject', '=', subject)
    .executeTakeFirst()
  if (!found && wanted.length === 0) return { fault: 'no_role', name: null, unknown }
  if (found && found.disabled_at !== null) return { fault: 'account_closed', name: found.name, unknown }
  const account = found ?? (await addVouched(trx, vouched))
  await holdAccount(trx, account.id)
  if (found && vouched.displayName !== '' && found.display_name !== vouched.displayName)
    await trx
      .updateTable('account')
      .set({ display_name: vouched.displayName, version: sql`version + 1` })
      .where('id', '=', found.id)
      .execute()
  await setVouchedRoles(trx, account.id, wanted, today)
  if (!(await hasRole(trx, account.id, today))) return { fault: 'no_role', name: account.name, unknown }
  return { account: account.id, name: account.name, unknown }
}

const MOST_ALIKE = 9

/** A name like the one of somebody else gets a number: it leads to an account of its own, never to theirs. */
async function addVouched(trx: Trx, { issuer, subject, name, displayName }: Vouched): Promise<Account> {
  const own = createHash('sha256').update(`${issuer} ${subject}`).digest('hex').slice(0, 12)
  const base = name === '' ? `oidc-${own}` : name
  const alike = Array.from({ length: MOST_ALIKE }, (_, n) => (n === 0 ? base : `${base}-${n + 1}`))
  const names = [...alike, `${base}-${own}`, `oidc-${own}`].filter(one => !isOfNoAccount(one))
  const held = await trx.selectFrom('account').select('name').where('name', 'in', names).execute()
  for (const free of names.filter(one => !held.some(account => account.name === one))) {
    const id = await addIfFree(trx, { name: free, displayName: displayName || free, password: null })
    // Somebody else who is new got the name at this moment.
    if (id === null) continue
    await trx.insertInto('identity').values({ account_id: id, issuer, subject }).execute()
    return { id, name: free }
  }
  throw new Conflict('no_name', 'Every name like this is taken.')
}
type Account = { id: number; name: string }

type Grant = { role: GroupRole['role']; organisation: number | null }

/** The roles with their organisations, each once; an organisation that is not here gives nothing. */
async function grantsOf(trx: Trx, roles: readonly GroupRole[]): Promise<{ wanted: Grant[]; unknown: string[] }> {
  const wanted = new Map<string, Grant>()
  const unknown: string[] = []
  for (const { role, organisation: key } of roles) {
    const organisation = key === null ? null : await organisationOf(trx, key)
    if (key !== null && organisation === null) unknown.push(key)
    else wanted.set(`${role} ${organisation}`, { role, organisation })
  }
  return { wanted: [...wanted.values()], unknown }
}

/** Exactly these of all that came from the provider. What was given here stays, unless its last day is over. */
async function setVouchedRoles(trx: Trx, account: number, wanted: readonly Grant[], today: string): Promise<void> {
  const had = await trx
    .selectFrom('role_grant')
    .select(['id', 'role', 'organisation_id'])
    .where('account_id', '=', account)
    .where('origin', '=', 'oidc')
    .execute()
  const isWanted = (one: (typeof had)[number]) =>
    wanted.some(({ role, organisation }) => role === one.role && organisation === one.organisation_id)
  const gone = had.filter(one => !isWanted(one)).map(({ id }) => id)
  if (gone.length > 0) await trx.deleteFrom('role_grant').where('id', 'in', gone).execute()
  const values = wanted
    .filter(one => !had.some(({ role, organisation_id }) => role === one.role && organisation_id === one.organisation))
    .map(({ role, organisation }) => ({
      account_id: account,
      role,
      organisation_id: organisation,
      until: null,
      origin: 'oidc' as const,
    }))
  if (gone.length + values.length > 0) await raiseVersion(trx, account)
  if (values.length === 0) return
  await trx
    .insertInto('role_grant')
    .values(values)
    .onConflict(conflict =>
      conflict
        .columns(['account_id', 'role', 'organisation_id'])
        .doUpdateSet({ origin: 'oidc', until: null })
        .where('role_grant.until', '<', today),
    )
    .execute()
}

async function hasRole(trx: Trx, account: number, today: string): Promise<boolean> {
  const role = await trx
    .selectFrom('role_grant')
    .select('id')
    .where('account_id', '=', account)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>=', today)]))
    .executeTakeFirst()
  return role !== undefined
}

import { CompiledQuery, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Trx } from '../db/tables/database.ts'
import type { User } from './policy.ts'

export type SessionReading = { token: string; session: number; createdAt: Date; seenAt: Date; user: User }

// $2 today: a deputy's last day is the day itself.
const USER = `json_build_object('account', a.id, 'name', a.name, 'displayName', a.display_name, 'grants', coalesce((
    select json_agg(json_build_object('role', g.role, 'until', g.until, 'organisation',
      case when o.id is not null then json_build_object('key', o.key, 'name', o.name) end) order by g.id)
    from role_grant g left join organisation o on o.id = g.organisation_id
    where g.account_id = a.id and (g.until is null or g.until >= $2)), '[]')) as "user"`
// $1 hashes of tokens.
const SESSIONS = `select s.token_hash as token, s.id as session, s.created_at as "createdAt", s.seen_at as "seenAt", ${USER}
  from session s join account a on a.id = s.account_id
  where s.token_hash = any($1) and a.disabled_at is null`

/** The sessions that tokens open, by the tokens' hashes, with their users and the roles that hold on a day. */
export async function findSessions(
  pool: Pool,
  tokenHashes: readonly string[],
  today: string,
): Promise<SessionReading[]> {
  const { rows } = await pool.query<SessionReading>({
    name: 'find-sessions',
    text: SESSIONS,
    values: [tokenHashes, today],
  })
  return rows.map(row => ({ ...row, createdAt: new Date(row.createdAt), seenAt: new Date(row.seenAt) }))
}

/** Somebody with the roles that hold on a day, as the transaction sees them. */
export async function readUser(trx: Trx, account: number, today: string): Promise<User | null> {
  const query = CompiledQuery.raw(`select ${USER} from account a where a.id = $1`, [account, today])
  const { rows } = await trx.executeQuery<{ user: User }>(query)
  return rows[0]?.user ?? null
}

/** Organisations that own an initiative, the accountable ones first: whom a trial can report for. */
export async function findOwningOrganisations(pool: Pool): Promise<{ key: string; name: string }[]> {
  const { rows } = await pool.query<{ key: string; name: string }>({
    name: 'find-owning-organisations',
    text: `select o.key, o.name from organisation o
      join (select organisation_id, count(*) as owned from initiative_owner group by 1) w on w.organisation_id = o.id
      order by w.owned desc, o.key`,
  })
  return rows
}

export async function findAccount(trx: Trx, name: string): Promise<{ id: number } | undefined> {
  return trx.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst()
}

/** Every account with its roles, as `owner for MedCom until 2026-12-31`. */
export async function findAccounts(trx: Trx) {
  return trx
    .selectFrom('account')
    .leftJoin('role_grant', 'role_grant.account_id', 'account.id')
    .leftJoin('organisation', 'organisation.id', 'role_grant.organisation_id')
    .select([
      'account.name',
      'account.display_name as displayName',
      sql<boolean>`account.disabled_at is not null`.as('disabled'),
      sql<
        string[]
      >`coalesce(array_agg(concat(role_grant.role, ' for ' || organisation.key, ' until ' || role_grant.until)
        order by role_grant.id) filter (where role_grant.id is not null), '{}')`.as('grants'),
    ])
    .groupBy('account.id')
    .orderBy('account.name')
    .execute()
}

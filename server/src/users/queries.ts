import { type Kysely, sql } from 'kysely'
import type { Pool } from 'pg'
import { STANDS } from '../access/administrators.ts'
import { ABSOLUTE_MS, IDLE_MS } from '../access/guard.ts'
import { isTrialName } from '../access/trial.ts'
import type { Database } from '../db/tables/database.ts'
import { utc } from '../db/utc.ts'
import { LIFECYCLES, STAGE_OF } from '../terms.ts'
import type { Account, HeldGrant, User } from './contract.ts'

export type UserReading = Omit<User, 'trial' | 'can' | 'whyNot'> & {
  /** Whether they run the installation for as long as they like. */
  stands: boolean
}

// Of a deputy the last day is the day itself.
const GRANTS = (today: string) => sql`coalesce((select json_agg(json_build_object('role', g.role, 'until', g.until,
    'fromProvider', g.origin = 'oidc', 'ended', coalesce(g.until < ${today}::date, false),
    'organisation', case when o.id is not null then json_build_object('key', o.key, 'name', o.name) end)
    order by array_position(array['administrator', 'programme_office', 'owner', 'reader'], g.role::text), o.name)
  from role_grant g left join organisation o on o.id = g.organisation_id where g.account_id = a.id), '[]')`

/** Everybody who may sign in, by display name; or one of them. */
export async function findUsers(
  db: Kysely<Database>,
  { today, now, only }: { today: string; now: Date; only?: number },
): Promise<UserReading[]> {
  const { rows } = await sql<UserReading>`select a.id, a.name, a.display_name as "displayName", a.version,
      ${sql.raw(utc('a.disabled_at'))} as "deactivatedAt", ${sql.raw(utc('s.at'))} as "seenAt",
      ${STANDS} as stands, exists (select from identity d where d.account_id = a.id) as vouched,
      case when i.id is not null then json_build_object('expiresAt', ${sql.raw(utc('i.expires_at'))},
        'expired', i.expires_at <= ${now.toISOString()}::timestamptz) end as invitation,
      ${GRANTS(today)} as grants
    from account a left join account_seen s on s.account_id = a.id left join invitation i on i.account_id = a.id
    where ${only ?? null}::bigint is null or a.id = ${only ?? null}::bigint`.execute(db)
  const danish = new Intl.Collator('da')
  return rows.sort(
    (a, b) => Number(isTrialName(a.name)) - Number(isTrialName(b.name)) || danish.compare(a.displayName, b.displayName),
  )
}

export type Invitee = { name: string; displayName: string; expiresAt: string }

/** Whom a link is for; null when it was used, has expired or never was. */
export async function findInvitee(pool: Pool, tokenHash: string, now: Date): Promise<Invitee | null> {
  const { rows } = await pool.query<Invitee>({
    name: 'find-invitee',
    text: `select a.name, a.display_name as "displayName", ${utc('i.expires_at')} as "expiresAt"
      from invitation i join account a on a.id = i.account_id
      where i.token_hash = $1 and i.expires_at > $2 and a.disabled_at is null`,
    values: [tokenHash, now.toISOString()],
  })
  return rows[0] ?? null
}

export type Owning = { key: string; name: string; abbreviation: string | null; initiatives: number }

const UNDER_WAY = LIFECYCLES.filter(lifecycle => STAGE_OF[lifecycle] === 'under_way')

/** Every organisation, with how many initiatives under way wait for its reports. */
export async function findOwning(pool: Pool): Promise<Owning[]> {
  const { rows } = await pool.query<Owning>({
    name: 'find-owning',
    text: `select o.key, o.name, o.abbreviation, count(i.id)::int as initiatives
      from organisation o
      left join initiative_owner w on w.organisation_id = o.id
      left join initiative i on i.id = w.initiative_id
        and exists (select from portfolio p where p.id = i.portfolio_id and p.concluded_on is null)
        and coalesce((select c.lifecycle from lifecycle_change c
          where c.portfolio_id = i.portfolio_id and c.initiative_id = i.id and c.project_id is null
          order by c.recorded_at desc, c.fact_id desc limit 1) = any($1), true)
      group by o.id`,
    values: [UNDER_WAY],
  })
  const danish = new Intl.Collator('da')
  return rows.sort((a, b) => danish.compare(a.name, b.name))
}

type OwnReading = Pick<Account, 'name' | 'displayName' | 'version' | 'sessions'> & {
  grants: HeldGrant[]
  hasPassword: boolean
}

/** Somebody's own account with the sessions that are alive; `tokenHash` is that of the session that asks. */
export async function readOwn(
  db: Kysely<Database>,
  { account, tokenHash, today, now }: { account: number; tokenHash: string; today: string; now: Date },
): Promise<OwnReading | null> {
  const since = (ms: number) => new Date(now.getTime() - ms).toISOString()
  const { rows } = await sql<OwnReading>`select a.name, a.display_name as "displayName", a.version,
      a.password is not null as "hasPassword", ${GRANTS(today)} as grants,
      coalesce((select json_agg(json_build_object('id', s.id, 'since', ${sql.raw(utc('s.created_at'))},
          'seenAt', ${sql.raw(utc('s.seen_at'))}, 'here', s.token_hash = ${tokenHash}, 'address', (
            select l.address from audit l where l.table_name = 'session' and l.row_key = s.id::text and l.action = 'sign_in'
            order by l.id desc limit 1))
          order by s.token_hash = ${tokenHash} desc, s.seen_at desc, s.id desc)
        from session s where s.account_id = a.id and s.created_at > ${since(ABSOLUTE_MS)} and s.seen_at > ${since(IDLE_MS)}),
        '[]') as sessions
    from account a where a.id = ${account}`.execute(db)
  return rows[0] ?? null
}

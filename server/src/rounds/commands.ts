import { type Kysely, sql } from 'kysely'
import type { Database, Trx } from '../db/tables/database.ts'
import { utc } from '../db/utc.ts'
import { Conflict, invalidField, NotFound, Stale } from '../http/errors.ts'
import type { Round } from './contract.ts'

export type NewRound = { key: string; name: string; period: { from: string; to: string }; deadline: string }

/** A moment in Danish time, `2026-12-01T12:00`; one that summer time skips is the next that exists. */
const danish = (local: string) => sql<string>`(${local.replace('T', ' ')} || ' Europe/Copenhagen')::timestamptz`

/** One round at a time asks a portfolio. */
export async function openRound(trx: Trx, portfolio: number, round: NewRound, now: Date): Promise<void> {
  const open = await trx
    .selectFrom('reporting_round')
    .select('name')
    .where('portfolio_id', '=', portfolio)
    .where('closed_at', 'is', null)
    .where('opened_at', '<=', now.toISOString())
    .executeTakeFirst()
  if (open) throw new Conflict('round_open', `The round "${open.name}" is still open.`)
  if (round.period.from > round.period.to) throw invalidField('period.to', 'lies before period.from')
  await checkDeadline(trx, round.deadline, now)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('reporting_round')
    .values({
      portfolio_id: portfolio,
      key: round.key,
      name: round.name,
      period_from: round.period.from,
      period_to: round.period.to,
      opened_at: now.toISOString(),
      deadline: danish(round.deadline),
      closed_at: null,
    })
    .onConflict(conflict => conflict.columns(['portfolio_id', 'key']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw invalidField('key', 'is another round’s')
}

async function checkDeadline(trx: Trx, deadline: string, now: Date): Promise<void> {
  if (Number.isNaN(Date.parse(`${deadline}Z`)))
    throw invalidField('deadline', 'must be a moment that exists, as YYYY-MM-DDTHH:MM')
  const { rows } = await sql<{
    past: boolean
  }>`select ${danish(deadline)} <= ${now.toISOString()}::timestamptz as past`.execute(trx)
  if (rows[0]?.past) throw invalidField('deadline', 'has passed')
}

/** A round, held until the transaction ends: closing it and submitting to it come one after the other. */
export async function holdRound(trx: Trx, portfolio: number, key: string) {
  const round = await trx
    .selectFrom('reporting_round')
    .select(['id', 'key', 'name', 'version', 'closed_at', 'deadline'])
    .where('portfolio_id', '=', portfolio)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  if (!round) throw new NotFound('unknown_round', `There is no round "${key}".`)
  return round
}

export async function holdOpenRound(trx: Trx, portfolio: number, key: string) {
  const round = await holdRound(trx, portfolio, key)
  if (round.closed_at !== null) throw new Conflict('round_closed', `The round "${round.name}" is closed.`)
  return round
}

type RoundChange = { portfolio: number; round: string; version: number; now: Date }

export async function extendRound(
  trx: Trx,
  { portfolio, round, version, now }: RoundChange,
  deadline: string,
): Promise<void> {
  const held = await holdOpenRound(trx, portfolio, round)
  if (held.version !== version) throw new Stale({ version: held.version, deadline: held.deadline })
  await checkDeadline(trx, deadline, now)
  const { rows } = await sql<{
    earlier: boolean
  }>`select ${danish(deadline)} < ${held.deadline}::timestamptz as earlier`.execute(trx)
  if (rows[0]?.earlier) throw invalidField('deadline', 'lies before the present one')
  await trx
    .updateTable('reporting_round')
    .set({ deadline: danish(deadline), version: version + 1 })
    .where('id', '=', held.id)
    .execute()
}

export async function closeRound(trx: Trx, { portfolio, round, version, now }: RoundChange): Promise<void> {
  const held = await holdOpenRound(trx, portfolio, round)
  if (held.version !== version) throw new Stale({ version: held.version, deadline: held.deadline })
  await trx
    .updateTable('reporting_round')
    .set({ closed_at: now.toISOString(), version: version + 1 })
    .where('id', '=', held.id)
    .execute()
}

/** A round as it is answered, by its key; null when there is none. */
export async function roundIn(
  db: Kysely<Database>,
  portfolio: number,
  key: string,
): Promise<(Round & { id: number }) | null> {
  const row = await db
    .selectFrom('reporting_round')
    .select([
      'id',
      'key',
      'name',
      'version',
      'period_from',
      'period_to',
      sql.raw<string>(utc('opened_at')).as('openedAt'),
      sql.raw<string>(utc('deadline')).as('deadline'),
      sql.raw<string | null>(utc('closed_at')).as('closedAt'),
    ])
    .where('portfolio_id', '=', portfolio)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return null
  const { period_from: from, period_to: to, ...round } = row
  return { ...round, period: { from, to } }
}

import { sql } from 'kysely'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, invalidField, NotFound, Stale } from '../http/errors.ts'
import { isDay } from '../milestones/day.ts'
import { meetingsToCome } from './round.ts'

export type NewRound = {
  key: string
  name: string
  period: { from: string; to: string }
  deadline: string
  /** Key of the meeting that it is for. */
  meeting?: string | null
}

/** A moment in Danish time, `2026-12-01T12:00`; one that summer time skips is the next that exists. */
const danish = (local: string) => sql<string>`(${local.replace('T', ' ')} || ' Europe/Copenhagen')::timestamptz`

type Asking = { portfolio: number; today: string; now: Date }

/** One round at a time asks a portfolio. Answers the new one's id. */
export async function openRound(trx: Trx, { portfolio, today, now }: Asking, round: NewRound): Promise<number> {
  await holdPortfolio(trx, portfolio)
  await refuseWhileOpen(trx, portfolio, now)
  if (round.period.from > round.period.to) throw invalidField('period.to', 'lies before period.from')
  await checkDeadline(trx, round.deadline, now)
  await refuseSameName(trx, portfolio, round.name)
  const meeting = await meetingOf(trx, { portfolio, today }, round.meeting ?? null)
  const inserted = await trx
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
      meeting_id: meeting,
    })
    .onConflict(conflict => conflict.columns(['portfolio_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw invalidField('key', 'is another round’s')
  return inserted.id
}

/** Two that open a round at one moment come one after the other. */
export async function holdPortfolio(trx: Trx, portfolio: number): Promise<void> {
  await trx.selectFrom('portfolio').select('id').where('id', '=', portfolio).forNoKeyUpdate().executeTakeFirst()
}

export async function refuseWhileOpen(trx: Trx, portfolio: number, now: Date): Promise<void> {
  const open = await trx
    .selectFrom('reporting_round')
    .select('name')
    .where('portfolio_id', '=', portfolio)
    .where('closed_at', 'is', null)
    .where('opened_at', '<=', now.toISOString())
    .executeTakeFirst()
  if (open) throw new Conflict('round_open', `The round "${open.name}" is still open.`)
}

/** Two that are called the same cannot be told apart in a list. */
async function refuseSameName(trx: Trx, portfolio: number, name: string): Promise<void> {
  const same = await trx
    .selectFrom('reporting_round')
    .select('id')
    .where('portfolio_id', '=', portfolio)
    .where(sql<string>`lower(trim(name))`, '=', name.trim().toLowerCase())
    .executeTakeFirst()
  if (same) throw invalidField('name', 'is another round’s')
}

async function meetingOf(
  trx: Trx,
  { portfolio, today }: Omit<Asking, 'now'>,
  key: string | null,
): Promise<number | null> {
  if (key === null) return null
  const isToCome = (await meetingsToCome(trx, portfolio, today)).some(meeting => meeting.key === key)
  if (!isToCome) throw invalidField('meeting', 'is none that is to come')
  const { id } = await trx
    .selectFrom('meeting')
    .select('id')
    .where('portfolio_id', '=', portfolio)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}

async function checkDeadline(trx: Trx, deadline: string, now: Date): Promise<void> {
  if (!isDay(deadline.slice(0, 10))) throw invalidField('deadline', 'must be a moment that exists, as YYYY-MM-DDTHH:MM')
  const { rows } = await sql<{
    past: boolean
  }>`select ${danish(deadline)} <= ${now.toISOString()}::timestamptz as past`.execute(trx)
  if (rows[0]?.past) throw invalidField('deadline', 'has passed')
}

/**
 * A round, held until the transaction ends: closing it and submitting to it come one after the other. `shared`: beside others
 * who hold it so, for what only must not happen while it is closed.
 */
export async function holdRound(trx: Trx, portfolio: number, key: string, how: 'alone' | 'shared' = 'alone') {
  const found = trx
    .selectFrom('reporting_round')
    .select(['id', 'key', 'name', 'version', 'opened_at', 'closed_at', 'deadline'])
    .where('portfolio_id', '=', portfolio)
    .where('key', '=', key)
  const round = await (how === 'alone' ? found.forUpdate() : found.forShare()).executeTakeFirst()
  if (!round) throw new NotFound('unknown_round', `There is no round "${key}".`)
  return round
}
type Held = Awaited<ReturnType<typeof holdRound>>

/** The same of one that is open. */
export async function holdOpenRound(trx: Trx, portfolio: number, key: string): Promise<Held> {
  const round = await holdRound(trx, portfolio, key)
  if (round.closed_at !== null) throw new Conflict('round_closed', `The round "${round.name}" is closed.`)
  return round
}

export type RoundChange = { portfolio: number; round: string; version: number; now: Date }

/** Refuses a change that was made from another version than the one that stands. */
export function refuseStale(held: Held, version: number): void {
  if (held.version !== version)
    throw new Stale({ version: held.version, deadline: held.deadline, closedAt: held.closed_at })
}

/** Changes a held round; whoever changes it next must have seen this. */
export async function raiseVersion(
  trx: Trx,
  { id, version }: Pick<Held, 'id' | 'version'>,
  set: { deadline?: ReturnType<typeof danish>; closed_at?: string | null } = {},
): Promise<void> {
  await trx
    .updateTable('reporting_round')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function extendRound(
  trx: Trx,
  { portfolio, round, version, now }: RoundChange,
  deadline: string,
): Promise<void> {
  const held = await holdOpenRound(trx, portfolio, round)
  refuseStale(held, version)
  await checkDeadline(trx, deadline, now)
  const { rows } = await sql<{
    earlier: boolean
  }>`select ${danish(deadline)} < ${held.deadline}::timestamptz as earlier`.execute(trx)
  if (rows[0]?.earlier) throw invalidField('deadline', 'lies before the present one')
  await trx
    .insertInto('round_extension')
    .values({
      ...{ portfolio_id: portfolio, round_id: held.id },
      ...{ deadline_before: held.deadline, extended_at: now.toISOString() },
    })
    .execute()
  await raiseVersion(trx, held, { deadline: danish(deadline) })
}

// The reporting rounds of a bundle, beside those that the office runs here.
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import type { Bundle } from './bundle-schema.ts'
import { type StructureTable, type Upserted, upsert } from './upsert.ts'

type Trx = Transaction<Database>

const startOf = (day: string) => `${day} 00:00 Europe/Copenhagen`
const endOf = (day: string | undefined) => (day === undefined ? null : `${day} 23:59:59 Europe/Copenhagen`)

const ROUND: StructureTable = {
  table: 'reporting_round',
  name: 'key',
  columns: {
    name: 'text',
    period_from: 'date',
    period_to: 'date',
    opened_at: 'timestamptz',
    deadline: 'timestamptz',
    closed_at: 'timestamptz',
  },
}

export async function writeRounds(trx: Trx, portfolio: number, { rounds }: Bundle): Promise<Upserted> {
  const held = await heldRounds(trx, portfolio)
  const rows = rounds.map(({ key, name, period, openedOn, deadline, closedOn }) => ({
    ...{ key, name, period_from: period.from, period_to: period.to },
    ...(held.get(key) ?? { opened_at: startOf(openedOn), deadline: endOf(deadline), closed_at: endOf(closedOn) }),
  }))
  return upsert(trx, ROUND, portfolio, rows)
}

type Moments = { opened_at: string; deadline: string; closed_at: string | null }

/**
 * The rounds that the office opened, extended, closed or reopened here, by key: when they ask is then its own to say, and a
 * bundle that is read in again opens none of them.
 */
async function heldRounds(trx: Trx, portfolio: number): Promise<Map<string, Moments>> {
  const { rows } = await sql<Moments & { key: string; held: boolean }>`select key, opened_at::text, deadline::text,
      closed_at::text, version > 1 or exists (select from round_asked a where a.round_id = r.id) as held
    from reporting_round r where portfolio_id = ${portfolio} order by id for no key update`.execute(trx)
  return new Map(rows.flatMap(({ key, held, ...moments }) => (held ? [[key, moments] as const] : [])))
}

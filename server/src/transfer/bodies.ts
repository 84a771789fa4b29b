// The bodies that follow a portfolio and their meetings; when a meeting is or was is a fact of its own.
import type { Transaction } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import type { Bundle } from './bundle-schema.ts'
import { idsIn } from './queries.ts'
import { type StructureTable, upsert } from './upsert.ts'

const BODY: StructureTable = { table: 'body', name: 'key', columns: { name: 'text', name_en: 'text' } }
const MEETING: StructureTable = { table: 'meeting', name: 'key', columns: { body_id: 'bigint', number: 'int' } }

export async function writeBodies(trx: Transaction<Database>, portfolio: number, { bodies, meetings }: Bundle) {
  const body = await upsert(
    trx,
    BODY,
    portfolio,
    bodies.map(({ key, name, nameEn }) => ({ key, name, name_en: nameEn })),
  )
  const ids = meetings.length === 0 ? body.ids : await idsIn(trx, 'body', 'key', portfolio)
  const rows = meetings.map(({ key, body, number }) => ({ key, body_id: ids.get(body), number }))
  return { body, meeting: await upsert(trx, MEETING, portfolio, rows) }
}

import type { Kysely } from 'kysely'
import type { Database, Trx } from '../db/tables/database.ts'

/** What was taken along: the table that it is read from, of which portfolio, and how it was narrowed down. */
export type Exported = { table: string; portfolio?: number | null; details: Record<string, unknown> }

/** Notes that somebody took data along; in the transaction of whoever asks, so that who and from where go with it. */
export async function noteExport(trx: Trx, { table, portfolio = null, details }: Exported): Promise<void> {
  const row = { action: 'export', table_name: table, portfolio_id: portfolio, after: JSON.stringify(details) } as const
  await trx.insertInto('audit').values(row).execute()
}

export type Refused = {
  actor: string
  organisation: string | null
  address: string | null
  request: string | null
  /** Method and address as the contract writes it: what is filled in may be a secret. */
  endpoint: string
  details: { status: number; code: string; of: Record<string, string> }
}

/** Of what was refused there is no transaction: it is a change of its own. */
export async function noteRefusal(db: Kysely<Database>, { endpoint, details, ...who }: Refused): Promise<void> {
  const row = { action: 'refused', table_name: 'endpoint', row_key: endpoint, after: JSON.stringify(details) } as const
  await db
    .insertInto('audit')
    .values({ ...who, ...row })
    .execute()
}

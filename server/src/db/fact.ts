import type { Trx } from './tables/database.ts'

/** The document that says it, the place in it, and the moment it is recorded. */
export type Said = {
  portfolio: number
  document: number
  locator: string
  recordedAt: string
  /** The report that it is said with, by which it is taken back together with it. */
  report: number | null
}

/** Who appends to an initiative does so one after the other: held until the transaction ends. */
export async function holdInitiative(trx: Trx, initiative: number): Promise<void> {
  await trx.selectFrom('initiative').select('id').where('id', '=', initiative).forNoKeyUpdate().execute()
}

/** Appends the identity of a fact with its source; its content goes into the table of its kind. */
export async function appendFact(
  trx: Trx,
  kind: string,
  key: string,
  { portfolio, document, locator, report }: Omit<Said, 'recordedAt'>,
): Promise<number> {
  const { id } = await trx
    .insertInto('fact')
    .values({ portfolio_id: portfolio, kind, key, reported_with: report })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('fact_source')
    .values({ portfolio_id: portfolio, fact_id: id, position: 1, document_id: document, locator })
    .execute()
  return id
}

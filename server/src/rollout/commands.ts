import { appendFact, type Said } from '../db/fact.ts'
import type { Trx } from '../db/tables/database.ts'
import { invalidField } from '../http/errors.ts'
import type { DateWindow } from '../terms.ts'
import type { Count } from './count.ts'

export type NewMeasurement = {
  /** Key of the indicator. */
  indicator: string
  count: Count
  denominator: number | null
  planned: number | null
  asOf: DateWindow
  name: string
}

/** Appends what was counted by an indicator of an initiative. */
export async function appendMeasurement(
  trx: Trx,
  said: Said,
  initiative: number,
  { indicator: key, count, denominator, planned, asOf, name }: NewMeasurement,
): Promise<void> {
  const indicator = await trx
    .selectFrom('indicator')
    .innerJoin('fact', 'fact.id', 'indicator.fact_id')
    .select('indicator.fact_id')
    .where('indicator.initiative_id', '=', initiative)
    .where('fact.key', '=', key)
    .executeTakeFirst()
  if (!indicator) throw invalidField(`counts.${key}`, 'is not known')
  const id = await appendFact(trx, 'measurement', `${name}.${indicator.fact_id}`, said)
  await trx
    .insertInto('measurement')
    .values({
      fact_id: id,
      portfolio_id: said.portfolio,
      indicator_id: indicator.fact_id,
      value: count.value,
      value_max: null,
      denominator,
      planned,
      qualifier: count.qualifier,
      as_printed: null,
      as_of_earliest: asOf.earliest,
      as_of: asOf.latest,
      as_of_precision: asOf.precision,
      as_of_text: asOf.text,
      note: null,
      recorded_at: said.recordedAt,
    })
    .execute()
}

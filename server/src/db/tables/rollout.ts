import type { Generated, GeneratedAlways } from 'kysely'
import type { Precision, Sector, Words } from '../../terms.ts'

export type IndicatorTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  position: number
  title: Words
  unit: Words
  sector: Sector | null
  rollout: Generated<boolean>
  comparable: Generated<boolean>
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type MeasurementTable = {
  fact_id: number
  portfolio_id: number
  indicator_id: number
  value: number
  value_max: number | null
  denominator: number | null
  planned: number | null
  qualifier: string | null
  as_printed: string | null
  derived: Generated<boolean>
  as_of_earliest: string | null
  as_of: string | null
  as_of_precision: Precision | null
  as_of_text: string | null
  note: Words | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Colour, Dimension, Words } from '../../terms.ts'

export type DifferingViewTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  report_id: number
  organisation_id: number
  dimension: Dimension | null
  /** Null where the view is taken back. */
  light: Colour | null
  /** Given as JSON. */
  words: ColumnType<Words, string, never>
  /** Account name of whoever gave it here; null for what was imported. */
  given_by: string | null
  on_behalf: Generated<boolean>
  submission: string | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

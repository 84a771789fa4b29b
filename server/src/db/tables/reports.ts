import type { Generated, GeneratedAlways } from 'kysely'
import type { Basis, Light, Words } from '../../terms.ts'

export type StatusReportTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  project_id: number | null
  round_id: number | null
  as_of_earliest: string
  as_of: string
  basis: Basis
  overall: Light | null
  time: Light | null
  economy: Light | null
  delivery: Light | null
  risk: Light | null
  narrative: Words | null
  reason: Words | null
  late: Generated<boolean>
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

import type { Generated, GeneratedAlways } from 'kysely'
import type { DateKind, Precision, Qualifier, Sector, Words } from '../../terms.ts'
import type { Json } from './json.ts'

export type MilestoneTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  project_id: number | null
  position: number
  title: Json<Words>
  note: Words | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type MilestoneDateTable = {
  fact_id: number
  portfolio_id: number
  milestone_id: number
  kind: DateKind
  earliest: string
  latest: string
  precision: Precision
  qualifier: Qualifier | null
  date_text: string | null
  first_known: Generated<boolean>
  decision: string | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type GoLiveTable = {
  fact_id: number
  portfolio_id: number
  milestone_id: number
  sector: Sector
  holds: Generated<boolean>
  note: Words | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

import type { Generated, GeneratedAlways } from 'kysely'
import type { ReportDraft } from '../../reports/contract.ts'
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
  /** Account name of whoever submitted it here; null for what was imported. */
  reported_by: string | null
  organisation_id: number | null
  on_behalf: Generated<boolean>
  /** What goes with a yellow or red light, and why lights were kept against the rules. */
  outlook: Pick<ReportDraft, 'overall' | 'kept' | 'yellow' | 'red'> | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type ReportDraftTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  round_id: number
  initiative_id: number
  content: ReportDraft
  submitted_fact_id: number | null
  submitted_at: string | null
  submission: string | null
  updated_at: string
  updated_by: string
  version: Generated<number>
}

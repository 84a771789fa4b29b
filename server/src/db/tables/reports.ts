import type { Generated, GeneratedAlways } from 'kysely'
import type { KeptOutlook, ReportDraft, Section, TakenBackWhy } from '../../reports/contract.ts'
import type { Basis, Light, Words } from '../../terms.ts'
import type { Json } from './json.ts'

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
  narrative: Json<Words | null>
  reason: Json<Words | null>
  late: Generated<boolean>
  /** Account name of whoever submitted it here; null for what was imported. */
  reported_by: string | null
  organisation_id: number | null
  on_behalf: Generated<boolean>
  /** What goes with its lights, why they were kept against the rules, what is asked for and remarked. */
  outlook: Json<KeptOutlook | null>
  /** Of a corrected version: why it was made. */
  correction: string | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type ReportDraftTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  round_id: number
  initiative_id: number
  content: Json<ReportDraft>
  submitted_fact_id: number | null
  submitted_at: string | null
  submission: string | null
  /** The report that the office sent back, until it is submitted anew. */
  returned_fact_id: number | null
  /** What the office is correcting it to, while what was submitted still holds. */
  correction: Json<ReportDraft | null>
  correction_reason: string | null
  updated_at: string
  updated_by: string
  version: Generated<number>
}

export type RetractionTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  why: TakenBackWhy
  replaced_by: number | null
  retracted_by: string
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type ReportCommentTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  /** Of the report that was returned. */
  fact_id: number
  section: Section
  comment: string
}

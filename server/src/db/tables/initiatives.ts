import type { Generated, GeneratedAlways } from 'kysely'
import type { DependencyKind, Lifecycle, Precision, Qualifier, Sector, Words } from '../../terms.ts'

export type InitiativeTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  focus_area_id: number
  code: string
  code_as_printed: string | null
  title: string
  title_note: Words | null
  position: number
  recorded_at: Generated<string>
  version: Generated<number>
}

export type InitiativeOwnerTable = {
  portfolio_id: number
  initiative_id: number
  organisation_id: number
  position: number
}

export type DescriptionTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  text: Words
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type ProjectTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  programme_id: number | null
  position: number
  name: string
  former_names: Generated<string[]>
  gist: Words | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type ProjectLinkTable = {
  fact_id: number
  portfolio_id: number
  project_id: number
  initiative_id: number
  gist: Words | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type LifecycleChangeTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  project_id: number | null
  lifecycle: Lifecycle
  earliest: string | null
  latest: string | null
  precision: Precision | null
  qualifier: Qualifier | null
  date_text: string | null
  reason: Words | null
  decided_by: Generated<string[]>
  note: Words | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type OutstandingItemTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  position: number
  text: Words
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type BenefitTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  position: number
  state: 'expected' | 'realised'
  text: Words
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type DependencyTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  position: number
  kind: DependencyKind
  on_name: string
  on_initiative_id: number | null
  text: Words
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type SectorStatusTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number
  sector: Sector
  text: Words
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

export type AnomalyTable = {
  fact_id: number
  portfolio_id: number
  initiative_id: number | null
  kind: string
  text: Words
  handling: string | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

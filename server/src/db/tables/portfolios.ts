import type { Generated, GeneratedAlways } from 'kysely'
import type { Dimension, Words } from '../../terms.ts'

export type PortfolioTable = {
  id: GeneratedAlways<number>
  slug: string
  title: string
  title_en: string | null
  purpose: Words | null
  period_from: number
  period_to: number
  invented: Generated<boolean>
  concluded_on: string | null
  version: Generated<number>
}

export type FocusAreaTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  number: number
  title: string
  title_en: string | null
}

export type ProgrammeTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  key: string
  name: string
  abbreviation: string | null
  gist: Words | null
}

export type TrackTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  programme_id: number
  key: string
  initiative_id: number | null
  position: number
  name: string
  gist: Words | null
}

export type ReportingRoundTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  key: string
  name: string
  period_from: string
  period_to: string
  opened_at: string
  deadline: string
  closed_at: string | null
  meeting_id: number | null
  version: Generated<number>
}

export type LightRuleTable = {
  id: GeneratedAlways<number>
  portfolio_id: number | null
  dimension: Dimension
  valid_from: string
  thresholds: unknown
  source: string
}

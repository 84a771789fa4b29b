import type { Generated, GeneratedAlways } from 'kysely'
import type { MeetingDateKind, Precision, Qualifier } from '../../terms.ts'

export type BodyTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  key: string
  name: string
  name_en: string | null
}

export type MeetingTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  body_id: number
  key: string
  number: number | null
}

export type MeetingDateTable = {
  fact_id: number
  portfolio_id: number
  meeting_id: number
  kind: MeetingDateKind
  earliest: string
  latest: string
  precision: Precision
  qualifier: Qualifier | null
  date_text: string | null
  recorded_at: Generated<string>
  recorded_on: GeneratedAlways<string>
}

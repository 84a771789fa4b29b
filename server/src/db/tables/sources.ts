import type { Generated, GeneratedAlways } from 'kysely'
import type { Words } from '../../terms.ts'

export type DocumentTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  key: string
  file: string | null
  title: string
  kind: string
  earliest: string | null
  latest: string | null
  note: Words | null
  recorded_on: string
}

/** What an installation has attached of a document; `content` is for readers who are signed in, and for nothing else. */
export type AttachedDocumentTable = {
  document_id: number
  portfolio_id: number
  file: string
  content: string
  sha256: string
  bytes: number
  lines: number
  attached_at: Generated<string>
}

export type FactTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  kind: string
  key: string
  /** The report that it was said with; null for the report itself and for what was imported. */
  reported_with: number | null
}

export type FactSourceTable = {
  portfolio_id: number
  fact_id: number
  position: number
  document_id: number
  locator: string
}

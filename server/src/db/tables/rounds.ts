import type { GeneratedAlways } from 'kysely'

export type RoundAskedTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  round_id: number
  initiative_id: number
  asked: boolean
  recorded_at: string
  recorded_on: GeneratedAlways<string>
}

export type RoundClosingTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  round_id: number
  number: number
  closed_at: string
  recorded_on: GeneratedAlways<string>
  closed_by: string
  asked: number
  reported: number
  late: number
  on_behalf: number
  last_fact_id: number
  content: string
  sha256: string
}

export type RoundExtensionTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  round_id: number
  deadline_before: string
  extended_at: string
  recorded_on: GeneratedAlways<string>
}

export type RoundReopeningTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  closing_id: number
  reason: string
  reopened_at: string
  recorded_on: GeneratedAlways<string>
  reopened_by: string
}

export type RoundReminderTable = {
  id: GeneratedAlways<number>
  portfolio_id: number
  round_id: number
  initiative_id: number
  /** Keys of those who were reminded. */
  organisations: string[]
  reminded_at: string
  reminded_by: string
  submission: string
}

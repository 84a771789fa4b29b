import type { Generated, GeneratedAlways } from 'kysely'

export type AuditAction = 'insert' | 'update' | 'delete' | 'sign_in' | 'sign_out' | 'refused' | 'export'

export type AuditTable = {
  id: GeneratedAlways<number>
  at: Generated<string>
  actor: Generated<string>
  action: AuditAction
  table_name: string
  portfolio_id: number | null
  row_key: string | null
  before: unknown | null
  after: unknown | null
  /** The transaction that wrote it; sealed by one link of the chain. */
  change: Generated<number>
  organisation: Generated<string | null>
  address: Generated<string | null>
  request: Generated<string | null>
}

import type { Generated, GeneratedAlways } from 'kysely'

export type AuditTable = {
  id: GeneratedAlways<number>
  at: Generated<string>
  actor: string
  action: 'insert' | 'update' | 'delete' | 'refused'
  table_name: string
  portfolio_id: number | null
  row_key: string | null
  before: unknown | null
  after: unknown | null
}

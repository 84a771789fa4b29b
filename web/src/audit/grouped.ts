import type { AuditEntry } from '@pejl/server/audit/contract'
import { danish } from '../rounds/deadline.ts'

/** What was done at once: the row that tells it best, and the others. */
export type Change = { number: number; told: AuditEntry; others: AuditEntry[]; isBulk: boolean }

export type Day = { day: string; changes: Change[] }

/** What a change is about, the weightiest first: a report brings dates and a kept draft along, a closed account its sessions. */
const TOLD_FIRST = [
  ...['status_report', 'retraction report', 'reporting_round', 'portfolio', 'session sign_in'],
  ...['account', 'role_grant', 'session sign_out', 'initiative'],
]
/** From so many on it was no person who wrote them one by one. */
const MANY = 100
const weightOf = (entry: AuditEntry) => {
  const at = TOLD_FIRST.indexOf(kindOf(entry))
  return at < 0 ? TOLD_FIRST.length : at
}
function kindOf({ table, action, about }: AuditEntry): string {
  if (table === 'session') return `${table} ${action}`
  // Whoever made the report is known of the report alone, not of what was said with it.
  return table === 'retraction' && about.organisation !== null ? `${table} report` : table
}

/** Rows of one transaction stand together, under the Danish day of their time. */
export function daysOf(entries: readonly AuditEntry[]): Day[] {
  const changes: { number: number; rows: AuditEntry[] }[] = []
  for (const entry of entries) {
    const last = changes.at(-1)
    // What stood in the log before it was sealed has one number for all of it.
    if (last?.number === entry.change && isAtOnce(last.rows, entry)) last.rows.push(entry)
    else changes.push({ number: entry.change, rows: [entry] })
  }
  const days: Day[] = []
  for (const { number, rows } of changes) {
    const told = rows.reduce((best, row) => (weightOf(row) < weightOf(best) ? row : best))
    const { day } = danish(told.at)
    const isBulk = (told.changeRows ?? 0) >= MANY
    const change = { number, told, others: rows.filter(row => row !== told), isBulk }
    const last = days.at(-1)
    if (last?.day === day) last.changes.push(change)
    else days.push({ day, changes: [change] })
  }
  return days
}

const FIRST_CHANGE = 1
const isAtOnce = (rows: readonly AuditEntry[], entry: AuditEntry) =>
  entry.change !== FIRST_CHANGE || rows.every(row => row.at === entry.at && row.actor === entry.actor)

// Rows of a reading, by the initiative or milestone that they belong to.
import type { Words } from '../terms.ts'
import type { Statement } from '../views/shapes.ts'
import type { DateRow, PortfolioReading, ViewRow } from './queries.ts'

/** Groups rows by their first column; rows of a reading come in that order already. */
export function groupRows<Row extends readonly [number, ...unknown[]]>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row[0])
    if (group) group.push(row)
    else groups.set(row[0], [row])
  }
  return groups
}

type Stored = { da: string; en?: string | null }

/** A text in Danish and English as every answer gives it. */
export function wordsOf(text: Stored): Words
export function wordsOf(text: Stored | null): Words | null
export function wordsOf(text: Stored | null): Words | null {
  return text === null ? null : { da: text.da, en: text.en ?? null }
}

/** What others said against an initiative's reports, in the order in which it was said. */
export type StatementsByReport = ReadonlyMap<number, Statement[]>
export const NO_STATEMENTS: StatementsByReport = new Map()

function groupStatements(rows: readonly ViewRow[]): Map<number, StatementsByReport> {
  const said = [...groupRows(rows)].map(([initiative, own]) => {
    const byReport = Map.groupBy(own, ([, report]) => report)
    return [initiative, new Map([...byReport].map(([report, of]) => [report, of.map(statementOf)]))] as const
  })
  return new Map(said)
}

const statementOf = ([, , organisation, dimension, light, words, onBehalf, recordedOn]: ViewRow): Statement => ({
  ...{ organisation, dimension, light, words: wordsOf(words), onBehalf, recordedOn },
})

export type Grouped = ReturnType<typeof groupReading>

export function groupReading(reading: PortfolioReading) {
  const dates: Map<number, DateRow[]> = groupRows(reading.dates)
  const milestones = new Map<number, PortfolioReading['milestones']>()
  for (const row of reading.milestones) {
    const group = milestones.get(row[1])
    if (group) group.push(row)
    else milestones.set(row[1], [row])
  }
  return {
    dates,
    milestones,
    reports: groupRows(reading.reports),
    views: groupStatements(reading.views),
    newest: new Map(reading.newest.map(row => [row[0], row])),
    lifecycles: groupRows(reading.lifecycles),
    rollouts: groupRows(reading.rollouts),
    outstanding: groupRows(reading.outstanding),
    others: new Map(reading.others),
    memberships: groupRows(reading.memberships),
  }
}

// What was found: tables and lines for people, everything as data for --json, and which targets are met.
import { writeFileSync } from 'node:fs'
import { shown } from './figures.ts'

export type Target = { name: string; value: number; unit: string; atLeast?: number; atMost?: number; met: boolean }

export type Findings = {
  heading: (text: string) => void
  note: (text: string) => void
  table: (columns: readonly string[], rows: readonly (readonly string[])[]) => void
  /** Holds a value against what it must at least or at most be. A value that is no number misses. */
  target: (name: string, value: number, limit: { atLeast: number } | { atMost: number }, unit?: string) => void
  /** Keeps figures for --json under a name. */
  keep: (name: string, figures: unknown) => void
  targets: readonly Target[]
  write: (file: string) => void
}

export function collectFindings(): Findings {
  const targets: Target[] = []
  const kept: Record<string, unknown> = {}
  return {
    targets,
    heading: text => console.log(`\n${text}\n${'─'.repeat(text.length)}`),
    note: text => console.log(text),
    table: (columns, rows) => console.log(aligned([columns, ...rows])),
    target(name, value, limit, unit = '') {
      const met = 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost
      targets.push({ name, value, unit, ...limit, met })
    },
    keep(name, figures) {
      kept[name] = figures
    },
    write: file => writeFileSync(file, `${JSON.stringify({ ...kept, targets }, null, 2)}\n`),
  }
}

/** The targets with a mark each; returns how many are missed. */
export function sayTargets({ heading, note, table, targets }: Findings): number {
  heading('Targets')
  const rows = targets.map(({ name, value, unit, atLeast, atMost, met }) => {
    const limit = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`
    return [met ? '✓' : '✗', name, `${shown(value)} ${unit}`, `${limit} ${unit}`]
  })
  table(['', 'what', 'measured', 'target'], rows)
  const missed = targets.filter(({ met }) => !met).length
  note(missed === 0 ? `All ${targets.length} targets are met.` : `${missed} of ${targets.length} targets are missed.`)
  return missed
}

/** Text to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => (row[at] ?? '').length)))
  const isText = widths.map((_, at) => at === 0 || !rows.slice(1).some(row => /^[–\d.]/.test(row[at] ?? '')))
  const cell = (text: string, at: number) => text[isText[at] ? 'padEnd' : 'padStart'](widths[at] ?? 0)
  return rows.map(row => row.map(cell).join('  ').trimEnd()).join('\n')
}

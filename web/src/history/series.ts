// What each cell of the history is drawn as, and how columns stand under their years. Pure: the grid draws what is ready.
import type { History, HistoryCell, HistoryColumn, HistoryInitiative } from '@pejl/server/portfolio/contract'
import { type Lifecycle, type Light, STAGE_OF } from '@pejl/server/terms'
import { stepsBetween } from '../comparison/series.ts'

/** `vis=` in the address: the judged light, the computed one, or how far they are apart. */
export const SHOWS = ['vurderet', 'beregnet', 'gab'] as const
export type Show = (typeof SHOWS)[number]

export const showIn = (search: string): Show =>
  SHOWS.find(show => show === new URLSearchParams(search).get('vis')) ?? 'vurderet'

/** The same address with another show. */
export function withShow(search: string, show: Show): string {
  const given = new URLSearchParams(search)
  if (show === 'vurderet') given.delete('vis')
  else given.set('vis', show)
  const text = given.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

/** Steps from judged to computed: positive = computed is worse. Null where one of them is no colour. */
export const gapOf = ({ judged, computed }: Pick<HistoryCell, 'judged' | 'computed'>) => stepsBetween(judged, computed)

/** What stands in a cell: a light, a gap, or after the end its lifecycle, which is a sign where it begins and then a line. */
export type Piece =
  | { kind: 'light'; light: Light }
  | { kind: 'gap'; steps: number }
  | { kind: 'none' }
  | { kind: 'life'; lifecycle: Lifecycle; begins: boolean; light: Light | null; steps: number | null }

/** Null where nothing was known. */
export function pieceOf(cell: HistoryCell | null, before: HistoryCell | null, show: Show): Piece | null {
  if (cell === null) return null
  const { judged, computed, lifecycle } = cell
  const steps = show === 'gab' ? gapOf(cell) : null
  // A light is followed where one was judged: what is over and has nothing outstanding has none.
  const light = show === 'gab' || judged === null ? null : show === 'vurderet' ? judged : computed
  if (lifecycle !== null && STAGE_OF[lifecycle] !== 'under_way') {
    return { kind: 'life', lifecycle, begins: before?.lifecycle !== lifecycle, light, steps }
  }
  if (light !== null) return { kind: 'light', light }
  if (steps !== null) return { kind: 'gap', steps }
  return judged === null ? null : { kind: 'none' }
}

type Labelled = { column: HistoryColumn; label: string }
type Year = { year: string; count: number }

/** The columns with their short labels: quarters and half-years by number, other rounds by the month they end in. */
export function labelled({ columns, unit }: Pick<History, 'columns' | 'unit'>, month: (day: string) => string) {
  const labels: Labelled[] = columns.map(column => ({ column, label: labelOf(column, unit, month) }))
  const years: Year[] = []
  for (const { period } of columns) {
    const year = period.to.slice(0, 4)
    const last = years.at(-1)
    if (last?.year === year) last.count += 1
    else years.push({ year, count: 1 })
  }
  return { labels, years }
}

function labelOf({ period }: HistoryColumn, unit: History['unit'], month: (day: string) => string): string {
  const number = Number(period.to.slice(5, 7))
  if (unit === 'half_year') return number <= 6 ? '1' : '2'
  const isCalendar = period.from.endsWith('-01') && number % 3 === 0 && number - Number(period.from.slice(5, 7)) === 2
  return unit === 'quarter' && isCalendar ? String(number / 3) : month(period.to)
}

/** Whether a column is the first of its year: there the grid has a line. */
export const beginsYear = (columns: readonly HistoryColumn[], index: number) =>
  index === 0 || columns[index]?.period.to.slice(0, 4) !== columns[index - 1]?.period.to.slice(0, 4)

/** What a cell counts as: domain.md §3 counts lights while an initiative is under way, as the overview does. */
type Counted = { outside: boolean; red: boolean; worse: boolean; underWay: boolean; silent: boolean }

function countedOf(cell: HistoryCell | null, show: Show): Counted | null {
  const piece = pieceOf(cell, null, show)
  if (cell === null || piece === null || piece.kind === 'none') return null
  const light = piece.kind === 'gap' ? null : piece.light
  const steps = piece.kind === 'light' ? null : piece.steps
  return {
    outside: light === 'yellow' || light === 'red' || (steps !== null && steps !== 0),
    red: light === 'red',
    worse: steps !== null && steps > 0,
    underWay: isUnderWay(cell.lifecycle),
    silent: light === 'not_reported',
  }
}

const isUnderWay = (lifecycle: Lifecycle | null) => lifecycle !== null && STAGE_OF[lifecycle] === 'under_way'

/** `aside` are shown but not counted: what is paused or over and has something outstanding. */
export type Total = { yellow: number; red: number; all: number; aside: number }

/** Of each column how many rows stand outside green, or how many have a gap. */
export function totalsOf(rows: readonly Pick<HistoryInitiative, 'cells'>[], columns: number, show: Show): Total[] {
  return Array.from({ length: columns }, (_, at) => {
    const total: Total = { yellow: 0, red: 0, all: 0, aside: 0 }
    for (const { cells } of rows) {
      const counted = countedOf(cells[at] ?? null, show)
      if (!counted?.outside) continue
      if (!counted.underWay) total.aside += 1
      else {
        total.all += 1
        if (counted.red) total.red += 1
        else if (show !== 'gab') total.yellow += 1
      }
    }
    return total
  })
}

/** In how many columns a row stood outside green, or had a gap, while it was under way; `notReported` apart from that. */
export type Outside = { all: number; red: number; worse: number; notReported: number }

export function outsideOf(cells: HistoryInitiative['cells'], show: Show): Outside {
  const outside: Outside = { all: 0, red: 0, worse: 0, notReported: 0 }
  for (const cell of cells) {
    const counted = countedOf(cell, show)
    if (!counted?.underWay) continue
    if (counted.outside) outside.all += 1
    if (counted.red) outside.red += 1
    if (counted.worse) outside.worse += 1
    if (counted.silent) outside.notReported += 1
  }
  return outside
}

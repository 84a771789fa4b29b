// The stops of the keyboard: one for Tab, and from there arrows lead to every row, phase and milestone.
import type { Row } from './series.ts'

/** Where the focus is, or would come: a row, and in it its title, a phase, a milestone or what lies outside the frame. */
export type Stop = { code: string; at: string }

export const TITLE = 'title'
export const UNDATED = 'undated'
export const BEFORE = 'before'
export const AFTER = 'after'
export const stopOf = (milestone: string) => `m ${milestone}`

/** What has a place in time: phases where they begin, milestones where they stand. */
const placedIn = ({ bars, signs, marks }: Row) =>
  [
    ...bars.map(({ key, from }) => ({ at: key, x: from })),
    ...signs.map(({ key, x }) => ({ at: key, x })),
    ...marks.map(({ key, x }) => ({ at: stopOf(key), x })),
  ].sort((a, b) => a.x - b.x)

/** A row's stops in the order in which they stand. */
export function stopsOf(row: Row): string[] {
  const { undated, before, after } = row
  return [
    TITLE,
    ...(undated.length > 0 ? [UNDATED] : []),
    ...(before.length > 0 ? [BEFORE] : []),
    ...placedIn(row).map(({ at }) => at),
    ...(after.length > 0 ? [AFTER] : []),
  ]
}

/** The stop that an arrow to the side leads to; the last one stays the last. */
export function beside(row: Row, at: string, way: -1 | 1): string {
  const stops = stopsOf(row)
  const index = Math.max(0, stops.indexOf(at))
  return stops[Math.min(stops.length - 1, Math.max(0, index + way))] ?? TITLE
}

/** From a phase or a milestone, up and down lead to what is nearest in time; from a title to a title. */
export function across(from: Row, at: string, to: Row): string {
  const here = placedIn(from).find(stop => stop.at === at)
  if (!here) return TITLE
  return placedIn(to).toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0]?.at ?? TITLE
}

/** Rows up or down with PageUp and PageDown. */
const PAGE = 12

type Standing = { row: Row; at: string; index: number; rows: number; rowAt: (index: number) => Row | null }

/** Where a key leads to, as the row's index and the stop in it; null when it is none of the chart's keys. */
export function ledTo(key: string, from: Standing): { index: number; at: string } | null {
  const { row, at, index, rows, rowAt } = from
  const down = (by: number) => {
    const to = Math.min(rows - 1, Math.max(0, index + by))
    const other = rowAt(to)
    return { index: to, at: other ? across(row, at, other) : TITLE }
  }
  switch (key) {
    case 'ArrowDown':
      return down(1)
    case 'ArrowUp':
      return down(-1)
    case 'PageDown':
      return down(PAGE)
    case 'PageUp':
      return down(-PAGE)
    case 'Control+Home':
      return down(-rows)
    case 'Control+End':
      return down(rows)
    case 'ArrowRight':
      return { index, at: beside(row, at, 1) }
    case 'ArrowLeft':
      return { index, at: beside(row, at, -1) }
    case 'Home':
      return { index, at: TITLE }
    case 'End':
      return { index, at: stopsOf(row).at(-1) ?? TITLE }
    default:
      return null
  }
}

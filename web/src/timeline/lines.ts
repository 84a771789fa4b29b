// The lines of the chart, groups and rows, with where each begins: a window must know the height of what it does not draw.
import type { Timeline, TimelineInitiative } from '@pejl/server/portfolio/contract'
import { useMemo } from 'react'
import type { Group } from '../portfolio/rows.ts'
import type { Scale } from './frame.ts'
import { rowWordsOf, type Say } from './say.ts'
import { type Row, rowOf } from './series.ts'

export type Line = { group: Group; code: string | null; top: number; height: number }

/** Lines in reading order: what a row and a group's head take; no heads where nothing is grouped. */
export function linesOf(groups: readonly Group[], heightOf: (code: string) => number, head: number): Line[] {
  const lines: Line[] = []
  let top = 0
  const add = (group: Group, code: string | null, height: number) => {
    lines.push({ group, code, top, height })
    top += height
  }
  for (const group of groups) {
    if (head > 0) add(group, null, head)
    for (const row of group.rows) add(group, row.code, heightOf(row.code))
  }
  return lines
}

export const heightOf = (lines: readonly Line[]) => {
  const last = lines.at(-1)
  return last ? last.top + last.height : 0
}

/** The first and one past the last line in sight, with some to spare. */
export function inSight(lines: readonly Line[], top: number, height: number, spare = 8): [first: number, last: number] {
  return [Math.max(0, lineAt(lines, top) - spare), Math.min(lines.length, lineAt(lines, top + height) + 1 + spare)]
}

/** The line that lies at a height, found by halving. */
function lineAt(lines: readonly Line[], y: number): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** Shapes rows when they are asked for, each once. */
export function shaped(
  initiatives: ReadonlyMap<string, TimelineInitiative>,
  shape: (initiative: TimelineInitiative) => Row,
): (code: string) => Row | null {
  const rows = new Map<string, Row>()
  return code => {
    const known = rows.get(code)
    if (known) return known
    const initiative = initiatives.get(code)
    if (!initiative) return null
    const row = shape(initiative)
    rows.set(code, row)
    return row
  }
}

/** How rows are set: lines that words can stand on, the least height of a row, and the height of a group's head. */
export type Setting = { tracks: number; height: number; head: number }
type LinesProps = {
  timeline: Timeline
  groups: readonly Group[]
  scale: Scale
  set: Setting
  /** All rows are of the least height. */
  alike: boolean
  headless: boolean
  /** What a name takes that stands above its row. */
  names: number
  say: Say
}

/** The lines to draw, and each row's shape when it is asked for. */
export function useLines({ timeline, groups, scale, set, alike, headless, names, say }: LinesProps) {
  const rowAt = useMemo(() => {
    const initiatives = new Map(timeline.initiatives.map(initiative => [initiative.code, initiative]))
    const { tracks, height } = set
    const against = { scale, knownAt: timeline.knownAt, tracks, height, words: rowWordsOf(say) }
    return shaped(initiatives, initiative => rowOf(initiative, against))
  }, [timeline, scale, set, say])
  const lines = useMemo(() => {
    const heightOf = (code: string) => names + (alike ? set.height : (rowAt(code)?.height ?? set.height))
    return linesOf(groups, heightOf, headless ? 0 : set.head)
  }, [groups, rowAt, alike, headless, names, set])
  return { lines, rowAt }
}

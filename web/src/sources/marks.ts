// Shapes what rests on a document's lines into marks in its margin.
import type { Citation, LineRange } from '@pejl/server/sources/contract'

/** What rests on a line, each fact once. */
export type Mark = {
  citations: Citation[]
  /** Other facts than on the line before: here the mark begins. */
  begins: boolean
}

/** By where they begin: lines between two that begin or end a citation have the very same mark. */
export function marksOf(citations: readonly Citation[]): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  const coming = citations.map(one => ({ one, name: nameOf(one) })).sort((a, b) => a.one.from - b.one.from)
  const bounds = [...new Set(citations.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b)
  let next = 0
  let here: typeof coming = []
  let before = ''
  for (const [index, first] of bounds.entries()) {
    here = here.filter(({ one }) => one.to >= first)
    for (let found = coming[next]; found?.one.from === first; found = coming[++next]) here.push(found)
    const cited = new Map<string, Citation>()
    for (const { one, name } of here) if (!cited.has(name)) cited.set(name, one)
    const names = [...cited.keys()].sort().join('\n')
    if (cited.size > 0)
      mark(marks, [...cited.values()], { first, end: bounds[index + 1] ?? first, begins: names !== before })
    before = names
  }
  return marks
}

type Stretch = { first: number; end: number; begins: boolean }

function mark(marks: Map<number, Mark>, citations: Citation[], { first, end, begins }: Stretch): void {
  for (let line = first; line < end; line++) marks.set(line, { citations, begins: begins && line === first })
}

export const nameOf = ({ kind, key }: Pick<Citation, 'kind' | 'key'>) => `${kind} ${key}`

/** The lines where a mark begins, from the first to the last. */
export const stopsIn = (marks: ReadonlyMap<number, Mark>): number[] =>
  [...marks].flatMap(([line, { begins }]) => (begins ? [line] : [])).sort((a, b) => a - b)

/** The nearest stop before or after a line; null where there is none. */
export function nextStop(stops: readonly number[], line: number, step: 1 | -1): number | null {
  const found = step === 1 ? stops.find(stop => stop > line) : stops.findLast(stop => stop < line)
  return found ?? null
}

/** How many facts rest on any of the lines. */
export function restingOn(citations: readonly Citation[], lines: readonly LineRange[]): number {
  const touched = citations.filter(({ from, to }) => lines.some(range => range.from <= to && from <= range.to))
  return new Set(touched.map(nameOf)).size
}

export const isIn = (line: number, lines: readonly LineRange[]) =>
  lines.some(({ from, to }) => from <= line && line <= to)

/** Lines are drawn in blocks: one that is not in sight costs nothing, and one that nothing happened in is not drawn anew. */
export const BLOCK = 50

export function blocksOf(lines: readonly string[]): { first: number; lines: readonly string[] }[] {
  const count = Math.ceil(lines.length / BLOCK)
  return Array.from({ length: count }, (_, n) => ({
    first: n * BLOCK + 1,
    lines: lines.slice(n * BLOCK, (n + 1) * BLOCK),
  }))
}

// Shapes what rests on a document's lines into marks in its margin.
import type { Citation, LineRange } from '@pejl/server/sources/contract'

/** What rests on a line, each fact once. */
export type Mark = {
  citations: Citation[]
  /** Other facts than on the line before: here the mark begins. */
  begins: boolean
}

export function marksOf(citations: readonly Citation[]): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  for (const citation of citations)
    for (let line = citation.from; line <= citation.to; line++) {
      const mark = marks.get(line) ?? { citations: [], begins: false }
      if (!mark.citations.some(one => nameOf(one) === nameOf(citation))) mark.citations.push(citation)
      marks.set(line, mark)
    }
  for (const [line, mark] of marks) mark.begins = namesOn(marks.get(line - 1)) !== namesOn(mark)
  return marks
}

export const nameOf = ({ kind, key }: Pick<Citation, 'kind' | 'key'>) => `${kind} ${key}`
const namesOn = (mark: Mark | undefined) => (mark?.citations ?? []).map(nameOf).sort().join('\n')

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

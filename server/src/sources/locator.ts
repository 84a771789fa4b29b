// Which lines of a document a locator names: `l. 43`, `l. 199-203`, `l. 199-200, 208`. Others (`s. 2`, `pkt. 4`) name none.

/** From a line to a line, both included; the first line is 1. */
export type LineRange = { from: number; to: number }

const RANGE = String.raw`(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?`
const LINES = new RegExp(
  String.raw`^(?:l\.|linjer?|lines?)\s*(${RANGE}(?:\s*(?:,|;|og|and|&)\s*(?:l\.\s*)?${RANGE})*)$`,
  'iu',
)
const IN_HASH = /^#?l-(\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*)$/

/** The lines, in order and joined where they meet; none where the locator names something else or runs backwards. */
export const linesIn = (locator: string): LineRange[] => rangesIn(LINES.exec(locator.trim())?.[1] ?? '')

/** The lines that the hash of an address names: `#l-199-203,208`. */
export const linesOfHash = (hash: string): LineRange[] => rangesIn(IN_HASH.exec(decoded(hash))?.[1] ?? '')

/** `l-199-203,208`; empty where there are no lines. */
export const hashOf = (lines: readonly LineRange[]): string =>
  lines.length === 0 ? '' : `l-${lines.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(',')}`

function rangesIn(text: string): LineRange[] {
  const ranges = [...text.matchAll(new RegExp(RANGE, 'g'))].map(([, from, to = from]) => ({
    from: Number(from),
    to: Number(to),
  }))
  if (ranges.some(({ from, to }) => from < 1 || to < from)) return []
  return joined(ranges.sort((a, b) => a.from - b.from))
}

function joined(sorted: readonly LineRange[]): LineRange[] {
  const ranges: LineRange[] = []
  for (const range of sorted) {
    const last = ranges.at(-1)
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to)
    else ranges.push({ ...range })
  }
  return ranges
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}

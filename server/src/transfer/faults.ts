// What is wrong with a bundle: every fault at once, each with its file, its place and what was expected there.

export type Fault = {
  file: string
  /** A JSON pointer into the file; empty for the file as a whole. */
  path: string
  expected: string
  found: string
}

/** A bundle that cannot be imported. Nothing of it has been written. */
export class BundleError extends Error {
  override name = 'BundleError'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    const sorted = sortFaults(faults)
    super(sorted.map(sentence).join('\n'))
    this.faults = sorted
  }
}

const inOrder = new Intl.Collator('en', { numeric: true })

/** By file and place, numbers as numbers; the same fault is said once. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  const distinct = new Map(faults.map(fault => [sentence(fault), fault]))
  return [...distinct.values()].sort(
    (a, b) =>
      inOrder.compare(a.file, b.file) || inOrder.compare(a.path, b.path) || inOrder.compare(a.expected, b.expected),
  )
}

export const sentence = ({ file, path, expected, found }: Fault) =>
  `${file}${path === '' ? '' : ` ${path}`}: expected ${expected}, found ${found}`

const LONGEST = 80

/** A value as it is shown in a fault: short, and with nothing in it that a terminal would obey. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const json = (JSON.stringify(value) ?? String(value)).replaceAll(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return json.length > LONGEST ? `${json.slice(0, LONGEST).toWellFormed()}…` : json
}

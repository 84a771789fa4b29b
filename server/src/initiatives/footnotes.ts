// Numbers the sources of a page in the order in which they are first used.
import type { Source } from '../terms.ts'
import type { DocumentRow } from './queries.ts'

export type Footnotes = {
  /** The numbered sources of a fact. */
  of: (refs: readonly [document: string, locator: string][]) => Source[]
  all: () => Source[]
}

export function footnotesOf(documents: readonly DocumentRow[]): Footnotes {
  const byKey = new Map(documents.map(document => [document.key, document]))
  const numbered = new Map<string, Source>()
  return {
    of: refs =>
      refs.map(([key, locator]) => {
        const id = `${key} ${locator}`
        const known = numbered.get(id)
        if (known) return known
        const document = byKey.get(key)
        const source = {
          number: numbered.size + 1,
          document: key,
          title: document?.title ?? key,
          date: document?.earliest && document.latest ? { earliest: document.earliest, latest: document.latest } : null,
          locator,
        }
        numbered.set(id, source)
        return source
      }),
    all: () => [...numbered.values()],
  }
}

// A fact of a bundle as a row for its table: from the part of the bundle where it stands.
import { type Bundle, FILES, type PartName } from './bundle-schema.ts'
import { pointer } from './roles.ts'

type Source = { document: string; locator: string }
type Fact = { key: string; recordedOn?: string | undefined; sources: Source[] }
export type FactRow = {
  key: string
  recordedOn: string | undefined
  sources: Source[]
  file: string
  path: string
  columns: Record<string, unknown>
}

type Initiative = Bundle['initiatives'][number]
type Project = NonNullable<Initiative['projects']>[number]
type Window = { earliest: string; latest: string; precision: string; qualifier?: string; text?: string }
type Words = { da: string; en?: string }

export const idOf = (ids: Map<string, number>, name: string | undefined) => (name === undefined ? null : ids.get(name))

export const words = (text: Words | undefined) => (text === undefined ? null : { da: text.da, en: text.en ?? null })

export const window = (from: Window | undefined) => ({
  earliest: from?.earliest ?? null,
  latest: from?.latest ?? null,
  precision: from?.precision ?? null,
  qualifier: from?.qualifier ?? null,
  date_text: from?.text ?? null,
})

type Columns<F, Args extends unknown[]> = (fact: F, ...about: Args) => Record<string, unknown>
type Entry<T> = NonNullable<T> extends readonly (infer F)[] ? F : NonNullable<T>
type FactsOf<T> = { [K in keyof T]-?: Entry<T[K]> extends Fact ? K : never }[keyof T] & string

export function* rows<F extends Fact>(
  facts: readonly F[],
  part: PartName,
  at: (string | number)[],
  columns: Columns<F, []>,
) {
  for (const [index, fact] of facts.entries()) yield row(fact, part, [...at, index], columns(fact))
}

const row = (fact: Fact, part: PartName, path: (string | number)[], columns: Record<string, unknown>): FactRow => ({
  key: fact.key,
  recordedOn: fact.recordedOn,
  sources: fact.sources,
  file: FILES[part],
  path: pointer(path),
  columns,
})

export function* ofInitiatives<K extends FactsOf<Initiative>>(
  { initiatives }: Bundle,
  name: K,
  columns: Columns<Entry<Initiative[K]> & Fact, [Initiative]>,
): Iterable<FactRow> {
  for (const [n, initiative] of initiatives.entries())
    for (const [fact, place] of entriesOf<Entry<Initiative[K]> & Fact>(initiative[name]))
      yield row(fact, 'initiatives', [n, name, ...place], columns(fact, initiative))
}

export function* ofProjects<K extends FactsOf<Project>>(
  { initiatives }: Bundle,
  name: K,
  columns: Columns<Entry<Project[K]> & Fact, [Project, Initiative]>,
): Iterable<FactRow> {
  for (const [n, initiative] of initiatives.entries())
    for (const [p, project] of (initiative.projects ?? []).entries())
      for (const [fact, place] of entriesOf<Entry<Project[K]> & Fact>(project[name]))
        yield row(fact, 'initiatives', [n, 'projects', p, name, ...place], columns(fact, project, initiative))
}

/** One fact or a list of them, each with its place. */
const entriesOf = <F>(value: unknown): [F, number[]][] =>
  Array.isArray(value) ? value.map((fact: F, index) => [fact, [index]]) : value === undefined ? [] : [[value as F, []]]

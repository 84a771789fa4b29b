import type { SourceDocument } from '@pejl/server/sources/contract'
import { bilingual, useWords } from '../language/Language.tsx'
import { type Say as ListSay, useSay as useListSay } from '../portfolio/say.ts'
import { da, type SourcesWords } from './da.ts'

const sourcesWords = bilingual(da, () => import('./en.ts').then(module => module.en))

export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: SourcesWords; list: ListSay }

export function useSay(): Say {
  const list = useListSay()
  return { own: useWords(sourcesWords), list, shared: list.shared, formats: list.formats }
}

/** `Referat`; a kind that has no word stands as it was given. */
export const kindOf = ({ kind }: SourceDocument, { own }: Pick<Say, 'own'>) =>
  Object.hasOwn(own.kind, kind) ? (own.kind[kind] ?? kind) : kind.replaceAll('_', ' ')

/** `3. apr. 2019`, or the days it lies between. */
export function dateOf({ date }: SourceDocument, { own, formats }: Pick<Say, 'own' | 'formats'>): string {
  if (!date) return own.dateNotStated
  const [from, to] = [formats.day(date.earliest), formats.day(date.latest)]
  return from === to ? from : own.between(from, to)
}

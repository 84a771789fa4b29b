import { bilingual, useWords } from '../language/Language.tsx'
import { type Say as ListSay, useSay as useListSay } from '../portfolio/say.ts'
import { type ComparisonWords, da } from './da.ts'

const comparisonWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** `list` is what signs and kinds of change say. */
export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: ComparisonWords; list: ListSay }

export function useSay(): Say {
  const list = useListSay()
  return { own: useWords(comparisonWords), list, shared: list.shared, formats: list.formats }
}

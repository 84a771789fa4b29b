import { useSay as useInitiativeSay } from '../initiatives/say.ts'
import { bilingual, useWords } from '../language/Language.tsx'
import { da } from './da.ts'

export const viewWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** What is said of differing views, beside what the initiative's page says. */
export function useSay() {
  const page = useInitiativeSay()
  return { page, own: useWords(viewWords), shared: page.shared, formats: page.formats }
}
export type Say = ReturnType<typeof useSay>

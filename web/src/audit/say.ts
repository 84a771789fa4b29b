import { accessWords } from '../access/say.ts'
import type { Words } from '../language/da.ts'
import type { Formats } from '../language/formats.ts'
import { bilingual, useFormats, useShared, useWords } from '../language/Language.tsx'
import { reportWords } from '../reports/say.ts'
import { da, type LogWords } from './da.ts'

export const logWords = bilingual(da, () => import('./en.ts').then(module => module.en))

type Roles = Record<string, string>
export type Say = { own: LogWords; roles: Roles; sections: Record<string, string>; shared: Words; formats: Formats }

export const useSay = (): Say => ({
  own: useWords(logWords),
  roles: useWords(accessWords).role,
  sections: useWords(reportWords).section,
  shared: useShared(),
  formats: useFormats(),
})

import type { Words } from '../language/da.ts'
import type { Formats } from '../language/formats.ts'
import { bilingual, useFormats, useShared, useWords } from '../language/Language.tsx'
import { da, type RoundWords } from './da.ts'

export const roundWords = bilingual(da, () => import('./en.ts').then(module => module.en))

export type Say = { own: RoundWords; shared: Words; formats: Formats }

export const useSay = (): Say => ({ own: useWords(roundWords), shared: useShared(), formats: useFormats() })

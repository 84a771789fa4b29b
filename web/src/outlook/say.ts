import { bilingual } from '../language/Language.tsx'
import { da } from './da.ts'

export const outlookWords = bilingual(da, () => import('./en.ts').then(module => module.en))

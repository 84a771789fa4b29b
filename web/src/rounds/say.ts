import type { RoundMeeting } from '@pejl/server/rounds/contract'
import type { Words } from '../language/da.ts'
import type { Formats } from '../language/formats.ts'
import { bilingual, useFormats, useShared, useWords } from '../language/Language.tsx'
import { da, type RoundWords } from './da.ts'

export const roundWords = bilingual(da, () => import('./en.ts').then(module => module.en))

export type Say = { own: RoundWords; shared: Words; formats: Formats }

/** `Styregruppen 10. dec. 2026` */
export const meetingWords = ({ body, bodyEn, date }: RoundMeeting, { formats }: Pick<Say, 'formats'>): string =>
  `${(formats.language === 'en' && bodyEn) || body} ${formats.window(date)}`

export const useSay = (): Say => ({ own: useWords(roundWords), shared: useShared(), formats: useFormats() })

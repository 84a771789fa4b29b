import type { AccessWords } from '../access/da.ts'
import { accessWords } from '../access/say.ts'
import type { Formats } from '../language/formats.ts'
import { bilingual, useFormats, useWords } from '../language/Language.tsx'
import { danish, momentWords } from '../rounds/deadline.ts'
import { roundWords } from '../rounds/say.ts'
import { da, type UserWords } from './da.ts'

const userWords = bilingual(da, () => import('./en.ts').then(module => module.en))

export type Say = {
  own: UserWords
  access: AccessWords
  formats: Formats
  /** The Danish day of a moment: `31. dec. 2026`. */
  dayOf: (moment: string) => string
  /** `20. nov. kl. 12` */
  moment: (moment: string) => string
}

export function useSay(): Say {
  const formats = useFormats()
  const rounds = useWords(roundWords)
  return {
    own: useWords(userWords),
    access: useWords(accessWords),
    formats,
    dayOf: moment => formats.day(danish(moment).day),
    moment: moment => momentWords(moment, new Date(), { own: rounds, formats }),
  }
}

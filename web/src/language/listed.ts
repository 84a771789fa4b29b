import type { Language } from './formats.ts'

/** `navn, frist og møde` */
export const listed = (words: readonly string[], language: Language) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(language === 'da' ? ' og ' : ' and ')

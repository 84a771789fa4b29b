// Counts as they are typed: `1.234`, `12,5`, `mere end 94`.
import type { Sureness } from '../terms.ts'

export type Count = { value: number; qualifier: Sureness | null }

const WORDS: Record<Sureness, readonly string[]> = {
  about: ['ca.', 'ca', 'cirka', 'omkring', 'about'],
  at_least: ['mindst', 'at least'],
  at_most: ['højst', 'at most'],
  just_over: ['godt', 'just over'],
  just_under: ['knap', 'just under'],
  less_than: ['under', 'mindre end', 'færre end', 'less than'],
  more_than: ['over', 'mere end', 'flere end', 'more than'],
}
const QUALIFIERS = new Map(
  Object.entries(WORDS).flatMap(([qualifier, words]) => words.map(word => [word, qualifier as Sureness] as const)),
)

/**
 * A number in Danish, where a point groups thousands and a comma begins the decimals; the English way is read too where it
 * cannot be meant otherwise. Null for what is no number from nothing up.
 */
export function numberFrom(text: string): number | null {
  const plain = text.trim()
  const grouped = /^[1-9]\d{0,2}([.,\u00A0 ])\d{3}(\1\d{3})*(?:(?!\1)[.,]\d{1,6})?$/.exec(plain)
  if (grouped) {
    const [, separator = ''] = grouped
    return Number(plain.replaceAll(separator, '').replace(',', '.'))
  }
  return /^\d{1,12}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** A count with how sure it is; null when it cannot be read. */
export function countFrom(text: string): Count | null {
  const plain = text.trim().toLowerCase()
  const at = plain.search(/\d/)
  const word = plain.slice(0, Math.max(0, at)).trim()
  const qualifier = word === '' ? null : QUALIFIERS.get(word)
  const value = at < 0 ? null : numberFrom(plain.slice(at))
  return value === null || qualifier === undefined ? null : { value, qualifier }
}

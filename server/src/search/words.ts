// What was written, taken apart into words as the database keeps them. Pure.

/** Words as PostgreSQL's `to_tsquery` takes them: letters and digits only, so that nothing in them is an operator. */
export type Question = {
  /** As written, in small letters and with single spaces. */
  written: string
  /** As written, the last word open at its end. */
  plain: string[]
  /** To be stemmed: a word that is still being typed has no stem worth asking for, but may be whole. */
  stems: string[]
  /** Null where a word cannot be a code. */
  codes: (string | null)[]
}

/** More words than these narrow nothing. */
const MOST_WORDS = 12
const BETWEEN = /[^\p{L}\p{N}\p{M}]+/u
const CODE = /^[0-9a-z][0-9a-z.-]{0,19}$/

/** The words of a question; none where nothing but signs was written. */
export function wordsAsked(q: string): Question {
  const written = q.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
  const words = written
    .split(' ')
    .map(word => ({ word, parts: word.split(BETWEEN).filter(part => part !== '') }))
    .filter(({ parts }) => parts.length > 0)
  // The last one stays: it is the one being typed.
  const kept = words.length > MOST_WORDS ? [...words.slice(0, MOST_WORDS - 1), ...words.slice(-1)] : words
  const open = (text: string, n: number) => (n === kept.length - 1 ? `${text}:*` : text)
  return {
    written,
    plain: kept.map(({ parts }, n) => open(parts.join(' & '), n)),
    stems: kept.map(({ parts }) => parts.join(' & ')),
    codes: kept.map(({ word }, n) => (CODE.test(word) ? open(`'${word}'`, n) : null)),
  }
}

// The words that dates are printed or typed with, in Danish and English, cut into the tokens that window.ts reads.
import type { Qualifier } from '../terms.ts'

/** `y` a year of four digits, `n` a smaller number, `m` a month, `p` primo, medio or ultimo, `s` a season, `q h w` units. */
export type Token = {
  kind: 'y' | 'n' | 'm' | 'p' | 's' | 'q' | 'h' | 'w'
  value: number
  /** How many digits it was written with; 0 for a word. */
  digits: number
}

export const THIRDS = ['primo', 'medio', 'ultimo'] as const satisfies readonly Qualifier[]
export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const satisfies readonly Qualifier[]

const WORDS = new Map<string, Pick<Token, 'kind' | 'value'> | null>()
const teach = (kind: Token['kind'], lists: readonly string[]) =>
  lists.forEach((list, index) => {
    for (const word of list.split(' ')) WORDS.set(word, { kind, value: index })
  })

teach('m', [
  '',
  'januar january jan',
  'februar february feb',
  'marts march mar',
  'april apr',
  'maj may',
  'juni june jun',
  'juli july jul',
  'august aug',
  'september sept sep',
  'oktober october okt oct',
  'november nov',
  'december dec',
])
teach('p', [
  'primo begyndelsen starten start begyndelse beginning early',
  'medio midten midt mid middle',
  'ultimo udgangen slutningen slut slutning end late',
])
teach('s', [
  'vinter vinteren winter',
  'forår foråret spring',
  'sommer sommeren summer',
  'efterår efteråret autumn fall',
])
teach('n', ['', 'første first', 'anden andet second', 'tredje third', 'fjerde fourth'])
teach('q', ['kvartal kvt kv k q quarter'])
teach('h', ['halvår halvdel h half'])
teach('w', ['uge uger u w week'])
// Words that change nothing. "Inden", "efter" and "ca." do, so that a text with them is not read.
for (const word of 'den d i løbet af året år til og the of in on by st nd rd th'.split(' ')) WORDS.set(word, null)

const PIECE = /[a-zæøå]+|\d+/g
const READABLE = /^[a-zæøå\d\s.,/–-]*$/

/** Cuts a text into tokens; null when a word, sign or number in it is none that dates are made of. */
export function tokensOf(text: string): Token[] | null {
  const lower = text.toLowerCase()
  if (!READABLE.test(lower)) return null
  const tokens: Token[] = []
  for (const piece of lower.match(PIECE) ?? []) {
    const digit = piece.charCodeAt(0) < 58
    const word = digit ? numberOf(piece) : WORDS.get(piece)
    if (word === undefined) return null
    if (word) tokens.push({ ...word, digits: digit ? piece.length : 0 })
  }
  return tokens
}

function numberOf(piece: string): Pick<Token, 'kind' | 'value'> | undefined {
  if (piece.length === 4) return { kind: 'y', value: Number(piece) }
  return piece.length < 3 ? { kind: 'n', value: Number(piece) } : undefined
}

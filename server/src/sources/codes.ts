// Which initiatives a Danish text speaks of by their codes: `4.4 og 4.5 har samme titel`.

/** A number with a point that is no part of a word, a date or a longer number: not `v1.1`, `1.1.2025` or `2.1b`. */
const NUMBER = /(?<![\p{L}\p{N}_]|\p{N}[.,])[1-9]\d{0,2}\.[1-9]\d{0,4}(?![\p{L}\p{N}_]|[.,]\p{N})/gu

// What makes it the number of something else: `SJ 4.1`, `pkt. 2.1`, `kl. 14.30`, `den 2.4.`, or an amount: `2.5 mio.`
const PRODUCT_BEFORE = /\p{Lu}[\p{Lu}\p{N}]+ $/u
const NAMED_BEFORE =
  /(?:§|(?<!\p{L})(?:version|udgave|v\.|pkt\.?|punkt|bilag|afsnit|kapitel|kap\.|side|s\.|linje|l\.|kl\.?|den|ca\.)) ?$/iu
const COUNTED_AFTER = /^ ?(?:%|procent|pct|mio|mia|kr\b|gange)/iu

/** The codes that stand in the text as whole words, in the order of `codes`. */
export function codesIn(text: string, codes: readonly string[]): string[] {
  const found = new Set<string>()
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const before = text.slice(0, index)
    const after = text.slice(index + number.length)
    const isOther = PRODUCT_BEFORE.test(before) || NAMED_BEFORE.test(before) || COUNTED_AFTER.test(after)
    if (!isOther) found.add(number)
  }
  return codes.filter(code => found.has(code))
}

/** The initiatives that a note is about: its own, else those that its text speaks of. */
export const initiativesOf = (own: string | null, text: string, codes: readonly string[]): string[] =>
  own === null ? codesIn(text, codes) : codes.filter(code => code === own)

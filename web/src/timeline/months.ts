import type { Formats } from '../language/formats.ts'

/** `maj`, `maj–juni` and the year they have in common; across New Year `dec. 2024–jan. 2025` and none. */
export function monthsBetween(earliest: string, latest: string, formats: Formats): { months: string; year: string } {
  const [first, last] = [monthOf(earliest, formats), monthOf(latest, formats)]
  const year = earliest.slice(0, 4)
  if (!latest.startsWith(year)) return { months: `${first}–${last}`, year: '' }
  const [from, to] = [first, last].map(month => month.replace(/\s\d{4}$/, ''))
  return { months: from === to ? `${from}` : `${from}–${to}`, year }
}

const monthOf = (day: string, formats: Formats) =>
  formats.window({ earliest: day, latest: day, precision: 'month', qualifier: null, text: null })

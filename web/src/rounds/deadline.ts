// Deadlines are in Danish time, wherever the reader's clock is set.
import type { Formats } from '../language/formats.ts'
import type { RoundWords } from './da.ts'

const ZONE = 'Europe/Copenhagen'
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** A moment as Danish day and time: `2026-12-01`, `12:00`. */
export function danish(moment: string | Date): { day: string; time: string } {
  const text = new Date(moment).toLocaleString('sv', { timeZone: ZONE })
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

/** Danish days from now until a moment; negative when it has passed. */
export const daysUntil = (moment: string, now: Date): number =>
  dayNumber(danish(moment).day) - dayNumber(danish(now).day)

type Say = { own: RoundWords; formats: Formats }

/** `1. dec. kl. 12`, with the year when it is another. */
export function momentWords(moment: string, now: Date, { own, formats }: Say): string {
  const { day, time } = danish(moment)
  const year = danish(now).day.slice(0, 4)
  const shown = day.startsWith(year) ? formats.shortDay(day, Number(year)) : formats.day(day)
  return own.at(shown, timeWords(time, formats))
}

/** `12` or `10.42`; in English `12:00`. */
function timeWords(time: string, { language }: Formats): string {
  if (language === 'en') return time
  const [hours, minutes] = time.split(':')
  return minutes === '00' ? String(Number(hours)) : `${Number(hours)}.${minutes}`
}

/** `10.42` of a moment, in Danish time. */
export const clockWords = (moment: string | Date, { language }: Formats): string => {
  const { time } = danish(moment)
  return language === 'da' ? time.replace(':', '.') : time
}

/** A round's key, made from its name: `1. kvartal 2027` is `1-kvartal-2027`. */
export function keyFrom(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return (plain || 'runde').slice(0, 100)
}

// Calendar days as ISO strings (`YYYY-MM-DD`) and whole numbers: no Date, no time zone, exact over leap years.

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** How many days a month (1 to 12) has in a year; 0 for a month that is none. */
export const daysInMonth = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

export const yearOf = (day: string) => digits(day, 0, 4)
export const monthOf = (day: string) => digits(day, 5, 7)
const dayOfMonth = (day: string) => digits(day, 8, 10)

const pad = (value: number) => (value < 10 ? `0${value}` : String(value))

export const dayAt = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`

export const lastDayOfMonth = (year: number, month: number) => dayAt(year, month, daysInMonth(year, month))

/** Whether a text is an ISO day that exists in the calendar: `2025-02-30` does not. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false
  for (let at = 0; at < 10; at++) {
    const code = text.charCodeAt(at)
    if (at !== 4 && at !== 7 && (code < 48 || code > 57)) return false
  }
  const day = dayOfMonth(text)
  return yearOf(text) > 0 && day > 0 && day <= daysInMonth(yearOf(text), monthOf(text))
}

// Days since 1970-01-01 and back, with years counted from March so that the leap day comes last:
// https://howardhinnant.github.io/date_algorithms.html
/** The whole number of a day; the day after has the next one. Takes a day that `isDay` accepts. */
export function dayNumber(day: string): number {
  const month = monthOf(day)
  const year = yearOf(day) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth(day) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day with a whole number: the inverse of `dayNumber`. */
export function dayOf(number: number): string {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayAt(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

/** Days from one day to another; negative when the other comes first. */
export const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from)

export const addDays = (day: string, days: number) => dayOf(dayNumber(day) + days)

/** Adds calendar months. The last day of a month stays a last day: 30 November and a month is 31 December. */
export function addMonths(day: string, months: number): string {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  const length = daysInMonth(year, month)
  const wasLast = dayOfMonth(day) === daysInMonth(yearOf(day), monthOf(day))
  return dayAt(year, month, wasLast ? length : Math.min(dayOfMonth(day), length))
}

/** Calendar months from one day to another with the part of a month as a fraction; from last day to last day it is whole. */
export function monthsBetween(from: string, to: string): number {
  const position = (day: string) =>
    yearOf(day) * 12 + monthOf(day) + dayOfMonth(day) / daysInMonth(yearOf(day), monthOf(day))
  return position(to) - position(from)
}

/** Days compare as texts. */
export const compareDays = (a: string, b: string) => (a < b ? -1 : a === b ? 0 : 1)

/** Sorts a list in place. Series nearly always come in order, and finding that out costs a tenth of sorting them. */
export function inOrder<T>(list: T[], by: (a: T, b: T) => number): T[] {
  for (let at = 1; at < list.length; at++) {
    if (by(list[at - 1] as T, list[at] as T) > 0) return list.sort(by)
  }
  return list
}

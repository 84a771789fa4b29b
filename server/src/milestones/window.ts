// Dates as fuzzy as they were stated: the first and last day that the words can mean (domain.md §5).
import type { DateWindow, Precision, Qualifier } from '../terms.ts'
import { SEASONS, THIRDS, type Token, tokensOf } from './date-words.ts'
import { addDays, dayAt, dayNumber, daysInMonth, lastDayOfMonth } from './day.ts'

export { isDay } from './day.ts'

/** What is wrong with a text that should be a date: a code and its values, for a sentence in the reader's language. */
export type DateFault =
  | { code: 'empty' }
  | { code: 'unreadable' }
  /** `31.6.25`: June has 30 days. */
  | { code: 'no_such_day'; day: number; month: number; year: number; days: number }
  | { code: 'no_such_month'; month: number }
  | { code: 'no_such_quarter'; quarter: number }
  | { code: 'no_such_half_year'; half: number }
  | { code: 'no_such_week'; week: number; year: number; weeks: number }
  | { code: 'no_such_year'; year: number; from: number; to: number }
  | { code: 'year_missing' }
  | { code: 'ends_before_it_starts'; from: number; to: number }
export type WindowReading = { window: DateWindow; fault: null } | { window: null; fault: DateFault }

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const LONGEST_TEXT = 60

const span = (
  earliest: string,
  latest: string,
  precision: Precision,
  qualifier: Qualifier | null = null,
): DateWindow => ({
  earliest,
  latest,
  precision,
  qualifier,
  text: null,
})
const months = (year: number, first: number, last: number, precision: Precision, qualifier: Qualifier | null = null) =>
  span(dayAt(year, first, 1), lastDayOfMonth(year, last), precision, qualifier)

export const dayWindow = (day: string) => span(day, day, 'day')
export const monthWindow = (year: number, month: number) => months(year, month, month, 'month')
export const quarterWindow = (year: number, quarter: number) => months(year, quarter * 3 - 2, quarter * 3, 'quarter')
export const halfYearWindow = (year: number, half: number) => months(year, half * 6 - 5, half * 6, 'half_year')
export const yearWindow = (year: number) => months(year, 1, 12, 'year')
export const yearRangeWindow = (from: number, to: number) => span(dayAt(from, 1, 1), dayAt(to, 12, 31), 'year_range')

/** The Monday of an ISO week: week 1 is the one with 4 January, and day number 0 was a Thursday. */
function mondayOf(year: number, week: number): string {
  const fourth = dayNumber(dayAt(year, 1, 4))
  return addDays(dayAt(year, 1, 4), (week - 1) * 7 - ((((fourth + 3) % 7) + 7) % 7))
}
export function weekWindow(year: number, week: number): DateWindow {
  const monday = mondayOf(year, week)
  return span(monday, addDays(monday, 6), 'week')
}
const weeksIn = (year: number) => Math.round((dayNumber(mondayOf(year + 1, 1)) - dayNumber(mondayOf(year, 1))) / 7)

type Third = (typeof THIRDS)[number]
const YEAR_THIRDS: Record<Third, [first: number, last: number]> = { primo: [1, 3], medio: [5, 8], ultimo: [10, 12] }

/** Primo of a year is its first quarter, medio May to August, ultimo its last quarter. */
export const yearThirdWindow = (year: number, third: Third) => months(year, ...YEAR_THIRDS[third], 'year', third)

/** A third of a month: 1 to 10, 11 to 20, 21 to the end. */
export function monthThirdWindow(year: number, month: number, third: Third): DateWindow {
  const first = THIRDS.indexOf(third) * 10 + 1
  const last = third === 'ultimo' ? daysInMonth(year, month) : first + 9
  return span(dayAt(year, month, first), dayAt(year, month, last), 'month', third)
}

export type Season = Exclude<Qualifier, Third>
// A winter named by one year is that year's January and February: "vinter/forår 2025" then is one unbroken stretch of
// 2025, and no window begins in a year that was not named. December comes in when both years are: "vinter 2024/25".
const SEASON_MONTHS: Record<Season, [first: number, last: number]> = {
  winter: [1, 2],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter_spring: [1, 5],
  spring_summer: [3, 8],
}
export const seasonWindow = (year: number, season: Season) => months(year, ...SEASON_MONTHS[season], 'year', season)

const read = (window: DateWindow): WindowReading => ({ window, fault: null })
const fail = (fault: DateFault): WindowReading => ({ window: null, fault })
const isMonth = (month: number) => month >= 1 && month <= 12

function readDay(day: number, month: number, year: number): WindowReading {
  if (!isMonth(month)) return fail({ code: 'no_such_month', month })
  const days = daysInMonth(year, month)
  return day < 1 || day > days
    ? fail({ code: 'no_such_day', day, month, year, days })
    : read(dayWindow(dayAt(year, month, day)))
}
const readMonth = (month: number, year: number) =>
  isMonth(month) ? read(monthWindow(year, month)) : fail({ code: 'no_such_month', month })
const readQuarter = (quarter: number, year: number) =>
  quarter >= 1 && quarter <= 4 ? read(quarterWindow(year, quarter)) : fail({ code: 'no_such_quarter', quarter })
const readHalfYear = (half: number, year: number) =>
  half === 1 || half === 2 ? read(halfYearWindow(year, half)) : fail({ code: 'no_such_half_year', half })
function readWeek(week: number, year: number): WindowReading {
  const weeks = weeksIn(year)
  return week >= 1 && week <= weeks ? read(weekWindow(year, week)) : fail({ code: 'no_such_week', week, year, weeks })
}
const thirdOf = (value: number): Third => THIRDS[value] ?? 'primo'
function readSeasons(first: number, second: number, year: number): WindowReading {
  if (first === 0 && second === 1) return read(seasonWindow(year, 'winter_spring'))
  return first === 1 && second === 2 ? read(seasonWindow(year, 'spring_summer')) : fail({ code: 'unreadable' })
}

// What the kinds of the tokens, without the year, read as.
const SHAPES: Record<string, (year: number, a: number, b: number) => WindowReading> = {
  '': year => read(yearWindow(year)),
  nn: (year, day, month) => readDay(day, month, year),
  nm: (year, day, month) => readDay(day, month, year),
  n: (year, month) => readMonth(month, year),
  m: (year, month) => readMonth(month, year),
  qn: (year, _, quarter) => readQuarter(quarter, year),
  nq: (year, quarter) => readQuarter(quarter, year),
  hn: (year, _, half) => readHalfYear(half, year),
  nh: (year, half) => readHalfYear(half, year),
  wn: (year, _, week) => readWeek(week, year),
  nw: (year, week) => readWeek(week, year),
  p: (year, third) => read(yearThirdWindow(year, thirdOf(third))),
  pm: (year, third, month) => read(monthThirdWindow(year, month, thirdOf(third))),
  s: (year, season) => read(seasonWindow(year, SEASONS[season] ?? 'winter')),
  ss: (year, first, second) => readSeasons(first, second, year),
}

const noYear = (year: number): WindowReading | null =>
  year < FIRST_YEAR || year > LAST_YEAR ? fail({ code: 'no_such_year', year, from: FIRST_YEAR, to: LAST_YEAR }) : null

function readTwoYears(tokens: readonly Token[], from: number, to: number): WindowReading {
  const wrong = noYear(from) ?? noYear(to)
  if (wrong) return wrong
  const [season] = tokens
  const winter = tokens.length === 1 && season?.kind === 's' && season.value === 0
  if (winter && to === from + 1) return read(span(dayAt(from, 12, 1), lastDayOfMonth(to, 2), 'year', 'winter'))
  if (tokens.length > 0) return fail({ code: 'unreadable' })
  return to > from ? read(yearRangeWindow(from, to)) : fail({ code: 'ends_before_it_starts', from, to })
}

function readShape(tokens: readonly Token[], year: number | undefined): WindowReading {
  const shape = SHAPES[tokens.map(token => token.kind).join('')]
  const alone = tokens.length === 1 && tokens[0]?.kind === 'n' ? tokens[0] : null
  // A number alone is a month only beside a year, and only in digits: `5.2025`.
  if (!shape || (alone && (year === undefined || alone.digits === 0))) return fail({ code: 'unreadable' })
  if (year === undefined) return fail({ code: 'year_missing' })
  return noYear(year) ?? shape(year, tokens[0]?.value ?? 0, tokens[1]?.value ?? 0)
}

/** A year of two digits is one of this century. */
const shortYear = (token: Token | undefined) =>
  token?.kind === 'n' && token.digits === 2 ? 2000 + token.value : undefined

function readTokens(tokens: readonly Token[], text: string, hint: number | undefined): WindowReading {
  const years = tokens.filter(token => token.kind === 'y')
  const rest = tokens.filter(token => token.kind !== 'y')
  const first = years[0]?.value
  const last = shortYear(rest.at(-1))
  const kinds = tokens.map(token => token.kind).join('')
  if (years.length === 2) return readTwoYears(rest, first ?? 0, years[1]?.value ?? 0)
  if (years.length > 2) return fail({ code: 'unreadable' })
  if (first !== undefined) {
    // `2025/26` and `2025-26` are two years, `2025-05` and `2011-12` months.
    const number = rest.at(-1)?.value ?? 0
    const later = kinds.endsWith('yn') && last !== undefined && number > first % 100
    const two = later && (number > 12 || text.includes('/'))
    if (two) return readTwoYears(rest.slice(0, -1), first, first - (first % 100) + number)
    return readShape(kinds === 'ynn' ? rest.toReversed() : rest, first)
  }
  const bare = rest.slice(0, -1)
  const named = last !== undefined && bare.length > 0 && (bare.length > 1 || bare[0]?.kind !== 'n')
  if (named && SHAPES[bare.map(token => token.kind).join('')]) return readShape(bare, last)
  return readShape(rest, hint)
}

/**
 * Reads a date as printed or typed in Danish or English: `31.5.25`, `november 2024`, `Q2 2025`, `medio maj 2025`,
 * `vinter/forår 2025`, `2025–2026`. A text without a year takes `hints.year`.
 */
export function windowOf(text: string, hints: { year?: number } = {}): WindowReading {
  const printed = text.trim()
  if (printed === '') return fail({ code: 'empty' })
  const tokens = printed.length > LONGEST_TEXT ? null : tokensOf(printed)
  if (!tokens || tokens.length === 0 || tokens.length > 4) return fail({ code: 'unreadable' })
  const reading = readTokens(tokens, printed, hints.year)
  return reading.window ? read({ ...reading.window, text: printed }) : reading
}

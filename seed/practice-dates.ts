// When things happen in the practice portfolio, and how vaguely people speak of it beforehand.
import { addDays, addMonths, daysBetween, monthOf, yearOf } from '../server/src/milestones/day.ts'
import {
  dayWindow,
  halfYearWindow,
  monthThirdWindow,
  monthWindow,
  quarterWindow,
  seasonWindow,
  weekWindow,
  yearRangeWindow,
  yearThirdWindow,
  yearWindow,
} from '../server/src/milestones/window.ts'
import type { DateWindow } from '../server/src/terms.ts'
import type { Dice } from './dice.ts'

export const ROUNDS = 24
const MONTHS_BETWEEN = 3
/** The last round's deadline lies this many days back; late reports and its closing come after. */
const SINCE_LAST = 10
export const LATE = 3
export const CLOSED_AFTER = 5

/** Days of the rounds as seen from a day: round 23 is the last one that has closed. */
export function calendarOf(today: string) {
  const last = addDays(today, -SINCE_LAST)
  const deadline = (round: number) => addMonths(last, (round - ROUNDS + 1) * MONTHS_BETWEEN)
  return {
    deadline,
    opened: (round: number) => addDays(deadline(round), -21),
    closed: (round: number) => addDays(deadline(round), CLOSED_AFTER),
    previous: (round: number) => addDays(deadline(round - 1), 1),
  }
}
export type Calendar = ReturnType<typeof calendarOf>

/** How facts say when they became known, and where from. */
export type Told = {
  calendar: Calendar
  roundKey: (round: number) => string
  inRound: (round: number, daysLate?: number) => { recordedOn: string; sources: Source[] }
}
type Source = { document: string; locator: string }

type Window = Omit<DateWindow, 'qualifier' | 'text'> & { qualifier?: NonNullable<DateWindow['qualifier']> }

/** A day as spoken of some months before: the further off, the vaguer. */
export function spokenOf(day: string, monthsAhead: number, dice: Dice): Window {
  const { earliest, latest, precision, qualifier } = vague(day, monthsAhead, dice)
  return { earliest, latest, precision, ...(qualifier && { qualifier }) }
}

function vague(day: string, monthsAhead: number, dice: Dice): DateWindow {
  const [year, month] = [yearOf(day), monthOf(day)]
  const weeks = [0, 1, 2].map(n => weekWindow(year, Math.max(1, Math.round(dayOfYear(day) / 7) + n - 1)))
  const half = halfYearWindow(year, month <= 6 ? 1 : 2)
  const quarter = quarterWindow(year, Math.ceil(month / 3))
  const far = [
    ...[yearRangeWindow(year - 1, year), yearWindow(year), half, quarter],
    ...(['primo', 'medio', 'ultimo'] as const).map(third => yearThirdWindow(year, third)),
  ]
  const middle = [quarter, half, ...(['spring', 'summer', 'autumn'] as const).map(season => seasonWindow(year, season))]
  const near = [quarter, ...(['primo', 'medio', 'ultimo'] as const).map(third => monthThirdWindow(year, month, third))]
  const close = [dayWindow(day), dayWindow(day), dayWindow(day), ...weeks]
  const said = monthsAhead > 15 ? far : monthsAhead > 6 ? middle : monthsAhead > 1 ? near : close
  // What ends long after the day would make every delivery look early.
  const fitting = said.filter(
    ({ earliest, latest }) => earliest <= day && day <= latest && daysBetween(day, latest) <= 20 + monthsAhead * 3,
  )
  return dice.pick([...fitting, monthWindow(year, month)])
}

const dayOfYear = (day: string) => daysBetween(`${yearOf(day)}-01-01`, day) + 1

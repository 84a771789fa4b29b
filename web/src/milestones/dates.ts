import type { TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { DateWindow } from '@pejl/server/terms'

type Dates = Pick<TimelineMilestone, 'baseline' | 'forecast' | 'actual'>

/** When it was reached, or else is expected: the newest forecast, or the plan while nobody has said otherwise. */
export const reachedOf = ({ actual, forecast, baseline }: Dates) => actual ?? forecast ?? baseline

const isSame = (a: DateWindow, b: DateWindow) => a.earliest === b.earliest && a.latest === b.latest

/** The original plan, where it is another than what was reached or is expected. */
export function movedFrom(milestone: Dates): DateWindow | null {
  const reached = reachedOf(milestone)
  return milestone.baseline && reached && !isSame(milestone.baseline, reached) ? milestone.baseline : null
}

/** A slip is worth a second look from a month on. */
export const isLongSlip = (days: number | null) => days !== null && Math.abs(days) >= 28

/** The words as printed, where they say more than how a day or month is usually written. */
export const printedOf = ({ precision, qualifier, text }: DateWindow): string | null =>
  qualifier === null && (precision === 'day' || precision === 'month' || precision === 'year') ? null : text

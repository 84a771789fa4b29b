// When a reporting round is over, as known on a day: the one rule by which what it was not answered is missed.

/** A time that it was closed, and the day that it was reopened after that. */
export type Closing = readonly [closedOn: string, reopenedOn: string | null]
export type Course = { deadlineDay: string; closings: readonly Closing[] }

export type Over = {
  /** The day of its closing or of its deadline, whichever came first. */
  overDay: string
  /** False on the very day of the deadline while nobody has closed it: it may still be answered. */
  isPast: boolean
}

/** The day that it closed, as known on a day; null while it is open: also when it was reopened and not closed anew. */
export function closedOnAt(closings: readonly Closing[], day: string): string | null {
  const last = closings.findLast(([closedOn]) => closedOn <= day)
  if (last === undefined) return null
  const [closedOn, reopenedOn] = last
  return reopenedOn !== null && reopenedOn <= day ? null : closedOn
}

/** Null while it asks: its deadline is ahead, and it is open. */
export function overAt({ deadlineDay, closings }: Course, day: string): Over | null {
  const closedOn = closedOnAt(closings, day)
  const overDay = closedOn !== null && closedOn < deadlineDay ? closedOn : deadlineDay
  return overDay > day ? null : { overDay, isPast: closedOn !== null || overDay < day }
}

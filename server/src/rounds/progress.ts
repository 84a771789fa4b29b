// How far a report has come in its round.
import type { REPORT_STATES } from './contract.ts'

type Progress = { isReported: boolean; isReturned: boolean; isBegun: boolean; isPast: boolean }

/** What was sent back waits for its owners also after the deadline; a draft that was never submitted is missing then. */
export function stateOf({ isReported, isReturned, isBegun, isPast }: Progress): (typeof REPORT_STATES)[number] {
  if (isReported) return 'submitted'
  if (isReturned) return 'returned'
  if (isPast) return 'missing'
  return isBegun ? 'draft' : 'not_started'
}

// What may be done to a report, by whom and when (domain.md §8).
import { isOffice, type Viewer } from '../access/policy.ts'
import type { Report } from './contract.ts'

export type Standing = {
  isOpen: boolean
  isPast: boolean
  /** Whether a later round has been opened, and whether it got a report on the initiative. */
  isFollowed: boolean
  isReportedSince: boolean
  /** Whether a report holds, and whether it was written here. */
  isReported: boolean
  isSubmitted: boolean
  isCorrecting: boolean
}

/** Of whoever may report on the initiative: a round that is closed still takes a report that it never got. */
export function canDo(viewer: Viewer, is: Standing): Report['can'] {
  return {
    write: (is.isCorrecting && isOffice(viewer)) || (is.isOpen ? !is.isSubmitted : !is.isReported && !is.isFollowed),
    withdraw: is.isOpen && is.isSubmitted && !is.isPast,
    return: is.isOpen && is.isSubmitted && isOffice(viewer),
    correct: !is.isOpen && is.isSubmitted && !is.isReportedSince && isOffice(viewer),
  }
}

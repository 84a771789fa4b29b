// What may be done to a report, by whom and when (domain.md §8).
import { isOffice, mayReport, type User, type Viewer } from '../access/policy.ts'
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
    write:
      (is.isCorrecting && !is.isReportedSince && isOffice(viewer)) ||
      (is.isOpen ? !is.isSubmitted : !is.isReported && !is.isFollowed),
    withdraw: is.isOpen && is.isSubmitted && !is.isPast,
    return: is.isOpen && is.isSubmitted && isOffice(viewer),
    correct: !is.isOpen && is.isSubmitted && !is.isReportedSince && isOffice(viewer),
  }
}

type Owner = { key: string }

/** Whom of an initiative's owners somebody may report for: their own first, and for the office any other on behalf. */
export function reportersOf<O extends Owner>(viewer: User, owners: readonly O[]): (O & { onBehalf: boolean })[] {
  const own = { ...viewer, grants: viewer.grants.filter(({ role }) => role === 'owner') }
  const all = owners.map(owner => ({ ...owner, onBehalf: !mayReport(own, [owner.key]) }))
  return [...all.filter(({ onBehalf }) => !onBehalf), ...all.filter(({ onBehalf }) => onBehalf && isOffice(viewer))]
}

import { ApiError } from '../api/ApiError.ts'
import type { RoundWords } from './da.ts'

const CONFLICTS: Partial<
  Record<string, 'tooSoon' | 'nobodyToRemind' | 'cannotReopen' | 'beingCorrected' | 'alreadyReported' | 'stale'>
> = {
  reminded_recently: 'tooSoon',
  nobody_to_remind: 'nobodyToRemind',
  later_round: 'cannotReopen',
  correction_begun: 'beingCorrected',
  round_open: 'stale',
  round_closed: 'stale',
  round_not_closed: 'stale',
  already_reported: 'alreadyReported',
}

/** The field of the form that a refusal is about; empty where it is about none of them. */
export function fieldOf(error: Error | null): string {
  const field = error instanceof ApiError ? (error.fields[0]?.field ?? '') : ''
  return field === 'key' ? 'name' : (field.split('.').at(-1) ?? '')
}

/** Why something was not done to a round, in the reader's words. */
export function faultOf(error: Error | null, own: RoundWords): string {
  if (error === null) return ''
  if (!(error instanceof ApiError)) return own.failed
  if (error.status === 0) return own.offline
  if (error.status === 412) return own.stale
  const told = CONFLICTS[error.code]
  if (told) return own[told]
  const [fault] = error.fields
  if (fault?.field === 'key' || fault?.field === 'name') return own.taken
  if (fault?.field === 'period.to') return own.order
  if (fault?.field === 'initiatives') return own.chooseSome
  if (fault?.field === 'deadline') return fault.message.includes('present') ? own.earlier : own.passed
  return own.failed
}

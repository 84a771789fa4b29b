import { ApiError } from '../api/ApiError.ts'
import type { RoundWords } from './da.ts'

/** Why a round was not opened, extended or closed, in the reader's words. */
export function faultOf(error: Error | null, own: RoundWords): string {
  if (error === null) return ''
  if (!(error instanceof ApiError)) return own.failed
  if (error.status === 0) return own.offline
  if (error.status === 412) return own.stale
  const [fault] = error.fields
  if (fault?.field === 'key') return own.taken
  if (fault?.field === 'period.to') return own.order
  if (fault?.field === 'deadline') return fault.message.includes('present') ? own.earlier : own.passed
  return own.failed
}

import { ApiError } from '../api/ApiError.ts'
import type { UserWords } from './da.ts'

/** Why something about a user was not done, in the reader's words. */
export function faultOf(error: Error | null, own: UserWords): string {
  if (error === null) return ''
  if (!(error instanceof ApiError)) return own.failed
  if (error.status === 0) return own.offline
  if (error.status === 412) return own.stale
  if (error.status === 429) return own.tooMany
  if (error.code === 'last_administrator') return own.lastAdministrator
  if (error.status === 403 || error.status === 409) return own.notAllowed
  const [fault] = error.fields
  return fault ? fieldFault(fault, own) : own.failed
}

function fieldFault({ field, message }: ApiError['fields'][number], own: UserWords): string {
  if (field === 'name') return message === 'is taken' ? own.taken : own.badName
  if (field === 'displayName') return own.badDisplayName
  if (field === 'present') return own.wrongPassword
  if (field === 'password') return passwordFault(message, own)
  if (field.endsWith('.until')) return own.passed
  if (field.endsWith('.organisation')) return own.noOrganisation
  return field.startsWith('grants.') ? own.twice : own.failed
}

/** The schema's own message is about the length: the rest the rule has named. */
const passwordFault = (message: string, own: UserWords): string =>
  Object.entries(own.fault).find(([code]) => code === message)?.[1] ?? own.fault.too_long

// Who may ask for what, as the table in domain.md has it, written out once more: what the rules are held against.
import type { Who } from '../../server/src/http/contract.ts'
import { ROLES } from '../../server/src/terms.ts'

export const SOMEBODY = ['nobody', ...ROLES] as const
export const ALLOWED: Record<Who, readonly (typeof SOMEBODY)[number][]> = {
  everyone: SOMEBODY,
  published: ['reader', 'owner', 'programme_office'],
  listeners: ROLES,
  signedIn: ROLES,
  readers: ['reader', 'owner', 'programme_office'],
  reporters: ['owner', 'programme_office'],
  office: ['programme_office'],
  managers: ['programme_office', 'administrator'],
  administrator: ['administrator'],
  auditors: ['owner', 'programme_office', 'administrator'],
}

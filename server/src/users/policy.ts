// Who may change whom (domain.md §8): the administrator everybody, the programme office those who read and report.

import { isAdministrator, isOffice, type Viewer } from '../access/policy.ts'
import { isTrialName } from '../access/trial.ts'
import { ROLES, type Role } from '../terms.ts'

const OF_THE_OFFICE: readonly Role[] = ['reader', 'owner']

/** The roles that somebody may give and take. */
export const rolesGivenBy = (viewer: Viewer): readonly Role[] =>
  isAdministrator(viewer) ? ROLES : isOffice(viewer) ? OF_THE_OFFICE : []

export type Whom = { id: number; name: string; grants: readonly { role: Role }[] }
/** `trial`: nobody's own. `own`: nobody raises themselves. `above`: has a role that the asking may not give. */
export type Unchangeable = 'trial' | 'own' | 'above'

/** Why somebody may not change an account; null when they may. A role that has ended counts: it is held still. */
export function whyNot(viewer: Viewer, { id, name, grants }: Whom): Unchangeable | null {
  if (isTrialName(name)) return 'trial'
  if (viewer?.account === id) return 'own'
  const given = rolesGivenBy(viewer)
  return grants.every(({ role }) => given.includes(role)) && given.length > 0 ? null : 'above'
}

/** Whether a role lets somebody do more than read and report. */
export const isRaised = (role: Role) => !OF_THE_OFFICE.includes(role)

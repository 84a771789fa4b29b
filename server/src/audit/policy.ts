// Who sees what of the log (domain.md §8): the office what was done to the content, an administrator what is technical, an
// owner what they did themselves.
import { isAdministrator, isOffice, isOwner, type Viewer } from '../access/policy.ts'

/** Of a technical nature whatever table they stand with (contract.ts names those that always are). */
export const TECHNICAL_ACTIONS: readonly string[] = ['sign_in', 'sign_out', 'refused']

/** `own`: the name under which what they did themselves stands in the log. */
export type Sight = { content: boolean; technical: boolean; own: string | null }

export const sightOf = (viewer: Viewer): Sight => ({
  content: isOffice(viewer),
  technical: isAdministrator(viewer),
  own: viewer && isOwner(viewer) ? viewer.name : null,
})

// Who may do what (domain.md §8): pure predicates over who asks and what the installation is.
import type { Config } from '../config.ts'
import type { Who } from '../http/contract.ts'
import type { Role } from '../terms.ts'

/** Somebody who is signed in, with the roles that hold today. An owner is one for an organisation, by its key. */
export type User = {
  account: number
  name: string
  displayName: string
  grants: readonly { role: Role; organisation: { key: string; name: string } | null; until: string | null }[]
}
/** Whoever asks: null is nobody we know. */
export type Viewer = User | null
export type Installation = Pick<Config, 'publicReading'>

const has = (viewer: Viewer, ...roles: readonly Role[]) =>
  viewer?.grants.some(({ role }) => roles.includes(role)) ?? false

export const isOffice = (viewer: Viewer) => has(viewer, 'programme_office')
export const isAdministrator = (viewer: Viewer) => has(viewer, 'administrator')

export const isOwner = (viewer: Viewer) => has(viewer, 'owner')

/** The organisation that an owner acts for; null where only what they do tells it, or nothing does. */
export function actsFor(viewer: Viewer): string | null {
  const own = viewer?.grants.flatMap(({ role, organisation }) =>
    role === 'owner' && organisation ? [organisation.key] : [],
  )
  const [only = null, ...more] = new Set(own)
  return more.length === 0 && !isOffice(viewer) ? only : null
}

/** The log: the office, an administrator and an owner each see a part of it (audit/policy.ts). */
export const mayAudit = (viewer: Viewer) => has(viewer, 'owner', 'programme_office', 'administrator')

/** What is published: readers, owners and the office; an administrator runs the installation and reads nothing for it. */
export const mayRead = (viewer: Viewer, { publicReading }: Installation) =>
  publicReading || has(viewer, 'reader', 'owner', 'programme_office')

/** Documents that the installation has attached. */
export const mayReadAttached = (viewer: Viewer) => has(viewer, 'reader', 'owner', 'programme_office')

/** Whether somebody may report for one of these organisations; the office does it on behalf of them, and it is marked. */
export const mayReport = (viewer: Viewer, organisations: readonly string[]) =>
  isOffice(viewer) || ownsFor(viewer, organisations)

/** Whether somebody is an owner for one of these organisations. */
export const ownsFor = (viewer: Viewer, organisations: readonly string[]) =>
  viewer?.grants.some(
    ({ role, organisation }) => role === 'owner' && organisation !== null && organisations.includes(organisation.key),
  ) ?? false

/** Whether somebody may say how an organisation sees a report: any but the one that reported. */
export const mayDiffer = (viewer: Viewer, organisation: string, reporter: string | null) =>
  organisation !== reporter && mayReport(viewer, [organisation])

/** A view is the organisation's own and the office's to take back, never the reporter's. */
export const mayTakeViewBack = (viewer: Viewer, organisation: string) => mayReport(viewer, [organisation])

/** The rule of each kind of endpoint: one that names none does not compile. */
export const MAY: Record<Who, (viewer: Viewer, installation: Installation) => boolean> = {
  everyone: () => true,
  published: mayRead,
  listeners: (viewer, installation) => mayRead(viewer, installation) || isAdministrator(viewer),
  signedIn: viewer => viewer !== null,
  readers: mayReadAttached,
  reporters: viewer => has(viewer, 'owner', 'programme_office'),
  office: isOffice,
  managers: viewer => has(viewer, 'programme_office', 'administrator'),
  administrator: isAdministrator,
  auditors: mayAudit,
}

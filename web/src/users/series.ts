// What is shown of the list: all of it stands in the address.
import { ROLES, type Role } from '@pejl/server/terms'
import type { GivenGrant, User, Users } from '@pejl/server/users/contract'

export const STATES = ['active', 'invited', 'expired', 'deactivated'] as const
export type State = (typeof STATES)[number]

export type View = {
  text: string
  role: Role | ''
  organisation: string
  state: State | ''
  /** People, or who reports for each organisation. */
  by: 'person' | 'organisation'
}

export const PLAIN: View = { text: '', role: '', organisation: '', state: '', by: 'person' }

const IN_ADDRESS = { text: 'q', role: 'rolle', organisation: 'organisation', state: 'tilstand' } as const

export function viewIn(search: string): View {
  const given = new URLSearchParams(search)
  const word = (name: keyof typeof IN_ADDRESS) => given.get(IN_ADDRESS[name]) ?? ''
  return {
    text: word('text').slice(0, 100),
    role: ROLES.find(role => role === word('role')) ?? '',
    organisation: word('organisation'),
    state: STATES.find(state => state === word('state')) ?? '',
    by: given.get('vis') === 'organisationer' ? 'organisation' : 'person',
  }
}

export function searchOf(view: View): string {
  const given = new URLSearchParams()
  if (view.by === 'organisation') given.set('vis', 'organisationer')
  for (const [name, word] of Object.entries(IN_ADDRESS)) {
    const value = view[name as keyof typeof IN_ADDRESS]
    if (value) given.set(word, value)
  }
  return given.size > 0 ? `?${given}` : ''
}

export const isFiltered = (view: View) =>
  view.text.trim() !== '' || view.role !== '' || view.organisation !== '' || view.state !== ''

/** How an account stands; a link that waits says nothing of somebody who has been here. */
export function stateOf({ deactivatedAt, invitation, seenAt }: User): State {
  if (deactivatedAt !== null) return 'deactivated'
  if (invitation === null || seenAt !== null) return 'active'
  return invitation.expired ? 'expired' : 'invited'
}

/** Those whom the view asks for, in the order they came. */
export function shownOf(users: readonly User[], view: View): User[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean)
  return users.filter(user => {
    const text = `${user.displayName} ${user.name}`.toLowerCase()
    return (
      words.every(word => text.includes(word)) &&
      (view.role === '' || user.grants.some(({ role }) => role === view.role)) &&
      (view.organisation === '' || user.grants.some(({ organisation }) => organisation?.key === view.organisation)) &&
      (view.state === '' || stateOf(user) === view.state)
    )
  })
}

type Organisation = Users['organisations'][number]

/** Organisations that wait for a report that nobody can give. */
export const unreported = (organisations: readonly Organisation[]) =>
  organisations.filter(({ initiatives, reporters }) => initiatives > 0 && reporters.length === 0)

/** Those worth a line: something is under way there, or somebody reports. What lacks somebody comes first. */
export function listedOf(organisations: readonly Organisation[]): Organisation[] {
  const lacking = unreported(organisations)
  const others = organisations.filter(one => one.reporters.length > 0)
  return [...lacking, ...others]
}

/** What is written of an account until it is saved. */
export type Draft = { displayName: string; grants: GivenGrant[] }

export const draftOf = ({ displayName, grants }: Pick<User, 'displayName' | 'grants'>): Draft => ({
  displayName,
  grants: grants.map(({ role, organisation, until }) => ({ role, organisation: organisation?.key ?? null, until })),
})

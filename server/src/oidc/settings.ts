// How the settings of a sign-in provider (OpenID Connect) are read. Free of dependencies, as config.ts is.

import { isLoopback } from '../access/origin.ts'
import type { Environment, Setting } from '../config.ts'
import type { Role } from '../terms.ts'

/** What a group of the provider's gives: a role, and to an owner for which organisation, by its key. */
export type GroupRole = { group: string; role: Role; organisation: string | null }

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the provider is called on the sign-in page. */
  name: string
  /** The claim that lists somebody's groups. */
  groupsClaim: string
  groups: readonly GroupRole[]
}

const plain = (most: number, expected: string): Setting<string> => ({
  expected,
  read: text => (text.length <= most && !/\p{Cc}/u.test(text) ? text : undefined),
})

export const OIDC_SETTINGS = {
  OIDC_ISSUER: {
    expected: 'the https address of the provider, as it calls itself; http only on this machine',
    read: text => (isIssuer(text) ? text : undefined),
  } satisfies Setting<string>,
  OIDC_CLIENT_ID: plain(500, 'what the provider calls this installation'),
  OIDC_CLIENT_SECRET: plain(2000, 'the secret that the provider gave this installation'),
  OIDC_NAME: plain(80, 'what the provider is called on the sign-in page, in 80 letters or fewer'),
  OIDC_GROUPS: {
    expected: 'group=role, such as staff=reader; office=programme_office; medcom=owner:medcom',
    read: groupRoles,
  } satisfies Setting<readonly GroupRole[]>,
  OIDC_GROUPS_CLAIM: {
    expected: 'the name of a claim, such as groups',
    read: text => (/^[\w:/.-]{1,200}$/.test(text) ? text : undefined),
  } satisfies Setting<string>,
}

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME', 'OIDC_GROUPS'] as const

type Read = <T>(name: keyof typeof OIDC_SETTINGS, setting: Setting<T>, otherwise: T) => T

/** The provider's settings, null where none is set; half of them is no provider, and each that is missing is a fault. */
export function oidcIn(env: Environment, read: Read, canSignIn: boolean, faults: string[]): OidcSettings | null {
  const isSet = (name: string) => (env[name]?.trim() ?? '') !== ''
  if (!Object.keys(OIDC_SETTINGS).some(isSet)) return null
  for (const name of NEEDED.filter(needed => !isSet(needed)))
    faults.push(`${name} is missing: signing in by a provider needs ${NEEDED.join(', ')}`)
  if (!canSignIn)
    faults.push('OIDC_ISSUER needs ORIGIN, the https address where readers reach Pejl, or HOST on this machine alone')
  return {
    issuer: read('OIDC_ISSUER', OIDC_SETTINGS.OIDC_ISSUER, ''),
    clientId: read('OIDC_CLIENT_ID', OIDC_SETTINGS.OIDC_CLIENT_ID, ''),
    clientSecret: read('OIDC_CLIENT_SECRET', OIDC_SETTINGS.OIDC_CLIENT_SECRET, ''),
    name: read('OIDC_NAME', OIDC_SETTINGS.OIDC_NAME, ''),
    groupsClaim: read('OIDC_GROUPS_CLAIM', OIDC_SETTINGS.OIDC_GROUPS_CLAIM, 'groups'),
    groups: read<readonly GroupRole[]>('OIDC_GROUPS', OIDC_SETTINGS.OIDC_GROUPS, []),
  }
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')))
  return isSafe && username + password + search + hash === ''
}

// Written out, for the terms bring TypeBox along; one that is missing here does not compile.
const ROLES: Record<Role, true> = { reader: true, owner: true, programme_office: true, administrator: true }
const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text)
const KEY = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/

/** `group=role` between semicolons. A group may hold commas and equal signs, as a directory's names do. */
function groupRoles(text: string): GroupRole[] | undefined {
  const read = text
    .split(';')
    .map(one => one.trim())
    .filter(one => one !== '')
    .map(groupRole)
  return read.length > 0 && read.every(one => one !== null) ? read : undefined
}

function groupRole(text: string): GroupRole | null {
  const at = text.lastIndexOf('=')
  const [group, given] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  const [role = '', ...more] = given.split(':')
  const organisation = more.length > 0 ? more.join(':') : null
  if (at < 1 || group === '' || !isRole(role) || (role === 'owner') !== (organisation !== null)) return null
  return organisation === null || KEY.test(organisation) ? { group, role, organisation } : null
}

// What a provider says of somebody, read into what we keep of it. Nothing of it is trusted beyond its signature.
import type { SignInFault } from './contract.ts'
import type { GroupRole, OidcSettings } from './settings.ts'

/** Somebody for whom the provider vouches. */
export type Vouched = {
  issuer: string
  subject: string
  displayName: string
  /** What they would be called here, if nobody else is. */
  name: string
  roles: readonly GroupRole[]
}

export type Claims = Readonly<Record<string, unknown>>

/** How far the provider's clock may be ahead of ours, in seconds. */
const AHEAD_S = 300
const LONGEST_NAME = 200
const LONGEST_SUBJECT = 255

const textIn = (claims: Claims, name: string) => {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined
  return typeof claim === 'string' ? claim.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() : ''
}

const firstOf = (...texts: string[]) => [...(texts.find(text => text !== '') ?? '')].slice(0, LONGEST_NAME).join('')

/** A list, or a single group as some providers send it; null when the claim is not there. */
export function groupsIn(claims: Claims, claim: string): readonly string[] | null {
  const said = Object.hasOwn(claims, claim) ? claims[claim] : undefined
  if (typeof said === 'string') return [said]
  return Array.isArray(said) ? said.filter(one => typeof one === 'string') : null
}

/** Reads what the provider says, at a moment in seconds; a fault where it does not suffice. */
export function vouchedIn(claims: Claims, { groupsClaim, groups }: OidcSettings, now: number): Vouched | SignInFault {
  const { iss, sub, iat } = claims
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUBJECT) return 'failed'
  if (typeof iat === 'number' && iat > now + AHEAD_S) return 'clock'
  const theirs = groupsIn(claims, groupsClaim)
  if (theirs === null) return 'claim_missing'
  const [preferred, email] = [textIn(claims, 'preferred_username'), textIn(claims, 'email')]
  const both = `${textIn(claims, 'given_name')} ${textIn(claims, 'family_name')}`.trim()
  return {
    issuer: iss,
    subject: sub,
    displayName: firstOf(textIn(claims, 'name'), both, preferred, email),
    name: accountName(firstOf(preferred, email)),
    roles: groups.filter(({ group }) => theirs.includes(group)),
  }
}

const LONGEST_ACCOUNT = 180

/** In small letters and without what an account's name may not hold; empty when nothing is left. */
export const accountName = (text: string) =>
  [...text.normalize('NFC').toLowerCase()]
    .slice(0, LONGEST_ACCOUNT)
    .join('')
    .replaceAll(/[^\p{Ll}\p{Lo}\p{N}._@+-]+/gu, '.')
    .replace(/^\.+|\.+$/g, '')
    // Those are made when a role is tried on.
    .replace(/^trial\./, 'trial-')

import type { Generated, GeneratedAlways } from 'kysely'
import type { Role } from '../../terms.ts'

export type AccountTable = {
  id: GeneratedAlways<number>
  name: string
  display_name: string
  /** argon2id, as a PHC string. */
  password: string | null
  disabled_at: string | null
  created_at: Generated<string>
  version: Generated<number>
}

/** Whether it is from here, or a provider vouched for it. */
export type Origin = 'local' | 'oidc'

export type IdentityTable = {
  id: GeneratedAlways<number>
  account_id: number
  issuer: string
  /** What the issuer calls somebody. */
  subject: string
}

export type RoleGrantTable = {
  id: GeneratedAlways<number>
  account_id: number
  role: Role
  organisation_id: number | null
  /** The last day of a deputy. */
  until: string | null
  origin: Generated<Origin>
}

export type SessionTable = {
  id: GeneratedAlways<number>
  account_id: number
  /** SHA-256, in hexadecimal, of what the browser holds. */
  token_hash: string
  created_at: string
  seen_at: string
  origin: Generated<Origin>
}

export type SignInAttemptTable = {
  id: GeneratedAlways<number>
  /** SHA-256, in hexadecimal, of what the browser holds. */
  token_hash: string
  address_hash: string
  /** A path of ours. */
  return_to: string
  at: string
}

/** A one-time link with which an account's password is chosen. */
export type InvitationTable = {
  id: GeneratedAlways<number>
  account_id: number
  /** SHA-256, in hexadecimal, of what the link holds. */
  token_hash: string
  created_at: string
  expires_at: string
}

/** When somebody was here last; kept by a trigger. */
export type AccountSeenTable = {
  account_id: number
  at: string
}

export type SignInFailureTable = {
  id: GeneratedAlways<number>
  name_hash: string
  address_hash: string
  at: string
}

import type { Session } from '@pejl/server/access/contract'
import type { Formats } from '../language/formats.ts'
import { bilingual } from '../language/Language.tsx'
import { type AccessWords, da } from './da.ts'

export const accessWords = bilingual(da, () => import('./en.ts').then(module => module.en))

type User = NonNullable<Session['user']>

type Grant = User['grants'][number]

/** `Indsatsejer for MedCom`, without how long. */
export const roleOf = ({ role, organisation }: Pick<Grant, 'role' | 'organisation'>, own: AccessWords) =>
  organisation ? own.ownerOf(organisation.name) : own.role[role]

/** What somebody is, a line for each role: `Indsatsejer for MedCom til og med 31. dec. 2026`. */
export function rolesOf({ grants }: Pick<User, 'grants'>, own: AccessWords, formats: Formats): string[] {
  return grants.map(grant =>
    [roleOf(grant, own), grant.until ? own.until(formats.day(grant.until)) : ''].filter(Boolean).join(' '),
  )
}

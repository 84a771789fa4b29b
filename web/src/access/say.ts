import type { Session } from '@pejl/server/access/contract'
import type { Formats } from '../language/formats.ts'
import { bilingual } from '../language/Language.tsx'
import { type AccessWords, da } from './da.ts'

export const accessWords = bilingual(da, () => import('./en.ts').then(module => module.en))

type User = NonNullable<Session['user']>

/** What somebody is, a line for each role: `Indsatsejer for MedCom til og med 31. dec. 2026`. */
export function rolesOf({ grants }: Pick<User, 'grants'>, own: AccessWords, formats: Formats): string[] {
  return grants.map(({ role, organisation, until }) =>
    [organisation ? own.ownerOf(organisation.name) : own.role[role], until ? own.until(formats.day(until)) : '']
      .filter(Boolean)
      .join(' '),
  )
}

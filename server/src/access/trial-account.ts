import type { Trx } from '../db/tables/database.ts'
import type { Role } from '../terms.ts'
import { grantRole } from './commands.ts'
import { TRIAL } from './trial.ts'

/** As the table has it. */
const LONGEST_NAME = 200
/** By what name others see somebody who tries a role on. */
const TRIAL_NAMES: Record<Role, string> = {
  reader: 'Prøvelæser',
  owner: 'Prøveejer',
  programme_office: 'Prøvesekretariat',
  administrator: 'Prøveadministrator',
}

/**
 * The account with which a role is tried on: one for each role, and of owners for each organisation. Null when there is
 * no such organisation.
 */
export async function trialAccount(trx: Trx, role: Role, key: string | null) {
  const organisation =
    key === null
      ? null
      : await trx.selectFrom('organisation').select(['id', 'name']).where('key', '=', key).executeTakeFirst()
  if (organisation === undefined) return null
  const shown = [TRIAL_NAMES[role], organisation?.name].filter(Boolean).join(', ').slice(0, LONGEST_NAME)
  const name = `${TRIAL}${role}${key === null ? '' : `.${key}`}`.toLowerCase()
  // Two may try it on at the same moment.
  await trx
    .insertInto('account')
    .values({ name, display_name: shown, password: null, disabled_at: null })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  const { id } = await trx.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  await grantRole(trx, id, role, organisation?.id ?? null)
  return { account: id, name }
}

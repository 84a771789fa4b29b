// Somebody is always left who runs the installation.
import { sql } from 'kysely'
import type { Trx } from '../db/tables/database.ts'
import { Conflict } from '../http/errors.ts'
import { TRIAL } from './trial.ts'

/** Of `account a`, whether it runs the installation for as long as it likes: no deputy, no trial, not merely invited. */
export const STANDS = sql<boolean>`(a.disabled_at is null and not starts_with(a.name, ${TRIAL})
  and (a.password is not null or not exists (select from invitation i where i.account_id = a.id))
  and exists (select from role_grant g where g.account_id = a.id and g.role = 'administrator' and g.until is null))`

/**
 * Makes a change of people or their roles, and takes it back when it would leave no administrator. Such changes wait for each
 * other on every instance: two administrators who remove each other at one moment would else both be gone.
 */
export async function keepAnAdministrator<T>(trx: Trx, change: () => Promise<T>): Promise<T> {
  await sql`select pg_advisory_xact_lock(hashtext('pejl administrators'), 0)`.execute(trx)
  const isAdministered = async () => {
    const { rows } = await sql<{ yes: boolean }>`select exists (select from account a where ${STANDS}) as yes`.execute(
      trx,
    )
    return rows[0]?.yes ?? false
  }
  const was = await isAdministered()
  const made = await change()
  if (was && !(await isAdministered()))
    throw new Conflict(
      'last_administrator',
      'This is the last administrator: somebody must be able to run the installation.',
    )
  return made
}

import type { Pool } from 'pg'

/** Keys of the organisations that own an initiative. */
export async function findOwners(pool: Pool, initiative: number): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>({
    name: 'find-owners',
    text: `select o.key from initiative_owner w join organisation o on o.id = w.organisation_id where w.initiative_id = $1`,
    values: [initiative],
  })
  return rows.map(({ key }) => key)
}

import type { Kysely } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database } from '../db/tables/database.ts'
import type { Organisation } from './contract.ts'

/** Every organisation with its other names, by name as Danish sorts it. */
export async function findOrganisations(db: Kysely<Database>): Promise<Organisation[]> {
  const rows = await db
    .selectFrom('organisation as o')
    .leftJoin('organisation as p', 'p.id', 'o.parent_id')
    .select(eb => [
      'o.key',
      'o.abbreviation',
      'o.name',
      'o.sector',
      'o.kind',
      'p.key as parent',
      'o.name_basis as nameBasis',
      jsonArrayFrom(
        eb
          .selectFrom('organisation_name as n')
          .select('n.name')
          .whereRef('n.organisation_id', '=', 'o.id')
          .orderBy('n.name'),
      ).as('otherNames'),
    ])
    .execute()
  const danish = new Intl.Collator('da')
  return rows
    .map(row => ({ ...row, otherNames: row.otherNames.map(other => other.name) }))
    .sort((a, b) => danish.compare(a.name, b.name))
}

// npm run db:seed: gives the database the strategy's portfolio and the invented one for practice. What is there already
// stays as it is. The server does the same for an empty database.
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { practiceBundles } from '../../seed/practice.ts'
import type { Database } from '../src/db/tables/database.ts'
import { type FirstPortfolio, missingPortfolios } from '../src/first-data.ts'
import { importBundle } from '../src/transfer/commands.ts'
import { ROOT, runOnDatabase } from './program.ts'

const STRATEGY = join(ROOT, 'seed/strategi-for-digital-sundhed')

/** Imports one of the first portfolios, all or nothing: after a kill in the middle the next start begins anew. */
export async function seedPortfolio(db: Kysely<Database>, which: FirstPortfolio): Promise<void> {
  await importBundle(db, which === 'strategy' ? STRATEGY : practiceBundles(), { actor: 'db:seed' })
}

if (import.meta.main)
  await runOnDatabase(async ({ db }) => {
    const missing = await missingPortfolios(db, { seed: true, practice: true })
    for (const which of ['strategy', 'practice'] as const) {
      // The practice portfolio ends on the day it is made, so another day's does not continue it.
      if (which === 'strategy' || missing.includes(which)) await seedPortfolio(db, which)
      console.log(`The ${which} portfolio is there.`)
    }
  })

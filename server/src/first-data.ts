// What an empty database is given, so that the first look shows something.
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import type { Database } from './db/tables/database.ts'

/** The strategy's portfolio, from its documents, and the invented one for practice. */
export type FirstPortfolio = 'strategy' | 'practice'

/** Which of them are wanted and not there. A portfolio of one's own takes the strategy's place. */
export async function missingPortfolios(
  db: Kysely<Database>,
  { seed, practice }: Pick<Config, 'seed' | 'practice'>,
): Promise<FirstPortfolio[]> {
  const rows = await db.selectFrom('portfolio').select('invented').distinct().execute()
  const missing: FirstPortfolio[] = []
  if (seed && !rows.some(({ invented }) => !invented)) missing.push('strategy')
  if (practice && !rows.some(({ invented }) => invented)) missing.push('practice')
  return missing
}

// The log grows for ever: what is asked of it is found by an index, however much an import wrote above it.
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AuditFilter, TECHNICAL_TABLES } from '../../server/src/audit/contract.ts'
import { type Sight, TECHNICAL_ACTIONS } from '../../server/src/audit/policy.ts'
import { findEntries } from '../../server/src/audit/queries.ts'
import type { Database } from '../../server/src/db/tables/database.ts'
import { cloneDatabase, type TestDatabase } from '../helpers/database.ts'

const ADMINISTRATOR: Sight = { content: false, technical: true, own: null }
const OFFICE: Sight = { content: true, technical: false, own: null }

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  const { pool } = database
  await pool.query(`insert into audit (actor, action, table_name, row_key, after, organisation)
    select 'somebody', 'insert', t, n::text, '{}', 'alpha'
    from unnest(array['account', 'light_rule']) t, generate_series(1, 60) n`)
  await pool.query(`insert into audit (actor, action, table_name, row_key, after)
    select 'import', 'insert', 'milestone_date', n::text, '{}' from generate_series(1, 50000) n`)
  await pool.query('analyze audit')
})
afterAll(() => database.drop())

/** How many rows of the log are looked at in vain before an answer is there. */
async function inVain(sight: Sight, filter: AuditFilter): Promise<number> {
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const listened = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => void asked.push(query),
  })
  const found = await findEntries(listened, { sight, filter, before: null, limit: 50 })
  expect(found).toHaveLength(50)
  const { sql, parameters } = asked.at(-1) ?? { sql: '', parameters: [] }
  const { rows } = await database.pool.query(`explain (analyze, format json) ${sql}`, [...parameters])
  const dropped = JSON.stringify(rows).matchAll(/"Rows Removed by Filter":(\d+)/g)
  return Math.max(0, ...[...dropped].map(([, count]) => Number(count)))
}

test.each<[string, Sight, AuditFilter]>([
  ['an administrator’s part', ADMINISTRATOR, {}],
  ['an organisation', OFFICE, { organisation: 'alpha' }],
  ['a table', OFFICE, { table: 'light_rule' }],
  ['a technical table', ADMINISTRATOR, { table: 'account' }],
])('%s is found without going through what was imported since', async (_, sight, filter) => {
  expect(await inVain(sight, filter)).toBeLessThan(1000)
})

test('the index of what is technical names what the log takes for it', async () => {
  const { rows } = await database.pool.query<{ part: string }>(
    `select pg_get_expr(indpred, indrelid) as part from pg_index where indexrelid = 'audit_technical_idx'::regclass`,
  )
  const named = [...(rows[0]?.part ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name)
  expect(named.sort()).toEqual([...TECHNICAL_TABLES, ...TECHNICAL_ACTIONS].sort())
})

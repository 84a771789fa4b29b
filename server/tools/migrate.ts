// npm run db:migrate            brings the database up to date (so does every start)
// npm run db:migrate -- --dump        writes migrations/schema.sql: what the migrations make of an empty database
// npm run db:migrate -- --check-dump  fails when that file says something else
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '../src/db/connect.ts'
import { dumpSchema } from '../src/db/dump.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { MIGRATIONS, runOnDatabase, runTool, tellUsage } from './program.ts'

const SCHEMA = join(MIGRATIONS, 'schema.sql')

const USAGE = `npm run db:migrate                  brings the database up to date
npm run db:migrate -- --dump        writes migrations/schema.sql
npm run db:migrate -- --check-dump  fails when that file says something else`
const OPTIONS = { dump: { type: 'boolean' }, 'check-dump': { type: 'boolean' } } as const

await runTool(async () => {
  if (tellUsage(USAGE)) return
  const { values } = parseArgs({ options: OPTIONS })
  if (values.dump) writeFileSync(SCHEMA, await dumpOfEmpty())
  else if (values['check-dump']) checkDump(await dumpOfEmpty())
  else
    await runOnDatabase(async (_connected, applied) => {
      for (const name of applied) console.log(`Applied ${name}`)
      console.log('The database is up to date.')
    })
})

function checkDump(now: string): void {
  const wanted = readFileSync(SCHEMA, 'utf8').replaceAll('\r\n', '\n')
  if (now !== wanted) throw new Error('migrations/schema.sql is out of date: run npm run db:migrate -- --dump')
  console.log('migrations/schema.sql is up to date.')
}

/** On a database of its own, which is gone afterwards. */
async function dumpOfEmpty(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pejl-dump-'))
  const embedded = startEmbedded(folder, console.error, { fsync: 'off' })
  try {
    await embedded.ready
    const { pool, close } = connect(embedded.url, {
      size: 1,
      name: 'pejl dump',
      onError: error => console.error(error.message),
    })
    await migrate(pool, MIGRATIONS)
    const text = await dumpSchema(pool)
    await close()
    return text
  } finally {
    await embedded.stop('at once')
    rmSync(folder, { recursive: true, force: true })
  }
}

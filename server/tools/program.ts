// What every tool is: it opens the database that the settings name, brings it up to date, does its work and leaves.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../src/config.ts'
import { hasData } from '../src/db/account.ts'
import { type Connected, connect } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'
import { checkDatabase, type Opened, openDatabase } from '../src/db/open.ts'

export const ROOT = join(import.meta.dirname, '../..')
export const MIGRATIONS = join(ROOT, 'migrations')

type Work = (connected: Connected, applied: readonly string[]) => Promise<void>

/**
 * Runs a tool's work on a migrated database. What went wrong is told in one line each, with exit code 1.
 * `onlyThere`: for a tool that looks at what is kept, and must not find that in order which it has just made.
 */
export async function runOnDatabase(work: Work, { onlyThere = false } = {}): Promise<void> {
  let opened: Opened | undefined
  let connected: Connected | undefined
  await runTool(async () => {
    if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'))
    try {
      const config = readConfig(process.env, ROOT)
      if (onlyThere && config.databaseUrl === null && !hasData(config.dataFolder))
        throw new Error(`there is no database in ${config.dataFolder}: set DATA_FOLDER or DATABASE_URL to yours`)
      opened = openDatabase(config, console.error)
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => void opened?.stop('at once').finally(() => process.exit(1)))
      await opened.ready
      connected = connect(opened.url, { size: 2, name: 'pejl tool', onError: error => console.error(error.message) })
      await checkDatabase(connected, opened.url)
      if (onlyThere && !(await isPejls(connected)))
        throw new Error('the database is empty: set DATA_FOLDER or DATABASE_URL to yours')
      await work(connected, await migrate(connected.pool, MIGRATIONS))
    } finally {
      await connected?.close()
      await opened?.stop()
    }
  })
}

async function isPejls({ pool }: Connected): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
  return rows[0]?.there ?? false
}

/** Says how a tool is called, to whoever asks. */
export function tellUsage(usage: string): boolean {
  const asked = process.argv.slice(2).some(one => one === '--help' || one === '-h')
  if (asked) console.log(usage)
  return asked
}

export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)]
    for (const line of lines) console.error(`Pejl: ${line}`)
    process.exitCode = 1
  }
}

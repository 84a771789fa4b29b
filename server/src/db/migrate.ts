// Plain SQL files, forward only. Our own loop instead of a library's: each file in its own transaction with a limit on
// lock waits, its hash kept so that a changed file is noticed, and every refusal said in one line.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

export type Migration = { name: string; sql: string; hash: string }
export type Applied = { name: string; hash: string }

/** The database and the files do not fit, or a file failed: one line that says which and why. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

const MIGRATING = 7_065_746_002
const FILE = /^\d{4}-\d{2}-\d{2}-\d{4}-[a-z0-9-]+\.sql$/
/** A migration must not queue behind a long query, for every later query would queue behind it: short tries, with pauses. */
const LOCK_TIMEOUT = '1s'
const PAUSE = 500
const TRIES = 30

/** Lock not available, and deadlock: somebody was in the way, so it is worth another try. */
const IN_THE_WAY = ['55P03', '40P01']

/** The migrations of a folder in the order of their names. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter(name => name.endsWith('.sql') && name !== 'schema.sql')
  const misnamed = names.find(name => !FILE.test(name))
  if (misnamed !== undefined)
    throw new MigrationError(`${misnamed} is not named like a migration (2026-11-20-1000-what-it-adds.sql)`)
  return names.sort().map(name => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

/** What is still to be done; refuses when the database is not simply further back on the same road. */
export function pendingOf(files: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(files.map(file => [file.name, file]))
  for (const { name, hash } of applied) {
    const file = known.get(name)
    if (file === undefined)
      throw new MigrationError(
        `the database has had migration ${name}, which this version of Pejl does not know: start a newer version`,
      )
    if (file.hash !== hash)
      throw new MigrationError(
        `migration ${name} was changed after it was applied: take the change back and add a new migration`,
      )
  }
  const done = new Set(applied.map(({ name }) => name))
  const pending = files.filter(({ name }) => !done.has(name))
  const latest =
    applied
      .map(({ name }) => name)
      .sort()
      .at(-1) ?? ''
  const tooEarly = pending.find(({ name }) => name < latest)
  if (tooEarly !== undefined)
    throw new MigrationError(
      `migration ${tooEarly.name} comes before ${latest}, which has been applied: give it a later name`,
    )
  return pending
}

/** Brings the database up to date and returns the names of what was applied. Safe for any number of processes at once. */
export async function migrate(pool: Pool, folder: string): Promise<string[]> {
  const files = readMigrations(folder)
  const client = await pool.connect()
  let fault: Error | undefined
  try {
    // Nearly every start finds nothing to do, and then takes no lock.
    if (pendingOf(files, await readApplied(client)).length === 0) return []
    await takeTurn(client)
    await client.query(
      'create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const pending = pendingOf(files, await readApplied(client))
    for (const file of pending) await apply(client, file)
    return pending.map(({ name }) => name)
  } catch (error) {
    fault = error as Error
    throw error
  } finally {
    // A connection that failed is closed, which also gives up the turn.
    if (fault === undefined) await client.query('select pg_advisory_unlock_all()')
    client.release(fault)
  }
}

async function readApplied(client: PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
  if (!rows[0]?.there) return []
  return (await client.query<Applied>('select name, hash from migration order by name')).rows
}

/** Asks again and again instead of waiting inside PostgreSQL, where the wait itself would hold a snapshot. */
async function takeTurn(client: PoolClient): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [MIGRATING])
    if (rows[0]?.mine) return
    await sleep(50)
  }
}

async function apply(client: PoolClient, { name, sql, hash }: Migration): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await client.query('begin')
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`)
      await client.query(sql)
      await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash])
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback').catch(() => {})
      const { code, message, position } = error as { code?: string; message: string; position?: string }
      if (!IN_THE_WAY.includes(code ?? '') || tried === TRIES) {
        const line = position === undefined ? '' : ` line ${sql.slice(0, Number(position)).split('\n').length}`
        throw new MigrationError(`migration ${name}${line} failed: ${message}`, { cause: error })
      }
      await sleep(PAUSE)
    }
  }
}

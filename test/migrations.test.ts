import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { connect } from '../server/src/db/connect.ts'
import { dumpSchema } from '../server/src/db/dump.ts'
import { migrate, readMigrations } from '../server/src/db/migrate.ts'
import { cloneDatabase, type TestDatabase } from './helpers/database.ts'

const MIGRATIONS = join(import.meta.dirname, '../migrations')
const FIRST = '2026-01-01-0900-first.sql'
const SECOND = '2026-01-02-0900-second.sql'

/** A folder of migrations, and an empty database for them. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pejl-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}
const database: TestDatabase[] = []
async function empty(): Promise<TestDatabase> {
  const made = await cloneDatabase('template1')
  database.push(made)
  return made
}
let migrated: TestDatabase
beforeAll(async () => {
  migrated = await cloneDatabase()
  database.push(migrated)
})
afterAll(() => Promise.all(database.map(one => one.drop())))

test('the migrations make what schema.sql says', async () => {
  expect(await dumpSchema(migrated.pool)).toBe(readFileSync(join(MIGRATIONS, 'schema.sql'), 'utf8'))
})

test('a second run changes nothing', async () => {
  const before = await dumpSchema(migrated.pool)
  expect(await migrate(migrated.pool, MIGRATIONS)).toEqual([])
  expect(await dumpSchema(migrated.pool)).toBe(before)
})

test('of twenty that migrate at once each migration is applied by one', async () => {
  const { url, pool } = await empty()
  const many = Array.from({ length: 20 }, () => connect(url, { size: 1, name: 'migrator', onError: () => {} }))
  const applied = await Promise.all(many.map(one => migrate(one.pool, MIGRATIONS)))
  await Promise.all(many.map(one => one.close()))
  expect(applied.flat()).toEqual(readMigrations(MIGRATIONS).map(({ name }) => name))
  expect(await dumpSchema(pool)).toBe(await dumpSchema(migrated.pool))
})

test('what is new is applied after what is known', async () => {
  const { pool } = await empty()
  await migrate(pool, folderOf({ [FIRST]: 'create table a (id integer);' }))
  const both = folderOf({ [FIRST]: 'create table a (id integer);', [SECOND]: 'alter table a add b text;' })
  expect(await migrate(pool, both)).toEqual([SECOND])
  await expect(pool.query('select id, b from a')).resolves.toBeDefined()
})

test('a migration that was changed after it was applied is refused', async () => {
  const { pool } = await empty()
  await migrate(pool, folderOf({ [FIRST]: 'create table a (id integer);' }))
  const changed = folderOf({ [FIRST]: 'create table a (id bigint);' })
  await expect(migrate(pool, changed)).rejects.toThrow(`migration ${FIRST} was changed after it was applied`)
})

test('line ends of another system are no change', async () => {
  const { pool } = await empty()
  await migrate(pool, folderOf({ [FIRST]: 'create table a (\n  id integer);\n' }))
  expect(await migrate(pool, folderOf({ [FIRST]: 'create table a (\r\n  id integer);\r\n' }))).toEqual([])
})

test('a database that is further ahead is refused', async () => {
  const { pool } = await empty()
  await migrate(pool, folderOf({ [FIRST]: 'select 1;', [SECOND]: 'select 1;' }))
  await expect(migrate(pool, folderOf({ [FIRST]: 'select 1;' }))).rejects.toThrow(
    `the database has had migration ${SECOND}, which this version of Pejl does not know`,
  )
})

test('a migration that should have come earlier is refused', async () => {
  const { pool } = await empty()
  await migrate(pool, folderOf({ [SECOND]: 'select 1;' }))
  await expect(migrate(pool, folderOf({ [FIRST]: 'select 1;', [SECOND]: 'select 1;' }))).rejects.toThrow(
    `migration ${FIRST} comes before ${SECOND}`,
  )
})

test('a migration that fails leaves nothing behind and says its line', async () => {
  const { pool } = await empty()
  const folder = folderOf({
    [FIRST]: 'create table a (id integer);',
    [SECOND]: 'create table b (id integer);\n\ninsert into nowhere values (1);',
  })
  await expect(migrate(pool, folder)).rejects.toThrow(
    `migration ${SECOND} line 3 failed: relation "nowhere" does not exist`,
  )
  const { rows } = await pool.query(`select to_regclass('a') is not null as a, to_regclass('b') is not null as b`)
  expect(rows).toEqual([{ a: true, b: false }])
  const mended = folderOf({ [FIRST]: 'create table a (id integer);', [SECOND]: 'create table b (id integer);' })
  expect(await migrate(pool, mended)).toEqual([SECOND])
})

test('a migration waits for a lock in short tries, and gets it when it is free', async () => {
  const { pool } = await empty()
  await migrate(pool, folderOf({ [FIRST]: 'create table a (id integer);' }))
  const reader = await pool.connect()
  await reader.query('begin; lock table a in access share mode')
  const both = folderOf({ [FIRST]: 'create table a (id integer);', [SECOND]: 'alter table a add b text;' })
  const migrating = migrate(pool, both)
  await sleep(200)
  // This queues behind the migration, and is let through as soon as the migration's try is over.
  await expect(pool.query(`set statement_timeout = '5s'; select from a`)).resolves.toBeDefined()
  await reader.query('commit')
  reader.release()
  expect(await migrating).toEqual([SECOND])
})

test('a file that is not named like a migration is refused', () => {
  expect(() => readMigrations(folderOf({ 'first.sql': '' }))).toThrow('first.sql is not named like a migration')
})

test('every migration stands in the folder once, and schema.sql beside them', () => {
  expect(readdirSync(MIGRATIONS).filter(name => name.endsWith('.sql')).length).toBe(
    readMigrations(MIGRATIONS).length + 1,
  )
})

// One PostgreSQL for the whole run, with a migrated template that every test file clones. PEJL_TEST_DATABASE_URL names
// another server instead, whose user may create databases.
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect } from '../../server/src/db/connect.ts'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import { isAlive, stopPostmaster } from '../../server/src/db/postmaster.ts'
import { atDatabase } from './database.ts'

const MIGRATIONS = join(import.meta.dirname, '../../migrations')
const FOLDERS = `/tmp/pejl-test-${process.getuid?.() ?? 0}`
// Nothing here must survive a loss of power.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

declare module 'vitest' {
  interface ProvidedContext {
    server: string
    template: string
  }
}

export default async function setUp(project: TestProject) {
  if (!project.vitest.projects.some(({ name }) => name === 'api' || name === 'browser')) return
  const own = process.env.PEJL_TEST_DATABASE_URL
  const embedded = own === undefined ? await startOwn() : null
  await embedded?.ready
  const server = own ?? embedded?.url ?? ''
  const template = `pejl_test_${randomUUID().slice(0, 8)}`
  const admin = connect(server, { size: 1, name: 'pejl test setup', onError: error => console.error(error) })
  await admin.pool.query(
    `create database ${template} template template0 encoding utf8 locale_provider icu icu_locale 'da' locale 'C'`,
  )
  const filled = connect(atDatabase(server, template), {
    size: 1,
    name: 'pejl test setup',
    onError: error => console.error(error),
  })
  await migrate(filled.pool, MIGRATIONS)
  await filled.close()
  project.provide('server', server)
  project.provide('template', template)

  return async () => {
    await admin.pool.query(`drop database ${template} with (force)`)
    await admin.close()
    await embedded?.stop('at once')
    if (embedded !== null) rmSync(join(embedded.folder), { recursive: true, force: true })
  }
}

/** In a folder named after this process, so that the next run can clear up after one that was killed. */
async function startOwn() {
  mkdirSync(FOLDERS, { recursive: true })
  chmodSync(FOLDERS, 0o755)
  for (const name of readdirSync(FOLDERS)) {
    if (isAlive(Number(name.split('-')[0]))) continue
    await stopPostmaster(join(FOLDERS, name, 'postgres'), 'at once')
    rmSync(join(FOLDERS, name), { recursive: true, force: true })
  }
  return startEmbedded(join(FOLDERS, `${process.pid}-${randomUUID().slice(0, 4)}`), console.error, FAST)
}

// What a new data folder is filled with: the blank database that the build keeps, or initdb's where that is of no use.
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { accountFor } from '../../server/src/db/account.ts'
import { fillCluster, keepBlank } from '../../server/src/db/blank.ts'
import { findPrograms } from '../../server/src/db/programs.ts'

const folder = mkdtempSync('/tmp/pejl-blank-test-')
const blank = join(folder, 'blank.tar')
const account = accountFor(folder)
const programs = findPrograms(account)

beforeAll(async () => {
  await keepBlank(blank)
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Fills a new folder and returns it, with the programs that were run for it. */
async function filledFrom(file: string): Promise<{ cluster: string; ran: string[] }> {
  const parent = mkdtempSync('/tmp/pejl-blank-test-')
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const cluster = join(parent, 'postgres')
  if (account !== null) spawnSync('chmod', ['755', parent])
  mkdirSync(cluster, { mode: 0o700 })
  const ran: string[] = []
  await fillCluster(cluster, { programs, account }, child => ran.push(child.spawnargs.join(' ')), file)
  return { cluster, ran }
}

const namesIn = (cluster: string) => readdirSync(cluster, { recursive: true }).map(String).sort()

function stateOf(cluster: string): string {
  const { stdout } = spawnSync(join(programs, 'postgres'), ['-D', cluster, '-C', 'data_checksums'], {
    cwd: cluster,
    encoding: 'utf8',
    ...account,
  })
  return stdout.trim()
}

test('a folder filled from the blank database is as initdb makes it', async () => {
  const unpacked = await filledFrom(blank)
  const made = await filledFrom(join(folder, 'none.tar'))
  expect(unpacked.ran.join()).toContain('--sync-only')
  expect(made.ran.join()).not.toContain('tar')
  expect(namesIn(unpacked.cluster)).toEqual(namesIn(made.cluster))
  for (const name of ['', 'base', 'PG_VERSION', 'global/pg_control', 'pg_hba.conf']) {
    const [one, other] = [unpacked, made].map(({ cluster }) => statSync(join(cluster, name)))
    expect([one?.mode, one?.uid, one?.gid]).toEqual([other?.mode, other?.uid, other?.gid])
  }
  for (const name of ['pg_hba.conf', 'postgresql.conf'])
    expect(readFileSync(join(unpacked.cluster, name), 'utf8')).toBe(readFileSync(join(made.cluster, name), 'utf8'))
  expect(stateOf(unpacked.cluster)).toBe('on')
})

test.each([
  ['cut short', (file: string) => truncateSync(file, 20_000_000)],
  ['empty', (file: string) => truncateSync(file, 0)],
  ['something else', (file: string) => writeFileSync(file, 'not a database')],
])('a blank database that is %s is left aside', async (what, damage) => {
  const damaged = join(folder, `${what}.tar`)
  writeFileSync(damaged, readFileSync(blank))
  damage(damaged)
  const { cluster, ran } = await filledFrom(damaged)
  expect(ran).toHaveLength(2)
  expect(stateOf(cluster)).toBe('on')
})

// Under root PostgreSQL runs as another account, which must reach its data wherever the checkout stands.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SHARED_FOLDER } from '../../server/src/db/account.ts'
import { postmasterOf, startServer, statusOf } from '../helpers/process.ts'

const isRoot = process.getuid?.() === 0

function privateFolder(): string {
  const folder = mkdtempSync('/tmp/pejl-private-')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts a server on a data folder, stops it, and returns where it has kept its data. */
async function keptIn(dataFolder: string): Promise<string> {
  const server = startServer({ DATA_FOLDER: dataFolder })
  const told = new Promise<string>(resolve =>
    server.process.once('message', message => resolve((message as { folder: string }).folder)),
  )
  expect(await statusOf(`${await server.address}/api/health`)).toBe(200)
  server.process.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  const folder = await told
  expect(postmasterOf(folder)).toBeNull()
  return folder
}

test.runIf(isRoot)('data in a private home are kept beside it, and found again there', async () => {
  const home = privateFolder()
  mkdirSync(join(home, 'pejl'))
  const asked = join(home, 'pejl/.pejl')
  const kept = await keptIn(asked)
  onTestFinished(() => rmSync(kept, { recursive: true, force: true }))
  expect(kept).toMatch(new RegExp(`^${SHARED_FOLDER}/pejl-[0-9a-f]{10}$`))
  expect(statSync(join(kept, 'postgres')).uid).not.toBe(0)
  expect(statSync(join(kept, 'postgres')).mode & 0o077).toBe(0)
  // Also when the home has become public since: the data have not moved.
  chmodSync(home, 0o755)
  expect(await keptIn(asked)).toBe(kept)
})

test.runIf(isRoot)('an empty private folder that was made for the data is handed over', async () => {
  const folder = privateFolder()
  expect(await keptIn(folder)).toBe(folder)
  expect(statSync(folder).uid).not.toBe(0)
})

test.runIf(isRoot)('a private folder with something of yours in it is left as it is', async () => {
  const folder = privateFolder()
  writeFileSync(join(folder, 'mine'), '')
  const kept = await keptIn(folder)
  onTestFinished(() => rmSync(kept, { recursive: true, force: true }))
  expect(kept.startsWith(SHARED_FOLDER)).toBe(true)
  expect(statSync(folder).uid).toBe(0)
})

test('a data folder too deep for a socket keeps its data and puts the socket elsewhere', async () => {
  const deep = join(privateFolder(), 'a'.repeat(60), 'b'.repeat(60))
  if (isRoot) chmodSync(join(deep, '../..'), 0o755)
  expect(await keptIn(deep)).toBe(deep)
})

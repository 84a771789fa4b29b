// What keeps a start from succeeding is one clear line and a code other than 0.
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../server/src/db/connect.ts'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { dataFolder, postmasterOf, startServer } from '../helpers/process.ts'

/** Starts a server that must not come up, and returns its lines. */
async function refusal(settings: Record<string, string>): Promise<string[]> {
  const server = startServer(settings)
  expect(await server.ended).toEqual({ code: 1, signal: null })
  expect(server.said()).not.toMatch(/^ {4}at /m)
  return server
    .said()
    .trim()
    .split('\n')
    .filter(line => !line.startsWith('Applied migration'))
}

test('every unreadable setting has its line, and nothing is begun', async () => {
  const folder = dataFolder()
  const lines = await refusal({ DATA_FOLDER: folder, PORT: 'abc', LOG_LEVEL: 'loud', PUBLIC_READNG: 'on' })
  expect(lines).toEqual([
    'Pejl cannot start: PUBLIC_READNG is no setting: did you mean PUBLIC_READING?',
    'Pejl cannot start: PORT is "abc": expected a whole number from 0 to 65535',
    expect.stringMatching(/^Pejl cannot start: LOG_LEVEL is "loud": expected one of fatal, error/),
  ])
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
})

test('a port that is taken is named, and the database is stopped again', async () => {
  const folder = dataFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const lines = await refusal({ DATA_FOLDER: folder, PORT: String(port) })
  other.close()
  expect(lines).toEqual([
    `Pejl cannot start: port ${port} is taken by another program: stop that one, or set PORT to another number`,
  ])
  expect(postmasterOf(folder)).toBeNull()
})

test('a host that is not of this machine is named', async () => {
  const lines = await refusal({ DATA_FOLDER: dataFolder(), HOST: '192.0.2.1' })
  expect(lines).toEqual(['Pejl cannot start: HOST 192.0.2.1 is no address of this machine'])
})

test('a migration that fails is named with its reason, and the database is stopped again', async () => {
  const folder = dataFolder()
  const embedded = startEmbedded(folder, () => {})
  await embedded.ready
  const { pool, close } = connect(embedded.url, { size: 1, name: 'test', onError: () => {} })
  await pool.query('create table organisation (id integer)')
  await close()
  await embedded.stop()
  const lines = await refusal({ DATA_FOLDER: folder })
  expect(lines).toEqual([
    expect.stringMatching(
      /^Pejl cannot start: migration \S+foundation\.sql.* failed: relation "organisation" already exists$/,
    ),
  ])
  expect(postmasterOf(folder)).toBeNull()
})

test('a database of our own that does not answer is named without its password', async () => {
  const lines = await refusal({ DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:9/nowhere' })
  expect(lines).toEqual([
    expect.stringMatching(/^Pejl cannot start: the database 127\.0\.0\.1:9\/nowhere cannot be reached: /),
  ])
  expect(lines.join()).not.toContain('secret')
})

test('a data folder that is a file is named', async () => {
  const path = join(dataFolder(), 'file')
  writeFileSync(path, '')
  const lines = await refusal({ DATA_FOLDER: path })
  expect(lines).toEqual([expect.stringContaining(path)])
})

test('data of another PostgreSQL are left alone', async () => {
  const folder = dataFolder()
  const embedded = startEmbedded(folder, () => {})
  await embedded.ready
  await embedded.stop()
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '16\n')
  const lines = await refusal({ DATA_FOLDER: folder })
  expect(lines).toEqual([expect.stringContaining('was made by PostgreSQL 16, and Pejl comes with 18')])
})

// The embedded database under everything that can be killed, started twice or stopped at a bad moment.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type Connected, connect } from '../../server/src/db/connect.ts'
import { isAlive } from '../../server/src/db/postmaster.ts'
import { dataFolder, postmasterOf, type Server, startServer, statusOf, until, urlOf } from '../helpers/process.ts'

const HEALTH = '/api/health'

function connectTo(folder: string): Connected {
  const connected = connect(urlOf(folder), { size: 1, name: 'test', onError: () => {} })
  onTestFinished(() => connected.close())
  return connected
}

/** Writes numbers one after another until the connection breaks; what it returns was acknowledged. */
async function writeUntilBroken({ pool }: Connected): Promise<number> {
  await pool.query('create table if not exists written (number integer)')
  for (let number = 1; ; number++) {
    try {
      await pool.query('insert into written values ($1)', [number])
    } catch {
      return number - 1
    }
  }
}

async function numbersWritten({ pool }: Connected): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(distinct number) as count from written')
  return rows[0]?.count ?? 0
}

async function end(server: Server): Promise<void> {
  server.process.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
}

test('the last server to leave stops the database, and nobody before', async () => {
  const folder = dataFolder()
  const first = startServer({ DATA_FOLDER: folder })
  await first.address
  const second = startServer({ DATA_FOLDER: folder })
  const address = await second.address
  const postmaster = postmasterOf(folder)?.pid
  await end(first)
  expect(await statusOf(address + HEALTH)).toBe(200)
  expect(postmasterOf(folder)?.pid).toBe(postmaster)
  await end(second)
  expect(postmasterOf(folder)).toBeNull()
})

test('servers that start at one moment on an empty folder share one database', async () => {
  const folder = dataFolder()
  const servers = Array.from({ length: 4 }, () => startServer({ DATA_FOLDER: folder }))
  const addresses = await Promise.all(servers.map(server => server.address))
  expect(await Promise.all(addresses.map(address => statusOf(address + HEALTH)))).toEqual([200, 200, 200, 200])
  expect(
    servers
      .map(server => server.said())
      .join('')
      .match(/Applied migration .*foundation/g),
  ).toHaveLength(1)
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'socket'])
  await Promise.all(servers.map(end))
  expect(postmasterOf(folder)).toBeNull()
})

test('kill -9 of a server loses nothing, and the next one takes its database over and stops it', async () => {
  const folder = dataFolder()
  const killed = startServer({ DATA_FOLDER: folder })
  await killed.address
  const orphan = postmasterOf(folder)?.pid
  const before = connectTo(folder)
  const writing = writeUntilBroken(before)
  await sleep(200)
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(postmasterOf(folder)?.pid).toBe(orphan)

  const next = startServer({ DATA_FOLDER: folder })
  await next.address
  expect(postmasterOf(folder)?.pid).toBe(orphan)
  await end(next)
  expect(postmasterOf(folder)).toBeNull()
  const acknowledged = await writing
  expect(acknowledged).toBeGreaterThan(10)

  const last = startServer({ DATA_FOLDER: folder })
  await last.address
  expect(await numbersWritten(before)).toBeGreaterThanOrEqual(acknowledged)
})

test('kill -9 of the database loses nothing acknowledged, and the server brings it back', async () => {
  const folder = dataFolder()
  const server = startServer({ DATA_FOLDER: folder })
  const address = await server.address
  const killed = postmasterOf(folder)?.pid ?? 0
  const connected = connectTo(folder)
  const writing = writeUntilBroken(connected)
  await sleep(300)
  process.kill(killed, 'SIGKILL')
  const acknowledged = await writing
  await until(
    () => postmasterOf(folder),
    found => found?.ready === true && found.pid !== killed,
  )
  await until(
    () => statusOf(address + HEALTH),
    status => status === 200,
  )
  expect(acknowledged).toBeGreaterThan(10)
  expect(await numbersWritten(connected)).toBeGreaterThanOrEqual(acknowledged)
  expect(server.process.exitCode).toBeNull()
  await end(server)
  expect(postmasterOf(folder)).toBeNull()
})

test('kill -9 of server and database together heals at the next start', async () => {
  const folder = dataFolder()
  const killed = startServer({ DATA_FOLDER: folder })
  await killed.address
  const connected = connectTo(folder)
  const writing = writeUntilBroken(connected)
  await sleep(200)
  killed.process.kill('SIGKILL')
  process.kill(postmasterOf(folder)?.pid ?? 0, 'SIGKILL')
  const acknowledged = await writing
  const next = startServer({ DATA_FOLDER: folder })
  await next.address
  expect(await numbersWritten(connected)).toBeGreaterThanOrEqual(acknowledged)
})

test('kill -9 while a data folder is made leaves nothing in the way', async () => {
  const folder = dataFolder()
  const killed = startServer({ DATA_FOLDER: folder })
  const begun = await until(() => readdirSync(folder).find(name => name.startsWith('postgres.new-')), Boolean)
  await until(() => existsSync(join(folder, begun ?? '', 'base')), Boolean)
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
  const next = startServer({ DATA_FOLDER: folder })
  expect(await statusOf((await next.address) + HEALTH)).toBe(200)
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres.log', 'socket'])
})

test('SIGTERM while a data folder is made stops cleanly', async () => {
  const folder = dataFolder()
  const server = startServer({ DATA_FOLDER: folder })
  await until(() => readdirSync(folder).some(name => name.startsWith('postgres.new-')), Boolean)
  await end(server)
  expect(postmasterOf(folder)).toBeNull()
  expect(server.said()).toBe('')
})

test('the number of a killed database that now belongs to another process is in nobody’s way', async () => {
  const folder = dataFolder()
  const first = startServer({ DATA_FOLDER: folder })
  await first.address
  const file = join(folder, 'postgres/postmaster.pid')
  const left = readFileSync(file, 'utf8')
  await end(first)
  const stranger = spawn('sleep', ['60'], { cwd: '/', ...(process.getuid?.() === 0 && { uid: 65_534, gid: 65_534 }) })
  onTestFinished(() => void stranger.kill())
  writeFileSync(file, left.replace(/^\d+/, String(stranger.pid)))
  expect(isAlive(stranger.pid ?? 0)).toBe(true)
  const next = startServer({ DATA_FOLDER: folder })
  expect(await statusOf((await next.address) + HEALTH)).toBe(200)
  expect(postmasterOf(folder)?.pid).not.toBe(stranger.pid)
  expect(stranger.exitCode).toBeNull()
})

test('whoever started a server over a channel and is killed takes it along', async () => {
  const folder = dataFolder()
  const server = startServer({ DATA_FOLDER: folder })
  await server.address
  server.process.disconnect()
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(postmasterOf(folder)).toBeNull()
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends everything within seconds, open streams too', async signal => {
  const folder = dataFolder()
  const server = startServer({ DATA_FOLDER: folder })
  const stream = await fetch(`${await server.address}/api/events`)
  const reader = stream.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: hello')
  const began = Date.now()
  server.process.kill(signal)
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(Date.now() - began).toBeLessThan(5000)
  expect(postmasterOf(folder)).toBeNull()
  for (let done = false; !done; ) done = (await reader?.read().catch(() => ({ done: true })))?.done ?? true
})

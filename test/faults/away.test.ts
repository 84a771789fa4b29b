// The database goes away under load, and the server stays: it says so, and heals without a restart.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { dataFolder, postmasterOf, startServer, statusOf, until } from '../helpers/process.ts'

const READERS = 20

/** Reads without a pause, and returns every status that was ever answered. */
function readUnderLoad(address: string): { stop: () => Promise<Map<number, number>> } {
  const seen = new Map<number, number>()
  let reading = true
  const readers = Array.from({ length: READERS }, async () => {
    while (reading) {
      const status = await statusOf(address)
      seen.set(status, (seen.get(status) ?? 0) + 1)
    }
  })
  return {
    stop: async () => {
      reading = false
      await Promise.all(readers)
      return seen
    },
  }
}

test('a database that is stopped and started again is 503 with Retry-After meanwhile, and 200 after', async () => {
  const folder = dataFolder()
  const first = startEmbedded(folder, () => {})
  await first.ready
  const server = startServer({ DATABASE_URL: first.url, PUBLIC_READING: 'on' })
  const address = await server.address
  const load = readUnderLoad(`${address}/api/organisations`)
  await sleep(300)
  await first.stop()
  const away = await until(
    () => fetch(`${address}/api/health`),
    ({ status }) => status === 503,
  )
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(away.headers.get('content-type')).toContain('application/problem+json')
  await sleep(500)

  const second = startEmbedded(folder, () => {})
  await second.ready
  await until(
    () => statusOf(`${address}/api/health`),
    status => status === 200,
    5000,
  )
  await sleep(300)
  const statuses = await load.stop()
  expect([...statuses.keys()].sort()).toEqual([200, 503])
  expect(server.process.exitCode).toBeNull()
  server.process.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  await second.stop()
})

test('a database that hangs holds nobody for long, and the server can be stopped', async () => {
  const folder = dataFolder()
  const server = startServer({ DATA_FOLDER: folder })
  const address = await server.address
  const postmaster = postmasterOf(folder)?.pid ?? 0
  // A stopped postmaster takes no new connections; those that stand go on.
  process.kill(postmaster, 'SIGSTOP')
  const began = Date.now()
  const statuses = await Promise.all(Array.from({ length: READERS }, () => statusOf(`${address}/api/organisations`)))
  expect(Date.now() - began).toBeLessThan(5000)
  expect(statuses.every(status => status === 200 || status === 503)).toBe(true)
  server.process.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(Date.now() - began).toBeLessThan(15_000)
  expect(postmasterOf(folder)).toBeNull()
})

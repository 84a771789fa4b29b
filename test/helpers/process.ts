// The server as a process of its own, so that it can be watched, killed and started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { findPostmaster, stopPostmaster } from '../../server/src/db/postmaster.ts'

const TOOLS = join(import.meta.dirname, '../../server/tools')
const MAIN = join(import.meta.dirname, '../../server/src/main.ts')

export type Server = {
  process: ChildProcess
  /** Where it answers; rejects with what it said when it ends before. */
  address: Promise<string>
  /** Everything it has written. */
  said: () => string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts the server on any free port with these settings and no others. What is left of it ends with the test. */
export function startServer(settings: Record<string, string>): Server {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, PORT: '0', SEED: 'off', PRACTICE: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => {
      output += chunk
    })
  // Not "close", which never comes once the channel has been cut from this side.
  const written = [child.stdout, child.stderr].map(stream => stream && once(stream, 'close'))
  const exit = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  const ended = Promise.all([exit, ...written]).then(([how]) => how)
  const answered = once(child, 'message').then(([message]) => (message as { address: string }).address)
  const address = Promise.race([answered, ended.then(() => Promise.reject(new Error(output)))])
  address.catch(() => {})
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { process: child, address, said: () => output, ended }
}

/** A data folder that is gone after the test, with everything that runs in it. */
export function dataFolder(): string {
  const folder = mkdtempSync('/tmp/pejl-fault-')
  onTestFinished(async () => {
    await stopPostmaster(join(folder, 'postgres'), 'at once')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

export const postmasterOf = (folder: string) => findPostmaster(join(folder, 'postgres'))

/** The embedded database of a folder, for a test that looks behind the server. */
export const urlOf = (folder: string) => `postgres://pejl@/postgres?host=${encodeURIComponent(join(folder, 'socket'))}`

/** Asks until the answer is right. */
export async function until<T>(
  ask: () => T | Promise<T>,
  right: (answer: T) => boolean,
  patience = 20_000,
): Promise<T> {
  for (const end = Date.now() + patience; ; await sleep(25)) {
    const answer = await ask()
    if (right(answer)) return answer
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)} after ${patience} ms`)
  }
}

/** The status of an address; 0 when nobody answers. */
export const statusOf = (address: string) =>
  fetch(address).then(
    answer => answer.body?.cancel().then(() => answer.status) ?? answer.status,
    () => 0,
  )

/** Runs a tool on a data folder, from another folder than the checkout. */
export async function runTool(tool: string, data: string, ...args: string[]) {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, DATA_FOLDER: data, INIT_CWD: tmpdir() }
  const child = spawn(process.execPath, [join(TOOLS, tool), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += chunk))
  const [code] = await once(child, 'close')
  return { code, said: said.trim().split('\n') }
}

// The running PostgreSQL of a data folder: found by its pid file, started and stopped as a process of its own.
import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { DatabaseError } from './errors.ts'

export type Postmaster = { pid: number; socketFolder: string; port: number; ready: boolean }

/** What everybody who handles one data folder must know about it. */
export type Place = { cluster: string; socketFolder: string; log: string; programs: string; account: Account | null }

const LOG_LIMIT = 5_000_000

/** The live postmaster of a cluster, or null. A pid that meanwhile belongs to something else does not count. */
export function findPostmaster(cluster: string): Postmaster | null {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  const [pid = '', , , port = '', socketFolder = '', , , status = ''] = text.split('\n').map(line => line.trim())
  if (!/^[1-9]\d*$/.test(pid) || !worksIn(pid, cluster)) return null
  return { pid: Number(pid), port: Number(port), socketFolder, ready: status === 'ready' }
}

/** Every process of a cluster works in its folder. Where there is no /proc, being alive must do. */
function worksIn(pid: string, cluster: string): boolean {
  if (process.platform !== 'linux') return isAlive(Number(pid))
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

/** Every process that works in a folder; none where there is no /proc. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter(entry => /^\d+$/.test(entry) && worksIn(entry, folder))
    .map(Number)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes away what a postmaster left when it was killed, once no process of the cluster is there. PostgreSQL does so
 * itself, except when the left number has gone to another process, as after a restart of the machine.
 */
function forgetKilled(place: Place): void {
  if (process.platform !== 'linux' || processesIn(place.cluster).length > 0) return
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(place.socketFolder)) rmSync(join(place.socketFolder, name), { force: true })
}

/** Starts a postmaster that outlives us, and waits until it takes connections. False: another one was faster. */
export async function startPostmaster(place: Place, settings: Record<string, string>): Promise<boolean> {
  const { cluster, account } = place
  forgetKilled(place)
  const logFile = openLog(place.log)
  const from = statSync(place.log).size
  const child = spawn(
    join(place.programs, 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: cluster, env: PLAIN_ENVIRONMENT, detached: true, stdio: ['ignore', logFile, logFile], ...account },
  )
  closeSync(logFile)
  let ended: string | null = null
  child.on('error', error => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended ??= `it ended with ${signal ?? code}`
  })
  child.unref()
  while (ended === null) {
    const found = findPostmaster(cluster)
    if (found?.ready) return found.pid === child.pid
    await sleep(10)
  }
  if (findPostmaster(cluster) !== null) return false
  const said = readFileSync(place.log, 'utf8').slice(from)
  // The processes of a postmaster that was killed are still on their way out.
  if (/lock file ".*" already exists|shared memory block .* still in use|is empty/.test(said)) return false
  const reason = said.match(/(?:FATAL|PANIC|error):\s*(.*)/)?.[1] ?? ended
  throw new DatabaseError(`PostgreSQL did not start: ${reason} (its log: ${place.log})`)
}

/** Ends a postmaster: politely at first, or at once; at the latest after some seconds. Nothing acknowledged is lost. */
export async function stopPostmaster(cluster: string, mode: 'polite' | 'at once'): Promise<void> {
  const steps = [
    ['SIGINT', 3000],
    ['SIGQUIT', 1500],
    ['SIGKILL', 500],
  ] as const
  for (const [signal, patience] of mode === 'polite' ? steps : steps.slice(1)) {
    const found = findPostmaster(cluster)
    if (found === null) return
    process.kill(found.pid, signal)
    for (const until = Date.now() + patience; Date.now() < until; await sleep(10))
      if (findPostmaster(cluster) === null) return
  }
}

/** Nothing of ours: variables such as PGOPTIONS or PGDATA would change what PostgreSQL does. */
export const PLAIN_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' }

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(path, `${path}.old`)
  return openSync(path, 'a', 0o600)
}

// The PostgreSQL that ships in an npm package: started when nobody has, shared by every Pejl process on the same data
// folder, brought back when it is killed, and stopped by the last who uses it.
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, accountFor, CLUSTER, reachableFolder } from './account.ts'
import { ensureCluster } from './cluster.ts'
import { DatabaseError } from './errors.ts'
import { type Hold, holdDatabase } from './hold.ts'
import { findPostmaster, type Place, startPostmaster, stopPostmaster } from './postmaster.ts'
import { findPrograms } from './programs.ts'

export type Embedded = {
  /** Where the data are, which is not always where they were asked for. */
  folder: string
  url: string
  /** Whether the data folder has yet to be made. */
  isNew: boolean
  /** From when on the database answers. */
  ready: Promise<void>
  /** Lets go of the database and stops it when nobody else uses it; also before it was ready. */
  stop: (mode?: 'polite' | 'at once') => Promise<void>
}

/** A database that recovers from a crash may take its time. */
const PATIENCE = 60_000

/** Only a part of the socket's name: nothing listens on the network. */
const PORT = '5432'

/** The longest path that a socket may have on macOS; Linux has 107. */
const SOCKET_PATH = 103

/** Given at every start, so that they follow the version of Pejl and not the day the folder was made. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '32MB',
  max_connections: '80',
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  io_method: 'sync',
}

/** Starts or joins the embedded database of a data folder. `settings` are PostgreSQL's own, for tests. */
export function startEmbedded(
  asked: string,
  log: (line: string) => void,
  settings: Record<string, string> = {},
): Embedded {
  const place = placeOf(asked)
  let hold: Hold | undefined
  let child: ChildProcess | undefined
  let startedHere = false
  let stopping = false
  // A function, because it changes while we wait.
  const isStopping = () => stopping

  const url = `postgres://pejl@/postgres?host=${encodeURIComponent(place.socketFolder)}&port=${PORT}&sslmode=disable`

  async function enter(): Promise<void> {
    let fault: unknown = new Error('it does not answer')
    for (const until = Date.now() + PATIENCE; Date.now() < until && !isStopping(); await sleep(20)) {
      await ensureCluster(place, running => {
        child = running
      })
      if (isStopping()) break
      if (findPostmaster(place.cluster) === null)
        startedHere = await startPostmaster(place, { ...SETTINGS, ...settings, ...socketOf(place) })
      if (!findPostmaster(place.cluster)?.ready) continue
      try {
        hold = await holdDatabase(url, () => void bringBack())
        return
      } catch (error) {
        fault = error
      }
    }
    throw new DatabaseError(`the database in ${place.cluster} cannot be used: ${(fault as Error).message}`)
  }

  async function bringBack(): Promise<void> {
    hold = undefined
    for (let first = true; !isStopping() && hold === undefined; first = false) {
      if (first) log('The database has gone; bringing it back.')
      else await sleep(1000)
      await enter().catch(error => log((error as Error).message))
    }
  }

  const isNew = !existsSync(place.cluster)
  const ready = enter()
  ready.catch(() => {})
  return {
    folder: place.folder,
    url,
    isNew,
    ready,
    stop: async (mode = 'polite') => {
      stopping = true
      child?.kill()
      await Promise.race([ready.catch(() => {}), sleep(3000, undefined, { ref: false })])
      const last = hold === undefined ? startedHere : await hold.release()
      if (last) await stopPostmaster(place.cluster, mode)
      await hold?.close()
    },
  }
}

function placeOf(asked: string): Place & { folder: string } {
  const folder = reachableFolder(asked, accountFor(asked))
  const account = accountFor(folder)
  const socketFolder = socketFolderOf(folder, account)
  const programs = findPrograms(account)
  return {
    folder,
    cluster: join(folder, CLUSTER),
    socketFolder,
    log: join(folder, 'postgres.log'),
    programs,
    account,
  }
}

/** A private folder for the socket: in the data folder where its path is short enough, else in /tmp. */
function socketFolderOf(folder: string, account: Account | null): string {
  const uid = account?.uid ?? process.getuid?.() ?? 0
  const inside = join(folder, 'socket')
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const short = Buffer.byteLength(join(inside, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH
  const path = short ? inside : `/tmp/pejl-${uid}-${hash}`
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (account !== null && lstatSync(path).uid === 0) chownSync(path, account.uid, account.gid)
  // In /tmp anybody may have been here before us.
  const { uid: owner, mode } = lstatSync(path)
  if (!lstatSync(path).isDirectory() || owner !== uid || (mode & 0o077) !== 0)
    throw new DatabaseError(`${path} is not a private folder of ours: remove it, or set DATA_FOLDER to a shorter path`)
  return path
}

const socketOf = (place: Place) => ({
  port: PORT,
  unix_socket_directories: `"${place.socketFolder.replaceAll('"', '""')}"`,
})

// A new data folder for PostgreSQL: made under a passing name and renamed when it is whole, so that half of one is
// never taken for a whole one, whatever was killed meanwhile.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseError } from './errors.ts'
import { isAlive, PLAIN_ENVIRONMENT, type Place, processesIn } from './postmaster.ts'

const MAJOR = '18'
/** How long another process is left to finish what it began before we make a data folder ourselves. */
const PATIENCE = 20_000

// One alphabet for everybody: Æ, Ø, Å and Aa sort the Danish way.
const OPTIONS = [
  ['--username=pejl', '--auth-local=trust', '--auth-host=reject', '--no-instructions'],
  ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=da'],
].flat()

/** Makes the cluster when there is none. Of several at once the first makes it; the others wait. */
export async function ensureCluster(place: Place, onChild: (child: ChildProcess) => void): Promise<void> {
  if (isWhole(place.cluster)) return
  const folder = dirname(place.cluster)
  const prefix = `${basename(place.cluster)}.new-`
  const mine = join(folder, `${prefix}${Date.now()}-${process.pid}`)
  mkdirSync(mine, { mode: 0o700 })
  try {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(20)) {
      if (isWhole(place.cluster)) return
      if (firstAlive(folder, prefix) === basename(mine)) break
    }
    await initialise(mine, place, onChild)
    renameSync(mine, place.cluster)
    syncFolder(folder)
  } catch (error) {
    if (!isWhole(place.cluster)) throw error
  } finally {
    takeAway(mine)
  }
}

function isWhole(cluster: string): boolean {
  if (!existsSync(join(cluster, 'PG_VERSION'))) return false
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === MAJOR) return true
  throw new DatabaseError(
    `${cluster} was made by PostgreSQL ${major}, and Pejl comes with ${MAJOR}: set DATA_FOLDER to another folder`,
  )
}

/** Names carry when and by whom they were begun; what a dead process left is taken away. */
function firstAlive(folder: string, prefix: string): string | undefined {
  const begun = readdirSync(folder).filter(name => name.startsWith(prefix))
  const alive = begun.filter(name => isAlive(Number(name.split('-').at(-1))))
  for (const name of begun) if (!alive.includes(name)) takeAway(join(folder, name))
  return alive.sort()[0]
}

/** With what still works in it: killing a server leaves its initdb running. */
function takeAway(folder: string): void {
  try {
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  } catch {
    // the next start tries again
  }
}

/** The new name itself must survive a loss of power, not only what stands under it. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function initialise(folder: string, place: Place, onChild: (child: ChildProcess) => void): Promise<void> {
  const { account, programs } = place
  if (account !== null) chownSync(folder, account.uid, account.gid)
  const child = spawn(join(programs, 'initdb'), ['-D', folder, ...OPTIONS], {
    cwd: folder,
    env: PLAIN_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...account,
  })
  onChild(child)
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new DatabaseError(`a new database could not be made: ${reason}`))
    child.on('error', error => fail(error.message))
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else fail(said.match(/(?:error|FATAL|PANIC):\s*(.*)/)?.[1] ?? `initdb ended with ${signal ?? code}`)
    })
  })
}

// A new data folder for PostgreSQL: made under a passing name and renamed when it is whole, so that half of one is
// never taken for a whole one, whatever was killed meanwhile.
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillCluster, sync } from './blank.ts'
import { DatabaseError } from './errors.ts'
import { isAlive, type Place, processesIn } from './postmaster.ts'

const MAJOR = '18'
/** How long another process is left to finish what it began before we make a data folder ourselves. */
const PATIENCE = 20_000

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
    await fillCluster(mine, place, onChild)
    renameSync(mine, place.cluster)
    // The new name itself must survive a loss of power, not only what stands under it.
    sync(folder)
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

/** With what still works in it: killing a server leaves its initdb or tar running. */
function takeAway(folder: string): void {
  try {
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  } catch {
    // the next start tries again
  }
}

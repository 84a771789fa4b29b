// What a new data folder is filled with: a blank cluster that was made when the workspace was built and is unpacked in
// a fifth of the time that initdb takes, or, where there is none, what initdb makes.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Account, accountFor } from './account.ts'
import { DatabaseError } from './errors.ts'
import { PLAIN_ENVIRONMENT, type Place } from './postmaster.ts'
import { findPrograms, shippedVersion } from './programs.ts'

type Filled = Pick<Place, 'programs' | 'account'>
type OnChild = (child: ChildProcess) => void

// One alphabet for everybody: Æ, Ø, Å and Aa sort the Danish way.
const OPTIONS = [
  ['--username=pejl', '--auth-local=trust', '--auth-host=reject', '--no-instructions'],
  ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=da'],
].flat()

const BLANKS = join(import.meta.dirname, '../../../node_modules/.cache/pejl-blank')

/** Fills an empty folder with a cluster that is on the disk when this ends. Killed meanwhile, it leaves half of one. */
export async function fillCluster(
  folder: string,
  place: Filled,
  onChild: OnChild,
  blank: string = blankFile(),
): Promise<void> {
  const { programs, account } = place
  if (account !== null) chownSync(folder, account.uid, account.gid)
  if (existsSync(blank) && (await unpack(blank, folder, place, onChild))) return
  const { fault, said } = await runIn(folder, account, [join(programs, 'initdb'), '-D', folder, ...OPTIONS], onChild)
  if (fault === null) return
  const reason = said.match(/(?:error|FATAL|PANIC):\s*(.*)/)?.[1] ?? `initdb ended with ${fault}`
  throw new DatabaseError(`a new database could not be made: ${reason}`)
}

/** Whether the folder now holds the blank cluster; if not, it is empty again. */
async function unpack(
  blank: string,
  folder: string,
  { programs, account }: Filled,
  onChild: OnChild,
): Promise<boolean> {
  // Opened here and read by PostgreSQL's account, which need not reach the file itself; what it unpacks is its own.
  const input = openSync(blank, 'r')
  // One command for both steps: between two of ours this process, busy loading the rest of the program, would be late.
  const toDisk = [join(programs, 'initdb'), '--sync-only', '-D', folder]
  const { fault } = await runIn(folder, account, ['sh', '-c', 'tar -xpf - && "$0" "$@"', ...toDisk], onChild, input)
  closeSync(input)
  if (fault === null && existsSync(join(folder, 'PG_VERSION'))) return true
  if (isSignal(fault)) throw new DatabaseError(`a new database could not be made: it was ended by ${fault}`)
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  return false
}

/** Makes the blank cluster for the PostgreSQL that is installed, unless it is there. */
export async function keepBlank(blank: string = blankFile()): Promise<void> {
  if (existsSync(blank)) return
  const folder = mkdtempSync(join(tmpdir(), 'pejl-blank-'))
  const half = `${blank}.half-${process.pid}`
  try {
    const account = accountFor(folder)
    await fillCluster(folder, { programs: findPrograms(account), account }, () => {})
    mkdirSync(dirname(blank), { recursive: true })
    const { fault, said } = await runIn(folder, null, ['tar', '-cf', half, '.'], () => {})
    if (fault !== null) throw new DatabaseError(`a blank database could not be kept: ${said || fault}`)
    sync(half)
    renameSync(half, blank)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(half, { force: true })
  }
}

/** Where the blank cluster is kept: named after all that it depends on, so that one of another PostgreSQL is never taken. */
function blankFile(): string {
  const options = createHash('sha256').update(OPTIONS.join()).digest('hex').slice(0, 8)
  return join(BLANKS, `${shippedVersion()}-${process.platform}-${process.arch}-${options}.tar`)
}

/** Puts a file, or the names in a folder, on the disk, where they survive a loss of power. */
export function sync(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

type Fault = string | number | null
const isSignal = (fault: Fault) => typeof fault === 'string' && fault.startsWith('SIG')

/** Runs a program in the folder, where it is found by whoever has to end it, and tells how it ended unless well. */
function runIn(
  folder: string,
  account: Account | null,
  [program = '', ...args]: string[],
  onChild: OnChild,
  input: 'ignore' | number = 'ignore',
): Promise<{ fault: Fault; said: string }> {
  const child = spawn(program, args, {
    cwd: folder,
    env: PLAIN_ENVIRONMENT,
    stdio: [input, 'ignore', 'pipe'],
    ...account,
  })
  onChild(child)
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  return new Promise(resolve => {
    child.on('error', error => resolve({ fault: error.message, said }))
    child.on('close', (code, signal) => resolve({ fault: code === 0 ? null : (signal ?? code ?? 1), said }))
  })
}

// The servers that are measured: processes of our own, ended by their id whatever happens.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, stopPostmaster } from '../../server/src/db/postmaster.ts'

export const ROOT = join(import.meta.dirname, '../..')
const MAIN = join(ROOT, 'server/src/main.ts')
const START_PATIENCE = 60_000
const STOP_PATIENCE = 10_000

export type Server = { address: string; pid: number; stop: () => Promise<void> }
type Settings = Record<string, string>

const children = new Set<ChildProcess>()
const folders = new Set<string>()

/** A folder for temporary files, taken away at the end. An empty one can become a data folder, also under root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `pejl-bench-${process.pid}-`))
  folders.add(folder)
  return folder
}

/** Our server as `npm start` runs it, on a free port of the loopback. */
export function startOurs(dataFolder: string, settings: Settings = {}): Promise<Server> {
  return start(MAIN, [], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    DATA_FOLDER: dataFolder,
    POOL_SIZE: '10',
    LOG_LEVEL: 'error',
    PUBLIC_READING: 'on',
    SEED: 'off',
    PRACTICE: 'off',
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/pejl'),
    ...settings,
  })
}

/** Starts a server that says over its channel at which address it answers. */
export async function start(file: string, args: string[], settings: Settings): Promise<Server> {
  const child = runNode(file, args, settings)
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}: ${said}`)
  })
  const late = sleep(START_PATIENCE, undefined, { ref: false }).then(() => {
    throw new Error(`${file} did not answer in time: ${said}`)
  })
  const told = once(child, 'message') as Promise<[{ address: string; folder?: string | null }]>
  for (const one of [ended, late, told]) one.catch(() => {})
  const [{ address, folder }] = await Promise.race([told, ended, late])
  if (typeof folder === 'string') folders.add(folder)
  // "localhost" would be looked up anew for every connection.
  return {
    address: address.replace('localhost', '127.0.0.1'),
    pid: child.pid ?? 0,
    stop: () => stop(child),
  }
}

/** Runs one of our own programs to its end. Returns the data folder that it has filled. */
export async function runToEnd(file: string, args: string[]): Promise<string> {
  const child = runNode(file, args, {})
  child.stderr?.pipe(process.stderr)
  let filled = ''
  child.on('message', ({ folder }: { folder: string }) => {
    filled = folder
    folders.add(folder)
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
  return filled
}

function runNode(file: string, args: string[], settings: Settings): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env
  const own = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value !== undefined))
  // Over the channel a child learns that we are gone, however we went.
  const child = spawn(process.execPath, [...nodeFlags(file), file, ...args], {
    cwd: ROOT,
    env: { ...own, ...settings } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

/** For looking at where our server's time goes: PEJL_BENCH_PROFILE names a folder for profiles. */
function nodeFlags(file: string): string[] {
  const folder = process.env.PEJL_BENCH_PROFILE
  return folder !== undefined && file === MAIN ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE)
  await gone
  clearTimeout(timer)
}

/** Ends everything that was started and takes away what it wrote, and what a bench that was killed has left. */
export async function endAll(): Promise<void> {
  await Promise.all([...children].map(stop))
  for (const name of readdirSync(tmpdir())) {
    const starter = /^pejl-bench-(\d+)-/.exec(name)?.[1]
    if (starter !== undefined && !isAlive(Number(starter))) folders.add(join(tmpdir(), name))
  }
  for (const folder of folders) await takeAway(folder).catch(error => console.error(String(error)))
  folders.clear()
}

async function takeAway(folder: string): Promise<void> {
  // Nobody is left who would stop a PostgreSQL that a killed server left behind.
  await stopPostmaster(join(folder, 'postgres'), 'at once')
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

export type Memory = { now: number; peak: number }

/** Resident memory in bytes; null where the system has no /proc. */
export function memoryOf(pid: number): Memory | null {
  const status = readProc(pid, 'status')
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
  return status === '' ? null : { now: bytes('VmRSS'), peak: bytes('VmHWM') }
}

/** Processor time used so far, in seconds; NaN where the system has no /proc. */
export function processorTimeOf(pid: number): number {
  const fields = readProc(pid, 'stat').split(') ')[1]?.split(' ') ?? []
  // Linux counts it in hundredths on every platform that Node runs on.
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

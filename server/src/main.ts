// The process: reads the settings, starts what is needed, and stops so that nothing is left behind.
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigError, readConfig } from './config.ts'
import { type Opened, openDatabase } from './db/open.ts'
import type { Instance } from './instance.ts'
import { usePacked } from './packed.ts'

const ROOT = join(import.meta.dirname, '../..')
/** What a stop may take altogether, and one that is asked for twice, in milliseconds. */
const LONGEST_STOP = 9000
const LONGEST_FORCED_STOP = 2500
/** One Ctrl-C arrives several times, from the terminal and from npm: only a later signal is a second one. */
const SAME_SIGNAL = 500

let database: Opened | undefined
let instance: Instance | undefined
let quiet = false
let stopAsked: number | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
// Whoever started us over a channel is gone, perhaps killed.
process.on('disconnect', () => void stop(0))
process.on('uncaughtException', fail)
start().catch(fail)

async function start(): Promise<void> {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'))
  const config = readConfig(process.env, ROOT)
  quiet = config.logLevel === 'silent'
  database = openDatabase(config, say)
  // PostgreSQL starts while the rest is loaded, in compiled form where an earlier start left it.
  enableCompileCache(join(ROOT, 'node_modules/.cache/pejl'))
  usePacked(ROOT)
  const { startInstance } = await import('./instance.ts')
  if (stopAsked !== undefined) return
  instance = await startInstance(config, database, say)
  const { address } = instance
  const { folder } = database
  // Whoever started us over a channel tells the person in front of the screen.
  if (process.send !== undefined) process.send({ address, folder })
  else if (!quiet) console.log(`Pejl is ready at ${address}${folder === null ? '' : `, with its data in ${folder}`}`)
}

/** Ends everything: what is in flight first, the database last. A second signal waits for nothing. */
async function stop(code: number): Promise<void> {
  const forced = stopAsked !== undefined
  if (stopAsked !== undefined && Date.now() - stopAsked < SAME_SIGNAL) return
  stopAsked ??= Date.now()
  setTimeout(() => process.exit(code || 1), forced ? LONGEST_FORCED_STOP : LONGEST_STOP)
  if (!forced) await instance?.stop().catch(error => say(String(error)))
  await database?.stop(forced ? 'at once' : 'polite').catch(error => say(String(error)))
  process.exit(code)
}

function say(line: string): void {
  if (instance !== undefined) instance.log(line)
  else if (!quiet) console.log(line)
}

/** One line for each thing that is wrong; where the fault is ours, LOG_LEVEL=debug shows where. */
async function fail(error: unknown): Promise<void> {
  if (stopAsked !== undefined) return
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)]
  for (const line of lines) console.error(`Pejl ${instance === undefined ? 'cannot start' : 'stops'}: ${line}`)
  if (/^(debug|trace)$/i.test(process.env.LOG_LEVEL ?? '')) console.error(error)
  await Promise.race([stop(1), sleep(LONGEST_STOP)])
}

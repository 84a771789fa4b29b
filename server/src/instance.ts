// One server on one database: brings it up to date, gives an empty one its first data, and listens.
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { systemClock } from './context.ts'
import { type Connected, connect } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { checkDatabase, type Opened } from './db/open.ts'
import type { Database } from './db/tables/database.ts'
import { type FirstPortfolio, missingPortfolios } from './first-data.ts'
import { type Changes, listenForChanges } from './live/changes.ts'

export type Instance = { address: string; log: (line: string) => void; stop: () => Promise<void> }

/** The server cannot listen where it was told to. */
export class ListenError extends Error {
  override name = 'ListenError'
}

const MIGRATIONS = join(import.meta.dirname, '../../migrations')
/** How long a request's query may take, and how long requests in flight are waited for at a stop, in milliseconds. */
const QUERY_PATIENCE = 15_000
const DRAIN = 1500
const PRACTICE_WAITS = 1000

/** Does what needs no database while the database starts. */
export async function startInstance(config: Config, database: Opened, say: (line: string) => void): Promise<Instance> {
  const connections = connectTo(database.url, config.poolSize, say)
  const { serving, preparing, changes } = connections
  try {
    const building = buildApp({ db: serving.db, pool: serving.pool, config, clock: systemClock, changes })
    // A new database will want its first data as soon as it is there.
    if (database.isNew && config.seed) void import('../tools/seed.ts').catch(() => {})
    const [app] = await Promise.all([building, database.ready])
    await checkDatabase(preparing, database.url)
    for (const name of await migrate(preparing.pool, MIGRATIONS)) say(`Applied migration ${name}`)
    const missing = await missingPortfolios(preparing.db, config)
    await Promise.all([changes.start(), missing.includes('strategy') && seed(preparing.db, 'strategy')])
    const address = await listen(app, config)
    // What a new database has yet to write to its files is written now, so that a stop need not wait for it.
    if (database.isNew) preparing.pool.query('checkpoint').catch(() => {})
    if (missing.includes('practice')) void seedPractice(connections, app.log)
    return {
      address,
      log: line => app.log.warn(line),
      stop: async () => {
        await Promise.race([app.close(), sleep(DRAIN, undefined, { ref: false })])
        app.server.closeAllConnections()
        await connections.close()
      },
    }
  } catch (error) {
    await connections.close()
    throw error
  }
}

type Connections = {
  serving: Connected
  /** Migrations and imports may take as long as they need, and do not wait behind requests. */
  preparing: Connected
  changes: Changes
  isClosing: () => boolean
  close: () => Promise<void>
}

function connectTo(url: string, size: number, say: (line: string) => void): Connections {
  let closing = false
  const onError = (error: Error) => {
    if (!closing) say(`A connection to the database was lost: ${error.message}`)
  }
  const serving = connect(url, { size, name: 'pejl', onError, patience: QUERY_PATIENCE, short: true })
  const preparing = connect(url, { size: 2, name: 'pejl preparing', onError })
  const changes = listenForChanges({ connectionString: url })
  const close = async () => {
    closing = true
    // An import is not waited for: broken off it leaves nothing, and the next start begins it anew.
    void preparing.close().catch(() => {})
    const closed = Promise.allSettled([changes.stop(), serving.close()])
    await Promise.race([closed, sleep(DRAIN, undefined, { ref: false })])
  }
  return { serving, preparing, changes, isClosing: () => closing, close }
}

/** The first second belongs to the first reader. */
async function seedPractice({ preparing, isClosing }: Connections, log: FastifyBaseLogger): Promise<void> {
  await sleep(PRACTICE_WAITS, undefined, { ref: false })
  if (isClosing()) return
  await seed(preparing.db, 'practice').catch(error => {
    if (!isClosing()) log.error(error, 'The practice portfolio is missing: the next start tries again')
  })
}

/** Loaded only when it is needed, which is once in the life of a database. */
async function seed(db: Kysely<Database>, which: FirstPortfolio): Promise<void> {
  const { seedPortfolio } = await import('../tools/seed.ts')
  await seedPortfolio(db, which)
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, { port, host }: Config): Promise<string> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const told: Record<string, string> = {
      EADDRINUSE: `port ${port} is taken by another program: stop that one, or set PORT to another number`,
      EACCES: `port ${port} needs special rights here: set PORT to 1024 or more`,
      EADDRNOTAVAIL: `HOST ${host} is no address of this machine`,
      ENOTFOUND: `HOST ${host} is no address of this machine`,
    }
    throw new ListenError(told[code ?? ''] ?? message)
  }
  const bound = app.server.address() as AddressInfo
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'].includes(host)
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${bound.port}`
}

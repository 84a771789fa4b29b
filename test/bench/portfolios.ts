// The portfolios that are measured: in one database, each served by a server of its own, so that its memory is its own.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findPostmaster } from '../../server/src/db/postmaster.ts'
import { addDays } from '../../server/src/milestones/day.ts'
import type { ListedPortfolio } from '../../server/src/portfolio/contract.ts'
import { ask, askJson } from './answers.ts'
import { runToEnd, type Server, startOurs, temporaryFolder } from './processes.ts'

const STRATEGY = 'strategi-for-digital-sundhed'
/** From NOTIFY to the server having heard it, with a wide margin. */
const HEARING_MS = 50

export type Portfolio = {
  name: string
  slug: string
  /** How many initiatives it has. */
  size: number
  server: Server
  /** Where its overview is. */
  overview: string
  /** Days of which something is known, the latest first. */
  days: readonly string[]
  /** Makes the server forget every answer about it, as a change does, but not which portfolios there are. */
  forget: () => Promise<void>
}

export type Portfolios = { all: readonly Portfolio[]; database: pg.Pool }

/** Imports the real portfolio and invented ones of the given sizes, and starts a server for each. */
export async function servePortfolios(sizes: readonly number[]): Promise<Portfolios> {
  const folder = temporaryFolder()
  const began = performance.now()
  const prepared = await runToEnd(join(import.meta.dirname, 'prepare.ts'), [folder, ...sizes.map(String)])
  console.log(`Imported the portfolios in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  const servers = [await startOurs(prepared)]
  // The first has started the database; the others share it.
  for (const _ of sizes) servers.push(await startOurs(prepared))
  const database = connectTo(prepared)
  const slugs = [STRATEGY, ...sizes.map(size => `practice-${size}`)]
  const all = slugs.map((slug, at) => describe(slug, servers[at] as Server, database))
  return { all: await Promise.all(all), database }
}

async function describe(slug: string, server: Server, database: pg.Pool): Promise<Portfolio> {
  const listed = await askJson<ListedPortfolio[]>(`${server.address}/api/portfolios`)
  const found = listed.find(one => one.slug === slug)
  if (found === undefined) throw new Error(`there is no portfolio ${slug}`)
  const { initiatives: size, latestDay, recordedDays } = found
  const days: string[] = []
  for (let day = addDays(latestDay, -1); day > (recordedDays[0] ?? day); day = addDays(day, -1)) days.push(day)
  return {
    name: slug === STRATEGY ? `${size} (the strategy)` : size.toLocaleString('en'),
    slug,
    size,
    server,
    overview: `/api/portfolios/${slug}/overview`,
    days,
    forget: async () => {
      await database.query(
        `select pg_notify('pejl', json_build_object('table', 'portfolio', 'portfolio', id, 'since', null)::text)
        from portfolio where slug = $1`,
        [slug],
      )
      await sleep(HEARING_MS)
      // Which portfolios there are is read anew after a change, but not for every answer.
      await ask(`${server.address}/api/portfolios`)
    },
  }
}

function connectTo(folder: string): pg.Pool {
  const found = findPostmaster(join(folder, 'postgres'))
  if (found === null) throw new Error(`no database runs in ${folder}`)
  const pool = new pg.Pool({ host: found.socketFolder, port: found.port, user: 'pejl', database: 'postgres', max: 2 })
  // When the bench is broken off, the database may be gone before its connections.
  return pool.on('error', () => {})
}

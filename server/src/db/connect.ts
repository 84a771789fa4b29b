// The pool and the query builder on it. A lost connection is logged; the next query opens another.
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Database } from './tables/database.ts'

export type Connected = {
  db: Kysely<Database>
  pool: pg.Pool
  /** Kysely's own way of closing forgets a pool that only others have used. */
  close: () => Promise<void>
}

export type ConnectOptions = {
  size: number
  /** Shown in pg_stat_activity. */
  name: string
  onError: (error: Error) => void
  /** How long a query may take, in milliseconds; left out, as long as it wants. */
  patience?: number
  /** For many short statements: see SHORT_STATEMENTS. */
  short?: boolean
}

/**
 * A statement is planned once per connection, for any portfolio: planning the reading anew for each costs as much as a small one.
 * A plan for any must not read whole tables: it would be that of a database with one portfolio. Helpers for it take longer to
 * start than a small portfolio takes to read, and so does compiling (what reads whole tables all the same, for want of an index,
 * counts as endlessly dear before PostgreSQL 18).
 */
const SHORT_STATEMENTS =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c max_parallel_workers_per_gather=0 -c jit=off'

/** How long a request waits for a connection before it is told that the database is away. */
const CONNECT_PATIENCE = 2000

export function connect(url: string, { size, name, onError, patience, short = false }: ConnectOptions): Connected {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    connectionTimeoutMillis: CONNECT_PATIENCE,
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    options: `-c timezone=UTC ${short ? SHORT_STATEMENTS : ''}`,
    types: { getTypeParser },
    ...(patience !== undefined && { query_timeout: patience }),
  })
  // The pool listens only to idle connections: one in use that breaks between two queries would end the process.
  pool.on('connect', client => client.on('error', () => {}))
  // So would an idle one without this.
  pool.on('error', error => {
    if (!pool.ending) onError(error)
  })
  return {
    pool,
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool: givingBack(pool) }) }),
    close: () => pool.end(),
  }
}

/**
 * Kysely gives every connection back as a good one. One that failed otherwise than by PostgreSQL's word, as when it fell silent,
 * still owes an answer: whoever got it next would wait behind that.
 */
function givingBack(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      let broken = false
      const query = (text: string, values: unknown[]) =>
        client.query(text, values).catch((error: unknown) => {
          broken ||= !(error instanceof pg.DatabaseError)
          throw error
        })
      return {
        // its other shape, a cursor, is never asked for
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy = false) => client.release(destroy || broken),
      }
    },
  }
}

const { builtins } = pg.types
type Parse = (text: string) => unknown

// A day stays a day: made into a moment it would shift with the time zone.
const day: Parse = text => text
const moment: Parse = text => text.replace(' ', 'T').replace(/\+00$/, 'Z')
const integer: Parse = text => (Number.isSafeInteger(Number(text)) ? Number(text) : text)

const TEXT_ARRAY: number = 1009

/** An array in PostgreSQL's notation, each of its entries parsed. */
function manyOf(parse: Parse): Parse {
  const split = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[]
  return text => split(text).map(entry => (entry === null ? null : parse(entry)))
}

const PARSERS = new Map<number, Parse>([
  [builtins.DATE, day],
  [builtins.TIMESTAMPTZ, moment],
  [builtins.INT8, integer],
  [builtins.NUMERIC, Number],
  // The same in arrays.
  [1182, manyOf(day)],
  [1185, manyOf(moment)],
  [1016, manyOf(integer)],
  [1231, manyOf(Number)],
])

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return (format !== 'binary' && PARSERS.get(oid)) || pg.types.getTypeParser(oid, format)
}

// Who uses a shared database is known by the database itself: each process holds one shared advisory lock for as long
// as it lives. A process that is killed loses its connection, and with it the lock; there is nothing to clean up.
import type { Client } from 'pg'

export type Hold = {
  /** Lets go; true when nobody else holds the database, who then cannot be joined until it has been stopped. */
  release: () => Promise<boolean>
  close: () => Promise<void>
}

const USED = 7_065_746_001
/** A database that does not even answer this is of no use to anybody. */
const PATIENCE = 1000

export async function holdDatabase(url: string, onLost: () => void): Promise<Hold> {
  // Loaded here, so that PostgreSQL is already starting meanwhile.
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, application_name: 'pejl hold', connectionTimeoutMillis: 5000 })
  let held = false
  client.on('error', () => {})
  client.on('end', () => {
    if (held) onLost()
    held = false
  })
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [USED])
  } catch (error) {
    void close(client)
    throw error
  }
  held = true
  return {
    release: () => {
      held = false
      const unanswered = new Promise<boolean>(resolve => setTimeout(resolve, PATIENCE, true).unref())
      return Promise.race([releaseAndAsk(client).catch(() => true), unanswered])
    },
    close: async () => {
      held = false
      await close(client)
    },
  }
}

/** Letting go comes before asking: of two that leave at once, at least one then learns that it is the last. */
async function releaseAndAsk(client: Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [USED])
  const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [USED])
  return rows[0]?.last ?? true
}

/** Ends the connection, or cuts it when the other end does not answer. */
async function close(client: Client): Promise<void> {
  const cut = setTimeout(
    () => (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy(),
    500,
  )
  await client.end().catch(() => {})
  clearTimeout(cut)
}

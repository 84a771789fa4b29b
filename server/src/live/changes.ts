// Hears what the database announces and tells this instance: kept readings go stale, open streams say so.
import { Client, type ClientConfig } from 'pg'

/**
 * One table of one portfolio changed. `portfolio` null: concerns all. `since`: the first recorded day it touches.
 * `initiative`: whose it is, where that decides who may hear of it.
 */
export type Change = { table: string; portfolio: number | null; since: string | null; initiative: number | null }

type Listener = {
  changed: (changes: Change[]) => void
  /** Whether the database can be heard: while it cannot, nothing that was kept may be trusted. */
  hearing: (hears: boolean) => void
}

export type Changes = {
  subscribe: (listener: Listener) => () => void
  isHearing: () => boolean
  /** Resolves when the database is heard, or after the first failed try; it goes on trying by itself. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

const CHANNEL = 'pejl'
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 2_000
const HEARTBEAT_MS = 5_000

/** What was announced; null for anything else that somebody says on our channel. */
function changeIn(payload: string): Change | null {
  try {
    const { table, portfolio = null, since = null, initiative = null } = JSON.parse(payload)
    return typeof table === 'string' ? { table, portfolio, since, initiative } : null
  } catch {
    return null
  }
}

export function listenForChanges(connection: ClientConfig): Changes {
  const listeners = new Set<Listener>()
  let client: Client | null = null
  let hears = false
  let stopped = false
  let wait = FIRST_WAIT_MS
  let timer: NodeJS.Timeout | undefined
  let pending: Change[] = []

  const tellHearing = (value: boolean) => {
    if (hears === value) return
    hears = value
    for (const listener of listeners) listener.hearing(value)
  }

  // The announcements of one transaction arrive in one read: they are passed on together.
  const heard = (payload: string | undefined) => {
    const change = changeIn(payload ?? '')
    if (change === null || pending.push(change) > 1) return
    queueMicrotask(() => {
      const changes = pending
      pending = []
      for (const listener of listeners) listener.changed(changes)
    })
  }

  const lost = (from: Client) => {
    if (client !== from) return
    client = null
    clearTimeout(timer)
    from.end().catch(() => {})
    tellHearing(false)
    if (stopped) return
    timer = setTimeout(() => void connect(), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }

  // A connection that died without a word is found by asking.
  const beat = (own: Client) => {
    timer = setTimeout(() => {
      const late = setTimeout(() => lost(own), HEARTBEAT_MS)
      own.query('select 1').then(
        () => {
          clearTimeout(late)
          if (client === own) beat(own)
        },
        () => {
          clearTimeout(late)
          lost(own)
        },
      )
    }, HEARTBEAT_MS)
    timer.unref()
  }

  async function connect() {
    const own = new Client({
      ...connection,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      application_name: 'pejl-listen',
    })
    client = own
    own.on('error', () => lost(own))
    own.on('end', () => lost(own))
    own.on('notification', message => heard(message.payload))
    try {
      await own.connect()
      await own.query(`listen ${CHANNEL}`)
      if (client !== own) return
      wait = FIRST_WAIT_MS
      tellHearing(true)
      beat(own)
    } catch {
      lost(own)
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isHearing: () => hears,
    start: connect,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}

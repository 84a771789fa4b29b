// What a feature may need, passed along and never imported from elsewhere.
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Config } from './config.ts'
import type { Database } from './db/tables/database.ts'
import type { Guard } from './http/serve.ts'
import type { Changes } from './live/changes.ts'

/** "Today" is the calendar day in Denmark; it is an argument of every rule that needs it. */
export type Clock = { today: () => string; now: () => Date }

/** With what stands before every endpoint. */
export type Guarded = Context & { guard: Guard }

export type Context = {
  db: Kysely<Database>
  pool: Pool
  config: Pick<Config, 'logLevel' | 'publicReading' | 'host' | 'origin' | 'trial' | 'trustedProxies' | 'oidc'>
  clock: Clock
  changes: Changes
}

const DANISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' })

// Asked for by every request, and dear to make: a day begins with a minute, so one reading serves a whole minute.
const MINUTE_MS = 60_000
let minute = Number.NaN
let day = ''

export const systemClock: Clock = {
  now: () => new Date(),
  today() {
    const now = Math.floor(Date.now() / MINUTE_MS)
    if (now !== minute) {
      minute = now
      day = DANISH_DAY.format(now * MINUTE_MS)
    }
    return day
  },
}

// Stands before every endpoint: who asks, whether they may, and for a change whether they ask from our own page.
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Who } from '../http/contract.ts'
import { Forbidden, NotSignedIn } from '../http/errors.ts'
import type { Guard } from '../http/serve.ts'
import { isAboutUsers } from '../live/audience.ts'
import { NOBODY } from './actors.ts'
import { markSeen } from './commands.ts'
import { hashOf, isCsrf, tokenIn } from './cookie.ts'
import { isOverTls, isOwnOrigin } from './origin.ts'
import { actsFor, MAY, type User, type Viewer } from './policy.ts'
import { findSessions } from './queries.ts'

export const IDLE_MS = 30 * 60_000
export const ABSOLUTE_MS = 12 * 60 * 60_000
/** A right that is taken away bites within this, also where the news of it got lost. */
const TRUSTED_MS = 1000
const SEEN_EVERY_MS = 60_000
const MOST_KEPT = 10_000

/** Of what nobody asked for, a page that brings itself up to date: that is no word from whoever left it open. */
const isAskedFor = ({ headers }: IncomingMessage) => headers['x-unasked'] === undefined

type Known = { user: User; session: number; createdAt: number; seenAt: number; readAt: number }

export function guardOf({ db, pool, config, clock, changes }: Context): Guard {
  const known = new Map<string, Known>()
  const forget = () => known.clear()
  changes.subscribe({
    changed: all => {
      if (all.some(isAboutUsers)) forget()
    },
    hearing: forget,
  })

  const isAlive = ({ createdAt, seenAt }: Pick<Known, 'createdAt' | 'seenAt'>, now: number) =>
    now - createdAt < ABSOLUTE_MS && now - seenAt < IDLE_MS

  async function look(token: string, isSeen: boolean): Promise<Viewer> {
    const hash = hashOf(token)
    const [reading] = await findSessions(pool, [hash], clock.today())
    if (reading === undefined) return null
    const now = clock.now().getTime()
    const { user, session, createdAt, seenAt } = reading
    const found = { user, session, createdAt: createdAt.getTime(), seenAt: seenAt.getTime(), readAt: Date.now() }
    if (!isAlive(found, now)) return null
    if (isSeen && now - found.seenAt > SEEN_EVERY_MS) {
      await markSeen(db, session, clock.now())
      found.seenAt = now
    }
    if (known.size >= MOST_KEPT) forget()
    known.set(token, found)
    return user
  }

  /** At once where nobody is signed in, or where it was looked up a moment ago. */
  function viewer(request: IncomingMessage): Viewer | Promise<Viewer> {
    const token = tokenIn(request.headers.cookie, isOverTls(config))
    if (token === null) return null
    const found = known.get(token)
    const now = clock.now().getTime()
    const isSeen = isAskedFor(request)
    const isFresh = found && Date.now() - found.readAt < TRUSTED_MS && (!isSeen || now - found.seenAt <= SEEN_EVERY_MS)
    return isFresh && isAlive(found, now) ? found.user : look(token, isSeen)
  }

  async function listeners(requests: readonly IncomingMessage[]): Promise<Viewer[]> {
    const hashes = requests.map(({ headers }) => {
      const token = tokenIn(headers.cookie, isOverTls(config))
      return token === null ? null : hashOf(token)
    })
    const asked = [...new Set(hashes.filter(hash => hash !== null))]
    if (asked.length === 0) return hashes.map(() => null)
    const now = clock.now().getTime()
    const readings = await findSessions(pool, asked, clock.today())
    const users = new Map(
      readings.flatMap(({ token, user, createdAt, seenAt }) =>
        isAlive({ createdAt: createdAt.getTime(), seenAt: seenAt.getTime() }, now) ? [[token, user] as const] : [],
      ),
    )
    return hashes.map(hash => users.get(hash ?? '') ?? null)
  }

  const refuseUnless = (who: Who, asking: Viewer) => {
    if (MAY[who](asking, config)) return
    if (asking === null) throw new NotSignedIn('This is for readers who are signed in.')
    throw new Forbidden('Your roles do not allow this.')
  }

  return {
    viewer,
    listeners,
    isOpen: who => MAY[who](null, config),
    check(request, who, isChange) {
      if (isChange) refuseForeign(request, who, config)
      if (MAY[who](null, config)) return
      const asking = viewer(request.raw)
      return asking instanceof Promise ? asking.then(found => refuseUnless(who, found)) : refuseUnless(who, asking)
    },
    async transaction(request, run) {
      const asking = await viewer(request.raw)
      const result = await db.transaction().execute(async trx => {
        await sql`select set_config('app.actor', ${asking?.name ?? NOBODY}, true),
          set_config('app.organisation', ${actsFor(asking) ?? ''}, true),
          set_config('app.address', ${request.ip}, true), set_config('app.request', ${request.id}, true)`.execute(trx)
        return run(trx)
      })
      // What it changed of its own session is so at once; other instances hear of it.
      known.delete(tokenIn(request.headers.cookie, isOverTls(config)) ?? '')
      return result
    },
  }
}

/** A page of somebody else's can send a request along with our cookie, but not from our address and not with our word. */
function refuseForeign({ headers }: FastifyRequest, who: Who, config: Context['config']) {
  if (!isOwnOrigin(headers, config)) throw new Forbidden('A change must be asked for from our own page.')
  const token = tokenIn(headers.cookie, isOverTls(config))
  if (who !== 'everyone' && token !== null && !isCsrf(headers['x-csrf-token'], token))
    throw new Forbidden('The X-CSRF-Token is missing or not this session’s.')
}

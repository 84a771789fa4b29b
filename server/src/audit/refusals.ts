// Refused attempts go into the log after they were answered: a log that cannot be written makes nothing of it worse.
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { NOBODY } from '../access/actors.ts'
import { actsFor, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { Forbidden, handleError, NotForYou, NotSignedIn, TooMany, WrongPassword } from '../http/errors.ts'
import { noteRefusal, type Refused } from './commands.ts'

const MINUTE_MS = 60_000
/** Within a minute, so that nobody fills the disk: of one who is not signed in each endpoint once, of an account so many. */
const MOST_BY_ACCOUNT = 60
const MOST_AT_ALL = 2000
/** Written one after the other, so that they take no connections from those who are let in. */
const MOST_WAITING = 500
/** Of what an address was filled in with these are names of things; anything else may open a door. */
const NAMES = ['slug', 'code', 'round', 'document']
const LONGEST_NAME = 120

type Refusal = NotSignedIn | Forbidden | NotForYou | TooMany | WrongPassword
const REFUSALS = [NotSignedIn, Forbidden, NotForYou, TooMany, WrongPassword]
const isRefusal = (error: Error): error is Refusal => REFUSALS.some(kind => error instanceof kind)

/** Answers every error, and notes those that refuse somebody. A stop waits for what is still being written. */
export function noteRefusals(app: FastifyInstance, { db, clock, guard }: Guarded): void {
  let waiting = 0
  let written = Promise.resolve()
  const isDue = oncePerMinute()

  async function write(error: Refusal, request: FastifyRequest) {
    const viewer = await guard.viewer(request.raw)
    const refused = refusedOf(error, request, viewer)
    if (isDue(slotsOf(refused, viewer), clock.now().getTime())) await noteRefusal(db, refused)
  }

  function note(error: Refusal, request: FastifyRequest): void {
    const failed = (fault: unknown) =>
      request.log.error({ err: fault, refused: error.code, address: request.ip }, 'a refusal could not be logged')
    if (waiting >= MOST_WAITING) {
      failed('too many at once')
      return
    }
    waiting++
    written = written
      .then(() => write(error, request))
      .catch(failed)
      .finally(() => waiting--)
  }

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isRefusal(error)) note(error, request)
    return handleError(error, request, reply)
  })
  app.addHook('onClose', () => written)
}

/** A failed sign-in counts for the account that was tried, too: those are few before nobody is let in. */
function slotsOf({ address, endpoint, actor }: Refused, viewer: Viewer): string[] {
  if (viewer === null) return [`${address} ${endpoint} ${actor}`]
  return Array.from({ length: MOST_BY_ACCOUNT }, (_, slot) => `${viewer.account} ${slot}`)
}

function refusedOf(error: Refusal, { ip, id, method, params, routeOptions }: FastifyRequest, viewer: Viewer): Refused {
  const tried = error instanceof NotSignedIn ? error.tried : null
  const given = typeof params === 'object' && params !== null ? Object.entries(params) : []
  return {
    actor: viewer?.name ?? tried ?? NOBODY,
    organisation: actsFor(viewer),
    address: ip,
    request: id,
    endpoint: `${method} ${routeOptions.url ?? ''}`,
    details: {
      status: error.status,
      code: error.code,
      of: Object.fromEntries(
        given.filter(([name]) => NAMES.includes(name)).map(([name, value]) => [name, plain(value)]),
      ),
    },
  }
}

// PostgreSQL's JSON takes no null character.
const plain = (value: unknown) =>
  String(value)
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST_NAME)
    .toWellFormed()

/** Whether one of these slots was not taken within the last minute; it is from then on. */
function oncePerMinute() {
  const taken = new Map<string, number>()
  return (slots: readonly string[], now: number): boolean => {
    // In the order in which they were taken, so the oldest come first.
    for (const [slot, at] of taken) {
      if (now - at < MINUTE_MS) break
      taken.delete(slot)
    }
    const free = slots.find(slot => !taken.has(slot))
    if (free === undefined || taken.size >= MOST_AT_ALL) return false
    taken.set(free, now)
    return true
  }
}

// Refused attempts go into the log after they were answered: a log that cannot be written makes nothing of it worse.
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { NOBODY } from '../access/actors.ts'
import { actsFor, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { Forbidden, handleError, NotForYou, NotSignedIn, TooMany, WrongPassword } from '../http/errors.ts'
import { noteRefusal, type Refused } from './commands.ts'
import { CROWD } from './contract.ts'

const MINUTE_MS = 60_000
/** Within a minute, so that nobody fills the disk: of one who is not signed in each endpoint once, of an account so many. */
const MOST_BY_ACCOUNT = 60
/** Of all who are not signed in. */
const MOST_OF_STRANGERS = 2000
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
  let crowd = { since: 0, left: 0 }
  // Whoever is signed in has an account to answer for it: strangers take no room of theirs.
  const due = { strangers: oncePerMinute(MOST_OF_STRANGERS), accounts: oncePerMinute(Infinity) }

  async function write(error: Refusal, request: FastifyRequest) {
    const viewer = await guard.viewer(request.raw)
    const refused = refusedOf(error, request, viewer)
    const now = clock.now().getTime()
    if (crowd.left > 0 && now - crowd.since >= MINUTE_MS) await writeCrowd()
    const said = due[viewer === null ? 'strangers' : 'accounts'](slotsOf(refused, viewer), now)
    if (said === 'due') await noteRefusal(db, refused)
    if (said === 'full') crowd = { since: crowd.left === 0 ? now : crowd.since, left: crowd.left + 1 }
  }

  /** How many were refused of whom no more is said than that. */
  async function writeCrowd() {
    const { left } = crowd
    crowd = { since: 0, left: 0 }
    await noteRefusal(db, crowdOf(left))
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
  app.addHook('onClose', () =>
    written
      .then(() => (crowd.left > 0 ? writeCrowd() : undefined))
      .catch(fault => app.log.error({ err: fault }, 'refusals could not be logged')),
  )
}

const crowdOf = (left: number): Refused => ({
  ...{ actor: NOBODY, organisation: null, address: null, request: null, endpoint: '' },
  details: { status: 401, code: CROWD, of: { refused: String(left) } },
})

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

/** Whether one of these slots was not taken within the last minute; it is from then on, unless so many are. */
function oncePerMinute(most: number) {
  const taken = new Map<string, number>()
  return (slots: readonly string[], now: number): 'due' | 'said' | 'full' => {
    // In the order in which they were taken, so the oldest come first.
    for (const [slot, at] of taken) {
      if (now - at < MINUTE_MS) break
      taken.delete(slot)
    }
    const free = slots.find(slot => !taken.has(slot))
    if (free === undefined) return 'said'
    if (taken.size >= most) return 'full'
    taken.set(free, now)
    return 'due'
  }
}

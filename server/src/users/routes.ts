import type { FastifyInstance, FastifyRequest } from 'fastify'
import { checkPassword, countAttempt } from '../access/commands.ts'
import { hashOf, tokenIn } from '../access/cookie.ts'
import { canSignIn, isOverTls } from '../access/origin.ts'
import { hashPassword, passwordFault } from '../access/password.ts'
import type { Viewer } from '../access/policy.ts'
import { isTrialName } from '../access/trial.ts'
import type { Guarded } from '../context.ts'
import { Conflict, invalidField, NotForYou, NotFound, NotSignedIn, TooMany, WrongPassword } from '../http/errors.ts'
import { NOT_TO_KEEP, readyOf } from '../http/ready.ts'
import { type Asked, type SignedIn, serve } from '../http/serve.ts'
import { versionIn } from '../http/version.ts'
import {
  acceptInvitation,
  type By,
  changeOwnPassword,
  changeUser,
  endSession,
  inviteUser,
  renameOwn,
  renewLink,
} from './commands.ts'
import { type Account, account, type Invited, invitation, type User, type Users, users } from './contract.ts'
import { rolesGivenBy, whyNot } from './policy.ts'
import { findInvitee, findOwning, findUsers, type Owning, readOwn, type UserReading } from './queries.ts'

const TOO_MANY = 'Too many failed attempts. Try again in a quarter of an hour.'

/** Whoever asks; the guard has let nobody else through. */
const known = (viewer: Viewer) => {
  if (viewer === null) throw new NotSignedIn('Sign in first.')
  return viewer
}

/** Who may sign in: what others do to an account, what one does to one’s own, and how one comes to have it. */
export function userRoutes(app: FastifyInstance, ctx: Guarded, signedIn: SignedIn) {
  managedRoutes(app, ctx)
  ownRoutes(app, ctx, signedIn)
  invitationRoutes(app, ctx, signedIn)
}

/** The administrator and the programme office see who may sign in, invite, give roles and take them. */
function managedRoutes(app: FastifyInstance, { db, pool, clock, guard }: Guarded) {
  async function all(viewer: Viewer): Promise<Users> {
    const [found, owning] = await Promise.all([
      findUsers(db, { today: clock.today(), now: clock.now() }),
      findOwning(pool),
    ])
    const shown = found.map(reading => shownTo(viewer, reading, found))
    return {
      users: shown,
      organisations: owning.map(one => ({ ...one, reporters: reportersOf(one, shown) })),
      can: { give: [...rolesGivenBy(viewer)] },
    }
  }
  const byOf = async (asked: Asked): Promise<By> => ({
    viewer: known(await asked.viewer()),
    today: clock.today(),
    now: clock.now(),
  })
  const toChange = (user: string, request: FastifyRequest) => ({ user: Number(user), version: versionIn(request) })

  serve(app, guard, users, {
    list: async (_, asked) => readyOf(await all(await asked.viewer()), NOT_TO_KEEP),
    async invite({ body }, asked) {
      const by = await byOf(asked)
      const link = await asked.write(trx => inviteUser(trx, by, body))
      const answer: Invited = { ...(await all(by.viewer)), link }
      return readyOf(answer, NOT_TO_KEEP)
    },
    async change({ params: { user }, body }, asked) {
      const by = await byOf(asked)
      const change = { ...toChange(user, asked.request), ...body }
      await asked.write(trx => changeUser(trx, by, change))
      return readyOf(await all(by.viewer), NOT_TO_KEEP)
    },
    async newLink({ params: { user } }, asked) {
      const by = await byOf(asked)
      const change = toChange(user, asked.request)
      const link = await asked.write(trx => renewLink(trx, by, change))
      const answer: Invited = { ...(await all(by.viewer)), link }
      return readyOf(answer, NOT_TO_KEEP)
    },
  })
}

function shownTo(viewer: Viewer, { stands, ...of }: UserReading, among: readonly UserReading[]): User {
  const refused = whyNot(viewer, of)
  const isLast = stands && among.filter(other => other.stands).length === 1
  return {
    ...of,
    trial: isTrialName(of.name),
    can: {
      change: refused === null,
      deactivate: refused === null && !isLast,
      link: refused === null && !of.vouched && of.deactivatedAt === null,
    },
    whyNot: refused ?? (isLast ? 'last' : null),
  }
}

/** Who can report for an organisation today; a trial is nobody. */
const reportersOf = ({ key }: Owning, all: readonly User[]) =>
  all
    .filter(({ trial, deactivatedAt }) => !trial && deactivatedAt === null)
    .filter(({ grants }) => grants.some(({ organisation, ended }) => organisation?.key === key && !ended))
    .map(({ id }) => id)

const checkNew = (password: string, names: readonly string[]) => {
  const fault = passwordFault(password, names)
  if (fault !== null) throw invalidField('password', fault)
}

/** One’s own account: display name, password and sessions. */
function ownRoutes(app: FastifyInstance, { db, config, clock, guard }: Guarded, signedIn: SignedIn) {
  async function own(asked: Asked, viewer: Viewer) {
    const token = tokenIn(asked.request.headers.cookie, isOverTls(config))
    const { account: id } = known(viewer)
    const of = { account: id, tokenHash: hashOf(token ?? ''), today: clock.today(), now: clock.now() }
    const reading = await readOwn(db, of)
    if (reading === null) throw new NotSignedIn('Sign in first.')
    const { hasPassword, ...shown } = reading
    const isOwn = !isTrialName(shown.name)
    const answer: Account = { ...shown, can: { rename: isOwn, changePassword: isOwn && hasPassword } }
    return readyOf(answer, NOT_TO_KEEP)
  }
  const ownToChange = async (asked: Asked) => {
    const viewer = known(await asked.viewer())
    if (isTrialName(viewer.name)) throw new Conflict('trial_account', 'A role that is tried on is nobody’s account.')
    return { viewer, change: { account: viewer.account, version: versionIn(asked.request) } }
  }

  serve(app, guard, account, {
    own: async (_, asked) => own(asked, await asked.viewer()),
    async rename({ body: { displayName } }, asked) {
      const { viewer, change } = await ownToChange(asked)
      await asked.write(trx => renameOwn(trx, change, displayName))
      return own(asked, viewer)
    },
    async changePassword({ body: { present, password } }, asked) {
      const { viewer, change } = await ownToChange(asked)
      const attempt = { name: viewer.name, password: present, address: asked.request.ip, now: clock.now() }
      const found = await checkPassword(db, attempt)
      if (found === 'too many') throw new TooMany(TOO_MANY)
      if ('refused' in found) throw new WrongPassword('present: is wrong', [{ field: 'present', message: 'is wrong' }])
      checkNew(password, [viewer.name, viewer.displayName])
      const kept = await hashPassword(password)
      return signedIn(asked, async trx => {
        await changeOwnPassword(trx, change, kept)
        return found
      })
    },
    async endSession({ params: { session } }, asked) {
      const viewer = known(await asked.viewer())
      const ended = await asked.write(trx => endSession(trx, viewer.account, Number(session)))
      if (!ended) throw new NotFound('unknown_session', 'You have no such session.')
      return own(asked, viewer)
    },
  })
}

/** The link with which somebody comes to have a password. */
function invitationRoutes(app: FastifyInstance, { db, pool, config, clock, guard }: Guarded, signedIn: SignedIn) {
  const unknown = () => new NotForYou('unknown_invitation', 'The link was used, has expired or never was.')

  /** Throttled as signing in is; what is wrong with a link is not told. */
  async function invitee(asked: Asked, token: string) {
    if (!canSignIn(config)) throw unknown()
    const now = clock.now()
    const counted = await countAttempt(db, { what: `invitation ${token}`, address: asked.request.ip, now })
    if (counted === 'too many') throw new TooMany(TOO_MANY)
    const found = await findInvitee(pool, hashOf(token), now)
    if (found) {
      await counted.forget()
      return found
    }
    throw unknown()
  }

  serve(app, guard, invitation, {
    look: async ({ body: { token } }, asked) => readyOf(await invitee(asked, token), NOT_TO_KEEP),
    async accept({ body: { token, password } }, asked) {
      const { name, displayName } = await invitee(asked, token)
      checkNew(password, [name, displayName])
      const kept = await hashPassword(password)
      return signedIn(asked, async trx => {
        const accepted = await acceptInvitation(trx, { token, password: kept, now: clock.now() })
        if (accepted === null) throw unknown()
        return accepted
      })
    },
  })
}

import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import type { Origin } from '../db/tables/accounts.ts'
import { invalidField, NotFound, NotSignedIn, TooMany } from '../http/errors.ts'
import { NOT_TO_KEEP, readyOf } from '../http/ready.ts'
import { type Asked, type SignedIn, serve } from '../http/serve.ts'
import { providerOf } from '../oidc/provider.ts'
import { actAs, checkPassword, closeSession, closeSessionsOf, holdSame, openSession } from './commands.ts'
import { access, type Session } from './contract.ts'
import { cookiesOf, csrfOf, noCookies, tokenIn } from './cookie.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { canSignIn, isHandedOn, isOverTls, ownAddress } from './origin.ts'
import { mayAudit, type Viewer } from './policy.ts'
import { findOwningOrganisations, readUser } from './queries.ts'
import { trialAccount } from './trial-account.ts'

/** Signing in and out, and who is signed in. */
export function accessRoutes(app: FastifyInstance, ctx: Guarded) {
  const { db, pool, config, clock, guard } = ctx
  const provider = config.oidc && providerOf(config.oidc)
  const overTls = isOverTls(config)
  const tokenOf = ({ request }: Asked) => tokenIn(request.headers.cookie, overTls)

  const isTrial = ({ request: { headers, raw } }: Asked) => config.trial && !isHandedOn(headers, raw.httpVersion)

  async function session(asked: Asked, viewer: Viewer, token: string | null): Promise<Session> {
    return {
      user: viewer && { name: viewer.name, displayName: viewer.displayName, grants: [...viewer.grants] },
      csrf: viewer && token && csrfOf(token),
      publicReading: config.publicReading,
      signIn: canSignIn(config),
      provider: config.oidc && { name: config.oidc.name, claim: config.oidc.groupsClaim },
      trial: isTrial(asked) ? { organisations: await findOwningOrganisations(pool) } : null,
      can: { readLog: mayAudit(viewer) },
    }
  }

  /** Whom the provider signed in is signed out there too, or one press would let the next person in as them. */
  const signedOut = async (asked: Asked, origin: Origin | null) => {
    asked.reply.header('set-cookie', noCookies(overTls))
    const own = ownAddress(asked.request.headers, config)
    const onward =
      origin === 'oidc' && own !== null && provider ? await provider.signOutAddress(`${own}/log-ind`) : null
    return readyOf({ ...(await session(asked, null, null)), onward }, NOT_TO_KEEP)
  }

  const signedIn: SignedIn = async (asked, find) => {
    const opened = await asked.write(async trx => {
      const { account, name } = await find(trx)
      await actAs(trx, name)
      const token = await openSession(trx, { account, now: clock.now(), replaced: tokenOf(asked) })
      return { token, viewer: await readUser(trx, account, clock.today()) }
    })
    asked.reply.header('set-cookie', cookiesOf(opened.token, overTls))
    return readyOf(await session(asked, opened.viewer, opened.token), NOT_TO_KEEP)
  }

  oidcRoutes(app, ctx, provider)
  serve(app, guard, access, {
    session: async (_, asked) => readyOf(await session(asked, await asked.viewer(), tokenOf(asked)), NOT_TO_KEEP),
    async signIn({ body }, asked) {
      if (!canSignIn(config))
        throw new NotFound('no_sign_in', 'Nobody can sign in here: set ORIGIN to the https address.')
      const found = await checkPassword(db, { ...body, address: asked.request.ip, now: clock.now() })
      if (found === 'too many') throw new TooMany('Too many failed sign-ins. Try again in a quarter of an hour.')
      if ('refused' in found) throw new NotSignedIn('Name or password is wrong.', found.refused)
      return signedIn(asked, async trx => {
        if (!(await holdSame(trx, found))) throw new NotSignedIn('Name or password is wrong.', found.name)
        return found
      })
    },
    async signOut(_, asked) {
      const token = tokenOf(asked)
      return signedOut(asked, token === null ? null : await asked.write(trx => closeSession(trx, token)))
    },
    async signOutEverywhere(_, asked) {
      const [viewer, token] = [await asked.viewer(), tokenOf(asked)]
      const origin = await asked.write(async trx => {
        const closed = token === null ? null : await closeSession(trx, token)
        if (viewer !== null) await closeSessionsOf(trx, viewer.account)
        return closed
      })
      return signedOut(asked, origin)
    },
    async trial({ body: { role, organisation } }, asked) {
      if (!isTrial(asked)) throw new NotFound('no_trial', 'Roles can be tried on only on one’s own machine.')
      if ((role === 'owner') !== (organisation !== undefined))
        throw invalidField('organisation', role === 'owner' ? 'is needed for an owner' : 'is only for an owner')
      return signedIn(asked, async trx => {
        const tried = await trialAccount(trx, role, organisation ?? null)
        if (tried === null) throw invalidField('organisation', 'is not known')
        return tried
      })
    },
  })
  return { signedIn }
}

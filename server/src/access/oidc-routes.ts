// Signing in by a provider: two addresses that the browser itself goes to, and that send it on.
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { Guarded } from '../context.ts'
import { isDatabaseAway } from '../http/errors.ts'
import { type Vouched, vouchedIn } from '../oidc/claims.ts'
import { ATTEMPT_MS, beginAttempt, noteRefused, type Refusal, signInVouched, takeAttempt } from '../oidc/commands.ts'
import { OIDC, pageOfOurs, type SignInFault } from '../oidc/contract.ts'
import { type Provider, ProviderFault } from '../oidc/provider.ts'
import { actAs, openSession } from './commands.ts'
import { attemptCookies, attemptIn, cookiesOf, isStateOf, tokenIn } from './cookie.ts'
import { isOverTls, ownAddress } from './origin.ts'

const HEADERS = {
  'cache-control': 'private, no-store',
  // The address holds what the provider answered.
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

type Why = { returnTo?: string; name?: string | null; of?: Refusal['of'] }

/** Somebody is not signed in, and the page that they are led back to says why. */
class NotLetIn extends Error {
  override name = 'NotLetIn'
  readonly fault: SignInFault
  readonly why: Why
  constructor(fault: SignInFault, why: Why = {}) {
    super(fault)
    this.fault = fault
    this.why = why
  }
}

export function oidcRoutes(app: FastifyInstance, ctx: Guarded, provider: Provider | null) {
  const { db, config, clock, guard } = ctx
  const overTls = isOverTls(config)
  const forget = attemptCookies(null, overTls, 0)

  /** Where the browser is, by a name of ours, and the provider that it may be sent to. */
  function asked(request: FastifyRequest): { own: string; query: URLSearchParams; provider: Provider } {
    const own = ownAddress(request.headers, config)
    // A picture or a frame on somebody else's page begins nothing and ends nothing.
    const isPage = ['document', undefined].includes(request.headers['sec-fetch-dest'] as string | undefined)
    if (provider === null || own === null || !isPage) throw new NotLetIn('failed')
    const address = new URL(request.url, own)
    return { own: address.origin, query: address.searchParams, provider }
  }

  async function start(request: FastifyRequest, reply: FastifyReply) {
    const { own, query, provider } = asked(request)
    const returnTo = pageOfOurs(query.get('til'))
    const token = await beginAttempt(db, { address: request.ip, returnTo, now: clock.now() })
    if (token === null) throw new NotLetIn('too_many', { returnTo })
    const to = await provider.signInAddress(token, own + OIDC.callback).catch(refuse(returnTo))
    return reply.header('set-cookie', attemptCookies(token, overTls, ATTEMPT_MS / 1000)).redirect(to)
  }

  async function finish(request: FastifyRequest, reply: FastifyReply) {
    const { own, query, provider } = asked(request)
    const token = attemptIn(request.headers.cookie, overTls)
    // An answer to something else leaves the attempt that is under way alone.
    const isOurs = token !== null && isStateOf(query.get('state'), token)
    const attempt = isOurs ? await takeAttempt(db, token, clock.now()) : null
    if (token === null || attempt === null) throw new NotLetIn('expired')
    const { returnTo } = attempt
    reply.header('set-cookie', forget)
    const answer = new URL(`${own}${OIDC.callback}?${query}`)
    const found = await vouched(provider, token, answer).catch(refuse(returnTo))
    const opened = await open(request, found, returnTo)
    return reply.header('set-cookie', cookiesOf(opened, overTls)).redirect(returnTo)
  }

  async function vouched(from: Provider, token: string, answer: URL): Promise<Vouched> {
    const claims = await from.claimsOf(token, answer)
    const found = vouchedIn(claims, from.settings, Date.now() / 1000)
    if (typeof found === 'string') throw new ProviderFault(found, `claims ${Object.keys(claims).join(' ')}`)
    return found
  }

  /** The reason is in the technical log, for whoever runs the installation. */
  const refuse = (returnTo: string) => (error: unknown) => {
    if (!(error instanceof ProviderFault)) throw error
    app.log.warn(`signing in by the provider: ${error.fault}: ${error.message}`)
    throw new NotLetIn(error.fault, { returnTo })
  }

  /** With a new session in the place of any that the browser had. */
  async function open(request: FastifyRequest, found: Vouched, returnTo: string): Promise<string> {
    const replaced = tokenIn(request.headers.cookie, overTls)
    const opened = await guard.transaction(request, async trx => {
      const signedIn = await signInVouched(trx, found, clock.today())
      for (const key of signedIn.unknown) app.log.warn(`OIDC_GROUPS names an organisation that is not here: ${key}`)
      if ('fault' in signedIn) return signedIn
      await actAs(trx, signedIn.name)
      return openSession(trx, { account: signedIn.account, origin: 'oidc', now: clock.now(), replaced })
    })
    if (typeof opened === 'string') return opened
    const { issuer, subject } = found
    // Not thrown within: what the groups no longer give is gone all the same.
    throw new NotLetIn(opened.fault, { returnTo, name: opened.name, of: { issuer, subject } })
  }

  /** Whatever goes wrong, a person is led back to the sign-in page, which says it in words. */
  async function backToSignIn(error: Error, request: FastifyRequest, reply: FastifyReply) {
    const fault = await noted(error, request).catch((thrown: Error) => unforeseen(thrown, request))
    const { returnTo = '/' } = error instanceof NotLetIn ? error.why : {}
    const query = new URLSearchParams({ fejl: fault, ...(returnTo !== '/' && { til: returnTo }) })
    return reply.headers(HEADERS).redirect(`/log-ind?${query}`)
  }

  async function noted(error: Error, { ip, id, routeOptions }: FastifyRequest): Promise<SignInFault> {
    if (!(error instanceof NotLetIn)) throw error
    const { name = null, of = null } = error.why
    const where = { address: ip, request: id, endpoint: `GET ${routeOptions.url}` }
    return noteRefused(db, { ...where, fault: error.fault, name, of }, clock.now())
  }

  function unforeseen(error: Error, request: FastifyRequest): SignInFault {
    const isAway = isDatabaseAway(error)
    if (isAway) request.log.warn(`database_away: ${error.message}`)
    else request.log.error({ err: error }, 'signing in by the provider')
    return isAway ? 'database_away' : 'failed'
  }

  const options = { schema: { hide: true }, exposeHeadRoute: false, errorHandler: backToSignIn }
  const mount = (path: string, handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) => {
    const handler: RouteHandlerMethod = (request, reply) => handle(request, reply.headers(HEADERS))
    app.get(path, options, handler)
  }
  mount(OIDC.start, start)
  mount(OIDC.callback, finish)
}

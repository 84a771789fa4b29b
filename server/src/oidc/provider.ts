// The provider, by way of openid-client, which is loaded when somebody first signs in by it.
import type { Configuration } from 'openid-client'
import { attemptWords } from '../access/cookie.ts'
import type { Claims } from './claims.ts'
import type { SignInFault } from './contract.ts'
import type { OidcSettings } from './settings.ts'

/** The provider's answer cannot be used. The message is for the technical log. */
export class ProviderFault extends Error {
  override name = 'ProviderFault'
  readonly fault: SignInFault
  constructor(fault: SignInFault, message: string) {
    super(message)
    this.fault = fault
  }
}

export type Provider = {
  settings: OidcSettings
  /** Where the browser is sent; `answerTo` is the address of ours that it comes back to. */
  signInAddress: (token: string, answerTo: string) => Promise<string>
  /** What the provider says of whoever came back to `answer` with this attempt's token. */
  claimsOf: (token: string, answer: URL) => Promise<Claims>
  /** Where the browser is signed out there too; null where the provider has no such place or cannot be asked. */
  signOutAddress: (backTo: string) => Promise<string | null>
}

/** How long the provider is waited for, in seconds, and how long what it says of itself is believed. */
const PATIENCE_S = 5
const BELIEVED_MS = 60 * 60_000

type Client = typeof import('openid-client')
type Known = { client: Client; config: Configuration; at: number }

export function providerOf(settings: OidcSettings): Provider {
  let known: Known | null = null
  let asking: Promise<Known> | null = null

  /** Asked for again after a failure, and once an hour: the provider need not be there when we start. */
  async function discovered(): Promise<Known> {
    if (known !== null && Date.now() - known.at < BELIEVED_MS) return known
    asking ??= discover(settings).finally(() => {
      asking = null
    })
    try {
      known = await asking
    } catch (error) {
      // What it said an hour ago is most likely still so.
      if (known === null) throw faultOf(error)
    }
    return known
  }

  return {
    settings,
    async signInAddress(token, answerTo) {
      const { client, config } = await discovered()
      const { state, nonce, verifier } = attemptWords(token)
      // Some providers give groups only to whoever asks for them, and refuse scopes that they do not know.
      const scopes = [
        'openid',
        'profile',
        ...(config.serverMetadata().scopes_supported?.includes('groups') ? ['groups'] : []),
      ]
      return client.buildAuthorizationUrl(config, {
        redirect_uri: answerTo,
        scope: scopes.join(' '),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href
    },
    async claimsOf(token, answer) {
      const { client, config } = await discovered()
      const { state, nonce, verifier } = attemptWords(token)
      try {
        const tokens = await client.authorizationCodeGrant(config, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) throw new ProviderFault('failed', 'the provider sent no ID token')
        const isAllSaid = Object.hasOwn(claims, settings.groupsClaim) && Object.hasOwn(claims, 'name')
        if (isAllSaid || config.serverMetadata().userinfo_endpoint === undefined) return claims
        return { ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
      } catch (error) {
        throw faultOf(error)
      }
    },
    async signOutAddress(backTo) {
      const found = await discovered().catch(() => null)
      if (found?.config.serverMetadata().end_session_endpoint === undefined) return null
      return found.client.buildEndSessionUrl(found.config, { post_logout_redirect_uri: backTo }).href
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Known> {
  const client = await import('openid-client')
  const address = new URL(issuer)
  const isPlain = address.protocol === 'http:'
  const asked = await client.discovery(address, clientId, clientSecret, undefined, {
    timeout: PATIENCE_S,
    ...(isPlain && { execute: [client.allowInsecureRequests] }),
  })
  const metadata = asked.serverMetadata()
  // A provider of many tenants would vouch for those of others too.
  if (new URL(metadata.issuer).href !== address.href)
    throw new ProviderFault('failed', `the provider calls itself ${metadata.issuer}, not OIDC_ISSUER`)
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const authentication = ways.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost
  const config = new client.Configuration(metadata, clientId, clientSecret, authentication(clientSecret))
  config.timeout = PATIENCE_S
  // Only on this machine, as config.ts sees to.
  if (isPlain) client.allowInsecureRequests(config)
  // An ID token that came straight from the provider need not be verified, says the protocol; ours is.
  client.enableNonRepudiationChecks(config)
  return { client, config, at: Date.now() }
}

const AWAY_CODES = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT'])

/** What openid-client throws. Its own texts may quote what the provider sent, so only codes are handed on. */
function faultOf(error: unknown): ProviderFault {
  if (error instanceof ProviderFault) return error
  if (!(error instanceof Error)) return new ProviderFault('failed', 'unknown')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const said = 'error' in error && typeof error.error === 'string' ? error.error : ''
  const status = statusOf(error)
  const told = [code || error.message, said.replaceAll(/[^\w.-]/g, '').slice(0, 60), status ?? '', codeOf(error.cause)]
  const message = told.filter(Boolean).join(' ')
  if (said === 'access_denied') return new ProviderFault('cancelled', message)
  if (said === 'invalid_grant') return new ProviderFault('expired', message)
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return new ProviderFault('clock', message)
  const isAway = said === 'temporarily_unavailable' || AWAY_CODES.has(code) || error.message === 'fetch failed'
  return new ProviderFault(isAway || (status ?? 0) >= 500 ? 'provider_away' : 'failed', message)
}

/** Of an answer that the library did not expect. */
function statusOf({ cause }: Error): number | null {
  if (cause instanceof Response) return cause.status
  return null
}

/** Such as ECONNREFUSED, or what is wrong with a certificate. */
const codeOf = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''

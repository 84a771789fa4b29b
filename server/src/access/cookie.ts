// The session's cookie, and the word that every change must repeat.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Over TLS the browser itself holds the cookie to this host; a person's own machine has no TLS. */
export const cookieName = (overTls: boolean) => (overTls ? '__Host-pejl' : 'pejl.session')

export const newToken = () => randomBytes(32).toString('base64url')

/** What the database keeps of a token. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The token in a request's cookies; null when there is none, or something that we never made. */
export const tokenIn = (cookies: string | undefined, overTls: boolean) => tokenOf(cookieName(overTls), cookies)

/** A sign-in that a provider has yet to answer: the browser that began it holds its token. */
const attemptName = (overTls: boolean) => (overTls ? '__Host-pejl-attempt' : 'pejl.attempt')
export const attemptIn = (cookies: string | undefined, overTls: boolean) => tokenOf(attemptName(overTls), cookies)

function tokenOf(cookie: string, cookies: string | undefined): string | null {
  const name = `${cookie}=`
  const found = (cookies ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part.startsWith(name))
  const token = found.length === 1 ? (found[0] ?? '').slice(name.length) : ''
  return TOKEN.test(token) ? token : null
}

const ATTRIBUTES = 'Path=/; SameSite=Lax'
/** Scripts may see that somebody may be signed in, and nothing else: whoever is not need not ask. */
const HINT = 'pejl.in'

const withSecure = (cookies: string[], overTls: boolean) => cookies.map(one => (overTls ? `${one}; Secure` : one))

/** The session for the browser to keep from scripts, and the hint that there is one. */
export const cookiesOf = (token: string, overTls: boolean) =>
  withSecure([`${cookieName(overTls)}=${token}; ${ATTRIBUTES}; HttpOnly`, `${HINT}=1; ${ATTRIBUTES}`], overTls)

/** Makes the browser forget both. */
export const noCookies = (overTls: boolean) =>
  withSecure(
    [`${cookieName(overTls)}=; ${ATTRIBUTES}; HttpOnly; Max-Age=0`, `${HINT}=; ${ATTRIBUTES}; Max-Age=0`],
    overTls,
  )

/** For the browser to keep from scripts while somebody is away at the provider; null makes it forget. */
export const attemptCookies = (token: string | null, overTls: boolean, seconds: number) =>
  withSecure(
    [`${attemptName(overTls)}=${token ?? ''}; ${ATTRIBUTES}; HttpOnly; Max-Age=${token === null ? 0 : seconds}`],
    overTls,
  )

/** Words that only the holder of a token can know, so that nobody need keep them. */
const wordOf = (token: string, purpose: string) => createHmac('sha256', token).update(purpose).digest('base64url')
function isWordOf(token: string, purpose: string, given: unknown): boolean {
  const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(wordOf(token, purpose))]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Known to whoever holds the session and to nobody else: a foreign page cannot send it along. */
export const csrfOf = (token: string) => wordOf(token, 'csrf')
export const isCsrf = (given: unknown, token: string) => isWordOf(token, 'csrf', given)

/** What ties a provider's answer to the browser that asked: OAuth's state, OpenID Connect's nonce, PKCE's verifier. */
export const attemptWords = (token: string) => ({
  state: wordOf(token, 'state'),
  nonce: wordOf(token, 'nonce'),
  verifier: wordOf(token, 'verifier'),
})
export const isStateOf = (given: unknown, token: string) => isWordOf(token, 'state', given)

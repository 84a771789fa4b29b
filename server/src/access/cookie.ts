// The session's cookie, and the word that every change must repeat.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Over TLS the browser itself holds the cookie to this host; a person's own machine has no TLS. */
export const cookieName = (overTls: boolean) => (overTls ? '__Host-pejl' : 'pejl.session')

export const newToken = () => randomBytes(32).toString('base64url')

/** What the database keeps of a token. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The token in a request's cookies; null when there is none, or something that we never made. */
export function tokenIn(cookies: string | undefined, overTls: boolean): string | null {
  const name = `${cookieName(overTls)}=`
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

/** Known to whoever holds the session and to nobody else: a foreign page cannot send it along. */
export const csrfOf = (token: string) => createHmac('sha256', token).update('csrf').digest('base64url')

export function isCsrf(given: unknown, token: string): boolean {
  const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(csrfOf(token))]
  return a.length === b.length && timingSafeEqual(a, b)
}

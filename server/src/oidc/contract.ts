// What the browser and the server agree on about signing in by a provider (OpenID Connect).

/** Where a provider's sign-in begins and ends. The browser itself goes there, and is sent on: no answer to a program. */
export const OIDC = { start: '/api/oidc/start', callback: '/api/oidc/callback' } as const

/** What keeps a provider's sign-in from succeeding; the sign-in page has words for each. */
export const SIGN_IN_FAULTS = [
  'account_closed',
  'cancelled',
  'claim_missing',
  'clock',
  'database_away',
  'expired',
  'failed',
  'no_role',
  'provider_away',
  'too_many',
] as const
export type SignInFault = (typeof SIGN_IN_FAULTS)[number]

const ANY_SITE = 'https://pejl.invalid'
const LONGEST_PATH = 2000

/**
 * The address that somebody comes back to after signing in: a page of ours, anything else is the front. Looked at as a
 * browser will read it, for `/.//evil` is read as `//evil`, and once decoded, for a proxy may decode it.
 */
export function pageOfOurs(asked: string | null): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, ANY_SITE)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, ANY_SITE)
  const page = pathname + search + hash
  const isOurs = origin === ANY_SITE && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(decoded(pathname))
  const isPage = !/^\/(?:api|log-ind)(?:\/|$)/.test(pathname)
  return isOurs && isPage && page.length <= LONGEST_PATH ? page : '/'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '//'
  }
}

import { PLAIN, searchOf, viewIn } from '../portfolio/view.ts'

/** A day whose knowledge is asked for, `YYYY-MM-DD`; undefined: the latest. Every link carries it on. */
export type KnownDay = string | undefined

const withDay = (path: string, day: KnownDay) => (day ? `${path}?pr=${day}` : path)

/** Every address of the application. */
export const paths = {
  home: () => '/',
  /** With where the reader is to come back to. */
  signIn: (to: string) => (to === '/' ? '/log-ind' : `/log-ind?til=${encodeURIComponent(to)}`),
  /** Where a link to choose a password leads; what it is known by stands where no browser sends it. */
  invitation: (token?: string) => (token ? `/invitation#${token}` : '/invitation'),
  account: () => '/konto',
  users: () => '/brugere',
  /** One of them by id; `ny` is somebody new. */
  user: (user: string) => `/brugere/${user}`,
  /** Who did what, narrowed down as the search says. */
  log: (search = '') => `/log${search && `?${search}`}`,
  overview: (slug: string, day?: KnownDay) => withDay(`/${slug}`, day),
  timeline: (slug: string, day?: KnownDay) => withDay(`/${slug}/tidslinje`, day),
  history: (slug: string, day?: KnownDay) => withDay(`/${slug}/historik`, day),
  /** What changed from one day to a later one; of one initiative with its code. */
  comparison: (slug: string, from: string, to: string, code = '') =>
    `/${slug}/sammenlign?fra=${from}&til=${to}${code && `&indsats=${encodeURIComponent(code)}`}`,
  /** The documents behind the facts; with a hash at one of them (`d-<key>`) or at a note to them (`n-<key>`). */
  sources: (slug: string, day?: KnownDay, hash = '') =>
    withDay(`/${slug}/kilder`, day) + (hash && `#${encodeURIComponent(hash)}`),
  /** A document's text; with a hash at lines of it (`l-199-203`). */
  document: (slug: string, key: string, day?: KnownDay, hash = '') =>
    withDay(`/${slug}/kilder/${encodeURIComponent(key)}`, day) + (hash && `#${hash}`),
  /** The open round and what it asks. */
  reporting: (slug: string) => `/${slug}/indberet`,
  /** In the open round, or the one that closed last, unless another is named. */
  report: (slug: string, code: string, round = '') =>
    `/${slug}/indberet/${encodeURIComponent(code)}${round && `?runde=${encodeURIComponent(round)}`}`,
  /** A round as it was closed: the last time, or the one of that number. */
  closedRound: (slug: string, round: string, closing?: number) =>
    `/${slug}/runder/${encodeURIComponent(round)}${closing === undefined ? '' : `?lukning=${closing}`}`,
  initiative: (slug: string, code: string, day?: KnownDay) =>
    withDay(`/${slug}/indsatser/${encodeURIComponent(code)}`, day),
}

/**
 * An address with the filters and the grouping that another address has: what overview, timeline and history have in common,
 * without what none of them knows.
 */
export function withView(path: string, search: string): string {
  const { owners, areas, statuses, programmes, text, grouping } = viewIn(search)
  const shared = searchOf({ ...PLAIN, owners, areas, statuses, programmes, text, grouping }, '')
  return shared ? path + (path.includes('?') ? shared.replace('?', '&') : shared) : path
}

export const patterns = {
  signIn: '/log-ind',
  /** Of people, not of a portfolio: signing in, and what users/UserPages.tsx tells apart. */
  people: /^\/(log-ind|invitation|konto|brugere(\/[^/]+)?)$/,
  log: '/log',
  overview: '/:slug',
  timeline: '/:slug/tidslinje',
  history: '/:slug/historik',
  comparison: '/:slug/sammenlign',
  sources: '/:slug/kilder',
  document: '/:slug/kilder/:document',
  initiative: '/:slug/indsatser/:code',
  reporting: '/:slug/indberet',
  report: '/:slug/indberet/:code',
  closedRound: '/:slug/runder/:round',
} as const

/** The portfolio that the front shows: the first that is not invented. The server's drawn.ts chooses the same. */
export const frontOf = <P extends { invented: boolean }>(portfolios: readonly P[] | undefined): P | undefined =>
  portfolios?.find(portfolio => !portfolio.invented) ?? portfolios?.[0]

/** The day asked for in the address, of a comparison the later one; undefined when there is none. */
export const knownDayIn = (search: string): KnownDay => dayIn(search, 'pr') ?? dayIn(search, 'til')

/** A day that the address names; undefined when there is none, it is not a day or it has not come. */
export function dayIn(search: string, name: 'pr' | 'fra' | 'til'): KnownDay {
  const day = new URLSearchParams(search).get(name)
  return day && isDay(day) && day <= today() ? day : undefined
}

/** Today where the reader is, `YYYY-MM-DD`. */
export const today = () => new Date().toLocaleDateString('sv')

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

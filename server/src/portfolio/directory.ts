// The portfolios by slug, kept in memory while the database can be heard: the way to kept bytes asks no database.
import type { Context } from '../context.ts'
import { Invalid, NotFound } from '../http/errors.ts'
import { isNews } from '../live/audience.ts'
import type { Changes } from '../live/changes.ts'
import type { ListedPortfolio, Portfolio } from './contract.ts'
import { findExtent, findPortfolios, type PortfolioExtent, type PortfolioRow } from './directory-queries.ts'

export type Shown = PortfolioRow & { latestDay: string }

/** What every reading of a portfolio begins with: which, as known at the end of which day, and the answer's revision. */
export type Frame = { portfolio: Shown; day: string; revision: string }

export type Directory = {
  list: () => Promise<ListedPortfolio[]>
  /** Calls `read` with the portfolio, at once when it is kept. Throws NotFound for an unknown slug. */
  reading: <T>(slug: string, read: (portfolio: Shown) => T | Promise<T>) => T | Promise<T>
  slugOf: (portfolio: number) => Promise<string | null>
}

export function portfolioDirectory({ db, clock, changes }: Context): Directory {
  const rows = remember(() => findPortfolios(db), changes)
  // A portfolio of thousands has much to go through: what changed in another one is no reason to.
  const extents = new Map<number, Remembered<PortfolioExtent>>()
  const extentOf = (id: number) => {
    const known = extents.get(id) ?? remember(() => findExtent(db, id), changes)
    extents.set(id, known)
    return known.get()
  }
  changes.subscribe({
    changed(all) {
      if (!all.some(isNews)) return
      rows.forget()
      for (const [id, extent] of extents)
        if (all.some(({ portfolio }) => portfolio === null || portfolio === id)) extent.forget()
    },
    hearing() {
      rows.forget()
      extents.clear()
    },
  })

  const shown = (row: PortfolioRow): Shown => ({ ...row, latestDay: latestDayOf(row, clock.today()) })
  const pick = (all: PortfolioRow[], slug: string) => {
    const row = all.find(one => one.slug === slug)
    if (!row) throw new NotFound('unknown_portfolio', `There is no portfolio "${slug}".`)
    return shown(row)
  }

  return {
    async list() {
      const all = await rows.get()
      return Promise.all(
        all.map(async row => {
          const { id, lastRecordedOn: _, ...listed } = shown(row)
          return { ...listed, ...(await extentOf(id)) }
        }),
      )
    },
    reading(slug, read) {
      const all = rows.get()
      return all instanceof Promise ? all.then(found => read(pick(found, slug))) : read(pick(all, slug))
    },
    async slugOf(portfolio) {
      return (await rows.get()).find(row => row.id === portfolio)?.slug ?? null
    },
  }
}

type Remembered<T> = { get: () => T | Promise<T>; forget: () => void }

/**
 * Finds once and remembers until told to forget, and nothing while nothing can be heard. What was forgotten while it was being
 * found is found anew: what is made from it is kept as if it were of this moment.
 */
function remember<T>(find: () => Promise<T>, changes: Pick<Changes, 'isHearing'>): Remembered<T> {
  let kept: T | null = null
  let finding: Promise<T> | null = null
  let generation = 0

  async function findAndKeep(tries = MOST_TRIES): Promise<T> {
    const begun = generation
    const found = await find()
    if (begun !== generation && tries > 1) return findAndKeep(tries - 1)
    if (begun === generation && changes.isHearing()) kept = found
    return found
  }
  return {
    get() {
      if (kept !== null) return kept
      finding ??= findAndKeep().finally(() => {
        finding = null
      })
      return finding
    },
    forget() {
      generation += 1
      kept = null
    },
  }
}
/** Somebody who writes without a pause does not keep a reader waiting for ever. */
const MOST_TRIES = 10

/**
 * The day that a reading without a date shows: today, or for a concluded portfolio the day of its closing status, or of
 * what was recorded later still. After its closing status time no longer makes anything late.
 */
export function latestDayOf({ concludedOn, lastRecordedOn }: Ends, today: string): string {
  if (concludedOn === null) return today
  return lastRecordedOn !== null && lastRecordedOn > concludedOn ? lastRecordedOn : concludedOn
}
type Ends = Pick<PortfolioRow, 'concludedOn' | 'lastRecordedOn'>

/** The day asked for, or the latest. Throws Invalid for a day to come, of which nothing can be known. */
export function dayToShow(asked: string | undefined, latestDay: string, today: string): string {
  if (asked === undefined) return latestDay
  if (asked > today) {
    throw new Invalid(`knownAt: ${asked} is after today, ${today}`, [
      { field: 'knownAt', message: `is after today, ${today}` },
    ])
  }
  return asked
}

/** The day that lights and overdue dates are judged as of: a concluded portfolio's clock stopped at its closing status. */
export const statusDayOf = ({ portfolio, day }: { portfolio: Pick<Portfolio, 'concludedOn'>; day: string }) =>
  portfolio.concludedOn !== null && portfolio.concludedOn < day ? portfolio.concludedOn : day

/** The portfolio as every reading shows it. */
export const portfolioOf = ({ slug, title, titleEn, purpose, period, invented, concludedOn }: Shown): Portfolio => ({
  slug,
  title,
  titleEn,
  purpose,
  period,
  invented,
  concludedOn,
})

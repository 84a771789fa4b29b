// The portfolios by slug, kept in memory while the database can be heard: the way to kept bytes asks no database.
import type { Context } from '../context.ts'
import { Invalid, NotFound } from '../http/errors.ts'
import type { ListedPortfolio, Portfolio } from './contract.ts'
import { findPortfolios, type PortfolioRow } from './queries.ts'

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
  let kept: PortfolioRow[] | null = null
  let finding: Promise<PortfolioRow[]> | null = null
  let generation = 0

  const forget = () => {
    generation += 1
    kept = null
    finding = null
  }
  changes.subscribe({ changed: forget, hearing: forget })

  async function find() {
    const begun = generation
    try {
      const rows = await findPortfolios(db)
      if (begun === generation && changes.isHearing()) kept = rows
      return rows
    } finally {
      if (begun === generation) finding = null
    }
  }
  const rows = () => {
    if (kept) return kept
    finding ??= find()
    return finding
  }

  const shown = (row: PortfolioRow): Shown => ({ ...row, latestDay: latestDayOf(row, clock.today()) })
  const pick = (all: PortfolioRow[], slug: string) => {
    const row = all.find(one => one.slug === slug)
    if (!row) throw new NotFound('unknown_portfolio', `There is no portfolio "${slug}".`)
    return shown(row)
  }

  return {
    async list() {
      return (await rows()).map(row => {
        const { id: _, ...listed } = shown(row)
        return listed
      })
    },
    reading(slug, read) {
      const all = rows()
      return all instanceof Promise ? all.then(found => read(pick(found, slug))) : read(pick(all, slug))
    },
    async slugOf(portfolio) {
      return (await rows()).find(row => row.id === portfolio)?.slug ?? null
    },
  }
}

/**
 * The day that a reading without a date shows: today, or for a concluded portfolio the day of its closing status, or of
 * what was recorded later still. After its closing status time no longer makes anything late.
 */
export function latestDayOf(portfolio: Pick<PortfolioRow, 'concludedOn' | 'recordedDays'>, today: string): string {
  if (portfolio.concludedOn === null) return today
  const lastRecorded = portfolio.recordedDays.at(-1) ?? portfolio.concludedOn
  return lastRecorded > portfolio.concludedOn ? lastRecorded : portfolio.concludedOn
}

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
export const statusDayOf = ({ portfolio, day }: Pick<Frame, 'portfolio' | 'day'>) =>
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

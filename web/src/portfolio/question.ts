import { FIRST_ROWS, portfolio } from '@pejl/server/portfolio/contract'
import { query } from '../api/query.ts'
import type { KnownDay } from '../app/paths.ts'

const knownAt = (day: KnownDay) => (day ? { knownAt: day } : {})

/** The overview with its first rows: all of them, unless the portfolio is large. */
export const firstOverview = (slug: string, day: KnownDay) =>
  query(portfolio.overview, { params: { slug }, querystring: { ...knownAt(day), rows: String(FIRST_ROWS) } })

/** The overview with every row. */
export const wholeOverview = (slug: string, day: KnownDay) =>
  query(portfolio.overview, { params: { slug }, querystring: knownAt(day) })

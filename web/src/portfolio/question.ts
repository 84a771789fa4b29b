import { portfolio } from '@pejl/server/portfolio/contract'
import { query } from '../api/query.ts'
import type { KnownDay } from '../app/paths.ts'

/** So many rows come with the first answer; boot.js asks for the same. A larger portfolio's other rows follow. */
const FIRST_ROWS = '60'

const knownAt = (day: KnownDay) => (day ? { knownAt: day } : {})

/** The overview with its first rows: all of them, unless the portfolio is large. */
export const firstOverview = (slug: string, day: KnownDay) =>
  query(portfolio.overview, { params: { slug }, querystring: { ...knownAt(day), rows: FIRST_ROWS } })

/** The overview with every row. */
export const wholeOverview = (slug: string, day: KnownDay) =>
  query(portfolio.overview, { params: { slug }, querystring: knownAt(day) })

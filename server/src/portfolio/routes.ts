import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Guarded } from '../context.ts'
import type { Kept } from '../http/kept.ts'
import { readyWithRevision } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { checkDays, comparisonOf } from './comparison.ts'
import { portfolio } from './contract.ts'
import { type Directory, dayToShow, type Frame } from './directory.ts'
import { historyOf } from './history.ts'
import { readHistory } from './history-queries.ts'
import { overviewOf } from './overview.ts'
import { readPortfolio } from './queries.ts'
import { timelineOf } from './timeline.ts'
import { readTimeline } from './timeline-queries.ts'

/** The portfolios, and their overview and timeline as ready bytes per revision. Returns the overview's, to be drawn from. */
export function portfolioRoutes(
  app: FastifyInstance,
  { pool, clock, guard }: Guarded,
  directory: Directory,
  kept: Kept,
) {
  type Asked = { params: { slug: string }; querystring: { knownAt?: string } }

  const show = <Reading>(
    { params, querystring }: Asked,
    { name, reads }: { name: string; reads: readonly string[] },
    read: (pool: Pool, portfolio: number, day: string) => Promise<Reading>,
    shape: (reading: Reading, frame: Frame) => unknown,
  ) =>
    directory.reading(params.slug, shown => {
      const day = dayToShow(querystring.knownAt, shown.latestDay, clock.today())
      return kept.reading({ name, portfolio: shown.id, day, reads }, async () => {
        const reading = await read(pool, shown.id, day)
        return readyWithRevision(revision => shape(reading, { portfolio: shown, day, revision }))
      })
    })

  const overview = (input: Asked, rows: number | null) =>
    show(
      input,
      { name: `overview ${rows ?? 'all'}`, reads: portfolio.overview.reads },
      readPortfolio,
      (reading, frame) => overviewOf(reading, frame, rows),
    )

  const compare = (slug: string, { from, to }: { from: string; to: string }) => {
    checkDays({ from, to }, clock.today())
    return directory.reading(slug, shown => {
      const { reads } = portfolio.comparison
      // What is recorded with a day up to the later one changes it.
      return kept.reading({ name: `comparison ${from}`, portfolio: shown.id, day: to, reads }, async () => {
        const read = async (day: string) => ({ day, reading: await readPortfolio(pool, shown.id, day) })
        const [before, after] = [await read(from), await read(to)]
        return readyWithRevision(revision => comparisonOf(before, after, shown, revision))
      })
    })
  }

  serve(
    app,
    guard,
    portfolio,
    {
      list: () => directory.list(),
      overview: input => overview(input, input.querystring.rows === undefined ? null : Number(input.querystring.rows)),
      timeline: input => show(input, { name: 'timeline', reads: portfolio.timeline.reads }, readTimeline, timelineOf),
      history: input => show(input, { name: 'history', reads: portfolio.history.reads }, readHistory, historyOf),
      comparison: ({ params, querystring }) => compare(params.slug, querystring),
    },
    kept,
  )
  return { overview }
}

import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { Kept } from '../http/kept.ts'
import { readyWithRevision } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { portfolio } from './contract.ts'
import { type Directory, dayToShow, type Frame } from './directory.ts'
import { overviewOf } from './overview.ts'
import { type PortfolioReading, readPortfolio } from './queries.ts'
import { timelineOf } from './timeline.ts'

/** The portfolios, and their overview and timeline as ready bytes per revision. Returns the overview's, to be drawn from. */
export function portfolioRoutes(app: FastifyInstance, { pool, clock }: Context, directory: Directory, kept: Kept) {
  type Asked = { params: { slug: string }; querystring: { knownAt?: string } }

  const show = (
    { params, querystring }: Asked,
    name: string,
    shape: (reading: PortfolioReading, frame: Frame) => unknown,
  ) =>
    directory.reading(params.slug, shown => {
      const day = dayToShow(querystring.knownAt, shown.latestDay, clock.today())
      return kept.reading({ name, portfolio: shown.id, day, reads: portfolio.overview.reads }, async () => {
        const reading = await readPortfolio(pool, shown.id, day)
        return readyWithRevision(revision => shape(reading, { portfolio: shown, day, revision }))
      })
    })

  const overview = (input: Asked, rows: number | null) =>
    show(input, `overview ${rows ?? 'all'}`, (reading, frame) => overviewOf(reading, frame, rows))

  serve(
    app,
    portfolio,
    {
      list: () => directory.list(),
      overview: input => overview(input, input.querystring.rows === undefined ? null : Number(input.querystring.rows)),
      timeline: input => show(input, 'timeline', timelineOf),
    },
    kept,
  )
  return { overview }
}

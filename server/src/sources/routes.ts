import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import type { Kept } from '../http/kept.ts'
import { readyWithRevision } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { type Directory, dayToShow } from '../portfolio/directory.ts'
import { sources } from './contract.ts'
import { sourcesOf } from './page.ts'
import { readSources } from './queries.ts'

export function sourceRoutes(app: FastifyInstance, { pool, clock }: Context, directory: Directory, kept: Kept) {
  serve(
    app,
    sources,
    {
      page: ({ params: { slug }, querystring }) =>
        directory.reading(slug, portfolio => {
          const day = dayToShow(querystring.knownAt, portfolio.latestDay, clock.today())
          const wanted = { name: 'sources', portfolio: portfolio.id, day, reads: sources.page.reads }
          return kept.reading(wanted, async () => {
            const reading = await readSources(pool, portfolio.id, day)
            return readyWithRevision(revision => sourcesOf(reading, { portfolio, day, revision }))
          })
        }),
    },
    kept,
  )
}

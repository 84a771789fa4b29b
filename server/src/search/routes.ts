import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import { serve } from '../http/serve.ts'
import { type Directory, dayToShow } from '../portfolio/directory.ts'
import { search } from './contract.ts'
import { foundFrom, nothingFound } from './found.ts'
import { readFound } from './queries.ts'
import { wordsAsked } from './words.ts'

/** Asked of the database every time: there are too many questions for their answers to be kept. */
export function searchRoutes(app: FastifyInstance, { pool, clock, guard }: Guarded, directory: Directory) {
  serve(app, guard, search, {
    find: ({ params: { slug }, querystring: { q, knownAt } }) =>
      directory.reading(slug, async ({ id, latestDay, concludedOn }) => {
        const day = dayToShow(knownAt, latestDay, clock.today())
        const words = wordsAsked(q)
        if (words.plain.length === 0) return nothingFound({ q, day })
        return foundFrom(await readFound(pool, id, day, words), { q, day, concludedOn })
      }),
  })
}

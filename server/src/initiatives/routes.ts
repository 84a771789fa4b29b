import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import { NotFound } from '../http/errors.ts'
import type { Kept } from '../http/kept.ts'
import { readyWithRevision } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { type Directory, dayToShow } from '../portfolio/directory.ts'
import { initiatives } from './contract.ts'
import { keepLandings } from './landings.ts'
import { initiativePageOf } from './page.ts'
import { firstKnownDay, readInitiative } from './queries.ts'

/** The day asked for is at fault, and the field says from which day on there is something to show. */
class NotYetKnown extends NotFound {
  override readonly fields: NotFound['fields']

  constructor(code: string, day: string, first: string) {
    super('not_yet_known', `The initiative "${code}" was not known on ${day}. It was first known on ${first}.`)
    this.fields = [{ field: 'knownAt', message: `must be ${first} or later` }]
  }
}

/** An initiative's page as ready bytes per revision. Returns it, to be held against what an owner writes. */
export function initiativeRoutes(app: FastifyInstance, ctx: Guarded, directory: Directory, kept: Kept) {
  const { pool, clock, changes, guard } = ctx
  const landingsAt = keepLandings(pool, changes)
  type Asked = { params: { slug: string; code: string }; querystring: { knownAt?: string } }
  const page = ({ params: { slug, code }, querystring }: Asked) =>
    directory.reading(slug, portfolio => {
      const day = dayToShow(querystring.knownAt, portfolio.latestDay, clock.today())
      const wanted = {
        name: `initiative ${code}`,
        portfolio: portfolio.id,
        day,
        reads: initiatives.page.reads,
        small: true,
      }
      return kept.reading(wanted, async () => {
        const [reading, landings] = await Promise.all([
          readInitiative(pool, portfolio.id, code, day),
          landingsAt(portfolio.id, day),
        ])
        if (!reading) {
          const first = await firstKnownDay(pool, portfolio.id, code)
          if (first !== null) throw new NotYetKnown(code, day, first)
          throw new NotFound('unknown_initiative', `There is no initiative "${code}" in ${portfolio.title}.`)
        }
        return readyWithRevision(revision => initiativePageOf(reading, landings, { portfolio, day, revision }))
      })
    })

  serve(app, guard, initiatives, { page }, kept)
  return { page }
}

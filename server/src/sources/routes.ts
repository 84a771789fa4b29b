import type { FastifyInstance } from 'fastify'
import { mayReadAttached } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { NotFound } from '../http/errors.ts'
import type { Kept } from '../http/kept.ts'
import { FOR_ONE, NOT_TO_KEEP, readyWithRevision } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { type Directory, dayToShow, type Shown } from '../portfolio/directory.ts'
import { sources } from './contract.ts'
import { type Attached, sourcesOf, textOf } from './page.ts'
import { readSources } from './queries.ts'
import { readText, type TextReading } from './text-queries.ts'

export function sourceRoutes(app: FastifyInstance, { pool, clock, guard }: Guarded, directory: Directory, kept: Kept) {
  const dayOf = (asked: string | undefined, { latestDay }: Shown) => dayToShow(asked, latestDay, clock.today())
  // Without `kept`: what stands at an address is for everybody who asks for it.
  serve(app, guard, sources, {
    page: async ({ params: { slug }, querystring }, asked) => {
      const mayRead = mayReadAttached(await asked.viewer())
      return directory.reading(slug, portfolio => {
        const day = dayOf(querystring.knownAt, portfolio)
        const name = mayRead ? 'sources, with what is attached' : 'sources'
        return kept.reading({ name, portfolio: portfolio.id, day, reads: sources.page.reads }, async () => {
          const reading = await readSources(pool, portfolio.id, day)
          return readyWithRevision(
            revision => sourcesOf(reading, { portfolio, day, revision }, mayRead),
            mayRead ? FOR_ONE : undefined,
          )
        })
      })
    },
    text: ({ params: { slug, document }, querystring }) =>
      directory.reading(slug, async portfolio => {
        const day = dayOf(querystring.knownAt, portfolio)
        const reading = attachedIn(await readText(pool, portfolio.id, document, day), document)
        return readyWithRevision(revision => textOf(reading, { portfolio, day, revision }), NOT_TO_KEEP)
      }),
  })
}

function attachedIn(reading: TextReading | null, key: string): Attached {
  if (reading === null) throw new NotFound('unknown_document', `There is no document "${key}" by that day.`)
  const { content, attached, file } = reading
  if (content !== null && attached !== null) return { ...reading, content, attached }
  const how = file === null ? 'The source names no file.' : `Its file is ${file}: npm run db:attach -- <folder>`
  throw new NotFound('not_attached', `The document "${key}" is not attached. ${how}`)
}

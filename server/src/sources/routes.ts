import type { FastifyInstance } from 'fastify'
import { mayReadAttached } from '../access/policy.ts'
import type { Context } from '../context.ts'
import { NotFound, NotSignedIn } from '../http/errors.ts'
import type { Kept } from '../http/kept.ts'
import { FOR_ONE, NOT_TO_KEEP, readyWithRevision } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { type Directory, dayToShow, type Shown } from '../portfolio/directory.ts'
import { sources } from './contract.ts'
import { type Attached, sourcesOf, textOf } from './page.ts'
import { readSources } from './queries.ts'
import { readText, type TextReading } from './text-queries.ts'

const NOBODY =
  'Attached documents are only for readers who are signed in, and signing in is not possible here yet. On your own machine, with the database that comes along and HOST left at 127.0.0.1, you count as signed in.'

export function sourceRoutes(app: FastifyInstance, { pool, clock, config }: Context, directory: Directory, kept: Kept) {
  const dayOf = (asked: string | undefined, { latestDay }: Shown) => dayToShow(asked, latestDay, clock.today())
  // Without `kept`: what stands at an address is for everybody who asks for it.
  serve(app, sources, {
    page: ({ params: { slug }, querystring }, asked) =>
      directory.reading(slug, portfolio => {
        const day = dayOf(querystring.knownAt, portfolio)
        const mayRead = mayReadAttached(config, asked)
        const name = mayRead ? 'sources, with what is attached' : 'sources'
        return kept.reading({ name, portfolio: portfolio.id, day, reads: sources.page.reads }, async () => {
          const reading = await readSources(pool, portfolio.id, day)
          return readyWithRevision(
            revision => sourcesOf(reading, { portfolio, day, revision }, mayRead),
            mayRead ? FOR_ONE : undefined,
          )
        })
      }),
    text: ({ params: { slug, document }, querystring }, asked) => {
      // Before anything is looked up: a stranger learns nothing from how long it takes.
      if (!mayReadAttached(config, asked)) throw new NotSignedIn(NOBODY)
      return directory.reading(slug, async portfolio => {
        const day = dayOf(querystring.knownAt, portfolio)
        const reading = attachedIn(await readText(pool, portfolio.id, document, day), document)
        return readyWithRevision(revision => textOf(reading, { portfolio, day, revision }), NOT_TO_KEEP)
      })
    },
  })
}

function attachedIn(reading: TextReading | null, key: string): Attached {
  if (reading === null) throw new NotFound('unknown_document', `There is no document "${key}" by that day.`)
  const { content, attached, file } = reading
  if (content !== null && attached !== null) return { ...reading, content, attached }
  const how = file === null ? 'The source names no file.' : `Its file is ${file}: npm run db:attach -- <folder>`
  throw new NotFound('not_attached', `The document "${key}" is not attached. ${how}`)
}

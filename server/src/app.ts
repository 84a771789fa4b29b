// Builds the HTTP server; one line per feature: the table of contents.
import Fastify, { type FastifyInstance } from 'fastify'
import { guardOf } from './access/guard.ts'
import { accessRoutes } from './access/routes.ts'
import { noteRefusals } from './audit/refusals.ts'
import { auditRoutes } from './audit/routes.ts'
import { closingRoutes } from './closings/routes.ts'
import type { Context } from './context.ts'
import { docsRoutes } from './docs/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { answerUnknown } from './http/errors.ts'
import { keepReadings } from './http/kept.ts'
import { serverOptions } from './http/options.ts'
import { answerStanding } from './http/standing.ts'
import { webRoutes } from './http/web.ts'
import { initiativeRoutes } from './initiatives/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { portfolioDirectory } from './portfolio/directory.ts'
import { drawnOverviews } from './portfolio/drawn.ts'
import { portfolioRoutes } from './portfolio/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { roundRoutes } from './rounds/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { sourceRoutes } from './sources/routes.ts'
import { userRoutes } from './users/routes.ts'
import { viewRoutes } from './views/routes.ts'

const KEPT_BYTES = 96 * 1024 * 1024

export async function buildApp(context: Context): Promise<FastifyInstance> {
  const app = Fastify(serverOptions(context.config))
  const ctx = { ...context, guard: guardOf(context) }
  noteRefusals(app, ctx)

  const directory = portfolioDirectory(ctx)
  const kept = keepReadings(ctx.changes, ctx.clock, KEPT_BYTES)

  await docsRoutes(app)
  healthRoutes(app, ctx)
  userRoutes(app, ctx, accessRoutes(app, ctx).signedIn)
  const { overview } = portfolioRoutes(app, ctx, directory, kept)
  const { page } = initiativeRoutes(app, ctx, directory, kept)
  roundRoutes(app, ctx, directory)
  closingRoutes(app, ctx, directory)
  reportRoutes(app, ctx, directory, page)
  viewRoutes(app, ctx, directory, page)
  sourceRoutes(app, ctx, directory, kept)
  organisationRoutes(app, ctx)
  auditRoutes(app, ctx)
  searchRoutes(app, ctx, directory)
  liveRoutes(app, ctx, directory.slugOf)
  await webRoutes(app, drawnOverviews(app, ctx, directory, overview))

  app.setNotFoundHandler(answerUnknown)
  answerStanding(app, kept)
  await app.ready()
  return app
}

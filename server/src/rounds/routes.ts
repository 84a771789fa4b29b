import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isOffice, mayReport, type Viewer } from '../access/policy.ts'
import type { Guarded } from '../context.ts'
import { NOT_TO_KEEP, readyOf } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { versionIn } from '../http/version.ts'
import type { Directory } from '../portfolio/directory.ts'
import { closeRound, extendRound, openRound } from './commands.ts'
import { type Reporting, rounds } from './contract.ts'
import { type Asked, findAsked, findRounds } from './queries.ts'

/** The office opens, extends and closes rounds; owners see what is asked of them. */
export function roundRoutes(app: FastifyInstance, { pool, clock, guard }: Guarded, directory: Directory) {
  async function reporting(slug: string, viewer: Viewer) {
    return directory.reading(slug, async ({ id }) => {
      const all = await findRounds(pool, id)
      const open = all.find(({ closedAt }) => closedAt === null)
      const asked = open ? await findAsked(pool, id, open.id) : []
      const own = asked.filter(({ owners }) => mayReport(viewer, owners))
      const answer: Reporting = {
        rounds: all.map(({ id: _, ...round }) => round),
        open: open?.key ?? null,
        initiatives: own.map(one => progressOf(one, open?.deadline ?? '', clock.now())),
        can: {
          openRound: isOffice(viewer) && open === undefined,
          closeRound: isOffice(viewer) && open !== undefined,
          report: own.length > 0,
        },
      }
      return readyOf(answer, NOT_TO_KEEP)
    })
  }
  const portfolioOf = async (slug: string) => directory.reading(slug, ({ id }) => id)
  const changeOf = async (slug: string, round: string, request: FastifyRequest) => ({
    portfolio: await portfolioOf(slug),
    round,
    version: versionIn(request),
    now: clock.now(),
  })

  serve(app, guard, rounds, {
    list: async ({ params: { slug } }, asked) => reporting(slug, await asked.viewer()),
    async open({ params: { slug }, body }, asked) {
      const portfolio = await portfolioOf(slug)
      await asked.write(trx => openRound(trx, portfolio, body, clock.now()))
      return reporting(slug, await asked.viewer())
    },
    async extend({ params: { slug, round }, body }, asked) {
      const change = await changeOf(slug, round, asked.request)
      await asked.write(trx => extendRound(trx, change, body.deadline))
      return reporting(slug, await asked.viewer())
    },
    async close({ params: { slug, round } }, asked) {
      const change = await changeOf(slug, round, asked.request)
      await asked.write(trx => closeRound(trx, change))
      return reporting(slug, await asked.viewer())
    },
  })
}

function progressOf({ submittedAt, late, changedAt, changedBy, ...of }: Asked, deadline: string, now: Date) {
  const isPast = now > new Date(deadline)
  const state = submittedAt
    ? 'submitted'
    : of.returnedAt
      ? 'returned'
      : isPast
        ? 'missing'
        : changedAt
          ? 'draft'
          : 'not_started'
  return { ...of, state, late: late ?? false, changedAt, changedBy } as const
}

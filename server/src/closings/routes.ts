import type { FastifyInstance } from 'fastify'
import type { Guarded } from '../context.ts'
import { NotFound } from '../http/errors.ts'
import { NOT_TO_KEEP, readyOf } from '../http/ready.ts'
import { serve } from '../http/serve.ts'
import { type Directory, portfolioOf } from '../portfolio/directory.ts'
import { findRounds, type HeldRound, roundIn } from '../rounds/round.ts'
import { closings, type FormerRound, type RoundPage } from './contract.ts'
import { findCounts, findLater, readClosing } from './queries.ts'

/** The closed rounds as they were closed, for everybody who may read the portfolio. */
export function closingRoutes(app: FastifyInstance, { db, guard }: Guarded, directory: Directory) {
  const isFormer = ({ closedAt, closings }: HeldRound) => closedAt !== null || closings.length > 0

  serve(app, guard, closings, {
    list: ({ params: { slug } }) =>
      directory.reading(slug, async ({ id }) => {
        const [rounds, counts] = await Promise.all([findRounds(db, id), findCounts(db, id)])
        return readyOf(
          { rounds: rounds.filter(isFormer).map(round => formerOf(round, counts.get(round.id) ?? null)) },
          NOT_TO_KEEP,
        )
      }),
    page: ({ params: { slug, round: key }, querystring: { closing: number } }) =>
      directory.reading(slug, async portfolio => {
        const round = await roundIn(db, portfolio.id, key)
        if (!round) throw new NotFound('unknown_round', `There is no round "${key}".`)
        const kept = await readClosing(db, round.id, number === undefined ? null : Number(number))
        if (!kept && number !== undefined)
          throw new NotFound('unknown_closing', `The round "${round.name}" was not closed ${number} times.`)
        const answer: RoundPage = {
          portfolio: portfolioOf(portfolio),
          round: formerOf(round, kept?.content.counts ?? null),
          closing: kept && { number: kept.number, sha256: kept.sha256, content: kept.content },
          later: kept ? await findLater(db, round.id, kept.lastFact) : [],
        }
        return readyOf(answer, NOT_TO_KEEP)
      }),
  })
}

/** As everybody may know it: who reopened it is no business of a reader's. */
function formerOf({ id: _, deadlineDay: __, ...round }: HeldRound, counts: FormerRound['counts']): FormerRound {
  const closings = round.closings.map(({ reopened, ...closing }) => ({
    ...closing,
    reopened: reopened && { ...reopened, by: null },
  }))
  return { ...round, closings, counts: counts && pick(counts) }
}

const pick = ({ asked, reported, late, onBehalf }: NonNullable<FormerRound['counts']>) => ({
  asked,
  reported,
  late,
  onBehalf,
})

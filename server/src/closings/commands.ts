import { createHash } from 'node:crypto'
import type { Trx } from '../db/tables/database.ts'
import type { Shown } from '../portfolio/directory.ts'
import { standingIn } from '../portfolio/standing.ts'
import type { HeldRound } from '../rounds/round.ts'
import { closedRoundOf } from './frozen.ts'

type Freezing = {
  portfolio: Shown
  round: HeldRound
  /** Codes of those that the round asks. */
  asked: readonly string[]
  today: string
  now: Date
  by: string
}

/** Keeps how everything that a round asks stands at this moment. The round must be held, so that nothing is submitted meanwhile. */
export async function freezeRound(trx: Trx, { portfolio, round, asked, today, now, by }: Freezing): Promise<void> {
  const standing = await standingIn(trx, { portfolio, day: today, round: { ...round, codes: asked } })
  const number = (round.closings.at(-1)?.number ?? 0) + 1
  const closed = closedRoundOf(standing, { round, number, day: today, now })
  const content = JSON.stringify(closed)
  const { byLight: _, onBehalf, ...counts } = closed.counts
  const last = await trx
    .selectFrom('fact')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('portfolio_id', '=', portfolio.id)
    .executeTakeFirst()
  await trx
    .insertInto('round_closing')
    .values({
      ...{ portfolio_id: portfolio.id, round_id: round.id, number, closed_at: now.toISOString(), closed_by: by },
      ...{
        ...counts,
        on_behalf: onBehalf,
        last_fact_id: last?.id ?? 0,
        content,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    })
    .execute()
}

// A round closes and may be reopened: what stood at each closing is kept for ever.
import { sql } from 'kysely'
import { freezeRound } from '../closings/commands.ts'
import type { Trx } from '../db/tables/database.ts'
import { Conflict } from '../http/errors.ts'
import type { Shown } from '../portfolio/directory.ts'
import { isAsked } from './asked.ts'
import {
  holdOpenRound,
  holdPortfolio,
  holdRound,
  type RoundChange,
  raiseVersion,
  refuseStale,
  refuseWhileOpen,
} from './commands.ts'
import { findInRound } from './queries.ts'
import { cameAfter, roundIn } from './round.ts'

type Closing = Omit<RoundChange, 'portfolio'> & { portfolio: Shown; today: string; by: string }

/** Closes it, and keeps how everything that it asked stands: a report is submitted before and in, or after and not. */
export async function closeRound(trx: Trx, { portfolio, round: key, version, today, now, by }: Closing): Promise<void> {
  const held = await holdOpenRound(trx, portfolio.id, key)
  refuseStale(held, version)
  const round = await roundIn(trx, portfolio.id, key)
  const asked = (await findInRound(trx, portfolio.id, held.id)).filter(row => isAsked(row, today))
  if (round) await freezeRound(trx, { portfolio, round, asked: asked.map(({ code }) => code), today, now, by })
  await raiseVersion(trx, held, { closed_at: now.toISOString() })
}

/** Opens the latest round again. What was kept when it closed stays, and stays readable. */
export async function reopenRound(
  trx: Trx,
  { portfolio, round, version, now }: RoundChange,
  { reason, by }: { reason: string; by: string },
): Promise<void> {
  // The portfolio before its round, as who opens one and who imports: nobody waits in a ring.
  await holdPortfolio(trx, portfolio)
  const held = await holdRound(trx, portfolio, round)
  refuseStale(held, version)
  if (held.closed_at === null) throw new Conflict('round_not_closed', `The round "${held.name}" is open.`)
  await refuseWhileOpen(trx, portfolio, now)
  await refuseBeforeLater(trx, held.id)
  await refuseWhileCorrected(trx, held.id)
  const closing = await trx
    .selectFrom('round_closing')
    .select('id')
    .where('round_id', '=', held.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!closing) throw new Conflict('not_closed_here', `The round "${held.name}" was not closed here.`)
  await trx
    .insertInto('round_reopening')
    .values({
      ...{ portfolio_id: portfolio, closing_id: closing.id, reason: reason.trim() },
      ...{ reopened_at: now.toISOString(), reopened_by: by },
    })
    .execute()
  await raiseVersion(trx, held, { closed_at: null })
}

async function refuseBeforeLater(trx: Trx, round: number): Promise<void> {
  const later = await trx
    .selectFrom('reporting_round as n')
    .innerJoin('reporting_round as r', 'r.portfolio_id', 'n.portfolio_id')
    .select('n.name')
    .where('r.id', '=', round)
    .where(sql.raw<boolean>(cameAfter('n', 'r')))
    .executeTakeFirst()
  if (later) throw new Conflict('later_round', `The round "${later.name}" came after it.`)
}

/** In an open round its owners take a report back: what the office has begun to correct would go with it unseen. */
async function refuseWhileCorrected(trx: Trx, round: number): Promise<void> {
  const begun = await trx
    .selectFrom('report_draft as d')
    .innerJoin('initiative as i', 'i.id', 'd.initiative_id')
    .select('i.code')
    .where('d.round_id', '=', round)
    .where('d.correction', 'is not', null)
    .orderBy('i.position')
    .executeTakeFirst()
  if (begun)
    throw new Conflict(
      'correction_begun',
      `"${begun.code}" is being corrected: submit the correction or leave it first.`,
    )
}

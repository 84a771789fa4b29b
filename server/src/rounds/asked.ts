// Whom a round asks: chosen when it is opened, kept with it, and changed only by the office.
import { sql } from 'kysely'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, invalidField, Stale } from '../http/errors.ts'
import { isUnderWay, lifecycleAt } from '../reports/lifecycle.ts'
import { holdOpenRound, type RoundChange, raiseVersion } from './commands.ts'
import { findInRound, type InRound } from './queries.ts'

/** Whether a round asks an initiative: as its list says, or without one what is under way today; and whatever was reported. */
export const isAsked = ({ listed, submittedAt, changes }: InRound, today: string): boolean =>
  submittedAt !== null || (listed ?? isUnderWay(lifecycleAt(changes, today)))

/** The initiatives of these codes; the field names a code that is none. */
function chosen(rows: readonly InRound[], codes: readonly string[]): InRound[] {
  const byCode = new Map(rows.map(row => [row.code, row]))
  return codes.map(code => {
    const row = byCode.get(code)
    if (!row) throw invalidField('initiatives', `has no initiative "${code}" to ask`)
    return row
  })
}

type Asking = { portfolio: number; round: number; today: string; now: Date }

/** Asks these initiatives, or all that are under way today. */
export async function askAtFirst(
  trx: Trx,
  { portfolio, round, today, now }: Asking,
  codes: readonly string[] | undefined,
): Promise<void> {
  const rows = await findInRound(trx, portfolio, null)
  const asked = codes ? chosen(rows, codes) : rows.filter(row => isAsked(row, today))
  if (asked.length === 0) throw invalidField('initiatives', 'must name somebody: nothing is under way today')
  await say(trx, { portfolio, round, now }, asked, true)
}

/** Says anew whom the open round asks. What has been reported stays. */
export async function changeAsked(
  trx: Trx,
  change: RoundChange & { today: string },
  codes: readonly string[],
): Promise<void> {
  const { portfolio, version, now, today } = change
  const held = await holdOpenRound(trx, portfolio, change.round)
  const rows = await findInRound(trx, portfolio, held.id)
  const before = rows.filter(row => isAsked(row, today))
  if (held.version !== version)
    throw new Stale({ version: held.version, deadline: held.deadline, initiatives: before.map(({ code }) => code) })
  const wanted = new Set(chosen(rows, codes))
  const reported = before.find(row => row.submittedAt !== null && !wanted.has(row))
  if (reported) throw new Conflict('already_reported', `"${reported.code}" has been reported and cannot be left out.`)
  const round = { portfolio, round: held.id, now }
  const hasList = rows.some(({ listed }) => listed !== null)
  await say(trx, round, hasList ? [...wanted].filter(row => !row.listed) : [...wanted], true)
  await say(trx, round, hasList ? before.filter(row => row.listed && !wanted.has(row)) : [], false)
  await raiseVersion(trx, held)
}

async function say(
  trx: Trx,
  { portfolio, round, now }: Omit<Asking, 'today'>,
  rows: readonly InRound[],
  asked: boolean,
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await sql`insert into round_asked (portfolio_id, round_id, initiative_id, asked, recorded_at)
    select ${portfolio}, ${round}, id, ${asked}, ${now.toISOString()} from unnest(${ids}::bigint[]) id`.execute(trx)
}

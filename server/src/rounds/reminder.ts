// The office reminds of the deadline. It is recorded here; the mail that goes with it comes later.
import { sql } from 'kysely'
import type { Trx } from '../db/tables/database.ts'
import { Conflict } from '../http/errors.ts'
import { isAsked } from './asked.ts'
import { holdOpenRound } from './commands.ts'
import { findInRound } from './queries.ts'

const PAUSE_MS = 60 * 60_000

type Reminding = {
  portfolio: number
  round: string
  today: string
  now: Date
  by: string
  /** What the browser calls it: asked for twice, it is made once. */
  submission: string
}

/** Reminds those of the named who have not reported and were not reminded within the hour; refused when none is left. */
export async function remind(
  trx: Trx,
  { portfolio, round, today, now, by, submission }: Reminding,
  codes: readonly string[],
): Promise<void> {
  const held = await holdOpenRound(trx, portfolio, round)
  const done = await trx
    .selectFrom('round_reminder')
    .select('id')
    .where('round_id', '=', held.id)
    .where('submission', '=', submission)
    .executeTakeFirst()
  if (done) return
  const named = new Set(codes)
  const rows = await findInRound(trx, portfolio, held.id)
  const missing = rows.filter(row => named.has(row.code) && row.submittedAt === null && isAsked(row, today))
  const due = missing.filter(
    ({ reminded }) => reminded === null || now.getTime() - Date.parse(reminded.lastAt) >= PAUSE_MS,
  )
  if (missing.length === 0) throw new Conflict('nobody_to_remind', 'None of them is asked and has still to report.')
  if (due.length === 0) throw new Conflict('reminded_recently', 'They were reminded less than an hour ago.')
  const told = JSON.stringify(due.map(({ id, owners }) => ({ id, owners })))
  await sql`insert into round_reminder
      (portfolio_id, round_id, initiative_id, organisations, reminded_at, reminded_by, submission)
    select ${portfolio}, ${held.id}, told.id, array(select jsonb_array_elements_text(told.owners)),
      ${now.toISOString()}, ${by}, ${submission}
    from jsonb_to_recordset(${told}::jsonb) as told(id bigint, owners jsonb)`.execute(trx)
}

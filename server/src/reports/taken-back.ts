// What happens to a report after it was submitted: its owners withdraw it, the office sends it back or corrects it.
import type { Trx } from '../db/tables/database.ts'
import { Conflict } from '../http/errors.ts'
import { retractReport, type Writing } from './appended.ts'
import { holdReport, refuseReportedSince, refuseStale, writtenBy } from './commands.ts'
import type { Section } from './contract.ts'

/** The submitted report of a round, held, as it was seen by whoever asks. */
async function holdSubmitted(trx: Trx, writing: Writing) {
  const held = await holdReport(trx, writing)
  refuseStale(held, writing)
  const { round, draft } = held
  if (!draft?.submitted_fact_id) throw new Conflict('not_submitted', 'There is no submitted report.')
  return { round, draft, report: draft.submitted_fact_id }
}

/** In the open round; what is closed stays as it is. */
async function takeBack(trx: Trx, writing: Writing, why: 'withdrawn' | 'returned') {
  const { round, draft, report } = await holdSubmitted(trx, writing)
  if (round.closed_at !== null) throw new Conflict('round_closed', `The round "${round.name}" is closed.`)
  if (why === 'withdrawn' && writing.now > new Date(round.deadline))
    throw new Conflict('deadline_passed', `The deadline of the round "${round.name}" has passed.`)
  await retractReport(trx, writing, { report, why })
  await trx
    .updateTable('report_draft')
    .set({
      ...{ ...writtenBy(writing), submitted_fact_id: null, submitted_at: null },
      returned_fact_id: why === 'returned' ? report : null,
    })
    .where('id', '=', draft.id)
    .execute()
  return report
}

/** Makes a draft of it again, with all that it says. */
export async function withdrawReport(trx: Trx, writing: Writing): Promise<void> {
  await takeBack(trx, writing, 'withdrawn')
}

/** Sends it back to its owners, with what they are asked to look at. */
export async function returnReport(
  trx: Trx,
  writing: Writing,
  comments: { section: Section; comment: string }[],
): Promise<void> {
  const report = await takeBack(trx, writing, 'returned')
  const rows = comments.map(one => ({ ...one, portfolio_id: writing.portfolio, fact_id: report }))
  await trx.insertInto('report_comment').values(rows).execute()
}

/** Begins a corrected version of a report in a closed round: what was submitted holds until the correction is. */
export async function beginCorrection(trx: Trx, writing: Writing, reason: string): Promise<void> {
  const { round, draft } = await holdSubmitted(trx, writing)
  if (round.closed_at === null) throw new Conflict('round_open', `The round "${round.name}" is open.`)
  await refuseReportedSince(trx, { round }, writing.initiative)
  await trx
    .updateTable('report_draft')
    .set({
      correction: JSON.stringify(draft.correction ?? draft.content),
      ...{ ...writtenBy(writing), correction_reason: reason },
    })
    .where('id', '=', draft.id)
    .execute()
}

/** Leaves a correction that was begun. */
export async function dropCorrection(trx: Trx, writing: Writing): Promise<void> {
  const { draft } = await holdSubmitted(trx, writing)
  await trx
    .updateTable('report_draft')
    .set({ ...writtenBy(writing), correction: null, correction_reason: null })
    .where('id', '=', draft.id)
    .execute()
}

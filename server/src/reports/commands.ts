import { sql } from 'kysely'
import { displayName } from '../db/person.ts'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, Stale } from '../http/errors.ts'
import { holdOpenRound } from '../rounds/commands.ts'
import { appendReported, type Submitting, type Writing } from './appended.ts'
import type { ReportDraft } from './contract.ts'

async function holdDraft(trx: Trx, { round, initiative }: { round: number; initiative: number }) {
  return trx
    .selectFrom('report_draft')
    .selectAll()
    .select(sql.raw<string | null>(displayName('report_draft.updated_by')).as('changed_by'))
    .where('round_id', '=', round)
    .where('initiative_id', '=', initiative)
    .forUpdate()
    .executeTakeFirst()
}

/** Saves what is written so far. Owners of one initiative share the draft: who saves over another's words is told. */
export async function saveDraft(trx: Trx, writing: Writing, content: ReportDraft): Promise<void> {
  const { portfolio, initiative, version, by, now } = writing
  const round = await holdOpenRound(trx, portfolio, writing.round)
  const held = await holdDraft(trx, { round: round.id, initiative })
  if (held?.submitted_at) throw new Conflict('report_submitted', 'The report is submitted.')
  if ((held?.version ?? 0) !== version)
    throw new Stale({ version: held?.version ?? 0, draft: held?.content ?? null, changedBy: held?.changed_by ?? null })
  const written = { content: JSON.stringify(content), updated_at: now.toISOString(), updated_by: by }
  if (held) {
    await trx
      .updateTable('report_draft')
      .set({ ...written, version: version + 1 } as never)
      .where('id', '=', held.id)
      .execute()
    return
  }
  const row = { ...written, portfolio_id: portfolio, round_id: round.id, initiative_id: initiative }
  await trx
    .insertInto('report_draft')
    .values({ ...row, submitted_fact_id: null, submitted_at: null, submission: null } as never)
    .execute()
}

/** Makes facts of the draft: the report, and the dates that it gives. Asked for twice by the same name, it is done once. */
export async function submitDraft(trx: Trx, submitting: Submitting, content: ReportDraft): Promise<void> {
  const { portfolio, initiative, version, now, submission } = submitting
  const round = await holdOpenRound(trx, portfolio, submitting.round)
  const held = await holdDraft(trx, { round: round.id, initiative })
  if (held?.submission === submission && held.submitted_at) return
  if (held?.submitted_at) throw new Conflict('report_submitted', 'The report is submitted.')
  if (!held || held.version !== version)
    throw new Stale({ version: held?.version ?? 0, draft: held?.content ?? null, changedBy: held?.changed_by ?? null })
  const report = await appendReported(trx, submitting, content, { draft: held.id, round })
  await trx
    .updateTable('report_draft')
    .set({ submitted_fact_id: report, submitted_at: now.toISOString(), submission, version: version + 1 })
    .where('id', '=', held.id)
    .execute()
}

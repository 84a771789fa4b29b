import { sql } from 'kysely'
import { displayName } from '../db/person.ts'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, Stale } from '../http/errors.ts'
import { holdRound } from '../rounds/commands.ts'
import { appendReported, type Corrected, retractReport, type Submitting, type Writing } from './appended.ts'
import { type ReportDraft, wholeDraft } from './contract.ts'

/** Whoever writes, and whether they may correct what holds after its round has closed. */
type Hand<W> = W & { office: boolean }

export type Held = Awaited<ReturnType<typeof holdReport>>

/** A round and the draft of a report in it, held until the transaction ends; always the round first. */
export async function holdReport(
  trx: Trx,
  { portfolio, round: key, initiative }: Writing,
  how: 'alone' | 'shared' = 'alone',
) {
  const round = await holdRound(trx, portfolio, key, how)
  const draft = await trx
    .selectFrom('report_draft')
    .selectAll()
    .select(sql.raw<string | null>(displayName('report_draft.updated_by')).as('changed_by'))
    .where('round_id', '=', round.id)
    .where('initiative_id', '=', initiative)
    .forUpdate()
    .executeTakeFirst()
  return {
    round,
    draft: draft && {
      ...draft,
      content: wholeDraft(draft.content),
      correction: draft.correction && wholeDraft(draft.correction),
    },
  }
}

/** Throws Stale unless the draft is the one that the change was made from; what stands there now goes along. */
export function refuseStale({ draft }: Pick<Held, 'draft'>, version: number): void {
  if ((draft?.version ?? 0) === version) return
  throw new Stale({
    version: draft?.version ?? 0,
    draft: draft?.correction ?? draft?.content ?? null,
    changedBy: draft?.changed_by ?? null,
  })
}

/**
 * Refuses to write in what is submitted, and in a closed round: but for a correction by the office, and until another round
 * opens for whoever never submitted.
 */
async function refuseWriting(trx: Trx, { round, draft }: Held, { initiative, office }: Hand<Writing>): Promise<void> {
  if (draft?.correction && office) return
  if (round.closed_at === null) {
    if (draft?.submitted_at) throw new Conflict('report_submitted', 'The report is submitted.')
    return
  }
  const { isReported, isFollowed } = await trx
    .selectFrom('reporting_round as r')
    .where('r.id', '=', round.id)
    .select([
      sql<boolean>`exists (select from status_report s where s.round_id = r.id and s.initiative_id = ${initiative}
        and s.project_id is null and not exists (select from retraction t where t.fact_id = s.fact_id))`.as(
        'isReported',
      ),
      sql<boolean>`exists (select from reporting_round n where n.portfolio_id = r.portfolio_id
        and (n.opened_at, n.id) > (r.opened_at, r.id))`.as('isFollowed'),
    ])
    .executeTakeFirstOrThrow()
  if (isReported) throw new Conflict('round_closed', `The round "${round.name}" is closed, and has this report.`)
  if (isFollowed) throw new Conflict('round_over', `The round "${round.name}" is closed, and another one was opened.`)
}

/**
 * Saves what is written so far. Owners of one initiative share the draft: who saves over another's words is told. Those of
 * different ones write at the same time.
 */
export async function saveDraft(trx: Trx, writing: Hand<Writing>, content: ReportDraft): Promise<void> {
  const { portfolio, initiative, version, by, now } = writing
  const held = await holdReport(trx, writing, 'shared')
  const { round, draft } = held
  await refuseWriting(trx, held, writing)
  refuseStale(held, version)
  const text = JSON.stringify(content)
  const written = { updated_at: now.toISOString(), updated_by: by }
  if (draft) {
    await trx
      .updateTable('report_draft')
      .set({ ...written, ...(draft.correction ? { correction: text } : { content: text }), version: version + 1 })
      .where('id', '=', draft.id)
      .execute()
    return
  }
  const row = { ...written, content: text, portfolio_id: portfolio, round_id: round.id, initiative_id: initiative }
  const inserted = await trx
    .insertInto('report_draft')
    .values(row)
    .onConflict(conflict => conflict.columns(['round_id', 'initiative_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) refuseStale(await holdReport(trx, writing, 'shared'), version)
}

/** Makes facts of the draft: the report, and what it gives beside. Asked for twice by the same name, it is done once. */
export async function submitDraft(trx: Trx, submitting: Hand<Submitting>, content: ReportDraft): Promise<void> {
  const { version, now, submission } = submitting
  const held = await holdReport(trx, submitting)
  const { round, draft } = held
  if (draft?.submission === submission && draft.submitted_at) return
  await refuseWriting(trx, held, submitting)
  refuseStale(held, version)
  // Version 0 is a draft that nobody has saved.
  if (!draft) throw new Stale({ version: 0, draft: null, changedBy: null })
  const corrected = await correctedBy(trx, draft)
  const report = await appendReported(trx, submitting, content, { draft: draft.id, round, corrected })
  if (corrected)
    await retractReport(trx, submitting, { report: corrected.fact_id, why: 'corrected', replacedBy: report })
  await trx
    .updateTable('report_draft')
    .set({
      ...{ submitted_fact_id: report, submitted_at: now.toISOString(), submission, version: version + 1 },
      ...(corrected && { content: JSON.stringify(content), correction: null, correction_reason: null }),
      returned_fact_id: null,
    })
    .where('id', '=', draft.id)
    .execute()
}

async function correctedBy(trx: Trx, draft: NonNullable<Held['draft']>): Promise<Corrected | null> {
  const { submitted_fact_id: report, correction_reason: reason } = draft
  if (report === null || reason === null) return null
  const found = await trx
    .selectFrom('status_report')
    .select(['fact_id', 'as_of_earliest', 'as_of', 'late', 'organisation_id'])
    .where('fact_id', '=', report)
    .executeTakeFirstOrThrow()
  return { ...found, reason }
}

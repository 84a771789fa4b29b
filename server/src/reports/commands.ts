import { sql } from 'kysely'
import { holdInitiative } from '../db/fact.ts'
import { displayName } from '../db/person.ts'
import type { Trx } from '../db/tables/database.ts'
import { Conflict, Stale } from '../http/errors.ts'
import { holdRound } from '../rounds/commands.ts'
import { cameAfter } from '../rounds/round.ts'
import { appendReported, type Corrected, retractReport, type Submitting, type Writing } from './appended.ts'
import { type ReportDraft, wholeDraft } from './contract.ts'

type Held = Awaited<ReturnType<typeof holdReport>>

/** A round, an initiative and the draft of its report, held until the transaction ends; always in this order. */
export async function holdReport(
  trx: Trx,
  { portfolio, round: key, initiative }: Writing,
  how: 'alone' | 'shared' = 'alone',
) {
  const round = await holdRound(trx, portfolio, key, how)
  await holdInitiative(trx, initiative)
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

/** Throws Stale unless the draft is the one that the change was made from; what stands there now, for whoever asks, goes along. */
export function refuseStale({ draft }: Pick<Held, 'draft'>, { version, office }: Writing): void {
  if ((draft?.version ?? 0) !== version) throw staleOf(draft, office)
}

const staleOf = (draft: Held['draft'], office: boolean) =>
  new Stale({
    version: draft?.version ?? 0,
    draft: (office && draft?.correction) || (draft?.content ?? null),
    changedBy: draft?.changed_by ?? null,
  })

/** What every change of a draft says of itself: whoever comes next from an older one is told whose it was. */
export const writtenBy = ({ version, by, now }: Writing) => ({
  ...{ updated_at: now.toISOString(), updated_by: by, version: version + 1 },
})

/** What a later round has built upon stays as it is. */
export async function refuseReportedSince(trx: Trx, { round }: Pick<Held, 'round'>, initiative: number): Promise<void> {
  const later = await trx
    .selectFrom('report_draft as d')
    .innerJoin('reporting_round as n', 'n.id', 'd.round_id')
    .innerJoin('reporting_round as r', join => join.on('r.id', '=', round.id))
    .select('d.id')
    .where('d.initiative_id', '=', initiative)
    .where('d.submitted_at', 'is not', null)
    .where(sql.raw<boolean>(cameAfter('n', 'r')))
    .executeTakeFirst()
  if (later) throw new Conflict('round_over', 'A report was submitted to a later round.')
}

/**
 * Refuses to write in what is submitted, and in a closed round: but for a correction by the office, and until another round
 * opens for whoever never submitted.
 */
async function refuseWriting(trx: Trx, { round, draft }: Held, { initiative, office }: Writing): Promise<void> {
  if (draft?.correction && office) return refuseReportedSince(trx, { round }, initiative)
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
        and ${sql.raw(cameAfter('n', 'r'))})`.as('isFollowed'),
    ])
    .executeTakeFirstOrThrow()
  if (isReported) throw new Conflict('round_closed', `The round "${round.name}" is closed, and has this report.`)
  if (isFollowed) throw new Conflict('round_over', `The round "${round.name}" is closed, and another one was opened.`)
}

/**
 * Saves what is written so far. Owners of one initiative share the draft: who saves over another's words is told. Those of
 * different ones write at the same time.
 */
export async function saveDraft(trx: Trx, writing: Writing, content: ReportDraft): Promise<void> {
  const { portfolio, initiative } = writing
  const held = await holdReport(trx, writing, 'shared')
  const { round, draft } = held
  await refuseWriting(trx, held, writing)
  refuseStale(held, writing)
  const text = JSON.stringify(content)
  const written = writtenBy(writing)
  if (draft) {
    await trx
      .updateTable('report_draft')
      .set({ ...written, ...(draft.correction ? { correction: text } : { content: text }) })
      .where('id', '=', draft.id)
      .execute()
    return
  }
  const row = { ...written, content: text, portfolio_id: portfolio, round_id: round.id, initiative_id: initiative }
  await trx.insertInto('report_draft').values(row).execute()
}

/** Makes facts of the draft: the report, and what it gives beside. Asked for twice by the same name, it is done once. */
export async function submitDraft(trx: Trx, submitting: Submitting, content: ReportDraft): Promise<void> {
  const { version, read, now, submission, office } = submitting
  const held = await holdReport(trx, submitting)
  const { round, draft } = held
  if (draft?.submission === submission && draft.submitted_at) return
  await refuseWriting(trx, held, submitting)
  refuseStale(held, submitting)
  // Version 0 is a draft that nobody has saved, and another one than was read has not been looked through.
  if (!draft || read !== version) throw staleOf(draft, office)
  const corrected = await correctedBy(trx, draft)
  const report = await appendReported(trx, submitting, content, { draft: draft.id, round, corrected })
  if (corrected)
    await retractReport(trx, submitting, { report: corrected.fact_id, why: 'corrected', replacedBy: report })
  await trx
    .updateTable('report_draft')
    .set({
      ...{ ...writtenBy(submitting), submitted_fact_id: report, submitted_at: now.toISOString(), submission },
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

// What a submitted report appends to the portfolio: the report itself, and the dates that it gives; and what takes it back.
import { sql } from 'kysely'
import type { Trx } from '../db/tables/database.ts'
import { invalidField } from '../http/errors.ts'
import { overallOf, type ReportDraft, type TakenBackWhy } from './contract.ts'
import { dateIn } from './draft.ts'

export type Writing = {
  portfolio: number
  initiative: number
  code: string
  round: string
  /** Of the draft that the change was made from; 0 for the first. */
  version: number
  by: string
  now: Date
}

export type Submitting = Writing & {
  /** What the browser calls this submission. */
  submission: string
  organisation: number | null
  /** By the office in the organisation's place. */
  onBehalf: boolean
  today: string
}

/** The report that a corrected version stands in for: what it was about and when stays as it was. */
export type Corrected = {
  fact_id: number
  as_of_earliest: string
  as_of: string
  late: boolean
  organisation_id: number | null
  reason: string
}

type Round = { id: number; key: string; name: string; deadline: string; closed_at: string | null }
/** Where a report comes from: the version of its draft, the round, and of a correction what it corrects. */
type From = { draft: number; round: Round; corrected: Corrected | null }

/** The facts of a report that is submitted; answers the report's own. */
export async function appendReported(
  trx: Trx,
  submitting: Submitting,
  content: ReportDraft,
  { draft, round, corrected }: From,
): Promise<number> {
  const { portfolio, now } = submitting
  const document = await documentOf(trx, portfolio, round, submitting.today)
  // Each version of a draft is submitted once, so its name and those of its parts are nobody else's.
  const name = `submitted.${draft}.${submitting.version}`
  const said = { document, locator: submitting.code, recordedAt: now.toISOString(), name, report: null }
  const late = corrected?.late ?? (round.closed_at !== null || now > new Date(round.deadline))
  const report = await appendReport(trx, submitting, content, { ...said, round: round.id, late, corrected })
  const source = { ...said, report }
  for (const { key, forecast, actual } of content.milestones) {
    if (forecast !== null) await appendDate(trx, submitting, source, { key, kind: 'forecast', text: forecast })
    if (actual !== null) await appendDate(trx, submitting, source, { key, kind: 'actual', text: actual })
  }
  return report
}

/** Reports of a round are their own source: a document of the portfolio, known from its first report on. */
const documentOf = (trx: Trx, portfolio: number, round: { key: string; name: string }, today: string) =>
  sourceNamed(trx, portfolio, {
    key: `report.${round.key}`,
    title: `Statusindberetning: ${round.name}`,
    kind: 'report',
    earliest: today,
    latest: today,
    recordedOn: today,
  })

type NewSource = { key: string; title: string; kind: string; earliest?: string; latest?: string; recordedOn: string }

/** The document of that key, which is added with the first thing that rests on it. */
export async function sourceNamed(
  trx: Trx,
  portfolio: number,
  { key, recordedOn, ...named }: NewSource,
): Promise<number> {
  await trx
    .insertInto('document')
    .values({
      ...{ file: null, earliest: null, latest: null, note: null, ...named },
      ...{ portfolio_id: portfolio, key, recorded_on: recordedOn },
    })
    .onConflict(conflict => conflict.columns(['portfolio_id', 'key']).doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('document')
    .select('id')
    .where('portfolio_id', '=', portfolio)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}

/** `report`: the one that it is said with, by which it is taken back together with it. */
type SourceOf = { document: number; locator: string; recordedAt: string; name: string; report: number | null }

/** A fact of a kind with its source; what it says is written beside it. */
export async function appendFact(
  trx: Trx,
  portfolio: number,
  kind: string,
  key: string,
  { document, locator, report = null }: Pick<SourceOf, 'document' | 'locator'> & Partial<Pick<SourceOf, 'report'>>,
): Promise<number> {
  const { id } = await trx
    .insertInto('fact')
    .values({ portfolio_id: portfolio, kind, key, reported_with: report })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('fact_source')
    .values({ portfolio_id: portfolio, fact_id: id, position: 1, document_id: document, locator })
    .execute()
  return id
}

async function appendReport(
  trx: Trx,
  { portfolio, initiative, by, organisation, onBehalf, today }: Submitting,
  content: ReportDraft,
  source: SourceOf & { round: number; late: boolean; corrected: Corrected | null },
): Promise<number> {
  const id = await appendFact(trx, portfolio, 'status_report', source.name, source)
  const { overall, kept, yellow, red, lights, narrative } = content
  const reasons = [overall?.reason ?? '', ...Object.values(kept)].map(text => text.trim()).filter(Boolean)
  await trx
    .insertInto('status_report')
    .values({
      fact_id: id,
      portfolio_id: portfolio,
      initiative_id: initiative,
      project_id: null,
      round_id: source.round,
      as_of_earliest: source.corrected?.as_of_earliest ?? today,
      as_of: source.corrected?.as_of ?? today,
      basis: 'reported',
      overall: overallOf(content),
      ...lights,
      narrative: JSON.stringify({ da: narrative }),
      reason: reasons.length > 0 ? JSON.stringify({ da: reasons.join(' ') }) : null,
      late: source.late,
      recorded_at: source.recordedAt,
      reported_by: by,
      organisation_id: source.corrected?.organisation_id ?? organisation,
      on_behalf: onBehalf,
      outlook: JSON.stringify({ overall, kept, yellow, red }),
      correction: source.corrected?.reason ?? null,
    })
    .execute()
  return id
}

async function appendDate(
  trx: Trx,
  { portfolio, initiative, today }: Submitting,
  source: SourceOf,
  { key, kind, text }: { key: string; kind: 'forecast' | 'actual'; text: string },
): Promise<void> {
  const window = dateIn(text, today)
  const milestone = await trx
    .selectFrom('milestone')
    .innerJoin('fact', 'fact.id', 'milestone.fact_id')
    .select('milestone.fact_id')
    .where('milestone.initiative_id', '=', initiative)
    .where('fact.key', '=', key)
    .executeTakeFirst()
  if (!milestone || !window)
    throw invalidField(`milestones.${key}`, milestone ? 'has no date that can be read' : 'is not known')
  const id = await appendFact(trx, portfolio, 'milestone_date', `${source.name}.${kind}.${milestone.fact_id}`, source)
  await trx
    .insertInto('milestone_date')
    .values({
      fact_id: id,
      portfolio_id: portfolio,
      milestone_id: milestone.fact_id,
      kind,
      earliest: window.earliest,
      latest: window.latest,
      precision: window.precision,
      qualifier: window.qualifier,
      date_text: window.text,
      decision: null,
      recorded_at: source.recordedAt,
    })
    .execute()
}

type Retracting = { report: number; why: TakenBackWhy; replacedBy?: number }

/** From now on a report no longer holds, nor what was said with it; all of it stays to be seen on earlier days. */
export async function retractReport(
  trx: Trx,
  { portfolio, initiative, by, now }: Writing,
  { report, why, replacedBy }: Retracting,
): Promise<void> {
  await trx
    .insertInto('retraction')
    .columns(['fact_id', 'portfolio_id', 'initiative_id', 'why', 'replaced_by', 'retracted_by', 'recorded_at'])
    .expression(facts =>
      facts
        .selectFrom('fact')
        .where('portfolio_id', '=', portfolio)
        .where(where => where.or([where('id', '=', report), where('reported_with', '=', report)]))
        .select([
          'id',
          'portfolio_id',
          sql<number>`${initiative}::bigint`.as('initiative_id'),
          sql<TakenBackWhy>`${why}::text`.as('why'),
          sql<number | null>`${replacedBy ?? null}::bigint`.as('replaced_by'),
          sql<string>`${by}::text`.as('retracted_by'),
          sql<string>`${now.toISOString()}::timestamptz`.as('recorded_at'),
        ]),
    )
    .execute()
}

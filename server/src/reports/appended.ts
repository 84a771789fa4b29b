// What a submitted report appends to the portfolio: the report itself, and the dates that it gives.
import type { Trx } from '../db/tables/database.ts'
import { invalidField } from '../http/errors.ts'
import { overallOf, type ReportDraft } from './contract.ts'
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
  onBehalf: boolean
  today: string
}

type Round = { id: number; key: string; name: string; deadline: string }

/** The facts of a report that is submitted; answers the report's own. */
export async function appendReported(
  trx: Trx,
  submitting: Submitting,
  content: ReportDraft,
  { draft, round }: { draft: number; round: Round },
): Promise<number> {
  const { portfolio, now } = submitting
  const document = await documentOf(trx, portfolio, round, submitting.today)
  const source = { document, locator: submitting.code, recordedAt: now.toISOString() }
  const late = now > new Date(round.deadline)
  const report = await appendReport(trx, submitting, content, { ...source, round: round.id, late })
  for (const { key, forecast, actual } of content.milestones) {
    if (forecast !== null)
      await appendDate(trx, submitting, source, { key, kind: 'forecast', text: forecast, n: draft })
    if (actual !== null) await appendDate(trx, submitting, source, { key, kind: 'actual', text: actual, n: draft })
  }
  return report
}

/** Reports of a round are their own source: a document of the portfolio, known from its first report on. */
async function documentOf(
  trx: Trx,
  portfolio: number,
  round: { key: string; name: string },
  today: string,
): Promise<number> {
  const key = `report.${round.key}`
  await trx
    .insertInto('document')
    .values({
      portfolio_id: portfolio,
      key,
      file: null,
      title: `Statusindberetning: ${round.name}`,
      kind: 'report',
      earliest: today,
      latest: today,
      note: null,
      recorded_on: today,
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

type SourceOf = { document: number; locator: string; recordedAt: string }

async function appendFact(
  trx: Trx,
  portfolio: number,
  kind: string,
  key: string,
  { document, locator }: SourceOf,
): Promise<number> {
  const { id } = await trx
    .insertInto('fact')
    .values({ portfolio_id: portfolio, kind, key })
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
  { portfolio, initiative, code, round: key, by, organisation, onBehalf, today }: Submitting,
  content: ReportDraft,
  source: SourceOf & { round: number; late: boolean },
): Promise<number> {
  const id = await appendFact(trx, portfolio, 'status_report', `report.${key}.${code}`, source)
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
      as_of_earliest: today,
      as_of: today,
      basis: 'reported',
      overall: overallOf(content),
      ...lights,
      narrative: JSON.stringify({ da: narrative }) as never,
      reason: (reasons.length > 0 ? JSON.stringify({ da: reasons.join(' ') }) : null) as never,
      late: source.late,
      recorded_at: source.recordedAt,
      reported_by: by,
      organisation_id: organisation,
      on_behalf: onBehalf,
      outlook: JSON.stringify({ overall, kept, yellow, red }) as never,
    })
    .execute()
  return id
}

async function appendDate(
  trx: Trx,
  { portfolio, initiative, today }: Submitting,
  source: SourceOf,
  { key, kind, text, n }: { key: string; kind: 'forecast' | 'actual'; text: string; n: number },
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
  const id = await appendFact(trx, portfolio, 'milestone_date', `report.${n}.${kind}.${milestone.fact_id}`, source)
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

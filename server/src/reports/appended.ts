// What a submitted report appends to the portfolio: the report itself, and the dates that it gives; and what takes it back.
import { sql } from 'kysely'
import { appendFact, type Said } from '../db/fact.ts'
import type { Trx } from '../db/tables/database.ts'
import { invalidField } from '../http/errors.ts'
import type { InitiativePage } from '../initiatives/contract.ts'
import { addMilestone, appendDate } from '../milestones/commands.ts'
import { reportedKey, submissionName } from '../milestones/reported.ts'
import { appendMeasurement } from '../rollout/commands.ts'
import { sourceNamed } from '../sources/commands.ts'
import type { DateKind } from '../terms.ts'
import { type KeptOutlook, overallOf, type ReportDraft, type TakenBackWhy } from './contract.ts'
import { countIn, dateIn } from './foreseen.ts'

export type Writing = {
  portfolio: number
  initiative: number
  code: string
  round: string
  /** Of the draft that the change was made from; 0 for the first. */
  version: number
  by: string
  /** Whether whoever writes is of the office: what it is correcting is nobody else's to see. */
  office: boolean
  now: Date
}

export type Submitting = Writing & {
  /** What the browser calls this submission. */
  submission: string
  /** Version of the draft that was read and found whole. */
  read: number
  organisation: number | null
  /** By the office in the organisation's place. */
  onBehalf: boolean
  today: string
  /** As known when it is submitted: what a count leaves out is as it was last. */
  indicators: InitiativePage['indicators']
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
  const name = submissionName(draft, submitting.version)
  const alone = { portfolio, document, locator: submitting.code, recordedAt: now.toISOString(), report: null }
  const late = corrected?.late ?? (round.closed_at !== null || now > new Date(round.deadline))
  const report = await appendReport(trx, submitting, content, { said: alone, name, round: round.id, late, corrected })
  const said = { ...alone, report }
  await appendDates(trx, said, submitting, content, name)
  await appendCounts(trx, said, submitting, content, name)
  return report
}

type Gives = Pick<Submitting, 'initiative' | 'today'>

/** The dates given for milestones, and the milestones that are new. */
async function appendDates(
  trx: Trx,
  said: Said,
  { initiative, today }: Gives,
  { milestones, added }: ReportDraft,
  name: string,
): Promise<void> {
  const append = async (key: string, kind: DateKind, text: string, field: string) => {
    const window = dateIn(text, today)
    if (!window) throw invalidField(field, 'has no date that can be read')
    await appendDate(trx, said, initiative, { milestone: key, kind, window, name })
  }
  for (const { key, forecast, actual } of milestones) {
    if (forecast !== null) await append(key, 'forecast', forecast, `milestones.${key}`)
    if (actual !== null) await append(key, 'actual', actual, `milestones.${key}`)
  }
  for (const { key, title, forecast, sectors } of added) {
    const own = reportedKey(name, key)
    await addMilestone(trx, said, initiative, { key: own, title: title.trim(), sectors })
    await append(own, 'forecast', forecast, `added.${key}`)
  }
}

async function appendCounts(
  trx: Trx,
  said: Said,
  { initiative, today, indicators }: Gives & Pick<Submitting, 'indicators'>,
  { counts }: ReportDraft,
  name: string,
): Promise<void> {
  for (const typed of counts) {
    const indicator = indicators.find(({ key }) => key === typed.key)
    const read = indicator ? countIn(typed, indicator, today) : 'count'
    if (typeof read === 'string') throw invalidField(`counts.${typed.key}`, 'is no count that can be taken')
    await appendMeasurement(trx, said, initiative, { indicator: typed.key, ...read, name: `${name}.count` })
  }
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

async function appendReport(
  trx: Trx,
  { portfolio, initiative, by, organisation, onBehalf, today }: Submitting,
  content: ReportDraft,
  {
    said,
    name,
    round,
    late,
    corrected,
  }: { said: Said; name: string; round: number; late: boolean; corrected: Corrected | null },
): Promise<number> {
  const id = await appendFact(trx, 'status_report', name, said)
  const { overall, kept, lights, narrative } = content
  const reasons = [overall?.reason ?? '', ...Object.values(kept)].map(text => text.trim()).filter(Boolean)
  await trx
    .insertInto('status_report')
    .values({
      fact_id: id,
      portfolio_id: portfolio,
      initiative_id: initiative,
      project_id: null,
      round_id: round,
      as_of_earliest: corrected?.as_of_earliest ?? today,
      as_of: corrected?.as_of ?? today,
      basis: 'reported',
      overall: overallOf(content),
      ...lights,
      narrative: JSON.stringify({ da: narrative }),
      reason: reasons.length > 0 ? JSON.stringify({ da: reasons.join(' ') }) : null,
      late,
      recorded_at: said.recordedAt,
      reported_by: by,
      organisation_id: corrected?.organisation_id ?? organisation,
      on_behalf: onBehalf,
      outlook: JSON.stringify(outlookIn(content, name)),
      correction: corrected?.reason ?? null,
    })
    .execute()
  return id
}

/** What is kept with the report of what it says beside lights and words. */
function outlookIn(
  { overall, kept, yellow, red, decision, milestones, added }: ReportDraft,
  name: string,
): KeptOutlook {
  const remarks = [...milestones, ...added.map(({ key, note }) => ({ key: reportedKey(name, key), note }))].flatMap(
    ({ key, note }) => (note.trim() === '' ? [] : [{ milestone: key, text: note.trim() }]),
  )
  return { overall, kept, yellow, red, decision: decision?.trim() ?? null, remarks }
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

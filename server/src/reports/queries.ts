import type { Pool } from 'pg'
import { displayName } from '../db/person.ts'
import { utc } from '../db/utc.ts'
import type { ReportDraft } from './contract.ts'
import type { LightRule } from './rule.ts'

export type DraftReading = {
  /** Of the initiative. */
  initiative: number
  /** Keys and ids of its owners, the accountable one first. */
  owners: { key: string; id: number }[]
  /** The portfolio's own rules and the common ones, of every day. */
  rules: LightRule[]
  /** What was submitted in the round before, if anything was. */
  before: ReportDraft | null
  draft: {
    content: ReportDraft
    version: number
    submittedAt: string | null
    late: boolean | null
    changedAt: string
    changedBy: string | null
  } | null
}

const READING = `select i.id as initiative,
    (select json_agg(json_build_object('key', o.key, 'id', o.id) order by w.position)
      from initiative_owner w join organisation o on o.id = w.organisation_id where w.initiative_id = i.id) as owners,
    (select json_build_object('content', d.content, 'version', d.version, 'submittedAt', ${utc('d.submitted_at')},
        'late', r.late, 'changedAt', ${utc('d.updated_at')}, 'changedBy', ${displayName('d.updated_by')})
      from report_draft d left join status_report r on r.fact_id = d.submitted_fact_id
      where d.initiative_id = i.id and d.round_id = $3) as draft,
    (select d.content from report_draft d where d.initiative_id = i.id and d.round_id <> $3 and d.submitted_at is not null
      order by d.submitted_at desc, d.id desc limit 1) as before,
    (select coalesce(json_agg(json_build_object('dimension', dimension, 'own', portfolio_id is not null,
        'validFrom', valid_from, 'thresholds', thresholds)), '[]')
      from light_rule where portfolio_id = $1 or portfolio_id is null) as rules
  from initiative i where i.portfolio_id = $1 and i.code = $2`

/** An initiative with its owners and the draft of its report in a round; null when there is no such initiative. */
export async function readDraft(
  pool: Pool,
  { portfolio, code, round }: { portfolio: number; code: string; round: number },
): Promise<DraftReading | null> {
  const { rows } = await pool.query<DraftReading>({
    name: 'read-draft',
    text: READING,
    values: [portfolio, code, round],
  })
  return rows[0] ?? null
}

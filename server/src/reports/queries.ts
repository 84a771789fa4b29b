import type { Pool } from 'pg'
import { displayName } from '../db/person.ts'
import { utc } from '../db/utc.ts'
import { cameAfter } from '../rounds/round.ts'
import { type ReportDraft, type ReportVersion, wholeDraft } from './contract.ts'
import type { LightRule } from './rule.ts'

export type DraftReading = {
  /** Of the initiative. */
  initiative: number
  /** Its owners, the accountable one first. */
  owners: { key: string; id: number; name: string; abbreviation: string }[]
  /** The portfolio's own rules and the common ones, of every day. */
  rules: LightRule[]
  /** What was submitted in the round before, if anything was. */
  before: ReportDraft | null
  draft: {
    id: number
    content: ReportDraft
    version: number
    submittedAt: string | null
    isReturned: boolean
    correction: ReportDraft | null
    correctionReason: string | null
    changedAt: string
    changedBy: string | null
  } | null
  versions: ReportVersion[]
  /** Whether another round has been opened since. */
  isFollowed: boolean
  /** Whether it was reported on in a later round. */
  isReportedSince: boolean
}

const COMMENTS = `coalesce((select json_agg(json_build_object('section', c.section, 'comment', c.comment) order by c.id)
  from report_comment c where c.fact_id = t.fact_id), '[]')`
const VERSIONS = `select json_agg(json_build_object('at', ${utc('s.recorded_at')}, 'by', ${displayName('s.reported_by')},
    'organisation', case when o.id is not null
      then json_build_object('abbreviation', coalesce(o.abbreviation, o.name), 'name', o.name) end,
    'onBehalf', s.on_behalf, 'late', s.late, 'overall', s.overall, 'correction', s.correction,
    'narrative', case when s.narrative is not null
      then json_build_object('da', s.narrative -> 'da', 'en', s.narrative -> 'en') end,
    'takenBack', case when t.fact_id is not null then json_build_object('at', ${utc('t.recorded_at')},
      'by', ${displayName('t.retracted_by')}, 'why', t.why, 'comments', ${COMMENTS}) end) order by s.recorded_at, s.fact_id)
  from status_report s left join organisation o on o.id = s.organisation_id left join retraction t on t.fact_id = s.fact_id
  where s.round_id = $3 and s.initiative_id = i.id and s.project_id is null`

const READING = `select i.id as initiative,
    (select json_agg(json_build_object('key', o.key, 'id', o.id, 'name', o.name,
        'abbreviation', coalesce(o.abbreviation, o.name)) order by w.position)
      from initiative_owner w join organisation o on o.id = w.organisation_id where w.initiative_id = i.id) as owners,
    (select json_build_object('id', d.id, 'content', d.content, 'version', d.version, 'submittedAt', ${utc('d.submitted_at')},
        'isReturned', d.returned_fact_id is not null, 'correction', d.correction, 'correctionReason', d.correction_reason,
        'changedAt', ${utc('d.updated_at')}, 'changedBy', ${displayName('d.updated_by')})
      from report_draft d where d.initiative_id = i.id and d.round_id = $3) as draft,
    coalesce((${VERSIONS}), '[]') as versions,
    exists (select from reporting_round n where n.portfolio_id = $1 and ${cameAfter('n', 'g')}) as "isFollowed",
    exists (select from report_draft d join reporting_round n on n.id = d.round_id where d.initiative_id = i.id
      and d.submitted_at is not null and ${cameAfter('n', 'g')}) as "isReportedSince",
    (select d.content from report_draft d where d.initiative_id = i.id and d.round_id <> $3 and d.submitted_at is not null
      order by d.submitted_at desc, d.id desc limit 1) as before,
    (select coalesce(json_agg(json_build_object('dimension', dimension, 'own', portfolio_id is not null,
        'validFrom', valid_from, 'thresholds', thresholds)), '[]')
      from light_rule where portfolio_id = $1 or portfolio_id is null) as rules
  from initiative i join reporting_round g on g.id = $3 where i.portfolio_id = $1 and i.code = $2`

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
  const [reading] = rows
  if (!reading) return null
  const { before, draft } = reading
  return {
    ...reading,
    before: before && wholeDraft(before),
    draft: draft && {
      ...draft,
      content: wholeDraft(draft.content),
      correction: draft.correction && wholeDraft(draft.correction),
    },
  }
}

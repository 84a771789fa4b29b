import { type Kysely, sql } from 'kysely'
import { displayName } from '../db/person.ts'
import type { Database } from '../db/tables/database.ts'
import { utc } from '../db/utc.ts'
import type { LifecycleFact } from '../reports/lifecycle.ts'
import type { Reporting, RoundChoices } from './contract.ts'

/** An initiative with what its owners have done in a round, and what decides whether the round asks it. */
export type InRound = Pick<RoundChoices['initiatives'][number], 'code' | 'title' | 'focusArea'> & {
  id: number
  /** Keys of its owners, the accountable one first. */
  owners: string[]
  changes: LifecycleFact[]
  /** What the round's list says; null when it has none. */
  listed: boolean | null
  submittedAt: string | null
  late: boolean | null
  onBehalf: boolean | null
  /** Whether it has a report that holds, also one that came with a bundle. */
  isReported: boolean
  returnedAt: string | null
  changedAt: string | null
  changedBy: string | null
  reminded: Reporting['initiatives'][number]['reminded']
}

const CHANGES = `coalesce((select json_agg(json_build_object('lifecycle', c.lifecycle, 'recordedOn', c.recorded_on,
    'from', case when c.earliest is not null then json_build_object('earliest', c.earliest, 'latest', c.latest,
      'precision', c.precision, 'qualifier', c.qualifier, 'text', c.date_text) end) order by c.recorded_at, c.fact_id)
  from lifecycle_change c where c.portfolio_id = i.portfolio_id and c.initiative_id = i.id and c.project_id is null), '[]')`
const OWNERS = `coalesce((select json_agg(o.key order by w.position) from initiative_owner w
  join organisation o on o.id = w.organisation_id where w.initiative_id = i.id), '[]')`
const LAST_AT = utc('max(m.reminded_at)')

/** Every initiative of a portfolio, as far as a round goes; without one as if nothing had been asked yet. */
export async function findInRound(db: Kysely<Database>, portfolio: number, round: number | null): Promise<InRound[]> {
  const { rows } = await sql<InRound>`select i.id, i.code, i.title,
      json_build_object('number', f.number, 'title', f.title, 'titleEn', f.title_en) as "focusArea",
      ${sql.raw(OWNERS)} as owners, ${sql.raw(CHANGES)} as changes,
      case when l.has then coalesce((select x.asked from round_asked x
        where x.round_id = ${round}::bigint and x.initiative_id = i.id order by x.id desc limit 1), false) end as listed,
      ${sql.raw(utc('d.submitted_at'))} as "submittedAt", s.late, s.on_behalf as "onBehalf",
      exists (select from status_report h where h.round_id = ${round}::bigint and h.initiative_id = i.id
        and h.project_id is null and not exists (select from retraction t where t.fact_id = h.fact_id)) as "isReported",
      ${sql.raw(utc('b.recorded_at'))} as "returnedAt",
      ${sql.raw(utc('coalesce(d.submitted_at, d.updated_at)'))} as "changedAt",
      ${sql.raw(displayName('case when d.submitted_at is null then d.updated_by else s.reported_by end'))} as "changedBy",
      (select json_build_object('count', count(*), 'lastAt', ${sql.raw(LAST_AT)}) from round_reminder m
        where m.round_id = ${round}::bigint and m.initiative_id = i.id having count(*) > 0) as reminded
    from initiative i
    join focus_area f on f.id = i.focus_area_id
    cross join (select exists (select from round_asked where round_id = ${round}::bigint) as has) l
    left join report_draft d on d.initiative_id = i.id and d.round_id = ${round}::bigint
    left join status_report s on s.fact_id = d.submitted_fact_id
    left join retraction b on b.fact_id = d.returned_fact_id
    where i.portfolio_id = ${portfolio}
    order by i.position`.execute(db)
  return rows
}

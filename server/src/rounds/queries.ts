import type { Pool } from 'pg'
import { displayName } from '../db/person.ts'
import { utc } from '../db/utc.ts'
import type { Round } from './contract.ts'

type Row = Omit<Round, 'period' | 'openedAt' | 'deadline' | 'closedAt'> & {
  id: number
  from: string
  to: string
  openedAt: string
  deadline: string
  closedAt: string | null
}
/** An initiative that the open round asks, and what its owners have done. */
export type Asked = {
  code: string
  title: string
  /** Keys of its owners, the accountable one first. */
  owners: string[]
  submittedAt: string | null
  late: boolean | null
  returnedAt: string | null
  changedAt: string | null
  changedBy: string | null
}

/** The rounds of a portfolio, the latest first. */
export async function findRounds(pool: Pool, portfolio: number): Promise<(Round & { id: number })[]> {
  const { rows } = await pool.query<Row>({
    name: 'find-rounds',
    text: `select id, key, name, period_from as from, period_to as to, version, ${utc('opened_at')} as "openedAt",
        ${utc('deadline')} as deadline, ${utc('closed_at')} as "closedAt"
      from reporting_round where portfolio_id = $1 order by deadline desc, id desc`,
    values: [portfolio],
  })
  return rows.map(({ from, to, ...round }) => ({ ...round, period: { from, to } }))
}

// Under way as domain.md §3 has it: a light is followed while it is planned, in development or in rollout.
const ASKED = `select i.code, i.title, array_agg(o.key::text order by w.position) as owners,
    ${utc('d.submitted_at')} as "submittedAt", r.late, ${utc('b.recorded_at')} as "returnedAt",
    ${utc('d.updated_at')} as "changedAt", ${displayName('d.updated_by')} as "changedBy"
  from initiative i
  join initiative_owner w on w.initiative_id = i.id
  join organisation o on o.id = w.organisation_id
  left join lateral (select lifecycle from lifecycle_change c
    where c.portfolio_id = $1 and c.initiative_id = i.id and c.project_id is null
    order by c.recorded_at desc, c.fact_id desc limit 1) l on true
  left join report_draft d on d.initiative_id = i.id and d.round_id = $2
  left join status_report r on r.fact_id = d.submitted_fact_id
  left join retraction b on b.fact_id = d.returned_fact_id
  where i.portfolio_id = $1
    and (d.id is not null or l.lifecycle is null or l.lifecycle in ('planned', 'in_development', 'rollout'))
  group by i.id, d.id, r.fact_id, b.fact_id order by i.position`

/** What the open round asks: initiatives under way, and those that somebody has begun to report. */
export async function findAsked(pool: Pool, portfolio: number, round: number): Promise<Asked[]> {
  const { rows } = await pool.query<Asked>({ name: 'find-asked', text: ASKED, values: [portfolio, round] })
  return rows
}

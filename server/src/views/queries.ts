import type { Pool } from 'pg'
import { partyOf } from './party.ts'
import type { Statement } from './shapes.ts'

export type Party = Statement['organisation'] & { id: number }
export type StatementRow = Omit<Statement, 'words'> & { report: string; words: { da: string; en?: string | null } }

export type ViewsReading = {
  initiative: number
  /** Everybody who may have a view, by name. */
  organisations: Party[]
  /** What was said against its reports, oldest first. */
  statements: StatementRow[]
}

const READING = `select i.id as initiative,
    (select json_agg(json_build_object('id', o.id, 'key', o.key, 'abbreviation', coalesce(o.abbreviation, o.name),
      'name', o.name) order by o.name) from organisation o) as organisations,
    coalesce((select json_agg(json_build_object('report', f.key, 'organisation', ${partyOf('o')}, 'dimension', v.dimension,
        'light', v.light, 'words', v.words, 'onBehalf', v.on_behalf, 'recordedOn', v.recorded_on)
        order by v.recorded_at, v.fact_id)
      from differing_view v join fact f on f.id = v.report_id join organisation o on o.id = v.organisation_id
      where v.portfolio_id = $1 and v.initiative_id = i.id), '[]') as statements
  from initiative i where i.portfolio_id = $1 and i.code = $2`

/** What is said against the reports of an initiative up to now; null when there is no such initiative. */
export async function readViews(pool: Pool, portfolio: number, code: string): Promise<ViewsReading | null> {
  const { rows } = await pool.query<ViewsReading>({ name: 'read-views', text: READING, values: [portfolio, code] })
  return rows[0] ?? null
}

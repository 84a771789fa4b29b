import type { Pool } from 'pg'
import { holds } from '../db/holding.ts'
import type { Landed } from '../milestones/landing.ts'

// $1 portfolio, $2 day. The original plan is the first one, what came of it the last that was said.
// Those of an initiative that is not known yet are taken out: they are few, and to look up those of all others costs twice as much.
const LANDED = `select plan.precision, plan.qualifier, reached.latest - plan.latest as "slipDays", count(*)::int as count
from (select distinct on (milestone_id) milestone_id, precision, qualifier, latest from milestone_date d
    where portfolio_id = $1 and kind = 'baseline' and recorded_on <= $2 and ${holds('d.fact_id', '$2')} order by milestone_id, recorded_at, fact_id) plan
join (select distinct on (milestone_id) milestone_id, latest from milestone_date d
    where portfolio_id = $1 and kind = 'actual' and recorded_on <= $2 and ${holds('d.fact_id', '$2')}
    order by milestone_id, recorded_at desc, fact_id desc) reached using (milestone_id)
where milestone_id not in (select m.fact_id from milestone m join initiative i on i.id = m.initiative_id
  where m.portfolio_id = $1 and i.portfolio_id = $1 and danish_day(i.recorded_at) > $2)
group by 1, 2, 3`

/** By how much the portfolio's delivered milestones missed their original plan, as known at the end of a day. */
export async function findLanded(pool: Pool, portfolio: number, day: string): Promise<Landed[]> {
  const { rows } = await pool.query<Landed>({ name: 'find-landed', text: LANDED, values: [portfolio, day] })
  return rows
}

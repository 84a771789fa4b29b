import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import type { ListedPortfolio } from './contract.ts'

/** A portfolio with its id, as every reading needs it. `lastRecordedOn` is only asked of a concluded one. */
export type PortfolioRow = Omit<ListedPortfolio, 'initiatives' | 'recordedDays' | 'latestDay'> & {
  id: number
  lastRecordedOn: string | null
}
/** What only the list says of a portfolio. */
export type PortfolioExtent = Pick<ListedPortfolio, 'initiatives' | 'recordedDays'>

/** Every portfolio, the real ones first. */
export async function findPortfolios(db: Kysely<Database>): Promise<PortfolioRow[]> {
  const { rows } = await sql<PortfolioRow>`
    select p.id, p.slug, p.title, p.title_en as "titleEn",
      case when p.purpose is not null
        then jsonb_build_object('da', p.purpose -> 'da', 'en', p.purpose -> 'en') end as purpose,
      jsonb_build_object('from', p.period_from, 'to', p.period_to) as period,
      p.invented, p.concluded_on as "concludedOn",
      case when p.concluded_on is not null
        then (select max(day) from (${recordedDaysOf(sql.ref('p.id'))}
          union select recorded_on from anomaly where portfolio_id = p.id
          union select recorded_on from meeting_date where portfolio_id = p.id) recorded) end as "lastRecordedOn"
    from portfolio p
    order by p.invented, p.slug`.execute(db)
  return rows
}

/** How much there is of a portfolio: its initiatives, and the days on which something was recorded about it. */
export async function findExtent(db: Kysely<Database>, portfolio: number): Promise<PortfolioExtent> {
  const { rows } = await sql<PortfolioExtent>`
    select (select count(*)::int from initiative where portfolio_id = ${portfolio}) as initiatives,
      coalesce((select array_agg(day::text order by day) from (${recordedDaysOf(sql`${portfolio}`)}) recorded), '{}')
        as "recordedDays"`.execute(db)
  return rows[0] ?? { initiatives: 0, recordedDays: [] }
}

/** A note on a source or a meeting is no day to step to: what is known of the initiatives is the same as before. */
const recordedDaysOf = (portfolio: RawBuilder<unknown>) => sql`
  select danish_day(recorded_at) as day from initiative where portfolio_id = ${portfolio}
  union select recorded_on from description where portfolio_id = ${portfolio}
  union select recorded_on from lifecycle_change where portfolio_id = ${portfolio}
  union select recorded_on from status_report where portfolio_id = ${portfolio}
  union select recorded_on from differing_view where portfolio_id = ${portfolio}
  union select recorded_on from milestone_date where portfolio_id = ${portfolio}
  union select recorded_on from go_live where portfolio_id = ${portfolio}
  union select recorded_on from measurement where portfolio_id = ${portfolio}
  union select recorded_on from outstanding_item where portfolio_id = ${portfolio}
  union select recorded_on from retraction where portfolio_id = ${portfolio}
  union select recorded_on from project where portfolio_id = ${portfolio}
  union select recorded_on from project_link where portfolio_id = ${portfolio}
  union select recorded_on from milestone where portfolio_id = ${portfolio}
  union select recorded_on from indicator where portfolio_id = ${portfolio}
  union select recorded_on from benefit where portfolio_id = ${portfolio}
  union select recorded_on from dependency where portfolio_id = ${portfolio}
  union select recorded_on from sector_status where portfolio_id = ${portfolio}`

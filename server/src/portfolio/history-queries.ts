import type { Pool } from 'pg'
import { joinTakenBack } from '../db/holding.ts'
import { list, type PortfolioReading, READING } from './queries.ts'

/** A measurement of a rollout. Of one indicator the last recorded by a day is what was shown that day. */
export type MeasuredRow = [
  initiative: number,
  indicator: number,
  title: string,
  titleEn: string | null,
  sector: string | null,
  value: number,
  planned: number | null,
  recordedOn: string,
  retractedOn: string | null,
]

/** The portfolio's reading with the series of which the reading has only the last. */
export type HistoryReading = PortfolioReading & {
  measured: MeasuredRow[]
  /** Whether a round had been opened: from then on the portfolio is told by its rounds. */
  inRounds: boolean
}

const HISTORY = `${READING},
  ${list(
    'initiative_id, indicator, title_da, title_en, sector, value, planned, recorded_on, retracted_on',
    'initiative_id, position, indicator, known_as_of, recorded_at, fact_id',
    `(select n.initiative_id, n.position, n.fact_id as indicator, n.title ->> 'da' as title_da, n.title ->> 'en' as title_en,
      n.sector, m.value, m.planned, m.recorded_on, coalesce(m.as_of, m.recorded_on) as known_as_of, m.recorded_at, m.fact_id,
      t.recorded_on as retracted_on
      from indicator n join measurement m on m.indicator_id = n.fact_id and m.portfolio_id = $1 and m.recorded_on <= $2
      ${joinTakenBack('m.fact_id', '$1', '$2')}
      where n.portfolio_id = $1 and n.rollout) s`,
  )} as measured,
  exists (select from reporting_round where portfolio_id = $1 and danish_day(opened_at) <= $2) as "inRounds"`

/** Reads a portfolio with its history as known at the end of a day: one prepared statement. */
export async function readHistory(pool: Pool, portfolio: number, day: string): Promise<HistoryReading> {
  const { rows } = await pool.query<HistoryReading>({ name: 'read-history', text: HISTORY, values: [portfolio, day] })
  const reading = rows[0]
  if (!reading) throw new Error('the reading returned no row')
  return reading
}

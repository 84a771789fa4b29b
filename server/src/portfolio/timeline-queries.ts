import type { Pool } from 'pg'
import type { DependencyKind } from '../terms.ts'
import { list, type PortfolioReading, READING } from './queries.ts'

export type DependencyRow = [initiative: number, kind: DependencyKind, on: string, onInitiative: number | null]

/** The portfolio's reading with what only the timeline shows. */
export type TimelineReading = PortfolioReading & {
  dependencies: DependencyRow[]
}

const TIMELINE = `${READING},
  ${list(
    'initiative_id, kind, on_name, on_initiative_id',
    'initiative_id, position',
    'dependency where portfolio_id = $1 and recorded_on <= $2',
  )} as dependencies`

/** Reads a portfolio with its dependencies as known at the end of a day: one prepared statement. */
export async function readTimeline(pool: Pool, portfolio: number, day: string): Promise<TimelineReading> {
  const { rows } = await pool.query<TimelineReading>({
    name: 'read-timeline',
    text: TIMELINE,
    values: [portfolio, day],
  })
  const reading = rows[0]
  if (!reading) throw new Error('the reading returned no row')
  return reading
}

import type { Pool } from 'pg'
import type { DependencyKind, MeetingDateKind, Precision, Qualifier, Sector } from '../terms.ts'
import { list, type PortfolioReading, READING } from './queries.ts'

export type DependencyRow = [initiative: number, kind: DependencyKind, on: string, onInitiative: number | null]
/** What was said of a milestone, the latest last. */
export type GoLiveRow = [milestone: number, sector: Sector, holds: boolean]
/** What was said of a meeting, the latest last. */
export type MeetingRow = [
  key: string,
  body: string,
  bodyEn: string | null,
  kind: MeetingDateKind,
  earliest: string,
  latest: string,
  precision: Precision,
  qualifier: Qualifier | null,
  text: string | null,
]

/** The portfolio's reading with what only the timeline shows. */
export type TimelineReading = PortfolioReading & {
  dependencies: DependencyRow[]
  goLives: GoLiveRow[]
  meetings: MeetingRow[]
}

// What no index has in this order is entered by its portfolio; by initiative or milestone it would be gone through whole.
export const TIMELINE = `${READING},
  ${list(
    'initiative_id, kind, on_name, on_initiative_id',
    'position, initiative_id',
    'dependency where portfolio_id = $1 and recorded_on <= $2',
  )} as dependencies,
  ${list(
    'milestone_id, sector, holds',
    'recorded_at, fact_id',
    'go_live where portfolio_id = $1 and recorded_on <= $2',
  )} as "goLives",
  ${list(
    'm.key, b.name, b.name_en, d.kind, d.earliest, d.latest, d.precision, d.qualifier, d.date_text',
    'm.key, d.recorded_at, d.fact_id',
    `meeting_date d join meeting m on m.id = d.meeting_id and m.portfolio_id = $1
    join body b on b.id = m.body_id and b.portfolio_id = $1
    where d.portfolio_id = $1 and d.recorded_on <= $2`,
  )} as meetings`

/** Reads a portfolio with its dependencies, go-lives and meetings as known at the end of a day: one prepared statement. */
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

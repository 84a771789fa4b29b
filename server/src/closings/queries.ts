import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/tables/database.ts'
import { utc } from '../db/utc.ts'
import type { ClosedRound, FormerRound, LaterReport } from './contract.ts'

type Kept = { round: number; counts: FormerRound['counts'] }

/** Of each round that was closed here, what its last closing counted. */
export async function findCounts(db: Kysely<Database>, portfolio: number): Promise<Map<number, FormerRound['counts']>> {
  const { rows } = await sql<Kept>`select distinct on (round_id) round_id as round,
      json_build_object('asked', asked, 'reported', reported, 'late', late, 'onBehalf', on_behalf) as counts
    from round_closing where portfolio_id = ${portfolio} order by round_id, number desc`.execute(db)
  return new Map(rows.map(({ round, counts }) => [round, counts]))
}

type Closing = { number: number; sha256: string; content: ClosedRound; lastFact: number }

/** What was kept of a round's closing, the last unless one is named; null when there is none. */
export async function readClosing(db: Kysely<Database>, round: number, number: number | null): Promise<Closing | null> {
  const row = await db
    .selectFrom('round_closing')
    .select(['number', 'sha256', 'content', 'last_fact_id as lastFact'])
    .where('round_id', '=', round)
    .$if(number !== null, query => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, content: JSON.parse(row.content) as ClosedRound } : null
}

/** The reports of a round that came after a fact, the first of each initiative first; none that was withdrawn or sent back. */
export async function findLater(db: Kysely<Database>, round: number, after: number): Promise<LaterReport[]> {
  const { rows } = await sql<LaterReport>`select i.code, s.overall, ${sql.raw(utc('s.recorded_at'))} as "submittedAt",
      s.late, s.on_behalf as "onBehalf", coalesce(o.abbreviation, o.name) as organisation,
      case when s.narrative is not null then jsonb_build_object('da', s.narrative -> 'da', 'en', s.narrative -> 'en') end as narrative,
      case when s.reason is not null then jsonb_build_object('da', s.reason -> 'da', 'en', s.reason -> 'en') end as reason,
      s.correction, not exists (select from retraction t where t.fact_id = s.fact_id) as holds
    from status_report s
    join initiative i on i.id = s.initiative_id
    left join organisation o on o.id = s.organisation_id
    where s.round_id = ${round} and s.project_id is null and s.fact_id > ${after}
      and not exists (select from retraction t where t.fact_id = s.fact_id and t.why <> 'corrected')
    order by i.position, s.recorded_at, s.fact_id`.execute(db)
  return rows
}

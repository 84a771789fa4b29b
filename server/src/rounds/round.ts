// A reporting round as it is answered: when it asks, for which meeting, and each time that it was closed and reopened.
import { type Kysely, sql } from 'kysely'
import { displayName } from '../db/person.ts'
import type { Database } from '../db/tables/database.ts'
import { utc } from '../db/utc.ts'
import { meetingsOf } from '../portfolio/meetings.ts'
import type { Round, RoundMeeting } from './contract.ts'

/** With what only the server needs: the Danish days of its deadline and of its closing. */
export type HeldRound = Round & { id: number; deadlineDay: string; closedOn: string | null }
/** What was said of a meeting, the latest last. */
type Said = Parameters<typeof meetingsOf>[0]

const COLUMNS = `r.id, r.key, r.name, r.version, json_build_object('from', r.period_from, 'to', r.period_to) as period,
  ${utc('r.opened_at')} as "openedAt", ${utc('r.deadline')} as deadline, ${utc('r.closed_at')} as "closedAt",
  danish_day(r.deadline) as "deadlineDay", danish_day(r.closed_at) as "closedOn",
  coalesce((select json_agg(json_build_object('number', c.number, 'closedAt', ${utc('c.closed_at')}, 'sha256', c.sha256,
      'reopened', case when o.id is not null then json_build_object('at', ${utc('o.reopened_at')},
        'by', ${displayName('o.reopened_by')}, 'reason', o.reason) end) order by c.number)
    from round_closing c left join round_reopening o on o.closing_id = c.id
    where c.round_id = r.id), '[]') as closings`
const SAID = `coalesce(json_agg(json_build_array(m.key, b.name, b.name_en, d.kind, d.earliest, d.latest, d.precision, d.qualifier,
    d.date_text) order by m.key, d.recorded_at, d.fact_id), '[]')`
const MEETINGS = 'meeting_date d join meeting m on m.id = d.meeting_id join body b on b.id = m.body_id'

/** SQL for whether one round came after another, by their aliases: in the order in which they were opened. */
export const cameAfter = (one: string, other: string) =>
  `(${one}.opened_at, ${one}.id) > (${other}.opened_at, ${other}.id)`

type Row = Omit<HeldRound, 'meeting'> & { said: Said }

/** The rounds of a portfolio, the latest first. */
export const findRounds = (db: Kysely<Database>, portfolio: number) => read(db, portfolio, null)

/** A round by its key; null when there is none. */
export async function roundIn(db: Kysely<Database>, portfolio: number, key: string): Promise<HeldRound | null> {
  const [round] = await read(db, portfolio, key)
  return round ?? null
}

async function read(db: Kysely<Database>, portfolio: number, key: string | null): Promise<HeldRound[]> {
  const { rows } = await sql<Row>`select ${sql.raw(COLUMNS)},
      (select ${sql.raw(SAID)} from ${sql.raw(MEETINGS)} where d.portfolio_id = r.portfolio_id and m.id = r.meeting_id) as said
    from reporting_round r
    where r.portfolio_id = ${portfolio} and (${key}::text is null or r.key = ${key})
    order by r.deadline desc, r.id desc`.execute(db)
  return rows.map(({ said, ...round }) => ({ ...round, meeting: roundMeetings(said)[0] ?? null }))
}

/** The meetings that are to come, in the order of their dates. */
export async function meetingsToCome(db: Kysely<Database>, portfolio: number, today: string): Promise<RoundMeeting[]> {
  const { rows } = await sql<{ said: Said }>`select ${sql.raw(SAID)} as said
    from ${sql.raw(MEETINGS)} where d.portfolio_id = ${portfolio}`.execute(db)
  return roundMeetings(rows[0]?.said ?? []).filter(({ date }) => date.latest >= today)
}

const roundMeetings = (said: Said): RoundMeeting[] =>
  meetingsOf(said).map(({ key, body, bodyEn, date }) => ({ key, body, bodyEn, date }))

/** As it is answered. */
export const roundOf = ({ id: _, deadlineDay: __, closedOn: ___, ...round }: HeldRound): Round => round

/** The round that asks now. */
export const openRoundOf = (rounds: readonly HeldRound[]) => rounds.find(({ closedAt }) => closedAt === null)

/** The round that closed last, as long as none has been opened since: it still takes a report that it never got. */
export function lastClosedOf(rounds: readonly HeldRound[]): HeldRound | null {
  if (openRoundOf(rounds) !== undefined) return null
  return rounds.reduce<HeldRound | null>(
    (last, one) => (last === null || one.openedAt > last.openedAt ? one : last),
    null,
  )
}

/** The round that can be reopened: the one that closed last, if what stood then was kept. */
export function reopenableOf(rounds: readonly HeldRound[]): HeldRound | null {
  const last = lastClosedOf(rounds)
  return last !== null && last.closings.length > 0 ? last : null
}

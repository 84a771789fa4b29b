import { appendFact, type Said } from '../db/fact.ts'
import type { Trx } from '../db/tables/database.ts'
import { invalidField } from '../http/errors.ts'
import type { DateKind, DateWindow, Sector } from '../terms.ts'

/** The place in the list from which milestones stand that owners add: a bundle read in again has the places before it. */
const FIRST_ADDED = 10_000

/** Appends a date that somebody has given for a milestone of an initiative. */
export async function appendDate(
  trx: Trx,
  said: Said,
  initiative: number,
  { milestone: key, kind, window, name }: { milestone: string; kind: DateKind; window: DateWindow; name: string },
): Promise<void> {
  const milestone = await trx
    .selectFrom('milestone')
    .innerJoin('fact', 'fact.id', 'milestone.fact_id')
    .select('milestone.fact_id')
    .where('milestone.initiative_id', '=', initiative)
    .where('fact.key', '=', key)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('retraction').whereRef('retraction.fact_id', '=', 'milestone.fact_id').select('fact_id'))),
    )
    .executeTakeFirst()
  if (!milestone) throw invalidField(`milestones.${key}`, 'is not known')
  const id = await appendFact(trx, 'milestone_date', `${name}.${kind}.${milestone.fact_id}`, said)
  await trx
    .insertInto('milestone_date')
    .values({
      fact_id: id,
      portfolio_id: said.portfolio,
      milestone_id: milestone.fact_id,
      kind,
      earliest: window.earliest,
      latest: window.latest,
      precision: window.precision,
      qualifier: window.qualifier,
      date_text: window.text,
      decision: null,
      recorded_at: said.recordedAt,
    })
    .execute()
}

export type NewMilestone = { key: string; title: string; sectors: readonly Sector[] }

/** Appends a milestone, the last of its initiative, with the sectors that it is a go-live for. It has no plan: that is agreed. */
export async function addMilestone(
  trx: Trx,
  said: Said,
  initiative: number,
  { key, title, sectors }: NewMilestone,
): Promise<void> {
  const { last } = await trx
    .selectFrom('milestone')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('initiative_id', '=', initiative)
    .executeTakeFirstOrThrow()
  const id = await appendFact(trx, 'milestone', key, said)
  await trx
    .insertInto('milestone')
    .values({
      fact_id: id,
      portfolio_id: said.portfolio,
      initiative_id: initiative,
      project_id: null,
      position: Math.max(FIRST_ADDED, Number(last ?? 0) + 1),
      title: JSON.stringify({ da: title }),
      note: null,
      recorded_at: said.recordedAt,
    })
    .execute()
  for (const sector of sectors) {
    const goLive = await appendFact(trx, 'go_live', `${key}.${sector}`, said)
    await trx
      .insertInto('go_live')
      .values({
        fact_id: goLive,
        portfolio_id: said.portfolio,
        milestone_id: id,
        sector,
        note: null,
        recorded_at: said.recordedAt,
      })
      .execute()
  }
}

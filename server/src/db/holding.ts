// A fact holds from the day it was recorded until the day it was taken back. Here it says so, to SQL and to what was read.

/** What is asked of a retraction `t` of the fact with this id, by the end of a day. */
const takenBack = (fact: string, day: string) => `t.fact_id = ${fact} and t.recorded_on <= ${day}`

/** SQL: nobody had taken the fact back by a day. The arguments are columns and parameters, never a reader's text. */
export const holds = (fact: string, day: string) =>
  `not exists (select from retraction t where ${takenBack(fact, day)})`

/** SQL: joins the day on which a fact was taken back, where it was by a day, as `t.recorded_on`. */
export const joinTakenBack = (fact: string, portfolio: string, day: string) =>
  `left join retraction t on ${takenBack(fact, day)} and t.portfolio_id = ${portfolio}`

/** `retractedOn`: the day on which it was taken back, as known by the day that was read. */
export type Recorded = { recordedOn: string; retractedOn?: string | null }

/** Of facts that were read as known on one day: which of them held at the end of another, not later one. */
export const heldOn = ({ recordedOn, retractedOn = null }: Recorded, day: string): boolean =>
  recordedOn <= day && (retractedOn === null || retractedOn > day)

// SQL of what was known of a round `r` at the end of a day: parameters are names of ours, never a reader's text.

/** The day on which it closed, or null while it was open: one that was reopened is open again until it closes anew. */
export const closedOn = (day: string) => `case when exists (select from round_closing c where c.round_id = r.id)
    then (select case when o.id is null then c.recorded_on end from round_closing c
      left join round_reopening o on o.closing_id = c.id and o.recorded_on <= ${day}
      where c.round_id = r.id and c.recorded_on <= ${day} order by c.number desc limit 1)
    when danish_day(r.closed_at) <= ${day} then danish_day(r.closed_at) end`

/** Codes of those it asks, of all or of `only` one; null for a round that has no list. */
export const askedCodes = (
  day: string,
  only = '',
) => `case when exists (select from round_asked x where x.round_id = r.id and x.recorded_on <= ${day})
    then coalesce((select json_agg(s.code) from (select distinct on (x.initiative_id) a.code, x.asked
      from round_asked x join initiative a on a.id = x.initiative_id
      where x.round_id = r.id and x.recorded_on <= ${day} ${only && `and x.initiative_id = ${only}`}
      order by x.initiative_id, x.id desc) s where s.asked), '[]') end`

/** The rounds whose deadline has come, oldest first; with whom they ask, or whether `only` one is among them. */
export const knownRounds = (portfolio: string, day: string, only = '') => `select id, danish_day(deadline) as deadline,
    (${closedOn(day)}) is not null as closed, ${askedCodes(day, only)} as asked
  from reporting_round r where portfolio_id = ${portfolio} and danish_day(deadline) <= ${day} order by deadline`

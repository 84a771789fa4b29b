// SQL of what was known of a round `r` at the end of a day: parameters are names of ours, never a reader's text.

/** Each time that it had closed by then and when it was reopened, the first one first: over.ts says what follows from it. */
const closings = (day: string) => `case when exists (select from round_closing c where c.round_id = r.id)
    then coalesce((select json_agg(json_build_array(c.recorded_on, o.recorded_on) order by c.number) from round_closing c
      left join round_reopening o on o.closing_id = c.id and o.recorded_on <= ${day}
      where c.round_id = r.id and c.recorded_on <= ${day}), '[]')
    when danish_day(r.closed_at) <= ${day} then json_build_array(json_build_array(danish_day(r.closed_at), null))
    else '[]' end`

/** The day of its deadline: on the days before it was put off the one that held then. */
const deadlineDay = (day: string) => `danish_day(coalesce((select e.deadline_before from round_extension e
    where e.round_id = r.id and e.recorded_on > ${day} order by e.id limit 1), r.deadline))`

/** Codes of those it asks, of all or of `only` these; null for a round that has no list. */
const askedCodes = (
  day: string,
  only: string,
) => `case when exists (select from round_asked x where x.round_id = r.id and x.recorded_on <= ${day})
    then coalesce((select json_agg(s.code) from (select distinct on (x.initiative_id) a.code, x.asked
      from round_asked x join initiative a on a.id = x.initiative_id
      where x.round_id = r.id and x.recorded_on <= ${day} ${only && `and x.initiative_id in (${only})`}
      order by x.initiative_id, x.id desc) s where s.asked), '[]') end`

/** The last closing of which something is kept; null where there is none. `r` is its alias. */
export const keptClosing = (
  r: string,
  day: string,
) => `(select json_build_object('round', ${r}.key, 'number', max(c.number))
    from round_closing c where c.round_id = ${r}.id and c.recorded_on <= ${day} having count(*) > 0)`

/** The rounds that had been opened, in that order; with whom they ask, or which of `only` these initiatives, by their ids. */
export const knownRounds = (portfolio: string, day: string, only = '') => `select r.id, r.name,
    ${deadlineDay(day)} as deadline, ${closings(day)} as closings, r.opened_at, danish_day(r.opened_at) as opened_on,
    r.period_from, r.period_to, ${askedCodes(day, only)} as asked, ${keptClosing('r', day)} as kept
  from reporting_round r where r.portfolio_id = ${portfolio} and danish_day(r.opened_at) <= ${day} order by r.opened_at, r.id`

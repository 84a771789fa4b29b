// When anything was last recorded about an initiative, apart from the series that overview and page read whole.

const BESIDE = [
  'description',
  'project',
  'milestone',
  'indicator',
  'benefit',
  'dependency',
  'sector_status',
  'retraction',
  'differing_view',
]
/** Of a project's own status and lifecycle the overview reads nothing else. */
const OF_PROJECTS = ['status_report', 'lifecycle_change']

/** SQL for the initiative and the recorded day of each; the parameters are those of the statement that it is a part of. */
export function otherFacts(portfolio: string, day: string): string {
  const known = (of = '') => `${of}portfolio_id = ${portfolio} and ${of}recorded_on <= ${day}`
  const from = (table: string, more = '') => `select initiative_id, recorded_on from ${table} where ${known()}${more}`
  return [
    ...BESIDE.map(table => from(table)),
    ...OF_PROJECTS.map(table => from(table, ' and project_id is not null')),
    from('anomaly', ' and initiative_id is not null'),
    // A project is shown under another initiative once its own is known.
    `select k.initiative_id, k.recorded_on from project_link k
      join project j on j.fact_id = k.project_id and j.portfolio_id = ${portfolio}
      join initiative o on o.id = j.initiative_id and danish_day(o.recorded_at) <= ${day} where ${known('k.')}`,
    `select m.initiative_id, g.recorded_on from go_live g
      join milestone m on m.fact_id = g.milestone_id and m.portfolio_id = ${portfolio} where ${known('g.')}`,
    `select n.initiative_id, m.recorded_on from measurement m
      join indicator n on n.fact_id = m.indicator_id and n.portfolio_id = ${portfolio} where ${known('m.')}`,
  ].join(' union all ')
}

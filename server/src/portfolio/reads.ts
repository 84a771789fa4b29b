// The tables behind what is shown of portfolios: a change of one makes it stale. A test fails when a query asks one more.

/** Facts of which only the day they were recorded on is asked. */
const OTHER_FACTS = [
  'description',
  'project',
  'project_link',
  'milestone',
  'indicator',
  'benefit',
  'dependency',
  'sector_status',
  'anomaly',
] as const

/** Of the reading that overview and timeline are shaped from. */
export const READING_READS = [
  'portfolio',
  'focus_area',
  'programme',
  'track',
  'organisation',
  'initiative',
  'initiative_owner',
  'reporting_round',
  'light_rule',
  'lifecycle_change',
  'status_report',
  'milestone_date',
  'measurement',
  'outstanding_item',
  ...OTHER_FACTS,
] as const

/** Of the list. */
export const LIST_READS = [
  'portfolio',
  'initiative',
  'lifecycle_change',
  'status_report',
  'milestone_date',
  'measurement',
  'outstanding_item',
  ...OTHER_FACTS,
] as const

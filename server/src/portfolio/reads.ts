// The tables behind what is shown of portfolios: a change of one makes it stale. A test fails when a query asks one more.

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
  'project',
  'lifecycle_change',
  'status_report',
  'milestone',
  'milestone_date',
  'indicator',
  'measurement',
  'outstanding_item',
] as const

/** Of the list. */
export const LIST_READS = [
  'portfolio',
  'initiative',
  'description',
  'lifecycle_change',
  'status_report',
  'milestone_date',
  'measurement',
  'outstanding_item',
] as const

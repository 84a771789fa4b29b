// The tables behind what is shown of portfolios: a change of one makes it stale. A test fails when a query asks one more.

/** What is said about a portfolio, by kind, and what of it was taken back: appended, each with the day of its recording. */
export const FACT_TABLES = [
  'description',
  'project',
  'project_link',
  'lifecycle_change',
  'status_report',
  'differing_view',
  'milestone',
  'milestone_date',
  'go_live',
  'indicator',
  'measurement',
  'outstanding_item',
  'benefit',
  'dependency',
  'sector_status',
  'anomaly',
  'meeting_date',
  'retraction',
] as const

/** What is known of the rounds: when they were extended, closed and reopened, and whom they ask. */
export const ROUND_READS = [
  'reporting_round',
  'round_asked',
  'round_extension',
  'round_closing',
  'round_reopening',
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
  ...ROUND_READS,
  'light_rule',
  ...FACT_TABLES,
] as const

/** Of the timeline's, which also asks who meets. */
export const TIMELINE_READS = [...READING_READS, 'body', 'meeting'] as const

/** Of the list. */
export const LIST_READS = ['portfolio', 'initiative', ...FACT_TABLES] as const

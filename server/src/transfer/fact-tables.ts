// Where each kind of fact is kept: its own columns with their types. All have fact_id, portfolio_id and recorded_at.

export type FactTable = {
  columns: Record<string, string>
  /** Facts of an initiative stand in the order in which they came. */
  positioned?: true
  /** Of what there may be only one: the columns that say of what, which rows count, and what is expected otherwise. */
  onlyOne?: { of: string[]; where: string; expected: string }
}

const initiative_id = 'bigint'
const project_id = 'bigint'
const words = 'jsonb'
const window = { earliest: 'date', latest: 'date', precision: 'text', qualifier: 'text', date_text: 'text' }

/** In the order in which they are written: what others refer to comes first. */
export const FACT_TABLES = {
  description: { columns: { initiative_id, text: words } },
  project: {
    columns: { initiative_id, programme_id: 'bigint', name: 'text', former_names: 'text[]', gist: words },
    positioned: true,
  },
  project_link: {
    columns: { project_id, initiative_id, gist: words },
    onlyOne: {
      of: ['project_id', 'initiative_id'],
      where: 'true',
      expected: 'an initiative that it is not linked to yet',
    },
  },
  lifecycle_change: {
    columns: {
      initiative_id,
      project_id,
      lifecycle: 'text',
      ...window,
      reason: words,
      decided_by: 'text[]',
      note: words,
    },
  },
  milestone: { columns: { initiative_id, project_id, title: words, note: words }, positioned: true },
  milestone_date: {
    columns: { milestone_id: 'bigint', kind: 'text', ...window, first_known: 'boolean', decision: 'text' },
    onlyOne: {
      of: ['milestone_id'],
      where: "@.kind = 'baseline' and @.decision is null",
      expected: 'the decision that set a new baseline',
    },
  },
  go_live: {
    columns: { milestone_id: 'bigint', sector: 'text', holds: 'boolean', note: words },
  },
  indicator: {
    columns: {
      initiative_id,
      title: words,
      unit: words,
      sector: 'text',
      rollout: 'boolean',
      comparable: 'boolean',
    },
    positioned: true,
  },
  measurement: {
    columns: {
      indicator_id: 'bigint',
      value: 'numeric',
      value_max: 'numeric',
      denominator: 'numeric',
      planned: 'numeric',
      qualifier: 'text',
      as_printed: 'text',
      derived: 'boolean',
      as_of_earliest: 'date',
      as_of: 'date',
      as_of_precision: 'text',
      as_of_text: 'text',
      note: words,
    },
  },
  outstanding_item: { columns: { initiative_id, text: words }, positioned: true },
  benefit: { columns: { initiative_id, state: 'text', text: words }, positioned: true },
  dependency: {
    columns: { initiative_id, kind: 'text', on_name: 'text', on_initiative_id: 'bigint', text: words },
    positioned: true,
  },
  sector_status: { columns: { initiative_id, sector: 'text', text: words } },
  anomaly: { columns: { initiative_id, kind: 'text', text: words, handling: 'text' } },
  status_report: {
    columns: {
      initiative_id,
      project_id,
      round_id: 'bigint',
      as_of_earliest: 'date',
      as_of: 'date',
      basis: 'text',
      overall: 'text',
      time: 'text',
      economy: 'text',
      delivery: 'text',
      risk: 'text',
      narrative: words,
      reason: words,
      late: 'boolean',
    },
  },
  differing_view: {
    columns: {
      initiative_id,
      report_id: 'bigint',
      organisation_id: 'bigint',
      dimension: 'text',
      light: 'text',
      words,
      on_behalf: 'boolean',
    },
  },
  meeting_date: { columns: { meeting_id: 'bigint', kind: 'text', ...window } },
} satisfies Record<string, FactTable>

export type FactKind = keyof typeof FACT_TABLES

// The facts of a bundle as rows for their tables, with the names of what they are about turned into ids.
import type { Bundle } from './bundle-schema.ts'
import { type FactRow, idOf, ofInitiatives, ofProjects, rows, window, words } from './fact-parts.ts'
import type { FactKind } from './fact-tables.ts'

/** Ids by name. Facts that others refer to are added as they are written. */
export type Ids = Record<
  'initiative' | 'programme' | 'round' | 'project' | 'milestone' | 'indicator' | 'meeting' | 'report' | 'organisation',
  Map<string, number>
>

type Initiative = Bundle['initiatives'][number]
type Project = NonNullable<Initiative['projects']>[number]

/** The rows of one kind, in the order of the files. */
export const FACT_ROWS: Record<FactKind, (bundle: Bundle, ids: Ids) => Iterable<FactRow>> = {
  description: (bundle, ids) =>
    ofInitiatives(bundle, 'description', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      text: words(fact.text),
    })),

  project: (bundle, ids) =>
    ofInitiatives(bundle, 'projects', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      programme_id: idOf(ids.programme, fact.programme),
      name: fact.name,
      former_names: fact.formerNames ?? [],
      gist: words(fact.gist),
    })),

  project_link: (bundle, ids) =>
    ofProjects(bundle, 'links', (fact, project) => ({
      project_id: ids.project.get(project.key),
      initiative_id: ids.initiative.get(fact.initiative),
      gist: words(fact.gist),
    })),

  *lifecycle_change(bundle, ids) {
    type Change = NonNullable<Initiative['lifecycleChanges']>[number]
    const columns = (fact: Change, { code }: Initiative, project?: Project) => ({
      initiative_id: ids.initiative.get(code),
      project_id: idOf(ids.project, project?.key),
      lifecycle: fact.lifecycle,
      ...window(fact.from),
      reason: words(fact.reason),
      decided_by: fact.decidedBy ?? [],
      note: words(fact.note),
    })
    yield* ofInitiatives(bundle, 'lifecycleChanges', columns)
    yield* ofProjects(bundle, 'lifecycleChanges', (fact, project, initiative) => columns(fact, initiative, project))
  },

  milestone: (bundle, ids) =>
    ofInitiatives(bundle, 'milestones', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      project_id: idOf(ids.project, fact.project),
      title: words(fact.title),
      note: words(fact.note),
    })),

  *milestone_date(bundle, ids) {
    for (const [n, { milestones = [] }] of bundle.initiatives.entries())
      for (const [m, milestone] of milestones.entries())
        yield* rows(milestone.dates ?? [], 'initiatives', [n, 'milestones', m, 'dates'], fact => ({
          milestone_id: ids.milestone.get(milestone.key),
          kind: fact.kind,
          ...window(fact.window),
          first_known: fact.firstKnown ?? false,
          decision: fact.decision ?? null,
        }))
  },

  *go_live(bundle, ids) {
    for (const [n, { milestones = [] }] of bundle.initiatives.entries())
      for (const [m, milestone] of milestones.entries())
        yield* rows(milestone.goLives ?? [], 'initiatives', [n, 'milestones', m, 'goLives'], fact => ({
          milestone_id: ids.milestone.get(milestone.key),
          sector: fact.sector,
          holds: fact.holds ?? true,
          note: words(fact.note),
        }))
  },

  indicator: (bundle, ids) =>
    ofInitiatives(bundle, 'indicators', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      title: words(fact.title),
      unit: words(fact.unit),
      sector: fact.sector ?? null,
      rollout: fact.rollout ?? false,
      comparable: fact.comparable ?? false,
    })),

  *measurement(bundle, ids) {
    for (const [n, { indicators = [] }] of bundle.initiatives.entries())
      for (const [m, indicator] of indicators.entries())
        yield* rows(indicator.measurements ?? [], 'initiatives', [n, 'indicators', m, 'measurements'], fact => ({
          indicator_id: ids.indicator.get(indicator.key),
          value: fact.value,
          value_max: fact.valueMax ?? null,
          denominator: fact.denominator ?? null,
          planned: fact.planned ?? null,
          qualifier: fact.qualifier ?? null,
          as_printed: fact.asPrinted ?? null,
          derived: fact.derived ?? false,
          as_of_earliest: fact.asOf?.earliest ?? null,
          as_of: fact.asOf?.latest ?? null,
          as_of_precision: fact.asOf?.precision ?? null,
          as_of_text: fact.asOf?.text ?? null,
          note: words(fact.note),
        }))
  },

  outstanding_item: (bundle, ids) =>
    ofInitiatives(bundle, 'outstanding', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      text: words(fact.text),
    })),

  benefit: (bundle, ids) =>
    ofInitiatives(bundle, 'benefits', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      state: fact.state,
      text: words(fact.text),
    })),

  dependency: (bundle, ids) =>
    ofInitiatives(bundle, 'dependencies', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      kind: fact.kind,
      on_name: fact.on,
      on_initiative_id: idOf(ids.initiative, fact.initiative),
      text: words(fact.text),
    })),

  sector_status: (bundle, ids) =>
    ofInitiatives(bundle, 'sectorStatuses', (fact, { code }) => ({
      initiative_id: ids.initiative.get(code),
      sector: fact.sector,
      text: words(fact.text),
    })),

  anomaly: (bundle, ids) =>
    rows(bundle.anomalies, 'anomalies', [], fact => ({
      initiative_id: idOf(ids.initiative, fact.initiative),
      kind: fact.kind,
      text: words(fact.text),
      handling: fact.handling ?? null,
    })),

  status_report: (bundle, ids) =>
    rows(bundle.reports, 'reports', [], fact => ({
      initiative_id: ids.initiative.get(fact.initiative),
      project_id: idOf(ids.project, fact.project),
      round_id: idOf(ids.round, fact.round),
      as_of_earliest: fact.asOf.earliest,
      as_of: fact.asOf.latest,
      basis: fact.basis,
      overall: fact.overall ?? null,
      time: fact.time ?? null,
      economy: fact.economy ?? null,
      delivery: fact.delivery ?? null,
      risk: fact.risk ?? null,
      narrative: words(fact.narrative),
      reason: words(fact.reason),
      late: fact.late ?? false,
    })),

  differing_view: (bundle, ids) =>
    rows(bundle.differingViews, 'differingViews', [], fact => ({
      initiative_id: ids.initiative.get(fact.initiative),
      report_id: ids.report.get(fact.report),
      organisation_id: ids.organisation.get(fact.organisation),
      dimension: fact.dimension ?? null,
      light: fact.light ?? null,
      words: words(fact.words),
      on_behalf: fact.onBehalf ?? false,
    })),

  *meeting_date(bundle, ids) {
    for (const [n, meeting] of bundle.meetings.entries())
      yield* rows(meeting.dates, 'meetings', [n, 'dates'], fact => ({
        meeting_id: ids.meeting.get(meeting.key),
        kind: fact.kind,
        ...window(fact.window),
      }))
  },
}

// What follows from a draft alone: where it stands against the rules, and where two drafts differ.
import type { Computed, Outlook } from '@pejl/server/portfolio/contract'
import { overallOf, type Report, type ReportDraft } from '@pejl/server/reports/contract'
import type { Colour, Dimension } from '@pejl/server/terms'

type Thresholds = Report['thresholds']
/** What each light of a dimension means by its rule. */
export type Criteria = {
  [D in Dimension]: (rule: NonNullable<Thresholds[D]>) => Record<Colour, string>
}

/** What the lights of a dimension mean by the rules in force; null where no rule computes it. */
export function criteriaOf<D extends Dimension>(criteria: Criteria, thresholds: Thresholds, dimension: D) {
  const rule = thresholds[dimension]
  return rule === null ? null : criteria[dimension](rule as NonNullable<Thresholds[D]>)
}

/** What the board will read beside the lights and the words. */
export function outlookOf(draft: ReportDraft): Outlook {
  const overall = overallOf(draft)
  return {
    yellow: overall === 'yellow' ? draft.yellow : null,
    red: overall === 'red' ? draft.red : null,
    decision: draft.decision,
  }
}

/** The light that the rules compute, where another one is given. */
export function clashOf({ lights }: ReportDraft, computed: Computed, dimension: Dimension): Colour | null {
  const rule = computed[dimension]
  if (lights[dimension] === null || rule === null || rule === 'not_reported') return null
  return rule === lights[dimension] ? null : rule
}

type Given = ReportDraft['milestones'][number]

/** The draft with what is now said about one milestone; nothing said leaves no trace. */
export function withMilestone(draft: ReportDraft, given: Given): ReportDraft {
  const others = draft.milestones.filter(({ key }) => key !== given.key)
  const isSaid = given.forecast !== null || given.actual !== null || given.note !== ''
  return { ...draft, milestones: isSaid ? [...others, given] : others }
}

/** A milestone to be filled in, by a name that neither the draft has given nor the version that it corrects. */
export function newMilestone({ added }: ReportDraft, renamed: readonly string[]): ReportDraft['added'][number] {
  const names = [...added.map(({ key }) => key), ...renamed.map(key => key.slice(key.lastIndexOf('.') + 1))]
  const last = Math.max(0, ...names.map(name => Number(name.slice(1)) || 0))
  return { key: `n${last + 1}`, title: '', forecast: '', sectors: [], note: '' }
}

/** Of a count that nobody has typed. */
export const UNCHANGED = { value: '', denominator: null, planned: null, asOf: '' }

/** The draft with a new count; one that is taken back leaves no trace. */
export function withCount(draft: ReportDraft, given: ReportDraft['counts'][number]): ReportDraft {
  const others = draft.counts.filter(({ key }) => key !== given.key)
  return { ...draft, counts: same(given, { key: given.key, ...UNCHANGED }) ? others : [...others, given] }
}

type Verdict = { fault: string | undefined; read: Report['read'][number] | undefined }

/** What the server made of what stands in a field; nothing while it says something else than what was judged. */
export function verdictOn(
  { draft, report }: { draft: ReportDraft; report: Report },
  field: string,
  typedIn: (draft: ReportDraft) => unknown,
): Verdict {
  if (!same(typedIn(draft), typedIn(report.draft))) return { fault: undefined, read: undefined }
  const isHere = (one: { field: string }) => one.field === field
  return { fault: report.missing.find(isHere)?.code, read: report.read.find(isHere) }
}

/** Whether two drafts say the same; the order of keys, and of milestones, says nothing. */
export const same = (one: unknown, other: unknown): boolean => spelt(one) === spelt(other)

function spelt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelt).sort().join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${key}:${spelt(one)}`).join()}}`
}

export const PARTS = [
  'organisation',
  'lights',
  'overall',
  'kept',
  'yellow',
  'red',
  'milestones',
  'added',
  'counts',
  'narrative',
  'decision',
] as const satisfies readonly (keyof ReportDraft)[]
export type Part = (typeof PARTS)[number]

/** The parts of the form in which two drafts say different things. */
export const differences = (mine: ReportDraft, theirs: ReportDraft): Part[] =>
  PARTS.filter(part => !same(mine[part], theirs[part]))

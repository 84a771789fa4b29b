// What follows from a draft alone: where it stands against the rules, and where two drafts differ.
import type { Computed } from '@pejl/server/portfolio/contract'
import type { Report, ReportDraft } from '@pejl/server/reports/contract'
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
  const isSaid = given.forecast !== null || given.actual !== null
  return { ...draft, milestones: isSaid ? [...others, given] : others }
}

/** Whether two drafts say the same; the order of keys, and of milestones, says nothing. */
export const same = (one: unknown, other: unknown): boolean => spelt(one) === spelt(other)

function spelt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spelt).sort().join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${key}:${spelt(one)}`).join()}}`
}

export type Part = 'lights' | 'overall' | 'kept' | 'yellow' | 'red' | 'milestones' | 'narrative'
const PARTS: readonly Part[] = ['lights', 'overall', 'kept', 'yellow', 'red', 'milestones', 'narrative']

/** The parts of the form in which two drafts say different things. */
export const differences = (mine: ReportDraft, theirs: ReportDraft): Part[] =>
  PARTS.filter(part => !same(mine[part], theirs[part]))

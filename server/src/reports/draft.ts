// A report that is being written: what it begins with, what is missing before it can be submitted, and what it then says.
import type { InitiativePage } from '../initiatives/contract.ts'
import { windowOf } from '../milestones/window.ts'
import { type Colour, type DateWindow, DIMENSIONS, type Dimension, type Light, worstOf } from '../terms.ts'
import { overallOf, type ReportDraft } from './contract.ts'

/** As much of an initiative, as known now, as a report is held against. */
export type Known = Pick<InitiativePage, 'judged' | 'computed' | 'reports' | 'milestones'>
/** What must be done before the report can be submitted; the reader's language says it. */
export type Missing = {
  field: string
  code: 'light' | 'clash' | 'yellow' | 'red' | 'passed' | 'date' | 'narrative' | 'reason'
}

const colour = (light: Light | null): Colour | null => (light === 'not_reported' ? null : light)

/** The last report's lights and words, with what was said about them when it was written here; no date is changed. */
export function draftFrom({ reports, judged }: Known, before: ReportDraft | null): ReportDraft {
  if (before !== null) return { ...before, milestones: [] }
  const last = reports.findLast(({ basis }) => basis === 'reported') ?? reports.at(-1)
  const lights = Object.fromEntries(
    DIMENSIONS.map(dimension => [dimension, colour(last?.[dimension] ?? judged[dimension])]),
  ) as ReportDraft['lights']
  const worst = worstOf(Object.values(lights))
  const overall = colour(last?.overall ?? judged.overall)
  return {
    lights,
    overall: overall === null || overall === worst ? null : { light: overall, reason: last?.reason?.da ?? '' },
    kept: { time: '', economy: '', delivery: '', risk: '' },
    narrative: last?.narrative?.da ?? '',
    yellow: null,
    red: null,
    milestones: [],
  }
}

/** What is missing, in the order of the form. Nothing of it keeps anybody from writing on. */
export function missingIn(draft: ReportDraft, known: Known, today: string): Missing[] {
  const overall = overallOf(draft)
  return [
    ...(overall === null ? [{ field: 'lights', code: 'light' } as const] : []),
    ...DIMENSIONS.filter(dimension => clashes(draft, known, dimension)).map(
      dimension => ({ field: `lights.${dimension}`, code: 'clash' }) as const,
    ),
    ...(draft.overall !== null && draft.overall.reason.trim() === ''
      ? [{ field: 'overall.reason', code: 'reason' } as const]
      : []),
    ...(overall === 'yellow' && !isYellowTold(draft.yellow) ? [{ field: 'yellow', code: 'yellow' } as const] : []),
    ...(overall === 'red' && draft.red === null ? [{ field: 'red', code: 'red' } as const] : []),
    ...milestonesMissing(draft, known, today),
    ...(draft.narrative.trim() === '' ? [{ field: 'narrative', code: 'narrative' } as const] : []),
  ]
}

/** The rules say otherwise, and nothing says why it is kept. */
const clashes = ({ lights, kept }: ReportDraft, { computed }: Known, dimension: Dimension) => {
  const [judged, rule] = [lights[dimension], colour(computed[dimension])]
  return judged !== null && rule !== null && judged !== rule && kept[dimension].trim() === ''
}

const isYellowTold = (yellow: ReportDraft['yellow']) =>
  yellow !== null && [yellow.trigger, yellow.by, yellow.help].every(text => text.trim() !== '')

function milestonesMissing({ milestones }: ReportDraft, known: Known, today: string): Missing[] {
  const byKey = new Map(milestones.map(milestone => [milestone.key, milestone]))
  return known.milestones.flatMap(({ key, overdue }): Missing[] => {
    const given = byKey.get(key)
    const field = `milestones.${key}`
    const dates = [given?.forecast ?? null, given?.actual ?? null].filter(text => text !== null)
    if (dates.some(text => dateIn(text, today) === null)) return [{ field, code: 'date' }]
    const actual = given?.actual ? dateIn(given.actual, today) : null
    // What has been delivered lies behind us.
    if (actual && actual.earliest > today) return [{ field, code: 'date' }]
    const forecast = given?.forecast ? dateIn(given.forecast, today) : null
    const isPassed = overdue && actual === null && (forecast === null || forecast.latest < today)
    return isPassed ? [{ field, code: 'passed' }] : []
  })
}

/** A date as typed; null when it cannot be read. A year that is left out is this one. */
export const dateIn = (text: string, today: string): DateWindow | null =>
  windowOf(text, { year: Number(today.slice(0, 4)) }).window

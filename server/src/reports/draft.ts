// A report that is being written: what it begins with, what is missing before it can be submitted, and what it then says.
import type { InitiativePage } from '../initiatives/contract.ts'
import { type Colour, DIMENSIONS, type Dimension, type Light, worstOf } from '../terms.ts'
import { overallOf, type Report, type ReportDraft } from './contract.ts'
import { countIn, dateIn, type Foreseen } from './foreseen.ts'

/** As much of an initiative, as known now, as a report is held against. */
export type Known = Pick<InitiativePage, 'judged' | 'computed' | 'reports'> & Foreseen
/** What must be done before the report can be submitted; the reader's language says it. */
export type Missing = {
  field: string
  code:
    | 'light'
    | 'clash'
    | 'yellow'
    | 'red'
    | 'passed'
    | 'date'
    | 'no_date'
    | 'future'
    | 'title'
    | 'count'
    | 'over'
    | 'narrative'
    | 'decision'
    | 'reason'
    | 'unknown'
}

const colour = (light: Light | null): Colour | null => (light === 'not_reported' ? null : light)
const isEmpty = (text: string) => text.trim() === ''

/** The last report's lights and words, with what was said about them when it was written here; no date is changed. */
export function draftFrom(known: Known, before: ReportDraft | null): ReportDraft {
  const begun = before ?? draftFromReport(known)
  return { ...begun, milestones: remarksOf(known), added: [], counts: [], organisation: null }
}

function draftFromReport({ reports, judged }: Known): ReportDraft {
  const last = reports.findLast(({ basis }) => basis === 'reported') ?? reports.at(-1)
  const lights = Object.fromEntries(
    DIMENSIONS.map(dimension => [dimension, colour(last?.[dimension] ?? judged[dimension])]),
  ) as ReportDraft['lights']
  const overall = colour(last?.overall ?? judged.overall)
  return {
    lights,
    overall:
      overall === null || overall === worstOf(Object.values(lights))
        ? null
        : { light: overall, reason: last?.reason?.da ?? '' },
    kept: { time: '', economy: '', delivery: '', risk: '' },
    narrative: last?.narrative?.da ?? '',
    yellow: null,
    red: null,
    milestones: [],
    added: [],
    counts: [],
    decision: null,
    organisation: null,
  }
}

/** What the last report remarked on milestones that are still ahead. */
const remarksOf = ({ milestones }: Known): ReportDraft['milestones'] =>
  milestones.flatMap(({ key, actual, lapsed, remark }) =>
    remark === null || actual !== null || lapsed ? [] : [{ key, forecast: null, actual: null, note: remark.text.da }],
  )

/** What is missing, in the order of the form. Nothing of it keeps anybody from writing on. */
export function missingIn(draft: ReportDraft, known: Known, today: string): Missing[] {
  const overall = overallOf(draft)
  return [
    ...(overall === null ? [{ field: 'lights', code: 'light' } as const] : []),
    ...DIMENSIONS.filter(dimension => clashes(draft, known, dimension)).map(
      dimension => ({ field: `lights.${dimension}`, code: 'clash' }) as const,
    ),
    ...(draft.overall !== null && isEmpty(draft.overall.reason)
      ? [{ field: 'overall.reason', code: 'reason' } as const]
      : []),
    ...(overall === 'yellow' && !isYellowTold(draft.yellow) ? [{ field: 'yellow', code: 'yellow' } as const] : []),
    ...(overall === 'red' && draft.red === null ? [{ field: 'red', code: 'red' } as const] : []),
    ...milestonesMissing(draft, known, today),
    ...unknownIn(draft, known),
    ...addedMissing(draft, today),
    ...countsMissing(draft, known, today),
    ...(isEmpty(draft.narrative) ? [{ field: 'narrative', code: 'narrative' } as const] : []),
    ...(draft.decision !== null && isEmpty(draft.decision) ? [{ field: 'decision', code: 'decision' } as const] : []),
  ]
}

/** What each date that is typed was read as, by its field; one that cannot be read is left out. */
export function datesRead({ milestones, added, counts, yellow }: ReportDraft, today: string): Report['read'] {
  const typed = [
    ...milestones.map(({ key, forecast, actual }) => ({ field: `milestones.${key}`, text: actual ?? forecast })),
    ...added.map(({ key, forecast }) => ({ field: `added.${key}`, text: forecast })),
    ...counts.map(({ key, asOf }) => ({ field: `counts.${key}`, text: asOf })),
    { field: 'yellow.by', text: yellow?.by ?? null },
  ]
  return typed.flatMap(({ field, text }) => {
    const window = text ? dateIn(text, today) : null
    return window ? [{ field, window: { ...window, text: null }, passed: window.latest < today }] : []
  })
}

/** The rules say otherwise, and nothing says why it is kept. */
const clashes = ({ lights, kept }: ReportDraft, { computed }: Known, dimension: Dimension) => {
  const [judged, rule] = [lights[dimension], colour(computed[dimension])]
  return judged !== null && rule !== null && judged !== rule && isEmpty(kept[dimension])
}

const isYellowTold = (yellow: ReportDraft['yellow']) =>
  yellow !== null && [yellow.trigger, yellow.by, yellow.help].every(text => !isEmpty(text))

function milestonesMissing({ milestones }: ReportDraft, known: Known, today: string): Missing[] {
  const byKey = new Map(milestones.map(milestone => [milestone.key, milestone]))
  return known.milestones.flatMap(({ key, overdue }): Missing[] => {
    const given = byKey.get(key)
    const field = `milestones.${key}`
    const dates = [given?.forecast ?? null, given?.actual ?? null].filter(text => text !== null)
    if (dates.some(isEmpty)) return [{ field, code: 'no_date' }]
    if (dates.some(text => dateIn(text, today) === null)) return [{ field, code: 'date' }]
    const actual = given?.actual ? dateIn(given.actual, today) : null
    // What has been delivered lies behind us.
    if (actual && actual.earliest > today) return [{ field, code: 'future' }]
    const forecast = given?.forecast ? dateIn(given.forecast, today) : null
    const isPassed = overdue && actual === null && (forecast === null || forecast.latest < today)
    return isPassed ? [{ field, code: 'passed' }] : []
  })
}

/** What is said of something that is not there, or not any more. */
function unknownIn({ milestones, counts }: ReportDraft, known: Known): Missing[] {
  const keys = new Set(known.milestones.map(({ key }) => key))
  const counted = new Set(known.indicators.map(({ key }) => key))
  const isSaid = ({ forecast, actual, note }: ReportDraft['milestones'][number]) =>
    forecast !== null || actual !== null || !isEmpty(note)
  return [
    ...milestones.filter(one => !keys.has(one.key) && isSaid(one)).map(({ key }) => `milestones.${key}`),
    ...counts.filter(({ key }) => !counted.has(key)).map(({ key }) => `counts.${key}`),
  ].map(field => ({ field, code: 'unknown' }))
}

const addedMissing = ({ added }: ReportDraft, today: string): Missing[] =>
  added.flatMap(({ key, title, forecast }): Missing[] => {
    const field = `added.${key}`
    if (isEmpty(title)) return [{ field, code: 'title' }]
    if (isEmpty(forecast)) return [{ field, code: 'no_date' }]
    const window = dateIn(forecast, today)
    if (window === null) return [{ field, code: 'date' }]
    return window.latest < today ? [{ field, code: 'passed' }] : []
  })

const countsMissing = ({ counts }: ReportDraft, { indicators }: Known, today: string): Missing[] =>
  indicators.flatMap((indicator): Missing[] => {
    const typed = counts.find(({ key }) => key === indicator.key)
    const read = typed ? countIn(typed, indicator, today) : null
    return typeof read === 'string' ? [{ field: `counts.${indicator.key}`, code: read }] : []
  })

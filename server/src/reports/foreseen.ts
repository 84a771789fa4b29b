// What a draft says of dates and counts, read as the facts that it will append, and the lights that the rules then compute.
import type { InitiativePage } from '../initiatives/contract.ts'
import { judgedMilestones, type Milestone, type MilestoneDate } from '../milestones/slip.ts'
import { dayWindow, windowOf } from '../milestones/window.ts'
import { type Count, countFrom, numberFrom } from '../rollout/count.ts'
import type { DateWindow } from '../terms.ts'
import type { ReportDraft } from './contract.ts'
import { computedLights, type PlannedRollout, plannedRollout } from './light.ts'
import type { Thresholds } from './rule.ts'
import type { Computed } from './shapes.ts'

/** A date as typed; null when it cannot be read. A year that is left out is this one. */
export const dateIn = (text: string, today: string): DateWindow | null =>
  windowOf(text, { year: Number(today.slice(0, 4)) }).window

type Indicator = InitiativePage['indicators'][number]
type Typed = ReportDraft['counts'][number]
export type CountRead = { count: Count; denominator: number | null; planned: number | null; asOf: DateWindow }

/** A count as it will be appended; of what is not typed, what was said last holds. Else what is wrong with it. */
export function countIn(typed: Typed, { measurements }: Indicator, today: string): CountRead | CountFault {
  const last = measurements.at(-1)
  const count = countFrom(typed.value)
  const denominator = typed.denominator === null ? (last?.denominator ?? null) : numberFrom(typed.denominator)
  const planned = typed.planned === null ? (last?.planned ?? null) : numberFrom(typed.planned)
  const isRead = (typed.denominator === null || (denominator ?? 0) > 0) && (typed.planned === null || planned !== null)
  if (count === null || !isRead) return 'count'
  if (denominator !== null && count.value > denominator && count.qualifier !== 'more_than') return 'over'
  const asOf = typed.asOf.trim() === '' ? { ...dayWindow(today), text: null } : dateIn(typed.asOf, today)
  if (asOf === null) return 'date'
  // Nothing has been counted yet on a day to come.
  return asOf.earliest > today ? 'future' : { count, denominator, planned, asOf }
}
export type CountFault = 'count' | 'over' | 'date' | 'future'

export type Foreseen = Pick<InitiativePage, 'milestones' | 'indicators' | 'lifecycle'>

/** The computed lights with what the draft says; what cannot be read yet says nothing. */
export function computedWith(
  draft: ReportDraft,
  known: Foreseen,
  { statusDay, today, rules }: { statusDay: string; today: string; rules: Thresholds },
): Computed {
  const milestones = [
    ...known.milestones.map(one => ({ ...one, dates: [...one.dates, ...datesOf(draft, one.key, today)] })),
    ...addedIn(draft, today),
  ]
  return computedLights(
    {
      milestones: judgedMilestones(milestones, statusDay, known.lifecycle),
      costs: [],
      rollouts: known.indicators.filter(({ rollout }) => rollout).map(one => rolloutWith(draft, one, today)),
      risks: [],
    },
    statusDay,
    rules,
  )
}

function datesOf({ milestones }: ReportDraft, key: string, today: string): MilestoneDate[] {
  const given = milestones.find(one => one.key === key)
  return (['forecast', 'actual'] as const).flatMap(kind => {
    const window = given?.[kind] ? dateIn(given[kind], today) : null
    return window ? [{ kind, window, firstKnown: false, recordedOn: today }] : []
  })
}

const addedIn = ({ added }: ReportDraft, today: string): Milestone[] =>
  added.flatMap(({ key, title, forecast }) => {
    const window = dateIn(forecast, today)
    const dates = [{ kind: 'forecast' as const, window, firstKnown: false, recordedOn: today }]
    return window ? [{ key, title, titleEn: null, dates: dates.map(date => ({ ...date, window })) }] : []
  })

/** A count of a day before the last one is no news of how far it has come. */
function rolloutWith({ counts }: ReportDraft, indicator: Indicator, today: string): PlannedRollout {
  const last = indicator.measurements.at(-1)
  const typed = counts.find(({ key }) => key === indicator.key)
  const read = typed ? countIn(typed, indicator, today) : null
  const isNews = read !== null && typeof read !== 'string' && (!last || read.asOf.latest >= dayOf(last))
  return plannedRollout(indicator, isNews ? { value: read.count.value, planned: read.planned } : last)
}

const dayOf = ({ asOf, recordedOn }: Indicator['measurements'][number]) => asOf?.latest ?? recordedOn

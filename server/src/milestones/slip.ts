// How far a milestone moved, measured from window end to window end (domain.md §5).
import { heldOn, type Recorded } from '../db/holding.ts'
import type { NextMilestone } from '../portfolio/contract.ts'
import type { DateKind, DateWindow, Lifecycle } from '../terms.ts'
import { addMonths, compareDays, daysBetween, inOrder, monthsBetween } from './day.ts'

/** Days from the end of the plan's window to the end of the forecast's or actual date's; null without both. */
export function slipOf(plan: DateWindow | null, reached: DateWindow | null): number | null {
  return plan === null || reached === null ? null : daysBetween(plan.latest, reached.latest)
}

export type SlipUnit = 'day' | 'month' | 'year'
/** A slip as it is shown: a count with its sign, and the unit that the language puts words to. */
export type ShownSlip = { value: number; unit: SlipUnit }

const UNITS: readonly SlipUnit[] = ['day', 'month', 'year']

// A date no finer than a month, quarter or half-year, or a qualified year, is told in months; a bare year in years.
function unitLevel(window: DateWindow): number {
  if (window.precision === 'day' || window.precision === 'week') return 0
  return (window.precision === 'year' || window.precision === 'year_range') && window.qualifier === null ? 2 : 1
}

/** The unit of the coarser of two dates. */
export const slipUnit = (plan: DateWindow, reached: DateWindow): SlipUnit =>
  UNITS[Math.max(unitLevel(plan), unitLevel(reached))] ?? 'day'

/**
 * A slip in the coarser of the two dates' precisions: `{ value: 6, unit: 'month' }`. Below one whole unit it is told in the
 * next finer one: eight days past a year are eight days, never "0 years".
 */
export function shownSlip(plan: DateWindow, reached: DateWindow): ShownSlip {
  const backwards = reached.latest < plan.latest
  const [from, to] = backwards ? [reached.latest, plan.latest] : [plan.latest, reached.latest]
  const unit = slipUnit(plan, reached)
  const sign = backwards ? -1 : 1
  const whole = (months: number) => addMonths(from, months) <= to
  // A calendar month can be shorter than the average one, so what is at least one whole never rounds to none.
  const count = (months: number) => sign * Math.max(1, Math.round(monthsBetween(from, to) / months))
  if (unit === 'year' && whole(12)) return { value: count(12), unit }
  if (unit !== 'day' && whole(1)) return { value: count(1), unit: 'month' }
  return { value: sign * daysBetween(from, to), unit: 'day' }
}

/** One appended date of a milestone. */
export type MilestoneDate = Recorded & { kind: DateKind; window: DateWindow; firstKnown: boolean }
export type Milestone = Pick<Recorded, 'retractedOn'> & {
  key: string
  title: string
  titleEn: string | null
  dates: readonly MilestoneDate[]
}

export type MilestoneState = {
  /** The plan that holds: the latest one approved. */
  baseline: DateWindow | null
  originalBaseline: DateWindow | null
  /** The newest word since the original plan: a forecast, or a plan approved after it. */
  forecast: DateWindow | null
  actual: DateWindow | null
  /** When it is expected: the forecast, or else the plan; null when nobody has said. Stays when it is delivered. */
  expected: DateWindow | null
  /** Days against the original plan: the one shown. */
  slipDays: number | null
  /** Days against the plan that holds: the one behind the light. */
  slipAgainstApproved: number | null
  /** How many times the expected date moved later. */
  postponements: number
  /** Not delivered, and the whole window in which it was expected has passed. */
  overdue: boolean
  /** Not delivered, and the initiative has ended without it: nobody awaits it any more. */
  lapsed: boolean
}

const ENDED: readonly (Lifecycle | null)[] = ['discontinued', 'never_started', 'absorbed']

/** Whether an initiative's undelivered milestones have lapsed with it. */
const hasEnded = (lifecycle: Lifecycle | null) => ENDED.includes(lifecycle)

const isSame = (a: DateWindow, b: DateWindow) => a.latest === b.latest && a.earliest === b.earliest

/** A milestone as known on a day (all of its dates unless `knownAt` is given), judged as of `today` for an initiative in its lifecycle. */
export function milestoneState(
  dates: readonly MilestoneDate[],
  today: string,
  knownAt: string = '9999-12-31',
  lifecycle: Lifecycle | null = null,
): MilestoneState {
  let original: MilestoneDate | null = null
  let baseline: MilestoneDate | null = null
  let newest: MilestoneDate | null = null
  let actual: MilestoneDate | null = null
  let postponements = 0
  for (const date of seriesOf(dates, knownAt)) {
    if (date.kind === 'actual') {
      actual = date
      continue
    }
    if (date.kind === 'baseline') {
      original ??= date
      baseline = date
    }
    if (newest && date.window.latest > newest.window.latest) postponements += 1
    newest = date
  }
  const slip = (plan: MilestoneDate | null) => {
    // Nothing was said since the only plan; a plan approved anew is what is expected, and no slip against itself.
    const reached = actual?.window ?? (newest === original ? null : newest?.window)
    if (!plan || !reached) return null
    // The only plan that is printed says nothing of slip while the date is still the same.
    return plan.firstKnown && !actual && isSame(plan.window, reached) ? null : slipOf(plan.window, reached)
  }
  const expected = newest?.window ?? null
  const lapsed = actual === null && hasEnded(lifecycle)
  return {
    baseline: baseline?.window ?? null,
    originalBaseline: original?.window ?? null,
    forecast: newest === original ? null : (newest?.window ?? null),
    actual: actual?.window ?? null,
    expected,
    slipDays: slip(original),
    slipAgainstApproved: slip(baseline),
    postponements,
    overdue: actual === null && !lapsed && expected !== null && expected.latest < today,
    lapsed,
  }
}

const KIND_ORDER: Record<DateKind, number> = { baseline: 0, forecast: 1, actual: 2 }

// Oldest first; on one day the plan comes before the forecast that follows it, else the order in which they were given.
const seriesOf = (dates: readonly MilestoneDate[], knownAt: string) =>
  inOrder(
    dates.filter(date => heldOn(date, knownAt)),
    (a, b) => compareDays(a.recordedOn, b.recordedOn) || KIND_ORDER[a.kind] - KIND_ORDER[b.kind],
  )

/** A milestone with its state, as the overview's row and the time light ask about it. */
export type JudgedMilestone = { title: string; titleEn: string | null; state: MilestoneState }

/** Judged as of the status day, with the dates known by a day: all of them unless one is given. */
export const judgedMilestones = (
  milestones: readonly Milestone[],
  statusDay: string,
  lifecycle: Lifecycle | null,
  knownAt?: string,
): JudgedMilestone[] =>
  milestones.map(({ title, titleEn, dates }) => ({
    title,
    titleEn,
    state: milestoneState(dates, statusDay, knownAt, lifecycle),
  }))

/** Overdue, or expected a calendar month or more after the plan that holds. */
function isLate({ overdue, baseline, expected }: MilestoneState): boolean {
  return overdue || (baseline !== null && expected !== null && addMonths(baseline.latest, 1) <= expected.latest)
}

/**
 * The milestone that stands in an initiative's row. What is late goes before what is on time, so that the row shows the slip
 * that its time light speaks of; in each group the soonest expected first, overdue ones being the soonest; then one without a
 * date; and when all are delivered, the one delivered last.
 */
export function nextMilestone(milestones: readonly JudgedMilestone[]): NextMilestone | null {
  let next: JudgedMilestone | null = null
  for (const milestone of milestones) {
    if (next === null || goesBefore(milestone.state, next.state)) next = milestone
  }
  if (next === null) return null
  const { actual, expected, forecast, originalBaseline, slipDays, overdue, lapsed } = next.state
  return {
    title: next.title,
    titleEn: next.titleEn,
    state: actual ? 'delivered' : expected ? 'expected' : 'undated',
    forecast,
    baseline: originalBaseline,
    actual,
    slipDays,
    overdue,
    lapsed,
  }
}

function rankOf(state: MilestoneState): number {
  if (state.actual !== null) return 3
  if (state.expected === null) return 2
  return isLate(state) ? 0 : 1
}

function goesBefore(one: MilestoneState, other: MilestoneState): boolean {
  const rank = rankOf(one)
  const otherRank = rankOf(other)
  if (rank !== otherRank) return rank < otherRank
  // Of two delivered on the same day the one further down the plan is the last.
  if (one.actual && other.actual) return one.actual.latest >= other.actual.latest
  return one.expected !== null && other.expected !== null && one.expected.latest < other.expected.latest
}

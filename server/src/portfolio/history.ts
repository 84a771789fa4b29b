// Shapes a reading into the history: how every initiative stood in each round or half-year, by what was recorded until then.
import { heldOn } from '../db/holding.ts'
import { addDays, dayAt, daysBetween, lastDayOfMonth, monthOf, yearOf } from '../milestones/day.ts'
import { judgedMilestones } from '../milestones/slip.ts'
import { courseOf } from '../reports/course.ts'
import { isLit, standingAt } from '../reports/judged.ts'
import { lifecycleAt } from '../reports/lifecycle.ts'
import { computedLights, type PlannedRollout, rulesAt } from '../reports/light.ts'
import type { Sector } from '../terms.ts'
import type { History, HistoryCell, HistoryColumn, HistoryInitiative } from './contract.ts'
import { type Frame, portfolioOf, statusDayOf } from './directory.ts'
import { awaited, type Followed, followedInitiatives, lightRulesOf, outstandingOn } from './followed.ts'
import { groupRows } from './grouped.ts'
import type { HistoryReading, MeasuredRow } from './history-queries.ts'
import { namesOf } from './names.ts'
import { dayOfRound, overRounds, roundsAt } from './rounds.ts'

/** The history up to the frame's day. */
export function historyOf(reading: HistoryReading, frame: Frame): History {
  const columns = columnsOf(reading, frame.day)
  const times = columns.map(({ day }) => timeOf(reading, frame, day))
  const measured = groupRows(reading.measured)
  const followed = followedInitiatives(reading, frame)
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    unit: unitOf(reading.inRounds, columns),
    columns,
    assessed: followed.some(one => one.shown.judged.basis === 'assessed'),
    reported: followed.some(one => one.shown.judged.basis === 'reported'),
    focusAreas: reading.areas.map(([number, title, titleEn]) => ({ number, title, titleEn })),
    ...namesOf(
      reading,
      followed.map(one => one.shown),
    ),
    initiatives: reading.initiatives.map(([id], n) =>
      historyInitiative(followed[n] as Followed, measured.get(id) ?? [], times),
    ),
  }
}

type Time = ReturnType<typeof timeOf>

/** What frames every cell of a column: only what had been recorded by its day. */
function timeOf(reading: HistoryReading, { portfolio }: Frame, day: string) {
  const statusDay = statusDayOf({ portfolio, day })
  return {
    asked: { rounds: roundsAt(reading, day), day, concludedOn: portfolio.concludedOn },
    statusDay,
    rules: rulesAt(lightRulesOf(reading), statusDay),
  }
}

function historyInitiative(
  followed: Followed,
  measured: readonly MeasuredRow[],
  times: readonly Time[],
): HistoryInitiative {
  const { code, title, focusArea, owners, programmes, lit, judged, computed, lifecycle } = followed.shown
  return {
    code,
    title,
    focusArea,
    owners,
    programmes,
    now: { judged: lit ? judged.overall : null, computed: computed.overall, lifecycle },
    cells: times.map(time => cellAt(followed, measured, time)),
  }
}

function cellAt(
  { reports, lifecycles, milestones, outstanding, recordedOn, shown }: Followed,
  measured: readonly MeasuredRow[],
  { asked, statusDay, rules }: Time,
): HistoryCell | null {
  const { day } = asked
  if (recordedOn > day) return null
  const lifecycle = lifecycleAt(lifecycles, day)
  const course = courseOf(reports, lifecycles, { ...asked, code: shown.code, since: recordedOn })
  const { overall } = awaited(standingAt(course, reports, day), lifecycle)
  const known = {
    milestones: judgedMilestones(milestones, statusDay, lifecycle, day),
    costs: [],
    rollouts: rolloutsAt(measured, day),
    risks: [],
  }
  const judged = isLit(lifecycle, outstandingOn(outstanding, day), overall) ? overall : null
  const computed = computedLights(known, statusDay, rules).overall
  return judged === null && computed === null && lifecycle === null ? null : { judged, computed, lifecycle }
}

/** Of each rollout the measurement that was the newest on a day. */
function rolloutsAt(measured: readonly MeasuredRow[], day: string): PlannedRollout[] {
  const newest = new Map<number, PlannedRollout>()
  for (const [, indicator, title, titleEn, sector, done, planned, recordedOn, retractedOn] of measured) {
    if (heldOn({ recordedOn, retractedOn }, day))
      newest.set(indicator, { title, titleEn, sector: sector as Sector | null, done, planned })
  }
  return [...newest.values()]
}

type Known = Pick<HistoryReading, 'inRounds' | 'rounds' | 'initiatives'>

/** A column per round that is over or whose deadline it is; without rounds one per half-year from the first day anything was known. */
export function columnsOf({ inRounds, rounds, initiatives }: Known, shown: string): HistoryColumn[] {
  if (inRounds) {
    return overRounds({ rounds }, shown).map(({ round }, n, over) => {
      const [, name, , , , from, to, , closing] = round
      return { name, period: { from, to }, day: dayOfRound(round, over[n + 1]?.round, shown), closing }
    })
  }
  let first = shown
  for (const [, , , , , recordedOn] of initiatives) if (recordedOn < first) first = recordedOn
  return initiatives.length === 0 ? [] : halfYearsBetween(first, shown)
}

/** The half-years from one day to another; the last one stands for as much of it as has passed. */
export function halfYearsBetween(first: string, shown: string): HistoryColumn[] {
  const columns: HistoryColumn[] = []
  let from = dayAt(yearOf(first), monthOf(first) <= 6 ? 1 : 7, 1)
  while (from <= shown) {
    const to = lastDayOfMonth(yearOf(from), monthOf(from) + 5)
    columns.push({ name: null, period: { from, to }, day: to < shown ? to : shown, closing: null })
    from = addDays(to, 1)
  }
  return columns
}

const QUARTER_DAYS = [85, 97] as const

/** Rounds of about a quarter each count quarters. */
export function unitOf(inRounds: boolean, columns: readonly HistoryColumn[]): History['unit'] {
  if (!inRounds) return 'half_year'
  const [least, most] = QUARTER_DAYS
  const isQuarter = ({ period }: HistoryColumn) => {
    const days = daysBetween(period.from, period.to)
    return days >= least && days <= most
  }
  return columns.every(isQuarter) ? 'quarter' : 'round'
}

// The milestones of an invented initiative: planned once, forecast again and again, reached early, late or not yet.
import { addDays, addMonths, monthsBetween } from '../server/src/milestones/day.ts'
import type { Sector } from '../server/src/terms.ts'
import type { Bundle } from '../server/src/transfer/bundle-schema.ts'
import type { Dice } from './dice.ts'
import { ROUNDS, spokenOf, type Told } from './practice-dates.ts'
import { type Course, isUnderWay, lifecycleIn } from './practice-life.ts'
import { MILESTONES } from './practice-words.ts'

type Milestone = NonNullable<Bundle['initiatives'][number]['milestones']>[number]
type MilestoneDate = NonNullable<Milestone['dates']>[number]
type Window = MilestoneDate['window']

const SLIPS = [
  [0, 50],
  [-1, 4],
  [-2, 3],
  [1, 9],
  [2, 9],
  [3, 8],
  [4, 6],
  [6, 6],
  [9, 3],
  [14, 2],
] as const

export type Planned = {
  milestones: Milestone[]
  /** How many months the worst open milestone is late as known in a round; null when none is open. */
  slipIn: (round: number) => number | null
}

/** The last milestone with the sectors that use the solution from then on; now and then one is told of later than the others. */
export function withGoLives(
  milestones: Milestone[],
  sectors: readonly Sector[],
  told: Told,
  later: number,
): Milestone[] {
  return milestones.map(milestone =>
    milestone.title === MILESTONES.rollout
      ? {
          ...milestone,
          goLives: sectors.map((sector, n) => {
            const { recordedOn, sources } = n === 0 ? milestone : told.inRound(later)
            return { key: `${milestone.key}-${sector}`, sector, ...(recordedOn && { recordedOn }), sources }
          }),
        }
      : milestone,
  )
}

export function milestonesOf(code: string, course: Course, dice: Dice, told: Told): Planned {
  const stages = (['planned', 'in_development', 'rollout'] as const).filter(stage => course.ends[stage] > course.first)
  const milestones = stages.map(stage => milestoneOf(`${code}-${stage.replace('_', '-')}`, stage, course, dice, told))
  return { milestones, slipIn: round => worstSlip(milestones, told.calendar.deadline(round)) }
}

function milestoneOf(key: string, stage: keyof typeof MILESTONES, course: Course, dice: Dice, told: Told): Milestone {
  const { first } = course
  const { calendar } = told
  const end = course.ends[stage]
  // Now and then somebody forgets to say that it is done, or it is simply late.
  const isForgotten = end > ROUNDS - 4 && dice.chance(0.35)
  const isReached = end < ROUNDS && isUnderWay(lifecycleIn(course, end - 1)) && !isForgotten
  // What is stopped for good was still planned for some day.
  const day = addDays(calendar.deadline(Number.isFinite(end) ? end : first + dice.between(4, 9)), -dice.between(3, 80))
  const slip = dice.weigh(SLIPS)
  const plannedDay = addMonths(day, -slip)
  const known = calendar.deadline(first)
  const plan = plannedDay > addDays(known, 20) ? plannedDay : day
  const speak = (of: string, round: number): Window =>
    spokenOf(of, Math.max(0, monthsBetween(calendar.deadline(round), of)), dice)
  const dates: MilestoneDate[] = []
  const say = (kind: MilestoneDate['kind'], window: Window, round: number) =>
    dates.push({ key: `${key}-${kind}-${dates.length + 1}`, kind, window, ...told.inRound(round) })

  const baseline = speak(plan, first)
  say('baseline', baseline, first)
  say('forecast', baseline, first)
  for (const [round, forecast] of movesOf(plan, day, first, Math.min(end - 1, lastRoundUnderWay(course)), dice))
    say('forecast', speak(forecast, round), round)
  if (isReached) say('actual', speak(day, end), end)
  return { key, title: MILESTONES[stage], dates, ...told.inRound(first) }
}

function lastRoundUnderWay(course: Course): number {
  for (let round = ROUNDS - 1; round > course.first; round--) if (isUnderWay(lifecycleIn(course, round))) return round
  return course.first
}

/** In which rounds the date is moved, and where to: step by step from the plan to what it became. */
function movesOf(plan: string, day: string, first: number, last: number, dice: Dice): [round: number, day: string][] {
  const span = last - first
  if (span < 1) return []
  if (plan === day) return dice.chance(0.3) ? [[dice.between(first + 1, last), day]] : []
  const moves = Math.min(dice.between(1, 3), span)
  const months = monthsBetween(plan, day)
  return Array.from({ length: moves }, (_, n) => [
    first + Math.max(1, Math.round((span * (n + 1)) / moves)),
    n === moves - 1 ? day : addMonths(plan, Math.round((months * (n + 1)) / moves)),
  ])
}

function worstSlip(milestones: readonly Milestone[], day: string): number | null {
  const slips = milestones.flatMap(({ dates = [] }) => {
    const known = dates.filter(({ recordedOn = '' }) => recordedOn <= day)
    const baseline = known.find(({ kind }) => kind === 'baseline')
    const forecast = known.findLast(({ kind }) => kind === 'forecast')
    if (baseline === undefined || known.some(({ kind }) => kind === 'actual')) return []
    return [monthsBetween(baseline.window.latest, (forecast ?? baseline).window.latest)]
  })
  return slips.length === 0 ? null : Math.max(...slips)
}

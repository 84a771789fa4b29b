// How an invented initiative reports round by round: lights that wander, words that fit, and now and then no report.
import { DIMENSIONS, type Dimension, type Light } from '../server/src/terms.ts'
import type { Bundle } from '../server/src/transfer/bundle-schema.ts'
import type { Dice } from './dice.ts'
import { LATE, ROUNDS, type Told } from './practice-dates.ts'
import { type Course, isUnderWay, lifecycleIn } from './practice-life.ts'
import type { Planned } from './practice-milestones.ts'
import { CALM, OVERRIDE, troubleWith } from './practice-words.ts'

type Report = Bundle['reports'][number]
const LEVELS = ['green', 'yellow', 'red'] as const satisfies readonly Light[]
type Lights = Record<Dimension, number>

/** How far the rollout has come of what was planned for a round; null before it begins. */
export type ShareIn = (round: number) => number | null

const MISSED = 0.06

export function reportsOf(code: string, course: Course, planned: Planned, shareIn: ShareIn, dice: Dice, told: Told) {
  const reports: Report[] = []
  const levels: Lights = { time: 0, economy: 0, delivery: 0, risk: dice.between(0, 1) }
  const habit = dice.chance(0.12) ? 0.35 : MISSED
  for (let round = course.first; round < ROUNDS; round++) {
    wander(levels, dice)
    if (!isUnderWay(lifecycleIn(course, round)) || dice.chance(habit)) continue
    const lights = { ...levels, time: judgedTime(planned.slipIn(round), levels.time, dice) }
    const share = shareIn(round)
    if (share !== null && !dice.chance(0.15)) lights.delivery = share >= 0.9 ? 0 : share >= 0.7 ? 1 : 2
    reports.push(reportIn(code, round, lights, dice, told))
  }
  return reports
}

/** Most things stay as they were; what is bad gets better more often than what is good gets worse. */
function wander(levels: Lights, dice: Dice): void {
  for (const dimension of DIMENSIONS) {
    const now = levels[dimension]
    if (now < 2 && dice.chance(now === 0 ? 0.06 : 0.07)) levels[dimension] = now + 1
    else if (now > 0 && dice.chance(0.25)) levels[dimension] = now - 1
  }
}

/** Owners see a slip mostly as it is, sometimes a step too kindly: the watermelon. */
function judgedTime(slip: number | null, otherwise: number, dice: Dice): number {
  if (slip === null) return Math.min(otherwise, 1)
  const computed = slip < 1 ? 0 : slip <= 3 ? 1 : 2
  if (computed > 0 && dice.chance(0.22)) return computed - 1
  return computed === 0 && dice.chance(0.04) ? 1 : computed
}

function reportIn(code: string, round: number, lights: Lights, dice: Dice, told: Told): Report {
  const worst = DIMENSIONS.reduce<Dimension>((a, b) => (lights[b] > lights[a] ? b : a), 'time')
  const kinder = lights[worst] > 0 && dice.chance(0.06)
  const overall = lights[worst] - (kinder ? 1 : 0)
  const late = round % 4 === 1 && dice.chance(0.08)
  const light = (level: number): Light => LEVELS[level] ?? 'red'
  const trouble = lights[worst] > 0 ? troubleWith(worst, light(lights[worst]), dice.between(0, 1)) : null
  const deadline = told.calendar.deadline(round)
  return {
    key: `${code}-${told.roundKey(round)}`,
    initiative: code,
    round: told.roundKey(round),
    asOf: { earliest: deadline, latest: deadline },
    basis: 'reported',
    overall: light(overall),
    time: light(lights.time),
    economy: light(lights.economy),
    delivery: light(lights.delivery),
    risk: light(lights.risk),
    narrative: trouble ?? dice.pick(CALM),
    ...(trouble !== null && { reason: kinder ? OVERRIDE : trouble }),
    ...(late && { late }),
    ...told.inRound(round, late ? LATE : 0),
  }
}

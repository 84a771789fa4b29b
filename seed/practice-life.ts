// The course of an invented initiative: which lifecycle it has in each round, and where its milestones were planned.
import type { Lifecycle } from '../server/src/terms.ts'
import type { Dice } from './dice.ts'

/** Rounds are counted from 0; a round of the future has a number too. */
export type Step = { round: number; lifecycle: Lifecycle }
export type Course = {
  /** The round in which it is first spoken of. */
  first: number
  steps: Step[]
  /** The round in which a stage ends, known by now or not; infinite when it never does. */
  ends: Record<(typeof STAGES)[number], number>
}

const STAGES = ['planned', 'in_development', 'rollout'] as const
const LENGTHS = { planned: [2, 5], in_development: [6, 13], rollout: [6, 15] } as const

export function courseOf(dice: Dice, rounds: number): Course {
  const first = dice.chance(0.7) ? 0 : dice.between(1, rounds - 4)
  const start = startOf(dice, first === 0)
  const ends = { planned: first, in_development: first, rollout: first }
  const steps: Step[] = []
  let at = first
  for (const stage of STAGES.slice(STAGES.indexOf(start))) {
    const [least, most] = LENGTHS[stage]
    // What was under way when the first round asked has part of its stage behind it.
    const length = dice.between(least, most) - (stage === start && first === 0 ? dice.between(0, least - 1) : 0)
    steps.push({ round: at, lifecycle: stage })
    at += length
    ends[stage] = at
  }
  const end = dice.weigh([
    ['in_operation', 6],
    ['completed', 2.5],
    ['handed_over', 1.5],
  ] as const)
  steps.push({ round: at, lifecycle: end })
  const course = disturbed(dice, { first, ends, steps }, rounds)
  return { ...course, steps: course.steps.filter(({ round }) => round < rounds) }
}

const startOf = (dice: Dice, fromTheStart: boolean) =>
  dice.weigh(
    fromTheStart
      ? ([
          ['planned', 5],
          ['in_development', 4],
          ['rollout', 1],
        ] as const)
      : ([
          ['planned', 8],
          ['in_development', 2],
        ] as const),
  )

/** Some are stopped for a while, some for good. */
function disturbed(dice: Dice, course: Course, rounds: number): Course {
  const round = dice.between(course.first + 2, Math.max(course.first + 3, rounds - 2))
  const before = course.steps.filter(step => step.round < round)
  const current = before.at(-1)
  const kind = dice.weigh([
    ['none', 82],
    ['paused', 9],
    ['discontinued', 5],
    ['never_started', 2],
    ['absorbed', 2],
  ] as const)
  if (kind === 'none' || current === undefined || !isUnderWay(current.lifecycle)) return course
  if (kind === 'never_started' && current.lifecycle !== 'planned') return course
  const stop: Step = { round, lifecycle: kind }
  const pause = kind === 'paused' && dice.chance(0.65) ? dice.between(2, 4) : Number.POSITIVE_INFINITY
  const later = (end: number) => (end > round ? end + pause : end)
  const { planned, in_development, rollout } = course.ends
  const ends = { planned: later(planned), in_development: later(in_development), rollout: later(rollout) }
  const after = course.steps.filter(step => step.round > round).map(step => ({ ...step, round: step.round + pause }))
  const restart = { round: round + pause, lifecycle: lifecycleIn(course, round) ?? current.lifecycle }
  return { ...course, ends, steps: [...before, stop, restart, ...after] }
}

/** The lifecycle that holds in a round. */
export const lifecycleIn = ({ steps }: Course, round: number): Lifecycle | undefined =>
  steps.findLast(step => step.round <= round)?.lifecycle

export const isUnderWay = (lifecycle: Lifecycle | undefined) =>
  lifecycle === 'planned' || lifecycle === 'in_development' || lifecycle === 'rollout'

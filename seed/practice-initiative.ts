// One invented initiative with everything that was said about it over the rounds.
import type { Lifecycle, Sector } from '../server/src/terms.ts'
import type { Bundle } from '../server/src/transfer/bundle-schema.ts'
import { type Dice, diceOf } from './dice.ts'
import { ROUNDS, type Told } from './practice-dates.ts'
import { type Course, courseOf, lifecycleIn } from './practice-life.ts'
import { milestonesOf, withGoLives } from './practice-milestones.ts'
import { reportsOf, type ShareIn } from './practice-reports.ts'
import { BENEFITS, describe, OUTSTANDING, PROGRAMMES, PROJECTS, ROLLOUTS, STOPS, titleOf } from './practice-words.ts'

type Initiative = Bundle['initiatives'][number]
type Indicator = NonNullable<Initiative['indicators']>[number]
type LifecycleChange = NonNullable<Initiative['lifecycleChanges']>[number]

export const AREA_COUNT = 5
/** The nth initiative (from 0) of the portfolio: the areas take turns. */
export const codeOf = (n: number) => `${(n % AREA_COUNT) + 1}.${Math.floor(n / AREA_COUNT) + 1}`

export function initiativeOf(n: number, seed: number, owners: readonly string[], told: Told) {
  const dice = diceOf(seed, n)
  const code = codeOf(n)
  const area = n % AREA_COUNT
  const title = titleOf(area, Math.floor(n / AREA_COUNT))
  const course = courseOf(dice, ROUNDS)
  const planned = milestonesOf(code, course, dice, told)
  const rollout = rolloutOf(code, course, dice, told)
  const last = lifecycleIn(course, ROUNDS - 1)
  // Dice of their own: who uses it changes nothing else.
  const users = diceOf(seed, n, 1)
  const tellLater = Math.min(ROUNDS - 1, course.first + users.between(0, 3))
  const initiative: Initiative = {
    code,
    title,
    focusArea: area + 1,
    owners: [...new Set([dice.pick(owners), ...(dice.chance(0.3) ? [dice.pick(owners)] : [])])],
    ...told.inRound(course.first),
    description: { key: `${code}-beskrivelse`, text: describe(title), ...told.inRound(course.first) },
    lifecycleChanges: course.steps.map(({ round, lifecycle }, index) =>
      changeOf(`${code}-${index + 1}`, round, lifecycle, dice, told),
    ),
    milestones: withGoLives(planned.milestones, usersOf(rollout?.indicator.sector, users), told, tellLater),
    indicators: rollout === null ? [] : [rollout.indicator],
    projects: dice.chance(0.15) ? projectsOf(code, course, area, told) : [],
    dependencies: dependencyOf(n, dice, told, course.first),
    benefits: dice.chance(0.4) ? [benefitOf(code, course, dice, told)] : [],
    outstanding: last === 'in_operation' || last === 'paused' ? outstandingOf(code, dice, told) : [],
  }
  const reports = reportsOf(code, course, planned, rollout?.shareIn ?? (() => null), dice, told)
  return { initiative, reports }
}

/** The sectors that must take it into use: the one whose rollout is counted, and often another. */
function usersOf(counted: Sector | undefined, dice: Dice): Sector[] {
  const sector = () =>
    dice.weigh([
      ['municipalities', 6],
      ['practice', 4],
      ['regions', 3],
      ['state', 2],
      ['other', 1],
    ] as const)
  return [...new Set([counted ?? sector(), ...(dice.chance(0.6) ? [sector()] : [])])]
}

function changeOf(key: string, round: number, lifecycle: Lifecycle, dice: Dice, told: Told): LifecycleChange {
  const day = told.calendar.deadline(round)
  const reasons = STOPS[lifecycle]
  return {
    key,
    lifecycle,
    from: { earliest: day, latest: day, precision: 'day' },
    // Now and then nobody says why.
    ...(reasons && dice.chance(0.85) && { reason: dice.pick(reasons), decidedBy: ['Styregruppen'] }),
    ...told.inRound(round),
  }
}

/** How far it is rolled out, measured in every round of the rollout against a plan. */
function rolloutOf(code: string, course: Course, dice: Dice, told: Told) {
  const start = course.steps.find(({ lifecycle }) => lifecycle === 'rollout')?.round
  if (start === undefined || dice.chance(0.3)) return null
  const sector = dice.chance(0.7) ? 'municipalities' : 'regions'
  const { total, title, unit } = ROLLOUTS[sector]
  const length = Math.max(1, Math.min(course.ends.rollout, start + 14) - start)
  const pace = dice.weigh([
    [1.02, 5],
    [0.93, 3],
    [0.78, 2],
    [0.6, 1],
  ] as const)
  const plannedIn = (round: number) => Math.min(total, Math.round((total * (round - start + 1)) / length))
  const valueIn = (round: number) =>
    round >= start + length ? total : Math.min(total, Math.floor(plannedIn(round) * pace))
  const rounds = Array.from({ length: Math.min(length + 1, ROUNDS - start) }, (_, n) => start + n)
  const key = `${code}-udbredelse`
  const indicator: Indicator = {
    ...{ key, title, unit, sector, rollout: true, comparable: true, ...told.inRound(start) },
    measurements: rounds.map(round => {
      const day = told.calendar.deadline(round)
      return {
        ...{ key: `${key}-${told.roundKey(round)}`, value: valueIn(round), denominator: total },
        ...{ planned: plannedIn(round), asOf: { earliest: day, latest: day, precision: 'day' as const } },
        ...told.inRound(round),
      }
    }),
  }
  const shareIn: ShareIn = round => (round < start || plannedIn(round) === 0 ? null : valueIn(round) / plannedIn(round))
  return { indicator, shareIn }
}

function projectsOf(code: string, course: Course, area: number, told: Told): NonNullable<Initiative['projects']> {
  const programme = PROGRAMMES[area % PROGRAMMES.length]?.key
  return PROJECTS.map((name, index) => ({
    key: `${code}-projekt-${index + 1}`,
    name,
    ...(programme && { programme }),
    lifecycleChanges: course.steps
      .filter(({ lifecycle }) => index < 2 || lifecycle !== 'planned')
      .map(({ round, lifecycle }, step) => {
        const day = told.calendar.deadline(round)
        const from = { earliest: day, latest: day, precision: 'day' as const }
        const own: Lifecycle = index === 0 && lifecycle === 'rollout' ? 'completed' : lifecycle
        return { key: `${code}-projekt-${index + 1}-${step + 1}`, lifecycle: own, from, ...told.inRound(round) }
      }),
    ...told.inRound(course.first),
  }))
}

/** On an initiative that stands before it, so that it is there already. */
function dependencyOf(n: number, dice: Dice, told: Told, round: number): NonNullable<Initiative['dependencies']> {
  if (n === 0 || dice.chance(0.6)) return []
  const other = dice.between(Math.max(0, n - 30), n - 1)
  const on = titleOf(other % AREA_COUNT, Math.floor(other / AREA_COUNT))
  const text = { da: 'Bruger den andens løsning', en: "Uses the other's solution" }
  const key = `${codeOf(n)}-afhaengighed`
  return [{ key, kind: 'initiative', on, initiative: codeOf(other), text, ...told.inRound(round) }]
}

function benefitOf(code: string, course: Course, dice: Dice, told: Told) {
  const isReached = lifecycleIn(course, ROUNDS - 1) === 'in_operation'
  const round = isReached ? (course.steps.at(-1)?.round ?? course.first) : course.first
  const state = isReached ? ('realised' as const) : ('expected' as const)
  return { key: `${code}-gevinst`, state, text: dice.pick(BENEFITS), ...told.inRound(round) }
}

function outstandingOf(code: string, dice: Dice, told: Told): NonNullable<Initiative['outstanding']> {
  if (!dice.chance(0.4)) return []
  return [{ key: `${code}-udestaar`, text: dice.pick(OUTSTANDING), ...told.inRound(ROUNDS - 1) }]
}

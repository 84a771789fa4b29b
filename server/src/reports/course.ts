// The course of an initiative's judged light: what was said, what was missed and what put a light out, in the order it took effect.
import { heldOn, type Recorded } from '../db/holding.ts'
import { compareDays, inOrder } from '../milestones/day.ts'
import type { Over } from '../rounds/over.ts'
import type { Basis, Light, Words } from '../terms.ts'
import { isUnderWay, type LifecycleFact, type Phase, phasesUntil } from './lifecycle.ts'
import type { Outlook } from './shapes.ts'

/** As much of a report as the course is made from. */
export type GivenLight = Recorded & {
  asOf: string
  overall: Light | null
  roundKey: string | number | null
}
export type ReportDetails = {
  basis: Basis
  time: Light | null
  economy: Light | null
  delivery: Light | null
  risk: Light | null
  reason: Words | null
  outlook: Outlook | null
}
export type ReportFact = GivenLight & ReportDetails
/** A reporting round that is over as known on the day that is read, or may be answered on that day for the last time. */
export type RoundFact = Over & {
  key: string | number
  /** Codes of those that it asks; null for a round without a list. */
  asked: ReadonlySet<string> | null
}

/** What frames the reading of one initiative's reports. */
export type Asked = {
  /** The portfolio's rounds, what was over first stands first. */
  rounds: readonly RoundFact[]
  /** The day whose knowledge is shown. */
  day: string
  /** The day of the closing status; no report is awaited after it, unless a round asks for it by its list. */
  concludedOn: string | null
  /** The initiative's. */
  code: string
  /** The day it was first known; a round before that asks it only by its list. */
  since: string
}

/** How it stood from a day on: the report that holds, or the round that got none, or neither. */
export type Step<R extends GivenLight = GivenLight> = {
  day: string
  phase: Phase | null
  report: R | null
  missed: RoundFact | null
}

/** The steps known on the asked day, oldest first; several on one day are one after the other, the last one holds. */
export function courseOf<R extends GivenLight>(
  reports: readonly R[],
  changes: readonly LifecycleFact[],
  asked: Asked,
): Step<R>[] {
  const known = inOrder(
    reports.filter(report => heldOn(report, asked.day)),
    (a, b) => compareDays(a.asOf, b.asOf) || compareDays(a.recordedOn, b.recordedOn),
  )
  const phases = phasesUntil(changes, asked.day)
  const missed = missedRounds(known, phases, asked)
  const steps: Step<R>[] = []
  let step: Step<R> = { day: '', phase: null, report: null, missed: null }
  const add = (next: Step<R>) => {
    step = next
    steps.push(next)
  }
  let at = 0
  const addReportsBefore = (day: string) => {
    for (let report = known[at]; report && report.asOf < day; report = known[++at]) {
      add({ day: report.asOf, phase: step.phase, report, missed: null })
    }
  }
  // On one day the change of lifecycle comes first, then what was missed, then what was said.
  for (const turn of inOrder([...phases, ...missed.map(round => ({ ...round, day: round.overDay }))], byDay)) {
    addReportsBefore(turn.day)
    add('lifecycle' in turn ? entering(turn, step) : { day: turn.day, phase: step.phase, report: null, missed: turn })
  }
  addReportsBefore(AFTER_ALL)
  return steps
}

const AFTER_ALL = '~'
const byDay = (a: { day: string }, b: { day: string }) => compareDays(a.day, b.day)

/**
 * Leaving what is under way, or coming back to it, puts a light out unless it is from the new phase or given by somebody who
 * knew of it: a closing status may give a light to what is still outstanding.
 */
function entering<R extends GivenLight>(phase: Phase, before: Step<R>): Step<R> {
  const turns = isUnderWay(phase.lifecycle) !== (before.phase === null || isUnderWay(before.phase.lifecycle))
  const holds = !turns || (before.report !== null && before.report.recordedOn >= phase.recordedOn)
  return { day: phase.day, phase, report: holds ? before.report : null, missed: holds ? before.missed : null }
}

/** Whether a round got a report: its own, or one given outside the rounds in its time, after `from` and before it was over. */
export function isAnswered(reports: readonly GivenLight[], { key, overDay }: RoundFact, from: string | null): boolean {
  const falls = ({ asOf }: GivenLight) => from !== null && asOf > from && asOf <= overDay
  return reports.some(report => report.roundKey === key || (report.roundKey === null && falls(report)))
}

/** Whether a round asks an initiative: as its list says, or without one what was known and under way when it was over. */
export const isAskedBy = (
  { asked, overDay }: RoundFact,
  { code, since }: Pick<Asked, 'code' | 'since'>,
  phases: readonly Phase[],
) => (asked === null ? since <= overDay && isUnderWayOn(phases, overDay) : asked.has(code))

/** Where the phases put it on a day. */
const isUnderWayOn = (phases: readonly Phase[], day: string) =>
  isUnderWay(phases.findLast(phase => phase.day <= day)?.lifecycle ?? null)

/** The rounds that asked, that are over, and that got no answer. */
function missedRounds(reports: readonly GivenLight[], phases: readonly Phase[], asked: Asked): RoundFact[] {
  let previous: string | null = null
  return asked.rounds.filter(round => {
    const { overDay, isPast } = round
    const from = previous
    previous = overDay
    // A round that says whom it asks was opened here, also after the closing status.
    const isAwaited = asked.concludedOn === null || round.asked !== null || overDay <= asked.concludedOn
    return isPast && isAwaited && isAskedBy(round, asked, phases) && !isAnswered(reports, round, from)
  })
}

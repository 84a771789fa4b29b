// Where an initiative was in its life on a day, from its appended changes.
import { compareDays, inOrder } from '../milestones/day.ts'
import { type DateWindow, type Lifecycle, STAGE_OF } from '../terms.ts'

export type LifecycleFact = { lifecycle: Lifecycle; from: DateWindow | null; recordedOn: string }
/** A change with the day from which it counts. */
export type Phase = LifecycleFact & { day: string }

/**
 * The day from which a change counts: the last its window can mean, or the day it was recorded when that comes first inside the
 * window or no date is known. One announced for later waits for its window.
 */
function dayOfChange({ from, recordedOn }: LifecycleFact): string {
  if (from === null) return recordedOn
  return from.earliest <= recordedOn && recordedOn < from.latest ? recordedOn : from.latest
}

/** The changes that count by a day, in the order in which they took effect; of two on one day the one recorded last is last. */
export function phasesUntil(changes: readonly LifecycleFact[], day: string): Phase[] {
  const phases: Phase[] = []
  for (const change of changes) {
    const since = dayOfChange(change)
    if (since <= day && change.recordedOn <= day) phases.push({ ...change, day: since })
  }
  return inOrder(phases, (a, b) => compareDays(a.day, b.day) || compareDays(a.recordedOn, b.recordedOn))
}

/** Where it is on a day; null when that is not known. */
export const lifecycleAt = (changes: readonly LifecycleFact[], day: string): Lifecycle | null =>
  phasesUntil(changes, day).at(-1)?.lifecycle ?? null

export const isUnderWay = (lifecycle: Lifecycle | null) => lifecycle !== null && STAGE_OF[lifecycle] === 'under_way'

// How far a solution is rolled out: counted units of all, and never a missing count as zero.

export type Counted = { done: number | null; total: number | null }

/**
 * Share of the whole in percent, rounded down to a tenth so that only all of it is 100, and how many units remain.
 * Null where the count or the whole is not known.
 */
export function coverageOf({ done, total }: Counted): { share: number | null; remainder: number | null } {
  if (done === null || total === null || total <= 0) return { share: null, remainder: null }
  return { share: Math.floor((done * 1000) / total) / 10, remainder: Math.max(0, total - done) }
}

/** The rollout that stands in an initiative's row: the first, in the order the bundle gives them, that has a count. */
export const shownRollout = <Row extends { done: number | null }>(rollouts: readonly Row[]): Row | null =>
  rollouts.find(rollout => rollout.done !== null) ?? null

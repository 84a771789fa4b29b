import Type from 'typebox'
import { Strict } from '../http/contract.ts'
import { Day } from '../terms.ts'
import { Change, Counts, Portfolio } from './shapes.ts'

export const TwoDays = Strict({ from: Day, to: Day })

const Side = Type.Object({ day: Day, counts: Counts })

export const Comparison = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  /** The portfolio as the overview counts it on each of the two days. */
  from: Side,
  to: Side,
  /** Whether a light of the later day was read out of a source and not reported. */
  assessed: Type.Boolean(),
  /** Whether an owner reported one of them. */
  reported: Type.Boolean(),
  /** In the order of the overview's changes; within a kind the worst first. */
  changes: Type.Array(Change),
})
export type Comparison = Type.Static<typeof Comparison>

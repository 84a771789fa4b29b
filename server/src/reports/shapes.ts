// The lights as every answer about a portfolio gives them. They stand apart from what is asked of reports: the first page needs no form.
import Type from 'typebox'
import { Basis, Day, Dimension, Lifecycle, Light, Nullable, Sector, Words } from '../terms.ts'

export const LightOrUnknown = Nullable(Light)

/** Given by an owner or read out of a source. Null: not stated. */
export const Judged = Type.Object({
  overall: LightOrUnknown,
  time: LightOrUnknown,
  economy: LightOrUnknown,
  delivery: LightOrUnknown,
  risk: LightOrUnknown,
  basis: Nullable(Basis),
  asOf: Nullable(Day),
  reason: Nullable(Words),
  /** The last colour given before the light went out, with its day; shown hollow. */
  earlier: Nullable(Type.Object({ overall: Light, asOf: Day })),
})
export type Judged = Type.Static<typeof Judged>

/** Why a computed light has its colour, as data for a sentence in the reader's language. */
export const ComputedReason = Type.Object({
  dimension: Dimension,
  light: Light,
  kind: Type.Enum(['slip', 'overdue', 'rollout', 'overrun', 'residual_risk']),
  /** What it is about: the milestone's or the rollout's title. */
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  /** Slip or days overdue in days; share of the plan in percent for a rollout. */
  value: Type.Number(),
  sector: Nullable(Sector),
})
export type ComputedReason = Type.Static<typeof ComputedReason>

/** Computed by the rules in force. Null: nothing to compute from, never a guess. */
export const Computed = Type.Object({
  overall: LightOrUnknown,
  time: LightOrUnknown,
  economy: LightOrUnknown,
  delivery: LightOrUnknown,
  risk: LightOrUnknown,
  reasons: Type.Array(ComputedReason),
})
export type Computed = Type.Static<typeof Computed>

/** Steps from judged to computed: positive = computed is worse (the watermelon), negative = judged is worse. */
export const Gap = Type.Object({ dimension: Type.Union([Dimension, Type.Literal('overall')]), steps: Type.Integer() })
export type Gap = Type.Static<typeof Gap>

/** One point of the history strip: the light that held from `asOf` until the next point. */
export const HistoryPoint = Type.Object({
  asOf: Day,
  light: LightOrUnknown,
  lifecycle: Nullable(Lifecycle),
})
export type HistoryPoint = Type.Static<typeof HistoryPoint>

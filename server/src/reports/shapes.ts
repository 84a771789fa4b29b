// The lights as every answer about a portfolio gives them. They stand apart from what is asked of reports: the first page needs no form.
import Type from 'typebox'
import { Basis, Day, Dimension, Lifecycle, Light, Nullable, Sector, Words } from '../terms.ts'

export const LightOrUnknown = Nullable(Light)

/** What red leads to: back on plan, a new plan, or the end. */
export const RED_TRACKS = ['back_on_plan', 'new_plan', 'close'] as const

/** What goes with a report for whoever reads it: of the light that it gives, and what is asked for. */
export const Outlook = Type.Object({
  /** What would make it red, by when, and who helps; told where it is yellow. */
  yellow: Nullable(Type.Object({ trigger: Type.String(), by: Type.String(), help: Type.String() })),
  /** The way on that is named where it is red. */
  red: Nullable(Type.Object({ track: Type.Enum(RED_TRACKS) })),
  /** What the steering group is asked to decide. */
  decision: Nullable(Type.String()),
})
export type Outlook = Type.Static<typeof Outlook>

/** Why a light was kept against the rules; without a dimension the overall one. */
export const KeptReason = Type.Object({ dimension: Nullable(Dimension), reason: Type.String() })
export type KeptReason = Type.Static<typeof KeptReason>

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
  /** Null where nothing of it is told. */
  outlook: Nullable(Outlook),
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

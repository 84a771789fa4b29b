import Type from 'typebox'
import { LightOrUnknown } from '../reports/shapes.ts'
import { Day, Lifecycle, Nullable } from '../terms.ts'
import { FocusArea, KeptClosing, Portfolio } from './shapes.ts'

/** A time that is shown: a reporting round, or a half-year where there are no rounds. */
export const HistoryColumn = Type.Object({
  /** The round's name; a half-year has none. */
  name: Nullable(Type.String()),
  period: Type.Object({ from: Day, to: Day }),
  /** The day whose knowledge the column shows: nothing that was recorded later touches it. */
  day: Day,
  /** Of a round what is kept of its closing, as known on the day that is shown. */
  closing: Nullable(KeptClosing),
})
export type HistoryColumn = Type.Static<typeof HistoryColumn>

/** How an initiative stood; the overview of that day says the same. */
export const HistoryCell = Type.Object({
  /** Null where no light was followed. */
  judged: LightOrUnknown,
  computed: LightOrUnknown,
  lifecycle: Nullable(Lifecycle),
})
export type HistoryCell = Type.Static<typeof HistoryCell>

export const HistoryInitiative = Type.Object({
  code: Type.String(),
  title: Type.String(),
  focusArea: Type.Integer(),
  owners: Type.Array(Type.String()),
  programmes: Type.Array(Type.String()),
  /** On the day that is shown. */
  now: HistoryCell,
  /** One per column; null where nothing was known. */
  cells: Type.Array(Nullable(HistoryCell)),
})
export type HistoryInitiative = Type.Static<typeof HistoryInitiative>

export const History = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  /** What a column is: rounds a quarter apart count quarters. */
  unit: Type.Enum(['quarter', 'half_year', 'round']),
  columns: Type.Array(HistoryColumn),
  /** Whether a light that is shown was read out of a source and not reported. */
  assessed: Type.Boolean(),
  /** Whether an owner reported one of them. */
  reported: Type.Boolean(),
  focusAreas: Type.Array(FocusArea),
  organisations: Type.Record(Type.String(), Type.String()),
  programmes: Type.Record(Type.String(), Type.String()),
  initiatives: Type.Array(HistoryInitiative),
})
export type History = Type.Static<typeof History>

// What several answers about a portfolio say in the same words.
import Type from 'typebox'
import { LightOrUnknown } from '../reports/shapes.ts'
import { DateWindow, Day, Lifecycle, Light, Nullable, Words } from '../terms.ts'

export const Slug = Type.String({ minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' })

export const Portfolio = Type.Object({
  slug: Slug,
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  purpose: Nullable(Words),
  period: Type.Object({ from: Type.Integer(), to: Type.Integer() }),
  /** Invented data; every page that shows it says so. */
  invented: Type.Boolean(),
  /** The day of the closing status: lights and overdue dates are judged as of it, and no report is awaited after it unless a round asks by name. */
  concludedOn: Nullable(Day),
})
export type Portfolio = Type.Static<typeof Portfolio>

/** A portfolio in the list, with what the known-at bar needs. */
export const ListedPortfolio = Type.Object({
  ...Portfolio.properties,
  initiatives: Type.Integer(),
  /** Days on which something was recorded, oldest first: the stepper and the scrubber. */
  recordedDays: Type.Array(Day),
  /** The day that a reading without `knownAt` shows. */
  latestDay: Day,
})
export type ListedPortfolio = Type.Static<typeof ListedPortfolio>

/** A closing of a round of which what stood is kept; of several the last one known. */
export const KeptClosing = Type.Object({ round: Type.String({ description: 'its key' }), number: Type.Integer() })
export type KeptClosing = Type.Static<typeof KeptClosing>

export const FocusArea = Type.Object({ number: Type.Integer(), title: Type.String(), titleEn: Nullable(Type.String()) })

export const CountByLight = Type.Record(Light, Type.Integer())
export const CountByLifecycle = Type.Record(Lifecycle, Type.Integer())

/** How many stand where. */
export const Counts = Type.Object({
  initiatives: Type.Integer(),
  /** Of what is under way. */
  byLight: CountByLight,
  byLifecycle: CountByLifecycle,
  underWay: Type.Integer(),
  reached: Type.Integer(),
  notCarriedThrough: Type.Integer(),
  unknownLifecycle: Type.Integer(),
  /** Reached or not carried through, with something of the plan still outstanding. */
  withOutstanding: Type.Integer(),
  reachedWithOutstanding: Type.Integer(),
})
export type Counts = Type.Static<typeof Counts>

/** What is worse first: the order in which changes are told. */
export const CHANGE_KINDS = [
  'worsened',
  'improved',
  'reached',
  'stopped',
  'missing',
  'contested',
  'date_moved',
  'first_status',
  'first_known',
] as const

export const Change = Type.Object({
  /** `first_known`: the initiative itself was not known before; `first_status`: it was, without a light or a stage. */
  kind: Type.Enum(CHANGE_KINDS),
  code: Type.String(),
  title: Type.String(),
  from: Type.Object({ light: LightOrUnknown, lifecycle: Nullable(Lifecycle) }),
  to: Type.Object({ light: LightOrUnknown, lifecycle: Nullable(Lifecycle) }),
  /** For a moved date: its milestone, how many days it moved, and between which dates. */
  milestone: Nullable(Type.String()),
  days: Nullable(Type.Integer()),
  moved: Nullable(Type.Object({ from: DateWindow, to: DateWindow })),
  /** For what became contested: the organisations that see it otherwise since then. */
  by: Type.Array(Type.String({ description: 'abbreviation' })),
})
export type Change = Type.Static<typeof Change>

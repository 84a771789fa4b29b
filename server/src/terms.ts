// The domain's words as schemas and types, one word per thing from SQL to screen. Imports nothing of ours.
import Type from 'typebox'

export const LIGHTS = ['green', 'yellow', 'red', 'not_reported'] as const
/** How it goes against what was agreed. `not_reported` is hollow and never inherits an old colour. */
export type Light = (typeof LIGHTS)[number]
export const Light = Type.Enum(LIGHTS)

/** The lights that are a colour, the best first. */
export const COLOURS = ['green', 'yellow', 'red'] as const satisfies readonly Light[]
export type Colour = (typeof COLOURS)[number]
export const Colour = Type.Enum(COLOURS)

/** The worst of the lights that are a colour; null when none is (domain.md §4). */
export const worstOf = (lights: readonly (Light | null)[]): Colour | null =>
  COLOURS.findLast(colour => lights.includes(colour)) ?? null

export const DIMENSIONS = ['time', 'economy', 'delivery', 'risk'] as const
export type Dimension = (typeof DIMENSIONS)[number]
export const Dimension = Type.Enum(DIMENSIONS)

export const LIFECYCLES = [
  'planned',
  'in_development',
  'rollout',
  'in_operation',
  'completed',
  'handed_over',
  'paused',
  'discontinued',
  'never_started',
  'absorbed',
] as const
/** Where an initiative or project is in its life. Never a light. */
export type Lifecycle = (typeof LIFECYCLES)[number]
export const Lifecycle = Type.Enum(LIFECYCLES)

/** The three groups of the summary: under way, reached, not carried through. */
export const STAGES = ['under_way', 'reached', 'not_carried_through'] as const
export type Stage = (typeof STAGES)[number]
export const Stage = Type.Enum(STAGES)

/** Which group of the summary a lifecycle counts in; lights apply to what is under way (domain.md §3). */
export const STAGE_OF: Record<Lifecycle, Stage> = {
  planned: 'under_way',
  in_development: 'under_way',
  rollout: 'under_way',
  in_operation: 'reached',
  completed: 'reached',
  handed_over: 'reached',
  absorbed: 'reached',
  paused: 'not_carried_through',
  discontinued: 'not_carried_through',
  never_started: 'not_carried_through',
}

export const SECTORS = ['state', 'regions', 'municipalities', 'practice', 'other'] as const
export type Sector = (typeof SECTORS)[number]
export const Sector = Type.Enum(SECTORS)

export const ROLES = ['reader', 'owner', 'programme_office', 'administrator'] as const
/** What somebody is signed in as (domain.md §8); an owner is one for an organisation. */
export type Role = (typeof ROLES)[number]
export const Role = Type.Enum(ROLES)

export const BASES = ['reported', 'assessed'] as const
/** `reported` by an owner, or `assessed` from a source's text (domain.md §7). */
export type Basis = (typeof BASES)[number]
export const Basis = Type.Enum(BASES)

export const PRECISIONS = ['day', 'week', 'month', 'quarter', 'half_year', 'year', 'year_range'] as const
export type Precision = (typeof PRECISIONS)[number]
export const Precision = Type.Enum(PRECISIONS)

export const QUALIFIERS = [
  'primo',
  'medio',
  'ultimo',
  'winter',
  'spring',
  'summer',
  'autumn',
  'winter_spring',
  'spring_summer',
] as const
/** What narrows a year or a month: primo, medio, ultimo or a season. */
export type Qualifier = (typeof QUALIFIERS)[number]
export const Qualifier = Type.Enum(QUALIFIERS)

export const DATE_KINDS = ['baseline', 'forecast', 'actual'] as const
export type DateKind = (typeof DATE_KINDS)[number]
export const DateKind = Type.Enum(DATE_KINDS)

export const MEETING_DATE_KINDS = ['announced', 'held', 'cancelled'] as const
/** What a meeting's date says: when it was to be, when it was, or that it is not to be then after all. */
export type MeetingDateKind = (typeof MEETING_DATE_KINDS)[number]
export const MeetingDateKind = Type.Enum(MEETING_DATE_KINDS)

export const SURENESS = ['about', 'at_least', 'at_most', 'just_over', 'just_under', 'less_than', 'more_than'] as const
/** How sure a count is. */
export type Sureness = (typeof SURENESS)[number]

export const DEPENDENCY_KINDS = [
  'initiative',
  'law',
  'standard',
  'register',
  'supplier',
  'organisation',
  'infrastructure',
  'agreement',
  'funding',
  'other',
] as const
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number]
export const DependencyKind = Type.Enum(DEPENDENCY_KINDS)

/** An ISO day, `YYYY-MM-DD`, that exists in the calendar. */
export const Day = Type.String({ format: 'day', description: 'YYYY-MM-DD' })

/** A text in Danish, with an English reading where there is one. */
export const Words = Type.Object({ da: Type.String(), en: Type.Union([Type.String(), Type.Null()]) })
export type Words = Type.Static<typeof Words>

/** A date as fuzzy as it was stated: the first and last day it can mean, and the words as printed. */
export const DateWindow = Type.Object({
  earliest: Day,
  latest: Day,
  precision: Precision,
  qualifier: Type.Union([Qualifier, Type.Null()]),
  text: Type.Union([Type.String(), Type.Null()]),
})
export type DateWindow = Type.Static<typeof DateWindow>

/** A document and the place in it behind a fact. `number` is the foot note's, per initiative. */
export const Source = Type.Object({
  number: Type.Integer(),
  document: Type.String({ description: 'key of the document' }),
  title: Type.String(),
  /** The day it was written or held, or the days it lies between. */
  date: Type.Union([Type.Object({ earliest: Day, latest: Day }), Type.Null()]),
  locator: Type.String(),
})
export type Source = Type.Static<typeof Source>

/** A part or one value, never undefined: the screen says "ikke oplyst" where the answer is null. */
export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

import Type from 'typebox'
import { contract, get, Strict } from '../http/contract.ts'
import { Computed, Gap, HistoryPoint, Judged, LightOrUnknown } from '../reports/contract.ts'
import { DateWindow, Day, Lifecycle, Light, Nullable, Sector, Words } from '../terms.ts'
import { LIST_READS, READING_READS } from './reads.ts'

export { Computed, ComputedReason, Gap, HistoryPoint, Judged } from '../reports/contract.ts'

const Slug = Type.String({ minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' })
export const BySlug = Strict({ slug: Slug })
export const KnownAt = Strict({ knownAt: Type.Optional(Day) })
/** `rows` asks for the first so many initiatives only, in the order of their codes: a large portfolio's first screen. */
export const OverviewView = Strict({
  knownAt: Type.Optional(Day),
  rows: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,4}$', description: 'a whole number from 1 to 99999' })),
})

export const Portfolio = Type.Object({
  slug: Slug,
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  purpose: Nullable(Words),
  period: Type.Object({ from: Type.Integer(), to: Type.Integer() }),
  /** Invented data; every page that shows it says so. */
  invented: Type.Boolean(),
  /** The day of the closing status: lights and overdue dates are judged as of it, and no report is awaited after it. */
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

export const NextMilestone = Type.Object({
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  /** `delivered` when nothing is ahead and the last one reached stands here. */
  state: Type.Enum(['expected', 'delivered', 'undated']),
  forecast: Nullable(DateWindow),
  baseline: Nullable(DateWindow),
  actual: Nullable(DateWindow),
  /** Days from the end of the original plan's window to the end of the forecast's or actual date's; null without a plan. */
  slipDays: Nullable(Type.Integer()),
  overdue: Type.Boolean(),
})
export type NextMilestone = Type.Static<typeof NextMilestone>

export const Rollout = Type.Object({
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  done: Type.Number(),
  total: Nullable(Type.Number()),
  unit: Type.String(),
  unitEn: Nullable(Type.String()),
  sector: Nullable(Sector),
  qualifier: Nullable(Type.String()),
  asOf: Nullable(Day),
})
export type Rollout = Type.Static<typeof Rollout>

export const OverviewInitiative = Type.Object({
  code: Type.String(),
  title: Type.String(),
  titleNote: Nullable(Words),
  focusArea: Type.Integer(),
  owners: Type.Array(Type.String({ description: 'abbreviation; the first is accountable' })),
  programmes: Type.Array(Type.String({ description: 'key of a programme one of its projects belongs to' })),
  lifecycle: Nullable(Lifecycle),
  /** Whether a light is followed: under way, or something of the plan still outstanding (domain.md §3). */
  lit: Type.Boolean(),
  outstanding: Type.Integer(),
  judged: Judged,
  computed: Computed,
  gaps: Type.Array(Gap),
  history: Type.Array(HistoryPoint),
  nextMilestone: Nullable(NextMilestone),
  rollout: Nullable(Rollout),
  /** The day the latest fact about it was recorded. */
  updatedAt: Nullable(Day),
})
export type OverviewInitiative = Type.Static<typeof OverviewInitiative>

export const FocusArea = Type.Object({ number: Type.Integer(), title: Type.String(), titleEn: Nullable(Type.String()) })

const CountByLight = Type.Record(Light, Type.Integer())
const CountByLifecycle = Type.Record(Lifecycle, Type.Integer())

/** A focus area with its mix: lights of what is under way, and lifecycles of all. */
export const CountedFocusArea = Type.Object({
  ...FocusArea.properties,
  initiatives: Type.Integer(),
  byLight: CountByLight,
  byLifecycle: CountByLifecycle,
})
export type CountedFocusArea = Type.Static<typeof CountedFocusArea>

export const Change = Type.Object({
  kind: Type.Enum(['worsened', 'improved', 'reached', 'stopped', 'missing', 'date_moved', 'first_known']),
  code: Type.String(),
  title: Type.String(),
  from: Type.Object({ light: LightOrUnknown, lifecycle: Nullable(Lifecycle) }),
  to: Type.Object({ light: LightOrUnknown, lifecycle: Nullable(Lifecycle) }),
  /** For a moved date: its milestone and how many days it moved. */
  milestone: Nullable(Type.String()),
  days: Nullable(Type.Integer()),
})
export type Change = Type.Static<typeof Change>

export const Overview = Type.Object({
  portfolio: Portfolio,
  /** Of what is shown; also the ETag. Two answers with the same revision are the same. */
  revision: Type.String(),
  /** The day whose knowledge is shown: the one asked for, or for the latest the last day that counts. */
  knownAt: Day,
  counts: Type.Object({
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
  }),
  changes: Type.Object({ since: Nullable(Day), items: Type.Array(Change) }),
  /** The round that asked last, if rounds are used. */
  round: Nullable(
    Type.Object({ name: Type.String(), deadline: Day, reported: Type.Integer(), expected: Type.Integer() }),
  ),
  focusAreas: Type.Array(CountedFocusArea),
  /** Abbreviation → name of the owners that occur. */
  organisations: Type.Record(Type.String(), Type.String()),
  programmes: Type.Record(Type.String(), Type.String()),
  initiatives: Type.Array(OverviewInitiative),
})
export type Overview = Type.Static<typeof Overview>

/** So many rows come with the first answer; boot.js asks for the same. A larger portfolio's other rows follow. */
export const FIRST_ROWS = 60

export type Drawing = {
  language: 'da' | 'en'
  slug: string
  /** The day that the address asks for. */
  day: string | undefined
  portfolios: ListedPortfolio[]
  overview: Overview
}
/** What the web app's build for the server exports: an overview as HTML, or null where it is the browser's to draw. */
export type DrawOverview = (drawing: Drawing) => { title: string; html: string } | null

export const TimelineMilestone = Type.Object({
  key: Type.String(),
  title: Type.String(),
  titleEn: Nullable(Type.String()),
  baseline: Nullable(DateWindow),
  forecast: Nullable(DateWindow),
  actual: Nullable(DateWindow),
  slipDays: Nullable(Type.Integer()),
  /** How many times the date has been moved. */
  postponements: Type.Integer(),
  overdue: Type.Boolean(),
})
export type TimelineMilestone = Type.Static<typeof TimelineMilestone>

export const TimelineInitiative = Type.Object({
  code: Type.String(),
  title: Type.String(),
  focusArea: Type.Integer(),
  owners: Type.Array(Type.String()),
  programmes: Type.Array(Type.String()),
  lifecycle: Nullable(Lifecycle),
  lit: Type.Boolean(),
  light: LightOrUnknown,
  phases: Type.Array(Type.Object({ lifecycle: Lifecycle, from: DateWindow, reason: Nullable(Words) })),
  milestones: Type.Array(TimelineMilestone),
  updatedAt: Nullable(Day),
})
export type TimelineInitiative = Type.Static<typeof TimelineInitiative>

export const Timeline = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  focusAreas: Type.Array(FocusArea),
  /** As in the overview, so that the same filters can be named. */
  organisations: Type.Record(Type.String(), Type.String()),
  programmes: Type.Record(Type.String(), Type.String()),
  initiatives: Type.Array(TimelineInitiative),
})
export type Timeline = Type.Static<typeof Timeline>

export const portfolio = contract('portfolio', {
  list: get('/api/portfolios', {
    summary: 'The portfolios that can be read',
    response: Type.Array(ListedPortfolio),
    reads: LIST_READS,
  }),
  overview: get('/api/portfolios/:slug/overview', {
    summary: 'The whole portfolio as known at a day, or the latest',
    params: BySlug,
    querystring: OverviewView,
    response: Overview,
    reads: READING_READS,
  }),
  timeline: get('/api/portfolios/:slug/timeline', {
    summary: 'Phases and milestones of every initiative as known at a day, or the latest',
    params: BySlug,
    querystring: KnownAt,
    response: Timeline,
    reads: READING_READS,
  }),
})

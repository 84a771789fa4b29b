import Type from 'typebox'
import { contract, get, Strict } from '../http/contract.ts'
import { Computed, Gap, HistoryPoint, Judged, LightOrUnknown } from '../reports/shapes.ts'
import { DateWindow, Day, DependencyKind, Lifecycle, Nullable, Sector, Words } from '../terms.ts'
import { DifferingView } from '../views/shapes.ts'
import { Comparison, TwoDays } from './comparison-shapes.ts'
import { History } from './history-shapes.ts'
import { LIST_READS, READING_READS, TIMELINE_READS } from './reads.ts'
import {
  Change,
  CountByLifecycle,
  CountByLight,
  Counts,
  FocusArea,
  ListedPortfolio,
  Portfolio,
  Slug,
} from './shapes.ts'

export { Computed, ComputedReason, Gap, HistoryPoint, Judged, type Outlook } from '../reports/shapes.ts'
export { Comparison } from './comparison-shapes.ts'
export { History, HistoryCell, HistoryColumn, HistoryInitiative } from './history-shapes.ts'
export { FACT_TABLES, ROUND_READS } from './reads.ts'
export { CHANGE_KINDS, Change, Counts, FocusArea, KeptClosing, ListedPortfolio, Portfolio } from './shapes.ts'

export const BySlug = Strict({ slug: Slug })
export const KnownAt = Strict({ knownAt: Type.Optional(Day) })
/** `rows` asks for the first so many initiatives only, in the order of their codes: a large portfolio's first screen. */
export const OverviewView = Strict({
  knownAt: Type.Optional(Day),
  rows: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,4}$', description: 'a whole number from 1 to 99999' })),
})

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
  /** Not delivered, and the initiative was stopped, never begun or absorbed: nobody awaits it, and it is not overdue. */
  lapsed: Type.Boolean(),
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
  /** How other organisations see what the judged light comes from; empty: nobody contests it. */
  views: Type.Array(DifferingView),
  computed: Computed,
  gaps: Type.Array(Gap),
  history: Type.Array(HistoryPoint),
  nextMilestone: Nullable(NextMilestone),
  rollout: Nullable(Rollout),
  /** The day the latest fact about it was recorded. */
  updatedAt: Nullable(Day),
})
export type OverviewInitiative = Type.Static<typeof OverviewInitiative>

/** A focus area with its mix: lights of what is under way, and lifecycles of all. */
export const CountedFocusArea = Type.Object({
  ...FocusArea.properties,
  initiatives: Type.Integer(),
  byLight: CountByLight,
  byLifecycle: CountByLifecycle,
})
export type CountedFocusArea = Type.Static<typeof CountedFocusArea>

export const Overview = Type.Object({
  portfolio: Portfolio,
  /** Of what is shown; also the ETag. Two answers with the same revision are the same. */
  revision: Type.String(),
  /** The day whose knowledge is shown: the one asked for, or for the latest the last day that counts. */
  knownAt: Day,
  counts: Counts,
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
  /** Not delivered, and the initiative was stopped, never begun or absorbed: nobody awaits it, and it is not overdue. */
  lapsed: Type.Boolean(),
  /** The sectors that must take something new into use when it is reached; empty for a milestone that is no go-live. */
  goLive: Type.Array(Sector),
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
  /** What it depends on, by name; `code` is the initiative's, when it is one that is known by the day. */
  dependsOn: Type.Array(Type.Object({ kind: DependencyKind, on: Type.String(), code: Nullable(Type.String()) })),
  updatedAt: Nullable(Day),
})
export type TimelineInitiative = Type.Static<typeof TimelineInitiative>

/** A meeting of a body that follows the portfolio. */
export const TimelineMeeting = Type.Object({
  key: Type.String(),
  body: Type.String({ description: 'name of the body' }),
  bodyEn: Nullable(Type.String({ description: 'its name in English, where it has one' })),
  date: DateWindow,
  announced: Type.Boolean({ description: 'all that is known by the day is that it was planned' }),
})
export type TimelineMeeting = Type.Static<typeof TimelineMeeting>

export const Timeline = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  focusAreas: Type.Array(FocusArea),
  /** As in the overview, so that the same filters can be named. */
  organisations: Type.Record(Type.String(), Type.String()),
  programmes: Type.Record(Type.String(), Type.String()),
  initiatives: Type.Array(TimelineInitiative),
  /** In the order of their dates. */
  meetings: Type.Array(TimelineMeeting),
})
export type Timeline = Type.Static<typeof Timeline>

export const portfolio = contract('portfolio', {
  list: get('/api/portfolios', {
    summary: 'The portfolios that can be read',
    who: 'published',
    response: Type.Array(ListedPortfolio),
    reads: LIST_READS,
  }),
  overview: get('/api/portfolios/:slug/overview', {
    summary: 'The whole portfolio as known at a day, or the latest',
    who: 'published',
    params: BySlug,
    querystring: OverviewView,
    response: Overview,
    reads: READING_READS,
  }),
  timeline: get('/api/portfolios/:slug/timeline', {
    summary:
      'Phases, milestones and dependencies of every initiative, and the meetings, as known at a day, or the latest',
    who: 'published',
    params: BySlug,
    querystring: KnownAt,
    response: Timeline,
    reads: TIMELINE_READS,
  }),
  history: get('/api/portfolios/:slug/history', {
    summary: 'How every initiative stood when each reporting round closed, or at each half-year, as was known then',
    who: 'published',
    params: BySlug,
    querystring: KnownAt,
    response: History,
    reads: READING_READS,
  }),
  comparison: get('/api/portfolios/:slug/comparison', {
    summary: 'What changed from one day to a later one, each as it was known on the day',
    who: 'published',
    params: BySlug,
    querystring: TwoDays,
    response: Comparison,
    reads: READING_READS,
  }),
})

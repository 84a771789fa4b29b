import Type from 'typebox'
import { contract, get, Strict } from '../http/contract.ts'
import {
  BySlug,
  Computed,
  FACT_TABLES,
  FocusArea,
  Gap,
  Judged,
  Portfolio,
  ROUND_READS,
  TimelineMilestone,
} from '../portfolio/contract.ts'
import { KeptOutlook } from '../reports/contract.ts'
import { ByRound, Moment, Round } from '../rounds/contract.ts'
import { Day, Lifecycle, Light, Nullable, Sector, Words } from '../terms.ts'
import { DifferingView } from '../views/shapes.ts'

const Reported = Type.Object({
  submittedAt: Moment,
  late: Type.Boolean(),
  /** By the programme office, for the organisation. */
  onBehalf: Type.Boolean(),
  organisation: Nullable(Type.String({ description: 'abbreviation' })),
  narrative: Nullable(Words),
  reason: Nullable(Words),
})

/** An initiative that was asked, as it stood when the round closed. */
export const ClosedInitiative = Type.Object({
  code: Type.String(),
  title: Type.String(),
  focusArea: Type.Integer(),
  owners: Type.Array(Type.String()),
  lifecycle: Nullable(Lifecycle),
  lit: Type.Boolean(),
  outstanding: Type.Integer(),
  /** Not reported where no report had come. */
  light: Nullable(Light),
  judged: Judged,
  computed: Computed,
  gaps: Type.Array(Gap),
  /** How others saw the status that stood; missing in what was kept before it was kept. */
  views: Type.Optional(Type.Array(DifferingView)),
  /** What was reported in the round; null: nothing had come. */
  report: Nullable(Type.Object({ ...Reported.properties, outlook: Nullable(KeptOutlook) })),
  milestones: Type.Array(TimelineMilestone),
  indicators: Type.Array(
    Type.Object({
      title: Words,
      unit: Words,
      sector: Nullable(Sector),
      rollout: Type.Boolean(),
      value: Type.Number(),
      valueMax: Nullable(Type.Number()),
      denominator: Nullable(Type.Number()),
      planned: Nullable(Type.Number()),
      qualifier: Nullable(Type.String()),
      asOf: Nullable(Day),
    }),
  ),
  sectorStatuses: Type.Array(Type.Object({ sector: Sector, text: Words })),
})
export type ClosedInitiative = Type.Static<typeof ClosedInitiative>

export const ClosedCounts = Type.Object({
  asked: Type.Integer(),
  reported: Type.Integer(),
  late: Type.Integer(),
  onBehalf: Type.Integer(),
})

/** What is kept of a round when it closes, for ever. A later version of Pejl may add to it, and never changes what is there. */
export const ClosedRound = Type.Object({
  round: Type.Pick(Round, ['key', 'name', 'period', 'openedAt', 'deadline', 'meeting']),
  number: Type.Integer(),
  closedAt: Moment,
  /** The Danish day of the closing: lights and overdue dates are judged as of it. */
  day: Day,
  counts: Type.Object({ ...ClosedCounts.properties, byLight: Type.Record(Light, Type.Integer()) }),
  focusAreas: Type.Array(FocusArea),
  organisations: Type.Record(Type.String(), Type.String()),
  initiatives: Type.Array(ClosedInitiative),
})
export type ClosedRound = Type.Static<typeof ClosedRound>

/** A report of the round that came after it had closed: it stands beside what was closed and never instead. */
export const LaterReport = Type.Object({
  code: Type.String(),
  overall: Nullable(Light),
  ...Reported.properties,
  /** Why what was closed was corrected; null for a report that merely came late. */
  correction: Nullable(Type.String()),
  /** False once it was corrected in turn. */
  holds: Type.Boolean(),
})
export type LaterReport = Type.Static<typeof LaterReport>

/** A round that is closed, or was before it was reopened. `counts` is null where nothing was kept: it came with a bundle. */
export const FormerRound = Type.Object({ ...Round.properties, counts: Nullable(ClosedCounts), closedOn: Nullable(Day) })
export type FormerRound = Type.Static<typeof FormerRound>

export const RoundPage = Type.Object({
  portfolio: Portfolio,
  round: FormerRound,
  /** The closing that is shown; null when nothing was kept. */
  closing: Nullable(
    Type.Object({
      number: Type.Integer(),
      sha256: Type.String({ description: 'of `content` as it is kept' }),
      content: ClosedRound,
    }),
  ),
  later: Type.Array(LaterReport),
})
export type RoundPage = Type.Static<typeof RoundPage>

const reads = [...ROUND_READS, ...FACT_TABLES]

export const closings = contract('closings', {
  list: get('/api/portfolios/:slug/closed-rounds', {
    summary: 'The rounds that are closed, the latest first',
    who: 'published',
    params: BySlug,
    response: Type.Object({ rounds: Type.Array(FormerRound) }),
    reads,
  }),
  page: get('/api/portfolios/:slug/closed-rounds/:round', {
    summary: 'A round as it was closed, by the last closing or the one that is asked for, and what came after it',
    who: 'published',
    params: ByRound,
    querystring: Strict({
      closing: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,4}$', description: 'number of the closing' })),
    }),
    response: RoundPage,
    reads,
  }),
})

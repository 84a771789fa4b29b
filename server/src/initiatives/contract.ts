import Type from 'typebox'
import { contract, get, Strict } from '../http/contract.ts'
import {
  Computed,
  FACT_TABLES,
  FocusArea,
  Gap,
  HistoryPoint,
  Judged,
  KeptClosing,
  KnownAt,
  NextMilestone,
  Portfolio,
  ROUND_READS,
  TimelineMilestone,
} from '../portfolio/contract.ts'
import { KeptReason } from '../reports/shapes.ts'
import {
  Basis,
  DateKind,
  DateWindow,
  Day,
  DependencyKind,
  Lifecycle,
  Light,
  Nullable,
  Precision,
  Sector,
  Source,
  Words,
} from '../terms.ts'
import { DifferingView, Party, Statement } from '../views/shapes.ts'

export const ByCode = Strict({
  slug: Type.String({ minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' }),
  code: Type.String({ minLength: 1, maxLength: 20, pattern: '^[0-9A-Za-z.-]+$' }),
})

/** What every fact carries: the two clocks and its sources. */
const fact = {
  recordedOn: Day,
  sources: Type.Array(Source),
}

export const OwnerOrganisation = Type.Object({
  key: Type.String(),
  abbreviation: Type.String(),
  name: Type.String(),
  sector: Sector,
  accountable: Type.Boolean(),
})

export const LifecycleChange = Type.Object({
  lifecycle: Lifecycle,
  /** The day or window it holds from; null when no date is known. */
  from: Nullable(DateWindow),
  /** Null: no reason is known ("ikke oplyst"). */
  reason: Nullable(Words),
  decidedBy: Type.Array(Type.String()),
  note: Nullable(Words),
  ...fact,
})

export const StatusReport = Type.Object({
  key: Type.String(),
  /** Whose report it is: of whom it is known, otherwise of the accountable owner; null where it was read out of a source. */
  reporter: Nullable(Party),
  /** The day it holds for, or the days that day lies between. */
  asOf: Type.Object({ earliest: Day, latest: Day }),
  basis: Basis,
  overall: Nullable(Light),
  time: Nullable(Light),
  economy: Nullable(Light),
  delivery: Nullable(Light),
  risk: Nullable(Light),
  narrative: Nullable(Words),
  reason: Nullable(Words),
  round: Nullable(Type.String()),
  /** What is kept of the round's closing, as known on the day that is shown. */
  closing: Nullable(KeptClosing),
  late: Type.Boolean(),
  /** For whom it was reported here; null for what was imported. */
  organisation: Nullable(Type.Object({ abbreviation: Type.String(), name: Type.String() })),
  /** Reported by the programme office in the organisation's place. */
  onBehalf: Type.Boolean(),
  /** Of a version that was corrected after its round closed: why. */
  correction: Nullable(Type.String()),
  /** What other organisations said against it, oldest first: also what they took back. */
  statements: Type.Array(Type.Object({ ...Statement.properties, ...fact })),
  ...fact,
})

/** Where delivered milestones of the portfolio with a plan as exact as this one landed, in days from the plan's last day. */
export const Landing = Type.Object({
  precision: Precision,
  /** How many they are. */
  count: Type.Integer(),
  lowerDays: Type.Integer({ description: 'the lower quartile' }),
  medianDays: Type.Integer(),
  upperDays: Type.Integer({ description: 'the upper quartile' }),
})

/** A milestone with the whole series of its dates, oldest first. */
export const Milestone = Type.Object({
  ...TimelineMilestone.properties,
  project: Nullable(Type.String()),
  note: Nullable(Words),
  /** Named in an owner's report: the programme has agreed no plan for it yet. */
  unagreed: Type.Boolean(),
  /** What the latest report says of it. */
  remark: Nullable(Type.Object({ text: Words, asOf: Day })),
  /** Null unless it has a plan and its expected date is still ahead, or when too few like it are delivered. */
  usual: Nullable(Landing),
  dates: Type.Array(
    Type.Object({
      kind: DateKind,
      window: DateWindow,
      firstKnown: Type.Boolean(),
      decision: Nullable(Type.String()),
      ...fact,
    }),
  ),
  /** Each sector's go-live as it was said, also that it is none after all; the note tells where it was read out of a text that does not name the sector. */
  goLiveFacts: Type.Array(Type.Object({ sector: Sector, holds: Type.Boolean(), note: Nullable(Words), ...fact })),
  ...fact,
})

export const Project = Type.Object({
  key: Type.String(),
  name: Type.String(),
  formerNames: Type.Array(Type.String()),
  gist: Nullable(Words),
  /** The initiative it is counted under, when that is another than the one shown. */
  countedUnder: Nullable(Type.String()),
  alsoUnder: Type.Array(Type.String()),
  programme: Nullable(Type.String()),
  lifecycle: Nullable(Lifecycle),
  light: Nullable(Light),
  changes: Type.Array(LifecycleChange),
  ...fact,
})

export const Measurement = Type.Object({
  value: Type.Number(),
  valueMax: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  /** How many the plan had for the same day. */
  planned: Nullable(Type.Number()),
  qualifier: Nullable(Type.String()),
  asPrinted: Nullable(Type.String()),
  derived: Type.Boolean(),
  asOf: Nullable(DateWindow),
  note: Nullable(Words),
  ...fact,
})

export const Indicator = Type.Object({
  key: Type.String(),
  title: Words,
  unit: Words,
  sector: Nullable(Sector),
  /** Counts how far a solution is rolled out. */
  rollout: Type.Boolean(),
  /** Whether its measurements may be joined into one series. */
  comparable: Type.Boolean(),
  measurements: Type.Array(Measurement),
  ...fact,
})

export const Dependency = Type.Object({
  kind: DependencyKind,
  /** What is depended on, as named. */
  on: Type.String(),
  /** The initiative, when it is one of the portfolio's. */
  code: Nullable(Type.String()),
  text: Words,
  ...fact,
})

export const InitiativePage = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  code: Type.String(),
  codeAsPrinted: Nullable(Type.String()),
  title: Type.String(),
  titleNote: Nullable(Words),
  focusArea: FocusArea,
  owners: Type.Array(OwnerOrganisation),
  /** When it was first known, and what made it known; of its sources those that were there by the day shown. */
  known: Type.Object(fact),
  description: Nullable(Type.Object({ text: Words, ...fact })),
  lifecycle: Nullable(Lifecycle),
  lit: Type.Boolean(),
  judged: Judged,
  /** The judged light's reason, told apart by what was kept; empty where it is one text. */
  kept: Type.Array(KeptReason),
  /** Key of the report that the judged light comes from; null where none is in force. */
  standing: Nullable(Type.String()),
  /** How other organisations see that report now. */
  views: Type.Array(Type.Object({ ...DifferingView.properties, ...fact })),
  computed: Computed,
  gaps: Type.Array(Gap),
  history: Type.Array(HistoryPoint),
  nextMilestone: Nullable(NextMilestone),
  lifecycleChanges: Type.Array(LifecycleChange),
  reports: Type.Array(StatusReport),
  /** Reports of which a corrected version holds by the day shown, and since when. */
  formerReports: Type.Array(Type.Object({ ...StatusReport.properties, replacedOn: Day })),
  projects: Type.Array(Project),
  milestones: Type.Array(Milestone),
  indicators: Type.Array(Indicator),
  outstanding: Type.Array(Type.Object({ text: Words, ...fact })),
  benefits: Type.Array(Type.Object({ text: Words, state: Type.Enum(['expected', 'realised']), ...fact })),
  dependencies: Type.Array(Dependency),
  /** Dependencies of other initiatives that point here. */
  neededBy: Type.Array(Type.Object({ code: Type.String(), title: Type.String(), text: Words, ...fact })),
  sectorStatuses: Type.Array(Type.Object({ sector: Sector, text: Words, ...fact })),
  /** What is odd in the sources about this initiative, kept as printed; also where only the text names it. */
  anomalies: Type.Array(Type.Object({ key: Type.String(), kind: Type.String(), text: Words, ...fact })),
  /** Every source used above, by foot note number. */
  sources: Type.Array(Source),
  updatedAt: Nullable(Day),
})
export type InitiativePage = Type.Static<typeof InitiativePage>

export const initiatives = contract('initiatives', {
  page: get('/api/portfolios/:slug/initiatives/:code', {
    summary: 'Everything known about one initiative, each fact with its sources',
    who: 'published',
    params: ByCode,
    querystring: KnownAt,
    response: InitiativePage,
    reads: [
      'portfolio',
      'focus_area',
      'programme',
      'organisation',
      'initiative',
      'initiative_owner',
      ...ROUND_READS,
      'light_rule',
      'document',
      'fact_source',
      ...FACT_TABLES,
    ],
  }),
})

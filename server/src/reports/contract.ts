import Type from 'typebox'
import { contract, del, get, patch, post, Strict } from '../http/contract.ts'
import { ByRound, Moment, ReportState, Round } from '../rounds/contract.ts'
import { Colour, DateWindow, Nullable, Sector, Words, worstOf } from '../terms.ts'
import { Computed, LightOrUnknown, RED_TRACKS } from './shapes.ts'

export { RED_TRACKS } from './shapes.ts'

const Text = (most: number) => Type.String({ maxLength: most })

const Typed = Nullable(Text(60))

/** What an owner has written so far. A date is as typed: `31.5.25`, `Q2 2025`, `medio 2025`; a number too: `1.234`. */
export const ReportDraft = Strict({
  lights: Strict({
    time: Nullable(Colour),
    economy: Nullable(Colour),
    delivery: Nullable(Colour),
    risk: Nullable(Colour),
  }),
  /** Another overall light than the worst of the four, with the reason for it. */
  overall: Nullable(Strict({ light: Colour, reason: Text(1000) })),
  /** Why a light is kept that the rules compute otherwise; empty where none is. */
  kept: Strict({ time: Text(1000), economy: Text(1000), delivery: Text(1000), risk: Text(1000) }),
  narrative: Text(4000),
  yellow: Nullable(Strict({ trigger: Text(500), by: Text(60), help: Text(500) })),
  red: Nullable(Strict({ track: Type.Enum(RED_TRACKS) })),
  milestones: Type.Array(Strict({ key: Text(120), forecast: Typed, actual: Typed, note: Text(300) }), {
    maxItems: 200,
  }),
  /** Milestones that are new, with what the draft calls them. */
  added: Type.Array(
    Strict({
      key: Type.String({ pattern: '^[a-z0-9]{1,20}$' }),
      title: Text(200),
      forecast: Text(60),
      sectors: Type.Array(Sector, { maxItems: 5, uniqueItems: true }),
      note: Text(300),
    }),
    { maxItems: 20 },
  ),
  /** New counts by an indicator's key. Null: of how many, and how many were planned, is as last; an empty day is today. */
  counts: Type.Array(Strict({ key: Text(120), value: Text(40), denominator: Typed, planned: Typed, asOf: Text(60) }), {
    maxItems: 200,
  }),
  /** What the steering group is asked to decide; null where it is asked for nothing. */
  decision: Nullable(Text(500)),
  /** The owner it is reported for, by key, of several that one may report for; null for the first of them. */
  organisation: Nullable(Text(120)),
})
export type ReportDraft = Type.Static<typeof ReportDraft>

/** What is kept with a report beside its lights and words. The last two are missing in reports from before they could be given. */
export const KeptOutlook = Type.Object({
  ...Type.Pick(ReportDraft, ['overall', 'kept', 'yellow', 'red']).properties,
  decision: Type.Optional(Nullable(Type.String())),
  /** By the milestones' keys. */
  remarks: Type.Optional(Type.Array(Type.Object({ milestone: Type.String(), text: Type.String() }))),
})
export type KeptOutlook = Type.Static<typeof KeptOutlook>

/** What every part that came to the form later is, in a draft from before. */
const LATER = { added: [], counts: [], decision: null, organisation: null }

/** A draft with all of today's parts, whenever it was kept. */
export const wholeDraft = (kept: ReportDraft): ReportDraft => ({
  ...LATER,
  ...kept,
  milestones: kept.milestones.map(milestone => ({ ...milestone, note: milestone.note ?? '' })),
})

/** The overall light of a report: the worst of the four unless another one is given; null when none is. */
export const overallOf = ({ lights, overall }: Pick<ReportDraft, 'lights' | 'overall'>): Colour | null =>
  overall?.light ?? worstOf(Object.values(lights))

const Thresholds = Type.Object(
  {
    time: Nullable(Type.Object({ yellowFromMonths: Type.Number(), redAboveMonths: Type.Number() })),
    economy: Nullable(
      Type.Object({
        yellowUpToPercent: Type.Number(),
        yellowUpToDkk: Type.Number(),
        underspendPercent: Type.Number(),
      }),
    ),
    delivery: Nullable(Type.Object({ greenFromPercent: Type.Number(), yellowFromPercent: Type.Number() })),
    risk: Nullable(Type.Object({ yellowFromScore: Type.Number(), redFromScore: Type.Number() })),
  },
  { description: 'the rules in force today; null for a dimension that is not computed' },
)

/** The parts of a report that the office may say something of when it returns it. */
export const SECTIONS = ['lights', 'explained', 'milestones', 'rollout', 'decision', 'narrative'] as const
export const Section = Type.Enum(SECTIONS)
export type Section = (typeof SECTIONS)[number]

const TAKEN_BACK_WHYS = ['withdrawn', 'returned', 'corrected'] as const
export type TakenBackWhy = (typeof TAKEN_BACK_WHYS)[number]

/** A report as it was submitted. Of several the last one holds, unless it was taken back. */
export const ReportVersion = Type.Object({
  at: Moment,
  /** Null: their account is gone, or it was imported. */
  by: Nullable(Type.String()),
  organisation: Nullable(Type.Object({ abbreviation: Type.String(), name: Type.String() })),
  onBehalf: Type.Boolean({ description: 'by the programme office in the organisation’s place' }),
  late: Type.Boolean(),
  overall: LightOrUnknown,
  narrative: Nullable(Words),
  correction: Nullable(Type.String({ description: 'why it was made, of a version corrected after the round closed' })),
  takenBack: Nullable(
    Type.Object({
      at: Moment,
      by: Nullable(Type.String()),
      why: Type.Enum(TAKEN_BACK_WHYS),
      comments: Type.Array(Type.Object({ section: Section, comment: Type.String() })),
    }),
  ),
})
export type ReportVersion = Type.Static<typeof ReportVersion>

/** One report in a round: the draft, and what is still missing before it can be submitted. */
export const Report = Type.Object({
  round: Round,
  code: Type.String(),
  state: ReportState,
  draft: ReportDraft,
  /** The last report as a draft: what the form began with. */
  before: ReportDraft,
  missing: Type.Array(Type.Object({ field: Type.String(), code: Type.String() })),
  /** What each date that is typed was read as, and whether all of it lies behind us; one that cannot be read is missing. */
  read: Type.Array(Type.Object({ field: Type.String(), window: DateWindow, passed: Type.Boolean() })),
  /** By the rules, from what is known and what the draft says of dates and counts. */
  computed: Computed,
  /** Whom it may be reported for, the first unless the draft names another; `onBehalf`: by somebody who is not of it. */
  reporters: Type.Array(
    Type.Object({ key: Type.String(), name: Type.String(), abbreviation: Type.String(), onBehalf: Type.Boolean() }),
  ),
  /** Keys of the milestones that the version now being corrected had named: the draft names them anew. */
  renamed: Type.Array(Type.String()),
  thresholds: Thresholds,
  /** Whether nothing has to be decided anew: no date has passed and no light clashes. */
  unchanged: Type.Boolean(),
  version: Type.Integer({ description: 'to be sent as If-Match; 0 when nothing was saved yet' }),
  changedAt: Nullable(Moment),
  /** Null beside a moment: whoever it was has no account any more. */
  changedBy: Nullable(Type.String()),
  /** Why the office is correcting it, while it is. */
  correcting: Nullable(Type.String()),
  /** As they were submitted, the first one first. */
  versions: Type.Array(ReportVersion),
  can: Type.Object({
    write: Type.Boolean(),
    withdraw: Type.Boolean(),
    return: Type.Boolean(),
    correct: Type.Boolean(),
  }),
})
export type Report = Type.Static<typeof Report>

const Told = Type.String({ maxLength: 1000, pattern: '\\S' })
const Comments = Type.Object(
  Object.fromEntries(SECTIONS.map(section => [section, Type.Optional(Told)])) as Record<
    Section,
    Type.TOptional<typeof Told>
  >,
  { additionalProperties: false, minProperties: 1 },
)

const ByReport = Strict({ ...ByRound.properties, code: Type.String({ minLength: 1, maxLength: 40 }) })

export const reports = contract('reports', {
  report: get('/api/portfolios/:slug/rounds/:round/reports/:code', {
    summary: 'The draft of a report, begun from the last one',
    who: 'reporters',
    params: ByReport,
    response: Report,
    reads: ['report_draft', 'reporting_round'],
  }),
  save: patch('/api/portfolios/:slug/rounds/:round/reports/:code', {
    summary: 'Saves a draft; If-Match names the version it was made from',
    who: 'reporters',
    params: ByReport,
    body: ReportDraft,
    response: Report,
  }),
  submit: post('/api/portfolios/:slug/rounds/:round/reports/:code/submit', {
    summary: 'Submits the saved draft, once for each Idempotency-Key; If-Match names its version',
    who: 'reporters',
    params: ByReport,
    response: Report,
  }),
  withdraw: post('/api/portfolios/:slug/rounds/:round/reports/:code/withdraw', {
    summary: 'Makes a submitted report a draft again, before the deadline; If-Match names its version',
    who: 'reporters',
    params: ByReport,
    response: Report,
  }),
  return: post('/api/portfolios/:slug/rounds/:round/reports/:code/return', {
    summary: 'Sends a submitted report back with a comment on one section or more; If-Match names its version',
    who: 'office',
    params: ByReport,
    body: Strict({
      comments: Comments,
    }),
    response: Report,
  }),
  correct: post('/api/portfolios/:slug/rounds/:round/reports/:code/correction', {
    summary: 'Begins a corrected version of a report in a closed round; If-Match names its version',
    who: 'office',
    params: ByReport,
    body: Strict({ reason: Told }),
    response: Report,
  }),
  dropCorrection: del('/api/portfolios/:slug/rounds/:round/reports/:code/correction', {
    summary: 'Leaves a correction that was begun; If-Match names its version',
    who: 'office',
    params: ByReport,
    response: Report,
  }),
})

import Type from 'typebox'
import { contract, get, patch, post, Strict } from '../http/contract.ts'
import { DateWindow, Day, Lifecycle, Nullable } from '../terms.ts'

export const Moment = Type.String({ description: 'ISO 8601, UTC' })

/** The meeting that a round is for. */
export const RoundMeeting = Type.Object({
  key: Type.String(),
  body: Type.String({ description: 'name of the body' }),
  bodyEn: Nullable(Type.String()),
  date: DateWindow,
})
export type RoundMeeting = Type.Static<typeof RoundMeeting>

/** One of the times that a round was closed, and whether and why it was reopened after it. */
export const RoundClosing = Type.Object({
  number: Type.Integer(),
  closedAt: Moment,
  sha256: Type.String({ description: 'of what was kept of it' }),
  reopened: Nullable(
    Type.Object({
      at: Moment,
      by: Nullable(Type.String({ description: 'display name; only for those who report' })),
      reason: Type.String(),
    }),
  ),
})

export const Round = Type.Object({
  key: Type.String(),
  name: Type.String(),
  period: Type.Object({ from: Day, to: Day }),
  openedAt: Moment,
  deadline: Moment,
  closedAt: Nullable(Moment),
  meeting: Nullable(RoundMeeting),
  closings: Type.Array(RoundClosing),
  version: Type.Integer(),
})
export type Round = Type.Static<typeof Round>

export const REPORT_STATES = ['not_started', 'draft', 'submitted', 'returned', 'missing'] as const
/** `returned`: sent back by the office, and not submitted anew; `missing`: the deadline has passed without a report. */
export const ReportState = Type.Enum(REPORT_STATES)

/** How far the report on an initiative has come in a round. */
const Progress = Type.Object({
  code: Type.String(),
  title: Type.String(),
  owners: Type.Array(Type.String()),
  state: ReportState,
  late: Type.Boolean(),
  /** Reported by the office in the owner's place. */
  onBehalf: Type.Boolean(),
  /** When the office sent it back, while it has not been submitted anew. */
  returnedAt: Nullable(Moment),
  /** When it was submitted, or else when somebody last wrote in it. */
  changedAt: Nullable(Moment),
  /** Null beside a moment: whoever it was has no account any more. */
  changedBy: Nullable(Type.String()),
  /** How often the office reminded of it in this round, and when last; null when it has not. */
  reminded: Nullable(Type.Object({ count: Type.Integer(), lastAt: Moment })),
})

/** The rounds, and of the open one what each initiative's owners have done: of one's own, or for the office of all. */
export const Reporting = Type.Object({
  rounds: Type.Array(Round),
  open: Nullable(Type.String({ description: 'key of the round that asks now' })),
  initiatives: Type.Array(Progress),
  /** What the round that closed last never got of one's own, and still takes, marked late; null once another is open. */
  late: Nullable(Type.Object({ round: Type.String({ description: 'its key' }), initiatives: Type.Array(Progress) })),
  can: Type.Object({
    openRound: Type.Boolean(),
    closeRound: Type.Boolean(),
    /** Key of the round that can be reopened. */
    reopenRound: Nullable(Type.String()),
    report: Type.Boolean(),
    /** Whether what a closed round got may be corrected. */
    correct: Type.Boolean(),
  }),
})
export type Reporting = Type.Static<typeof Reporting>

/** What the office chooses from when it opens a round, or changes whom the open one asks. */
export const RoundChoices = Type.Object({
  initiatives: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      focusArea: Type.Object({ number: Type.Integer(), title: Type.String(), titleEn: Nullable(Type.String()) }),
      lifecycle: Nullable(Lifecycle),
      underWay: Type.Boolean({ description: 'today' }),
      /** By the open round; when none is open, whether a new one asks it unless told otherwise. */
      asked: Type.Boolean(),
      /** In the open round: it cannot be left out any more. */
      reported: Type.Boolean(),
    }),
  ),
  /** Those to come, in the order of their dates. */
  meetings: Type.Array(RoundMeeting),
  version: Nullable(Type.Integer({ description: 'of the open round, to be sent as If-Match' })),
})
export type RoundChoices = Type.Static<typeof RoundChoices>

const Code = Type.String({ minLength: 1, maxLength: 20, pattern: '^[0-9A-Za-z.-]+$' })
const Codes = Type.Array(Code, { minItems: 1, maxItems: 20_000, uniqueItems: true })
const DanishTime = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'in Danish time',
})
const BySlug = Strict({ slug: Type.String({ minLength: 1, maxLength: 80 }) })
export const ByRound = Strict({ ...BySlug.properties, round: Type.String({ minLength: 1, maxLength: 120 }) })

export const rounds = contract('rounds', {
  list: get('/api/portfolios/:slug/rounds', {
    summary: 'The reporting rounds, and what has been reported in the open one',
    who: 'reporters',
    params: BySlug,
    response: Reporting,
    reads: [
      'reporting_round',
      'report_draft',
      'status_report',
      'retraction',
      'initiative',
      'initiative_owner',
      'organisation',
      'lifecycle_change',
      'round_asked',
      'round_closing',
      'round_reopening',
      'round_reminder',
      'meeting_date',
    ],
  }),
  choices: get('/api/portfolios/:slug/round-choices', {
    summary: 'The initiatives that a round can ask and the meetings that it can be for',
    who: 'office',
    params: BySlug,
    response: RoundChoices,
    reads: ['reporting_round', 'round_asked', 'report_draft', 'initiative', 'lifecycle_change', 'meeting_date'],
  }),
  open: post('/api/portfolios/:slug/rounds', {
    summary: 'Opens a round: asks the owners for a report by a deadline',
    who: 'office',
    params: BySlug,
    body: Strict({
      key: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$' }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      period: Strict({ from: Day, to: Day }),
      deadline: DanishTime,
      meeting: Type.Optional(Nullable(Type.String({ maxLength: 120, description: 'key of a meeting to come' }))),
      /** Codes; left out, all that are under way today. */
      initiatives: Type.Optional(Codes),
    }),
    response: Reporting,
  }),
  extend: patch('/api/portfolios/:slug/rounds/:round', {
    summary: 'Gives a round a later deadline; If-Match names its version',
    who: 'office',
    params: ByRound,
    body: Strict({ deadline: DanishTime }),
    response: Reporting,
  }),
  close: post('/api/portfolios/:slug/rounds/:round/close', {
    summary: 'Closes a round and keeps how everything it asked stands; If-Match names its version',
    who: 'office',
    params: ByRound,
    response: Reporting,
  }),
  reopen: post('/api/portfolios/:slug/rounds/:round/reopen', {
    summary: 'Reopens the latest round with a reason; what was closed stays as it was; If-Match names its version',
    who: 'office',
    params: ByRound,
    body: Strict({ reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
    response: Reporting,
  }),
  ask: patch('/api/portfolios/:slug/rounds/:round/asked', {
    summary: 'Says whom the open round asks, in full; If-Match names its version',
    who: 'office',
    params: ByRound,
    body: Strict({ initiatives: Codes }),
    response: Reporting,
  }),
  remind: post('/api/portfolios/:slug/rounds/:round/reminders', {
    summary:
      'Records that those were reminded who have not reported, once for each Idempotency-Key; no mail is sent yet',
    who: 'office',
    params: ByRound,
    body: Strict({ initiatives: Codes }),
    response: Reporting,
  }),
})

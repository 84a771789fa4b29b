import Type from 'typebox'
import { contract, get, patch, post, Strict } from '../http/contract.ts'
import { Day, Nullable } from '../terms.ts'

export const Moment = Type.String({ description: 'ISO 8601, UTC' })

export const Round = Type.Object({
  key: Type.String(),
  name: Type.String(),
  period: Type.Object({ from: Day, to: Day }),
  openedAt: Moment,
  deadline: Moment,
  closedAt: Nullable(Moment),
  version: Type.Integer(),
})
export type Round = Type.Static<typeof Round>

export const REPORT_STATES = ['not_started', 'draft', 'submitted', 'returned', 'missing'] as const
/** `returned`: sent back by the office, and not submitted anew; `missing`: the deadline has passed without a report. */
export const ReportState = Type.Enum(REPORT_STATES)

/** The rounds, and of the open one what each initiative's owners have done: of one's own, or for the office of all. */
export const Reporting = Type.Object({
  rounds: Type.Array(Round),
  open: Nullable(Type.String({ description: 'key of the round that asks now' })),
  initiatives: Type.Array(
    Type.Object({
      code: Type.String(),
      title: Type.String(),
      owners: Type.Array(Type.String()),
      state: ReportState,
      late: Type.Boolean(),
      /** When the office sent it back, while it has not been submitted anew. */
      returnedAt: Nullable(Moment),
      changedAt: Nullable(Moment),
      /** Null beside a moment: whoever it was has no account any more. */
      changedBy: Nullable(Type.String()),
    }),
  ),
  can: Type.Object({ openRound: Type.Boolean(), closeRound: Type.Boolean(), report: Type.Boolean() }),
})
export type Reporting = Type.Static<typeof Reporting>

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
    ],
  }),
  open: post('/api/portfolios/:slug/rounds', {
    summary: 'Opens a round: asks the owners for a report by a deadline',
    who: 'office',
    params: BySlug,
    body: Strict({
      key: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$' }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      period: Strict({ from: Day, to: Day }),
      deadline: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', description: 'in Danish time' }),
    }),
    response: Reporting,
  }),
  extend: patch('/api/portfolios/:slug/rounds/:round', {
    summary: 'Gives a round a later deadline; If-Match names its version',
    who: 'office',
    params: ByRound,
    body: Strict({
      deadline: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', description: 'in Danish time' }),
    }),
    response: Reporting,
  }),
  close: post('/api/portfolios/:slug/rounds/:round/close', {
    summary: 'Closes a round; If-Match names its version',
    who: 'office',
    params: ByRound,
    response: Reporting,
  }),
})

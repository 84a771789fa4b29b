import Type from 'typebox'
import { contract, get, post, Strict } from '../http/contract.ts'
import { ByCode } from '../initiatives/contract.ts'
import { Colour, Dimension, Nullable } from '../terms.ts'
import { DifferingView, Party } from './shapes.ts'

export type { DifferingView }

/** Views of the report that stands, as whoever asks may give or take them back. */
export const Differing = Type.Object({
  report: Nullable(
    Type.String({ description: 'key of the report that the light comes from; null where there is none' }),
  ),
  /** Everybody for whom one may be given or taken back. */
  parties: Type.Array(
    Type.Object({
      ...Party.properties,
      /** Whoever asks speaks for it as the office does. */
      onBehalf: Type.Boolean(),
      version: Type.Integer({ description: 'to be sent as If-Match; 0 while it has said nothing of the report' }),
      holds: Nullable(DifferingView),
      /** What it last said of an earlier report, while it says nothing of this one: it may still hold. */
      earlier: Nullable(DifferingView),
      can: Type.Object({ give: Type.Boolean(), takeBack: Type.Boolean() }),
    }),
  ),
  can: Type.Object({ differ: Type.Boolean() }),
})
export type Differing = Type.Static<typeof Differing>

const Key = Type.String({ minLength: 1, maxLength: 120 })
const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })

export const GivenView = Strict({
  report: Key,
  organisation: Key,
  dimension: Nullable(Dimension),
  light: Colour,
  words: Reason,
})
export type GivenView = Type.Static<typeof GivenView>

export const TakenBack = Strict({ report: Key, organisation: Key, words: Reason })
export type TakenBack = Type.Static<typeof TakenBack>

export const views = contract('views', {
  list: get('/api/portfolios/:slug/initiatives/:code/views', {
    summary: 'For whom a differing view of the latest report may be given or taken back',
    who: 'readers',
    params: ByCode,
    response: Differing,
    reads: ['differing_view', 'status_report', 'organisation', 'initiative', 'initiative_owner', 'lifecycle_change'],
  }),
  give: post('/api/portfolios/:slug/initiatives/:code/views', {
    summary: 'Gives an organisation’s differing view, once for each Idempotency-Key; If-Match names the version before',
    who: 'reporters',
    params: ByCode,
    body: GivenView,
    response: Differing,
  }),
  takeBack: post('/api/portfolios/:slug/initiatives/:code/views/take-back', {
    summary: 'Takes an organisation’s differing view back, with the reason; If-Match names its version',
    who: 'reporters',
    params: ByCode,
    body: TakenBack,
    response: Differing,
  }),
})

import Type from 'typebox'
import { contract, get } from '../http/contract.ts'
import { BySlug, FACT_TABLES, KnownAt, Portfolio } from '../portfolio/contract.ts'
import { Day, Nullable, Words } from '../terms.ts'

export const SourceDocument = Type.Object({
  key: Type.String(),
  title: Type.String(),
  kind: Type.String({ description: 'as the bundle names it, such as minutes' }),
  /** What the document's file is called; the file itself is not kept here. */
  file: Nullable(Type.String()),
  /** The day it was written or held, or the days it lies between; null when it has none. */
  date: Nullable(Type.Object({ earliest: Day, latest: Day })),
  recordedOn: Day,
  note: Nullable(Words),
  facts: Type.Integer({ description: 'how many facts rest on it; notes to the sources are not among them' }),
  initiatives: Type.Array(Type.String(), { description: 'codes of the initiatives that those facts are about' }),
})
export type SourceDocument = Type.Static<typeof SourceDocument>

/** What is odd in a source: kept as printed, with how it is handled. */
export const Anomaly = Type.Object({
  key: Type.String(),
  kind: Type.String(),
  text: Words,
  handling: Nullable(Type.String({ description: 'in Danish' })),
  recordedOn: Day,
  initiatives: Type.Array(Type.String(), { description: 'its own, else the codes that stand in its text' }),
  sources: Type.Array(Type.Object({ document: Type.String({ description: 'key' }), locator: Type.String() })),
})
export type Anomaly = Type.Static<typeof Anomaly>

export const Sources = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  documents: Type.Array(SourceDocument),
  anomalies: Type.Array(Anomaly),
})
export type Sources = Type.Static<typeof Sources>

export const sources = contract('sources', {
  page: get('/api/portfolios/:slug/sources', {
    summary: 'The documents behind the facts, and what is odd in them, as known at a day, or the latest',
    params: BySlug,
    querystring: KnownAt,
    response: Sources,
    reads: ['portfolio', 'initiative', 'document', 'fact_source', ...FACT_TABLES],
  }),
})

import Type from 'typebox'
import { contract, get, Strict } from '../http/contract.ts'
import { BySlug, FACT_TABLES, KnownAt, Portfolio } from '../portfolio/contract.ts'
import { DateWindow, Day, Nullable, Words } from '../terms.ts'

export { hashOf, type LineRange, linesIn, linesOfHash } from './locator.ts'

/** A document by its key, as a bundle names it. */
const ByDocument = Strict({
  ...BySlug.properties,
  document: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$' }),
})

export const SourceDocument = Type.Object({
  key: Type.String(),
  title: Type.String(),
  kind: Type.String({ description: 'as the bundle names it, such as minutes' }),
  /** What the document's file is called; `attached` says whether its text is here. */
  file: Nullable(Type.String()),
  /** The day it was written or held, or the days it lies between; null when it has none. */
  date: Nullable(Type.Object({ earliest: Day, latest: Day })),
  recordedOn: Day,
  note: Nullable(Words),
  facts: Type.Integer({ description: 'how many facts rest on it; notes to the sources are not among them' }),
  initiatives: Type.Array(Type.String(), { description: 'codes of the initiatives that those facts are about' }),
  attached: Nullable(
    Type.Boolean({ description: 'whether its text is attached; null for those who may not read attached texts' }),
  ),
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

/** What a measurement says, printed or not. */
const Figure = Type.Object({
  value: Type.Number(),
  valueMax: Nullable(Type.Number()),
  denominator: Nullable(Type.Number()),
  qualifier: Nullable(Type.String()),
  unit: Words,
})

/** What is said in a line: a fact, or a note to the sources (`anomaly`). */
export const CITED_KINDS = [...FACT_TABLES]
export const Citation = Type.Object({
  from: Type.Integer({ description: 'the first of its lines; the first of the document is 1' }),
  to: Type.Integer(),
  kind: Type.Enum(CITED_KINDS),
  key: Type.String({ description: 'with its kind, the name of the fact: it may stand in several places' }),
  initiative: Nullable(Type.String({ description: 'code' })),
  /** What it says, in our words. */
  text: Nullable(Words),
  /** The lifecycle, the light, the kind of date, the sector or whether a benefit is expected: as the API names it. */
  state: Nullable(Type.String()),
  takenBack: Type.Boolean({ description: 'a go-live that is none after all' }),
  /** The name, date or figure as printed; null where it was read out of the text. */
  printed: Nullable(Type.String()),
  /** What a date says, printed or not. */
  date: Nullable(DateWindow),
  figure: Nullable(Figure),
})
export type Citation = Type.Static<typeof Citation>

export const SourceText = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  document: Type.Omit(SourceDocument, ['facts', 'initiatives', 'attached']),
  attached: Type.Object({
    /** In Denmark. */
    on: Day,
    bytes: Type.Integer(),
    sha256: Type.String({ description: 'of the file as it was given' }),
  }),
  lines: Type.Array(Type.String()),
  /** What is known to rest on them, from the first line to the last. */
  citations: Type.Array(Citation),
})
export type SourceText = Type.Static<typeof SourceText>

export const Sources = Type.Object({
  portfolio: Portfolio,
  revision: Type.String(),
  knownAt: Day,
  documents: Type.Array(SourceDocument),
  anomalies: Type.Array(Anomaly),
})
export type Sources = Type.Static<typeof Sources>

const READS = ['portfolio', 'initiative', 'document', 'attached_document', 'fact_source', ...FACT_TABLES] as const
/** Of the text's, which also names who meets. */
const TEXT_READS = [...READS, 'body', 'meeting'] as const

export const sources = contract('sources', {
  page: get('/api/portfolios/:slug/sources', {
    summary: 'The documents behind the facts, and what is odd in them, as known at a day, or the latest',
    who: 'published',
    params: BySlug,
    querystring: KnownAt,
    response: Sources,
    reads: READS,
  }),
  text: get('/api/portfolios/:slug/sources/:document/text', {
    summary: 'The text of an attached document, line by line, and which facts rest on which lines',
    who: 'readers',
    params: ByDocument,
    querystring: KnownAt,
    response: SourceText,
    reads: TEXT_READS,
  }),
})

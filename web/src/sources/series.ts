import type { Anomaly, SourceDocument } from '@pejl/server/sources/contract'

export type NoteGroup = { document: SourceDocument | null; notes: Anomaly[] }

/** The notes under the first document that each stands in, in the documents' order; last those whose document is not shown. */
export function notesByDocument(documents: readonly SourceDocument[], anomalies: readonly Anomaly[]): NoteGroup[] {
  const shown = new Map(documents.map(document => [document.key, document]))
  const groups = Map.groupBy(anomalies, ({ sources }) => shown.get(sources[0]?.document ?? '') ?? null)
  return [...documents, null].flatMap(document => {
    const notes = groups.get(document)
    return notes ? [{ document, notes }] : []
  })
}

/** Where a note stands besides the document that it is listed under. */
export const otherPlaces = ({ sources }: Pick<Anomaly, 'sources'>, document: SourceDocument | null) =>
  sources.filter(source => source.document !== document?.key)
export const placesIn = ({ sources }: Pick<Anomaly, 'sources'>, document: SourceDocument | null) =>
  sources.filter(source => source.document === document?.key)

// Shapes the documents behind a portfolio's facts, and the notes to them.
import { type Frame, portfolioOf } from '../portfolio/directory.ts'
import { wordsOf } from '../portfolio/grouped.ts'
import { initiativesOf } from './codes.ts'
import type { Sources } from './contract.ts'
import type { SourcesReading } from './queries.ts'

export function sourcesOf(reading: SourcesReading, frame: Frame): Sources {
  return {
    portfolio: portfolioOf(frame.portfolio),
    revision: frame.revision,
    knownAt: frame.day,
    documents: reading.documents.map(({ earliest, latest, note, ...document }) => ({
      ...document,
      date: earliest === null || latest === null ? null : { earliest, latest },
      note: wordsOf(note),
    })),
    anomalies: reading.anomalies.map(({ code, text, sources, ...anomaly }) => ({
      ...anomaly,
      text: wordsOf(text),
      initiatives: initiativesOf(code, text.da, reading.codes),
      sources: sources.map(([document, locator]) => ({ document, locator })),
    })),
  }
}

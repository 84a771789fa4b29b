// Shapes the documents behind a portfolio's facts, the notes to them, and the text of one.
import { type Frame, portfolioOf } from '../portfolio/directory.ts'
import { wordsOf } from '../portfolio/grouped.ts'
import { initiativesOf } from './codes.ts'
import type { Citation, SourceDocument, Sources, SourceText } from './contract.ts'
import { linesIn } from './locator.ts'
import type { SourcesReading } from './queries.ts'
import type { TextReading } from './text-queries.ts'

/** `mayRead`: who may not read attached texts is not told whether there are any. */
export function sourcesOf(reading: SourcesReading, frame: Frame, mayRead: boolean): Sources {
  return {
    ...head(frame),
    documents: reading.documents.map(({ attached, facts, initiatives, ...document }) => ({
      ...documentOf(document),
      facts,
      initiatives,
      attached: mayRead ? attached : null,
    })),
    anomalies: reading.anomalies.map(({ code, text, sources, ...anomaly }) => ({
      ...anomaly,
      text: wordsOf(text),
      initiatives: initiativesOf(code, text.da, reading.codes),
      sources: sources.map(([document, locator]) => ({ document, locator })),
    })),
  }
}

export function textOf(reading: Attached, frame: Frame): SourceText {
  const { content, attached, cited, ...document } = reading
  const lines = content.split('\n')
  return {
    ...head(frame),
    document: documentOf(document),
    attached,
    lines,
    citations: citationsIn(cited, lines.length),
  }
}
export type Attached = TextReading & { content: string; attached: NonNullable<TextReading['attached']> }

const head = ({ portfolio, day, revision }: Frame) => ({ portfolio: portfolioOf(portfolio), revision, knownAt: day })

type Said = Omit<SourceDocument, 'facts' | 'initiatives' | 'attached'>
type DocumentRow = Pick<TextReading, 'key' | 'title' | 'kind' | 'file' | 'earliest' | 'latest' | 'recordedOn' | 'note'>

const documentOf = ({ earliest, latest, note, ...document }: DocumentRow): Said => ({
  ...document,
  date: earliest === null || latest === null ? null : { earliest, latest },
  note: wordsOf(note),
})

/** By line. What a locator names beyond the document's last line rests on nothing. */
function citationsIn(cited: TextReading['cited'], last: number): Citation[] {
  return cited
    .flatMap(({ locator, text, figure, ...fact }) =>
      linesIn(locator)
        .filter(({ from }) => from <= last)
        .map(({ from, to }) => ({
          ...fact,
          text: wordsOf(text),
          figure: figure && { ...figure, unit: wordsOf(figure.unit) },
          ...{ from, to: Math.min(to, last) },
        })),
    )
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

import type { Source, Words } from '@pejl/server/terms'
import { useFormats } from '../language/Language.tsx'
import { between, type Say } from './say.ts'

/** A text in the reader's language; where it is only known in Danish, it is marked as Danish. */
export function Said({ of }: { of: Words }) {
  const { language, text } = useFormats()
  return <span lang={language === 'en' && !of.en ? 'da' : undefined}>{text(of)}</span>
}

/** A name that is only ever Danish. */
export function Danish({ children }: { children: string }) {
  const { language } = useFormats()
  return <span lang={language === 'da' ? undefined : 'da'}>{children}</span>
}

/** The numbers of a fact's sources. A press leads to the source, and the source leads back. */
export function Refs({ of, say }: { of: readonly Source[]; say: Say }) {
  return of.map(source => (
    <a
      key={source.number}
      className="src"
      href={`#k${source.number}`}
      data-source={source.number}
      aria-label={say.own.source(source.number)}
      title={[source.title, source.date && between(source.date, say), source.locator].filter(Boolean).join(', ')}
    >
      {source.number}
    </a>
  ))
}

/** Each source once. */
export const distinct = <T extends { number: number }>(sources: readonly T[]): T[] => [
  ...new Map(sources.map(source => [source.number, source])).values(),
]

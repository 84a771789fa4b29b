import type { LineRange } from '@pejl/server/sources/contract'
import { memo } from 'react'
import type { KnownDay } from '../app/paths.ts'
import { isIn, type Mark } from './marks.ts'
import { Resting } from './Resting.tsx'
import type { Say } from './say.ts'

type BlockProps = {
  first: number
  lines: readonly string[]
  marks: ReadonlyMap<number, Mark>
  /** The lines of the address that may lie here. */
  chosen: readonly LineRange[]
  /** The line that the tab key stops at, and the one whose facts are shown; 0 where they lie in another block. */
  at: number
  open: number
  slug: string
  day: KnownDay
  say: Say
}

/** Some of a document's lines. Presses and keys are heard by the whole. */
export const Block = memo(function Block({ first, lines, ...rest }: BlockProps) {
  return (
    <div className="doc-b">
      {lines.map((text, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <Line key={n} number={first + n} text={text} {...rest} />
      ))}
    </div>
  )
})

type LineProps = Omit<BlockProps, 'first' | 'lines'> & { number: number; text: string }

function Line({ number, text, marks, chosen, at, open, slug, day, say }: LineProps) {
  const { own } = say
  const mark = marks.get(number)
  const stop = number === at ? 0 : -1
  const isOpen = number === open
  const facts = `f-${number}`
  const words = `x-${number}`
  const isChosen = isIn(number, chosen)
  return (
    <>
      <div className={isChosen ? 'doc-l doc-l--chosen' : 'doc-l'} id={`l-${number}`}>
        <a
          className="doc-n"
          href={`#l-${number}`}
          data-line={number}
          tabIndex={stop}
          aria-label={own.line(number)}
          aria-current={isChosen ? 'location' : undefined}
          aria-describedby={stop === 0 ? words : undefined}
        >
          {number}
        </a>
        {mark ? (
          <button
            type="button"
            className="doc-m"
            data-facts={number}
            tabIndex={stop}
            aria-expanded={isOpen}
            aria-controls={isOpen ? facts : undefined}
            aria-label={own.restsOn(number, mark.citations.length)}
          >
            {mark.begins ? mark.citations.length : ''}
          </button>
        ) : (
          <span />
        )}
        <span
          className="doc-x"
          id={stop === 0 ? words : undefined}
          lang={say.formats.language === 'da' ? undefined : 'da'}
        >
          {text}
        </span>
      </div>
      {mark && isOpen ? <Resting id={facts} citations={mark.citations} slug={slug} day={day} say={say} /> : null}
    </>
  )
}

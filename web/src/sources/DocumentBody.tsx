import type { LineRange, SourceText } from '@pejl/server/sources/contract'
import { useMemo } from 'react'
import { useKeys } from '../app/keys.ts'
import type { KnownDay } from '../app/paths.ts'
import { Danish } from '../initiatives/Said.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import { Crumb } from './Crumb.tsx'
import { Block } from './Lines.tsx'
import { BLOCK, blocksOf, marksOf, restingOn, stopsIn } from './marks.ts'
import { type Reading, useReading } from './reading.ts'
import { dateOf, kindOf, linesInWords, type Say } from './say.ts'

type BodyProps = { text: SourceText; day: KnownDay; say: Say }

/** A document line by line, with what rests on each and the lines of the address marked apart. */
export function DocumentBody({ text, day, say }: BodyProps) {
  const { lines, citations, portfolio, document } = text
  const { own } = say
  const marks = useMemo(() => marksOf(citations), [citations])
  const stops = useMemo(() => stopsIn(marks), [marks])
  const blocks = useMemo(() => blocksOf(lines), [lines])
  const reading = useReading(lines.length, stops)
  const { chosen, tabStop, open } = reading
  return (
    <>
      <Crumb slug={portfolio.slug} document={document.key} day={day} say={say} />
      <Head text={text} say={say} />
      <Tools text={text} stops={stops.length} reading={reading} say={say} />
      <section
        className="doc"
        aria-label={own.textOf(document.title)}
        onClick={reading.press}
        onKeyDown={reading.key}
        onFocus={reading.focus}
      >
        <div>
          {blocks.map(({ first, lines }) => (
            <Block
              key={first}
              first={first}
              lines={lines}
              marks={marks}
              chosen={within(chosen, first) ? chosen : NONE}
              at={here(tabStop, first)}
              open={here(open, first)}
              slug={portfolio.slug}
              day={day}
              say={say}
            />
          ))}
        </div>
      </section>
    </>
  )
}

// What lies in another block is no reason to draw this one anew.
const NONE: readonly LineRange[] = []
const within = (ranges: readonly LineRange[], first: number) =>
  ranges.some(({ from, to }) => from < first + BLOCK && to >= first)
const here = (line: number, first: number) => (line >= first && line < first + BLOCK ? line : 0)

function Head({ text: { document, attached, lines }, say }: Omit<BodyProps, 'day'>) {
  const { own, shared, formats } = say
  return (
    <div className="phead">
      <div>
        <h1>
          <Danish>{document.title}</Danish>
        </h1>
        <p className="srcs-m">
          <span>{kindOf(document, say)}</span>
          <span>{dateOf(document, say)}</span>
          <span>{own.lineCount(lines.length)}</span>
          <span className="mut srcs-file">{document.file}</span>
          <span className="mut">{own.attachedOn(formats.day(attached.on))}</span>
        </p>
      </div>
      <span className="grow" />
      <PrintButton label={shared.print} />
    </div>
  )
}

type ToolsProps = { text: SourceText; stops: number; reading: Reading; say: Say }

/** Where the reader is led: to the lines of the address, and from one cited line to the next. */
function Tools({ text: { lines, citations }, stops, reading, say }: ToolsProps) {
  const { own } = say
  const { chosen, at, step, lead, ended } = reading
  useKeys({ j: () => step(1), k: () => step(-1) })
  const beyond = chosen.find(({ to }) => to > lines.length)
  const said = beyond
    ? own.beyond(beyond.to, lines.length)
    : chosen.length > 0
      ? own.chosen(linesInWords(chosen, say), isOneLine(chosen), restingOn(citations, chosen))
      : stops > 0
        ? `${own.placesCited(stops)} ${own.howTo}`
        : own.noneCited
  const first = chosen.find(({ from }) => from <= lines.length)?.from
  return (
    <div className="doc-t">
      <p role="status">{ended === 0 ? said : ended === 1 ? own.noLater : own.noEarlier}</p>
      <div className="doc-j">
        {first && first !== at ? (
          <button type="button" className="btn" onClick={() => lead(first)}>
            {own.toChosen}
          </button>
        ) : null}
        <StepButton word={own.earlierCited} icon="up" keys="k" press={() => step(-1)} disabled={stops === 0} />
        <StepButton word={own.laterCited} icon="down" keys="j" press={() => step(1)} disabled={stops === 0} />
      </div>
    </div>
  )
}

const isOneLine = ([first, ...more]: readonly LineRange[]) => more.length === 0 && first?.from === first?.to

type StepProps = { word: string; icon: string; keys: string; press: () => void; disabled: boolean }

function StepButton({ word, icon, keys, press, disabled }: StepProps) {
  return (
    <button
      type="button"
      className="btn"
      onClick={press}
      disabled={disabled}
      aria-keyshortcuts={keys}
      title={`${word} (${keys})`}
    >
      <Icon name={icon} />
      <span className="vh-m">{word}</span>
    </button>
  )
}

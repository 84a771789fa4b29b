import type { History, HistoryColumn, HistoryInitiative } from '@pejl/server/portfolio/contract'
import { STAGE_OF } from '@pejl/server/terms'
import { memo } from 'react'
import { LifecycleGlyph, LifecycleState, LightGlyph, LightState } from '../status/Glyph.tsx'
import { columnName, pieceWord, type Say } from './say.ts'
import { beginsYear, type Outside as Counted, outsideOf, type Piece, pieceOf, type Show } from './series.ts'

/** What every row is drawn with. */
export type Setting = {
  columns: readonly HistoryColumn[]
  unit: History['unit']
  show: Show
  hrefOf: (code: string) => string
  say: Say
}
type RowProps = Setting & {
  row: HistoryInitiative
  index: number
  /** The cell that the tab key reaches, -1 the title; null in every other row. */
  stop: number | null
}

/** One initiative through all columns. */
export const GridRow = memo(function GridRow({ row, index, stop, columns, unit, show, hrefOf, say }: RowProps) {
  const outside = outsideOf(row.cells, show)
  return (
    <tr className="hm-r" data-code={row.code} aria-rowindex={index}>
      <th scope="row" className="hm-h">
        <span className="hm-hi">
          <span className="code">{row.code}</span>
          <a
            className="trunc"
            lang="da"
            href={hrefOf(row.code)}
            title={row.title}
            data-at={-1}
            data-place={row.code}
            tabIndex={stop === -1 ? 0 : -1}
          >
            {row.title}
          </a>
        </span>
      </th>
      {columns.map((column, at) => {
        const piece = pieceOf(row.cells[at] ?? null, row.cells[at - 1] ?? null, show)
        const word = pieceWord(piece, show, say)
        return (
          <td
            key={column.day}
            className={classOf(piece, beginsYear(columns, at))}
            data-at={at}
            data-place={`${row.code} ${column.day}`}
            tabIndex={stop === at ? 0 : -1}
            title={`${columnName(column, say)}: ${word}`}
          >
            <Sign piece={piece} />
            <span className="vh">{word}</span>
          </td>
        )
      })}
      <td className="hm-n">
        <Now piece={pieceOf(row.now, null, show)} show={show} say={say} />
      </td>
      <td className="hm-k">
        <Outside {...{ outside, show }} of={columns.length} words={say.own.outsideWords(outside, unit, show)} />
      </td>
    </tr>
  )
})

function classOf(piece: Piece | null, year: boolean): string {
  const names = ['hm-c']
  if (year) names.push('hm-c--year')
  if (piece?.kind === 'light') names.push(`hm-c--${piece.light}`)
  if (piece?.kind === 'gap' && piece.steps !== 0) names.push(piece.steps > 0 ? 'hm-c--worse' : 'hm-c--better')
  if (piece?.kind === 'life') {
    names.push(`hm-c--${STAGE_OF[piece.lifecycle]}`)
    if (piece.begins) names.push('hm-c--begins')
    if (piece.light !== null) names.push(`hm-c--${piece.light}`)
  }
  return names.join(' ')
}

/** Green is a dot: it is what is expected. Yellow and red fill their cell. */
function Sign({ piece }: { piece: Piece | null }) {
  if (piece === null) return null
  if (piece.kind === 'none') return <i className="hm-none">–</i>
  if (piece.kind === 'gap') return <Steps steps={piece.steps} />
  if (piece.kind === 'light') {
    return piece.light === 'green' ? <i className="hm-ok" /> : <LightGlyph light={piece.light} size="s" />
  }
  const { lifecycle, begins, light, steps } = piece
  const open = light !== null && light !== 'green' && light !== 'not_reported'
  return (
    <span className={begins || open || steps ? 'hm-life' : 'hm-life hm-life--on'}>
      {begins ? <LifecycleGlyph lifecycle={lifecycle} size="s" /> : null}
      {open ? <LightGlyph light={light} size="s" /> : null}
      {steps ? <Steps steps={steps} /> : null}
    </span>
  )
}

function Steps({ steps }: { steps: number }) {
  if (steps === 0) return <i className="hm-same" />
  return <b className={`hm-gap hm-gap--${steps > 0 ? 'w' : 'b'}`}>{steps > 0 ? `+${steps}` : `−${-steps}`}</b>
}

type NowProps = { piece: Piece | null; show: Show; say: Say }

/** The light that is shown, or the gap; after the end the lifecycle, with the light of what is outstanding. */
function Now({ piece, show, say }: NowProps) {
  if (piece === null) return <span className="mut">{say.shared.notStated}</span>
  if (piece.kind === 'light') return <LightState light={piece.light} />
  const word = pieceWord(piece, show, say)
  if (piece.kind === 'none') return <span className="mut">{word}</span>
  if (piece.kind === 'gap') {
    return (
      <span className="hm-now" title={word}>
        <Steps steps={piece.steps} />
        <span>{piece.steps === 0 ? word : say.own.gapShort(piece.steps)}</span>
      </span>
    )
  }
  const { lifecycle, light, steps } = piece
  return (
    <span className="hm-now" title={word}>
      <LifecycleState lifecycle={lifecycle} />
      {light ? <LightGlyph light={light} size="s" label={say.own.outstanding(say.shared.light[light])} /> : null}
      {steps ? <Steps steps={steps} /> : null}
    </span>
  )
}

const BAR = 58

type OutsideProps = { outside: Counted; show: Show; of: number; words: string }

/** A bar on one scale for all rows; what was not reported is told apart. */
function Outside({ outside, show, of, words }: OutsideProps) {
  const { all, red, notReported } = outside
  const each = BAR / Math.max(14, of)
  const width = (count: number) => Math.round(count * each * 10) / 10
  return (
    <span className="hm-ki" title={words}>
      {all > 0 ? (
        <>
          <svg width={width(all)} height="9" aria-hidden="true">
            <rect className={show === 'gab' ? 'hm-bg' : 'hm-by'} width={width(all - red)} height="9" />
            <rect className="hm-br" x={width(all - red)} width={width(red)} height="9" />
          </svg>
          <span aria-hidden="true">{all}</span>
        </>
      ) : null}
      {notReported > 0 ? (
        <span className="hm-kn" aria-hidden="true">
          <LightGlyph light="not_reported" size="s" />
          {notReported}
        </span>
      ) : null}
      <span className="vh">{words}</span>
    </span>
  )
}

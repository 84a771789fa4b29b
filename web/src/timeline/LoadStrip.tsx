import { memo } from 'react'
import type { Scale } from './frame.ts'
import { LoadBar } from './LoadBar.tsx'
import { aheadOf, type Cell, countOf, type Strip, sizeOf } from './load.ts'
import { cellKey } from './loadStops.ts'
import { widthOf } from './packing.ts'
import { periodName, placesOf } from './periods.ts'
import type { Say } from './say.ts'

/** What of a strip the tallest bar takes, in px; above it stands its count. */
export const TALLEST = 24
const SIZE = 11

type StripProps = {
  strip: Strip
  /** The most in any period of any sector: all strips have one scale. */
  most: number
  scale: Scale
  /** The cell that Tab comes to, and the one whose list is open. */
  stop: string | null
  open: string | null
  /** The id of the list. */
  list: string
  toggle: (key: string | null) => void
  arrive: (key: string) => void
  say: Say
}

/** One sector: a bar per period, filled for what falls in it, hollow for what may, hatched for what is overdue. */
export const LoadStrip = memo(function LoadStrip(props: StripProps) {
  const { strip, most, scale, stop, open, list, toggle, arrive, say } = props
  const { sector, cells } = strip
  const places = placesOf(cells, scale)
  return (
    <li className="ld-r">
      <div className="ld-h">
        <b>{say.shared.sector[sector]}</b>
        <span className="mut">{headOf(strip, say)}</span>
      </div>
      <div className="ld-s" style={{ width: scale.width }}>
        {cells.map((cell, index) => {
          const { x, width } = places[index] ?? { x: 0, width: 0 }
          if (sizeOf(cell) === 0) return null
          const key = cellKey(sector, cell.from)
          const count = shortCount(cell, width)
          return (
            <button
              key={key}
              type="button"
              className="ld-c"
              style={{ left: x, width }}
              aria-label={`${count}: ${cellSentence(strip, cell, say)}`}
              aria-expanded={open === key}
              aria-controls={open === key ? list : undefined}
              data-cell={key}
              tabIndex={stop === key ? 0 : -1}
              onClick={() => toggle(open === key ? null : key)}
              onFocus={() => arrive(key)}
            >
              <LoadBar cell={cell} width={width} unit={TALLEST / most} />
              <span style={{ bottom: (sizeOf(cell) * TALLEST) / most + 2 }}>{count}</span>
            </button>
          )
        })}
      </div>
    </li>
  )
})

/** `10–14`, or `≤14` where that has no room. */
function shortCount(cell: Cell, width: number): string {
  const count = countOf(cell)
  return widthOf(count, SIZE) > width ? `≤${sizeOf(cell)}` : count
}

/** `flest i 3. kvt. 2026: 4 · 1 overskredet · 2 uden dato` */
function headOf({ peak, overdue, undated, outside }: Strip, { own, formats }: Say): string {
  return [
    peak ? own.loadPeak(periodName(peak, formats), countOf(peak)) : '',
    overdue.length > 0 ? own.loadOverdue(overdue.length) : '',
    !peak && overdue.length === 0 ? own.loadNone : '',
    undated.length > 0 ? own.loadUndated(undated.length) : '',
    outside.length > 0 ? own.loadOutside(outside.length) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** `Kommuner, 3. kvt. 2026: 1 falder i kvartalet, 2 kan falde i kvartalet, 1 overskredet` */
export function cellSentence({ sector }: Strip, cell: Cell, { own, shared, formats }: Say) {
  const ahead = aheadOf(cell)
  const words = own.loadCount(ahead.sure.length, ahead.possible.length, sizeOf(cell) - sizeOf(ahead), cell.kind)
  return `${shared.sector[sector]}, ${periodName(cell, formats)}: ${words}`
}

import { memo } from 'react'
import type { Scale } from './frame.ts'
import { type Cell, countOf, nextQuarter, quarterWindow, type Strip, sizeOf } from './load.ts'
import { cellKey } from './loadStops.ts'
import type { Say } from './say.ts'

/** As in load.css: what a strip is high, and what of it the tallest bar takes. */
const HEIGHT = 42
const TALLEST = 24
const GAP = 2

type StripProps = {
  strip: Strip
  /** The most in any quarter of any sector: all strips have one scale. */
  most: number
  scale: Scale
  /** The cell that Tab comes to, and the one whose list is open. */
  stop: string | null
  open: string | null
  toggle: (key: string) => void
  arrive: (key: string) => void
  say: Say
}

/** One sector: a bar per quarter, filled for what falls in it, hollow for what may. */
export const LoadStrip = memo(function LoadStrip({ strip, most, scale, stop, open, toggle, arrive, say }: StripProps) {
  const { own, shared } = say
  const { sector, cells, undated, outside } = strip
  const apart = [
    undated.length > 0 ? own.loadUndated(undated.length) : '',
    outside > 0 ? own.loadOutside(outside) : '',
  ].filter(Boolean)
  return (
    <li className="ld-r">
      <div className="ld-h">
        <b>{shared.sector[sector]}</b>
        <span className="mut">{[peakOf(strip, say), ...apart].join(' · ')}</span>
      </div>
      <div className="ld-s" style={{ width: scale.width }}>
        {cells.map(cell => {
          if (sizeOf(cell) === 0) return null
          const key = cellKey(sector, cell.quarter)
          const from = Math.max(0, scale.start(cell.quarter))
          const to = Math.min(scale.width, scale.start(nextQuarter(cell.quarter)))
          return (
            <button
              key={key}
              type="button"
              className="ld-c"
              style={{ left: from, width: to - from }}
              aria-label={`${countOf(cell)}: ${cellSentence(strip, cell, say)}`}
              aria-expanded={open === key}
              data-cell={key}
              tabIndex={stop === key ? 0 : -1}
              onClick={() => toggle(key)}
              onFocus={() => arrive(key)}
            >
              <Bar cell={cell} width={to - from} most={most} />
              <span style={{ bottom: (sizeOf(cell) * TALLEST) / most + 2 }}>{countOf(cell)}</span>
            </button>
          )
        })}
      </div>
    </li>
  )
})

function Bar({ cell: { sure, possible }, width, most }: { cell: Cell; width: number; most: number }) {
  const unit = TALLEST / most
  const wide = Math.max(1, Math.min(44, width - 2 * GAP))
  const x = (width - wide) / 2
  const [full, more] = [sure.length * unit, possible.length * unit]
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {more > 0 ? (
        <rect className="ld-p" x={x + 0.5} y={HEIGHT - full - more + 0.5} width={wide - 1} height={more} />
      ) : null}
      {full > 0 ? <rect className="ld-f" x={x} y={HEIGHT - full} width={wide} height={full} /> : null}
    </svg>
  )
}

/** `flest i 3. kvt. 2026` */
function peakOf({ peak }: Strip, { own, formats }: Say): string {
  return peak ? own.loadPeak(formats.window(quarterWindow(peak.quarter)), countOf(peak)) : own.loadNone
}

/** `Kommuner, 3. kvt. 2026: 1 falder i kvartalet, 2 kan falde i det` */
export function cellSentence({ sector }: Strip, { quarter, sure, possible }: Cell, { own, shared, formats }: Say) {
  const when = formats.window(quarterWindow(quarter))
  return `${shared.sector[sector]}, ${when}: ${own.loadCount(sure.length, possible.length)}`
}

import { type Cell, type GoLive, isLate } from './load.ts'

/** As in load.css: what a strip is high. */
const HEIGHT = 42
const GAP = 2
const WIDEST = 44

/** From below: what falls in the period, what of it is overdue, what may fall in it, what of that is overdue. */
const PARTS = [
  { of: 'sure', late: false, look: 'ld-f' },
  { of: 'sure', late: true, look: 'ld-o' },
  { of: 'possible', late: false, look: 'ld-p' },
  { of: 'possible', late: true, look: 'ld-o ld-o--p' },
] as const

type BarProps = {
  cell: Cell
  width: number
  /** What one go-live is high, in px. */
  unit: number
}

export function LoadBar({ cell, width, unit }: BarProps) {
  const wide = Math.max(1, Math.min(WIDEST, width - 2 * GAP))
  const x = (width - wide) / 2
  let foot = HEIGHT
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {PARTS.map(({ of, late, look }) => {
        const count = cell[of].filter((one: GoLive) => isLate(one) === late).length
        if (count === 0) return null
        const height = count * unit
        foot -= height
        return (
          <rect
            key={look}
            className={look}
            x={x + 0.5}
            y={foot + 0.5}
            width={wide - 1}
            height={Math.max(1, height - 1)}
          />
        )
      })}
    </svg>
  )
}

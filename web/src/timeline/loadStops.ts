// Which cell an arrow leads to: cells without anything are no stops.
import { type Cell, type Strip, sizeOf } from './load.ts'

/** A cell of a strip. */
export type Found = { strip: Strip; cell: Cell }

/** A cell by its sector and first day, as it stands in the address: `municipalities-2025-04-01`. */
export const cellKey = (sector: string, from: string) => `${sector}-${from}`
export const keyOf = ({ strip, cell }: Found) => cellKey(strip.sector, cell.from)

/** The cell that holds a sector's day: an address that was written with finer periods is understood among coarser ones. */
export function cellAt(strips: readonly Strip[], key: string): Found | null {
  const [sector, day] = [key.slice(0, -11), key.slice(-10)]
  const strip = strips.find(one => one.sector === sector)
  const cell = strip?.cells.find(({ from, to }) => from <= day && day <= to)
  return strip && cell && sizeOf(cell) > 0 ? { strip, cell } : null
}

/** The first cell that has anything. */
export function firstCell(strips: readonly Strip[]): string | null {
  for (const { sector, cells } of strips) {
    const cell = cells.find(one => sizeOf(one) > 0)
    if (cell) return cellKey(sector, cell.from)
  }
  return null
}

/** To the side the next cell of the strip, up and down the one nearest in time; null when the key leads nowhere. */
export function cellLedTo(strips: readonly Strip[], from: string, key: string): string | null {
  const here = cellAt(strips, from)
  if (!here) return null
  const { strip, cell } = here
  const filled = strip.cells.filter(one => sizeOf(one) > 0)
  const index = filled.indexOf(cell)
  const beside = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: filled.length - 1 }[key]
  if (beside !== undefined) {
    const to = filled[beside]
    return to ? cellKey(strip.sector, to.from) : null
  }
  const way = { ArrowUp: -1, ArrowDown: 1 }[key]
  return way === undefined ? null : nearestIn(strips, strips.indexOf(strip) + way, way, strip.cells.indexOf(cell))
}

function nearestIn(strips: readonly Strip[], start: number, way: number, at: number): string | null {
  for (let index = start; strips[index]; index += way) {
    const { sector, cells } = strips[index] as Strip
    const nearest = cells
      .map((cell, place) => ({ cell, away: Math.abs(place - at) }))
      .filter(({ cell }) => sizeOf(cell) > 0)
      .sort((a, b) => a.away - b.away)[0]
    if (nearest) return cellKey(sector, nearest.cell.from)
  }
  return null
}

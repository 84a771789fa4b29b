/** A cell by its row and column; column -1 is the row's title. */
export type Place = { row: number; at: number }

const PAGE = 10

/** Where a key leads from a place; null when it leads nowhere or does something else. */
export function moved(key: string, { row, at }: Place, rows: number, columns: number): Place | null {
  const to = target(key, { row, at }, columns)
  if (to === null) return null
  const place = { row: Math.max(0, Math.min(rows - 1, to.row)), at: Math.max(-1, Math.min(columns - 1, to.at)) }
  return place.row === row && place.at === at ? null : place
}

function target(key: string, { row, at }: Place, columns: number): Place | null {
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, at }
    case 'ArrowUp':
      return { row: row - 1, at }
    case 'ArrowRight':
      return { row, at: at + 1 }
    case 'ArrowLeft':
      return { row, at: at - 1 }
    case 'Home':
      return { row, at: -1 }
    case 'End':
      return { row, at: columns - 1 }
    case 'PageDown':
      return { row: row + PAGE, at }
    case 'PageUp':
      return { row: row - PAGE, at }
    default:
      return null
  }
}

// Shapes an initiative's history into what the strip draws: one piece per light, in px of the drawing.
import type { HistoryPoint } from '@pejl/server/portfolio/contract'
import { type Lifecycle, type Light, STAGE_OF } from '@pejl/server/terms'

/** The drawing's size and the height of each light; what has no light lies below them. */
export const STRIP = { width: 840, height: 128, axis: 104 } as const
export const LEVELS = { green: 16, yellow: 38, red: 60 } as const
export const NO_LIGHT = 84
/** A light given on the last day has no length of its own: it is drawn this long. */
const LEAST = 6

export type Piece = {
  kind: 'ok' | 'warn' | 'crit' | 'missing' | 'end' | 'off'
  from: number
  to: number
  y: number
  light: Light | null
  lifecycle: Lifecycle | null
  day: string
}
export type Strip = { pieces: Piece[]; years: { label: string; x: number }[] }

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const KIND = { green: 'ok', yellow: 'warn', red: 'crit', not_reported: 'missing' } as const

/** What a point is drawn as; null is a gap, and a gap stays a gap. */
function kindOf({ light, lifecycle }: HistoryPoint): Piece['kind'] | null {
  if (light) return KIND[light]
  if (!lifecycle || STAGE_OF[lifecycle] === 'under_way') return null
  return STAGE_OF[lifecycle] === 'reached' ? 'end' : 'off'
}

/** The history between two days. Every point holds until the next one, the last until `to`. */
export function stripOf(history: readonly HistoryPoint[], from: string, to: string): Strip {
  const start = dayNumber(from)
  const span = Math.max(1, dayNumber(to) - start)
  const x = (day: string) =>
    Math.round(Math.min(1, Math.max(0, (dayNumber(day) - start) / span)) * STRIP.width * 10) / 10
  const pieces = history.flatMap((point, index): Piece[] => {
    const kind = kindOf(point)
    if (!kind) return []
    const { light, lifecycle, asOf: day } = point
    const next = history[index + 1]
    const until = next ? x(next.asOf) : STRIP.width
    const begin = next ? x(day) : Math.min(x(day), STRIP.width - LEAST)
    const y = light && light !== 'not_reported' ? LEVELS[light] : NO_LIGHT
    return until > begin ? [{ kind, from: begin, to: until, y, light, lifecycle, day }] : []
  })
  const years: Strip['years'] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    years.push({ label: String(year), x: x(`${year}-01-01`) })
  }
  // A year that begins too near to the right edge has no room for its name.
  return { pieces, years: years.filter(year => year.x < STRIP.width - 30) }
}

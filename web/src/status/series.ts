import type { HistoryPoint } from '@pejl/server/portfolio/contract'
import { STAGE_OF } from '@pejl/server/terms'

/** The size a history strip is drawn in; its y: green above, yellow in the middle, red below. */
export const STRIP = { width: 92, height: 18 } as const
const LEVEL = { green: 3.5, yellow: 9, red: 14.5 } as const
const MIDDLE = 9
/** A light given on the last day would have no length at all: it is drawn this long. */
const LEAST = 8

/** Paths by what they mean, ready to draw. `missing`: where a report was not given. */
export type Strip = {
  ok: string
  warn: string
  crit: string
  end: string
  off: string
  steps: string
  missing: number[]
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Days to x, by their real distance. */
export function scaleOf(from: string, to: string, width: number = STRIP.width): (day: string) => number {
  const start = dayNumber(from)
  const span = Math.max(1, dayNumber(to) - start)
  return day => Math.round(Math.min(1, Math.max(0, (dayNumber(day) - start) / span)) * width * 10) / 10
}

type Piece = { kind: 'ok' | 'warn' | 'crit' | 'end' | 'off' | 'missing'; y: number } | null

/** What one point says is drawn as; null is a gap, and a gap stays a gap. */
function pieceOf({ light, lifecycle }: HistoryPoint): Piece {
  const stage = lifecycle && STAGE_OF[lifecycle]
  // The two axes never mix: what is over shows its lifecycle, whatever light its remainder has.
  if (stage === 'reached') return { kind: 'end', y: MIDDLE }
  if (stage === 'not_carried_through') return { kind: 'off', y: MIDDLE }
  if (light === 'green') return { kind: 'ok', y: LEVEL.green }
  if (light === 'yellow') return { kind: 'warn', y: LEVEL.yellow }
  if (light === 'red') return { kind: 'crit', y: LEVEL.red }
  if (light === 'not_reported') return { kind: 'missing', y: MIDDLE }
  return null
}

/** The history strip of one initiative between two days: every point holds until the next, the last until `to`. */
export function stripOf(history: readonly HistoryPoint[], from: string, to: string): Strip {
  const strip: Strip = { ok: '', warn: '', crit: '', end: '', off: '', steps: '', missing: [] }
  const x = scaleOf(from, to)
  let before: { y: number; kind: string } | null = null
  let started = 0
  history.forEach((point, index) => {
    const next = history[index + 1]
    const until = next ? x(next.asOf) : STRIP.width
    const start = next ? x(point.asOf) : Math.min(x(point.asOf), STRIP.width - LEAST)
    const piece = pieceOf(point)
    if (piece?.kind === 'missing') strip.missing.push(Math.min(STRIP.width - 2, Math.round((start + until) * 5) / 10))
    else if (piece && until > start) {
      const joins = before?.kind === piece.kind && started === start
      strip[piece.kind] += joins ? `H${until}` : `M${start} ${piece.y}H${until}`
      if (before && before.y !== piece.y) strip.steps += `M${start} ${before.y}V${piece.y}`
    }
    before = piece && piece.kind !== 'missing' ? piece : null
    started = until
  })
  return strip
}

/** A few years to read the strip by, with their x: at most four, evenly apart. */
export function yearsOf(from: string, to: string): { label: string; x: number }[] {
  const x = scaleOf(from, to)
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const step = Math.max(1, Math.ceil((last - first) / 4))
  const years: { label: string; x: number }[] = []
  for (let year = first + 1; year <= last; year += step) {
    const at = x(`${year}-01-01`)
    if (at > STRIP.width - 10) break
    years.push({ label: String(year).slice(2), x: at })
  }
  return years
}

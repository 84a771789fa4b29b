// The history strip: how an initiative's light and lifecycle stood, one point per day on which either changed.

import type { Step } from './course.ts'
import type { HistoryPoint } from './shapes.ts'

/** The points of the strip, oldest first. A round that got no answer is a point of its own: a gap stays a gap. */
export function historyFrom(course: readonly Step[]): HistoryPoint[] {
  const points: HistoryPoint[] = []
  for (const step of course) {
    let last = points.at(-1)
    if (last?.asOf === step.day) {
      points.pop()
      last = points.at(-1)
    }
    const point = pointOf(step)
    if (point.light !== (last?.light ?? null) || point.lifecycle !== (last?.lifecycle ?? null)) points.push(point)
  }
  return points
}

const pointOf = ({ day, phase, report, missed }: Step): HistoryPoint => ({
  asOf: day,
  light: missed ? 'not_reported' : (report?.overall ?? null),
  lifecycle: phase?.lifecycle ?? null,
})

// The history strip: how an initiative's light and lifecycle stood, one point per day on which either changed.
import type { HistoryPoint } from './contract.ts'
import { type Asked, courseOf, type ReportFact, type Step } from './course.ts'
import type { LifecycleFact } from './lifecycle.ts'

/** The points of the strip, oldest first. A round that got no answer is a point of its own: a gap stays a gap. */
export function historyOf(
  reports: readonly ReportFact[],
  changes: readonly LifecycleFact[],
  asked: Asked,
): HistoryPoint[] {
  const points: HistoryPoint[] = []
  for (const step of courseOf(reports, changes, asked)) {
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

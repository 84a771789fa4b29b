import type { HistoryPoint, Judged } from '@pejl/server/portfolio/contract'
import type { Light } from '@pejl/server/terms'

type Lit = { judged: Pick<Judged, 'overall' | 'asOf'>; history: readonly HistoryPoint[] }

/**
 * Since when the judged light has been what it is: the day of the first report in the unbroken run of the same light. Null
 * where one report alone says so; a round that nobody answered breaks the run.
 */
export function litSince({ judged, history }: Lit): { light: Light; day: string } | null {
  const { overall: light, asOf } = judged
  if (light === null || light === 'not_reported' || asOf === null) return null
  const broken = history.findLastIndex(point => point.light !== light)
  const first = history[broken + 1]
  return first && first.asOf < asOf ? { light, day: first.asOf } : null
}

// What is kept of a round when it closes, made of what overview and timeline show at that moment.
import type { StandingInitiative, standingIn } from '../portfolio/standing.ts'
import type { HeldRound } from '../rounds/round.ts'
import { LIGHTS, type Light } from '../terms.ts'
import type { ClosedInitiative, ClosedRound } from './contract.ts'

type Closing = { round: HeldRound; number: number; day: string; now: Date }

export function closedRoundOf(
  { focusAreas, organisations, initiatives }: Awaited<ReturnType<typeof standingIn>>,
  { round, number, day, now }: Closing,
): ClosedRound {
  const { key, name, period, openedAt, deadline, meeting } = round
  const closed = initiatives.map(closedInitiativeOf)
  const present = new Set(closed.map(({ focusArea }) => focusArea))
  return {
    round: { key, name, period, openedAt, deadline, meeting },
    number,
    closedAt: `${now.toISOString().slice(0, 19)}Z`,
    day,
    counts: countsOf(closed),
    focusAreas: focusAreas.filter(area => present.has(area.number)),
    organisations,
    initiatives: closed,
  }
}

function closedInitiativeOf({ shown, ...rest }: StandingInitiative): ClosedInitiative {
  const { code, title, focusArea, owners, lifecycle, lit, outstanding, judged, computed, gaps, views } = shown
  const light = rest.report === null ? 'not_reported' : judged.overall
  return { code, title, focusArea, owners, lifecycle, lit, outstanding, light, judged, computed, gaps, views, ...rest }
}

function countsOf(closed: readonly ClosedInitiative[]): ClosedRound['counts'] {
  const byLight = Object.fromEntries(LIGHTS.map(light => [light, 0])) as Record<Light, number>
  for (const { light } of closed) byLight[light ?? 'not_reported'] += 1
  const reports = closed.flatMap(({ report }) => report ?? [])
  return {
    asked: closed.length,
    reported: reports.length,
    late: reports.filter(({ late }) => late).length,
    onBehalf: reports.filter(({ onBehalf }) => onBehalf).length,
    byLight,
  }
}

// How far the judged lights are from the computed ones: the watermelon and its opposite (domain.md §4).

import { DIMENSIONS, type Light } from '../terms.ts'
import type { Computed, Gap, Judged } from './shapes.ts'

/** How bad a light is; null for one that is no colour. */
export function badness(light: Light | null): number | null {
  if (light === null || light === 'not_reported') return null
  return light === 'green' ? 0 : light === 'yellow' ? 1 : 2
}

const PARTS = ['overall', ...DIMENSIONS] as const
type Lights = Pick<Judged, (typeof PARTS)[number]> & Pick<Computed, (typeof PARTS)[number]>

/** The gaps between two sets of lights, overall first; only where both are colours and differ. Positive: computed is worse. */
export function gapsOf(judged: Lights, computed: Lights): Gap[] {
  const gaps: Gap[] = []
  for (const dimension of PARTS) {
    const given = badness(judged[dimension])
    const found = badness(computed[dimension])
    if (given !== null && found !== null && given !== found) gaps.push({ dimension, steps: found - given })
  }
  return gaps
}

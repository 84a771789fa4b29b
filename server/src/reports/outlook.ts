// What goes with a report beside its lights and words: kept with it, and told as far as it concerns the light that is given.
import { DIMENSIONS, type Light } from '../terms.ts'
import type { KeptOutlook } from './contract.ts'
import type { KeptReason, Outlook } from './shapes.ts'

/** What is kept, without what a draft said of another light than the one given. */
export const toldIn = (kept: KeptOutlook, overall: Light | null): KeptOutlook => ({
  ...kept,
  yellow: overall === 'yellow' ? kept.yellow : null,
  red: overall === 'red' ? kept.red : null,
})

/** Null where there is nothing to tell. */
export function outlookOf(kept: KeptOutlook | null, overall: Light | null): Outlook | null {
  if (kept === null) return null
  const { yellow, red, decision = null } = toldIn(kept, overall)
  return yellow || red || decision ? { yellow, red, decision } : null
}

/** Why lights were kept against the rules, one by one: the overall one first. */
export const reasonsIn = (told: KeptOutlook | null): KeptReason[] =>
  told === null
    ? []
    : [
        { dimension: null, reason: told.overall?.reason.trim() ?? '' },
        ...DIMENSIONS.map(dimension => ({ dimension, reason: told.kept[dimension].trim() })),
      ].filter(({ reason }) => reason !== '')

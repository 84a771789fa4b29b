// What goes with a report beside its lights and words: kept with it, and told as far as it concerns the light that is given.
import type { Light } from '../terms.ts'
import type { KeptOutlook } from './contract.ts'
import type { Outlook } from './shapes.ts'

/** Null where there is nothing to tell. What a draft said of another light than the one given is not told. */
export function outlookOf(kept: KeptOutlook | null, overall: Light | null): Outlook | null {
  if (kept === null) return null
  const yellow = overall === 'yellow' ? kept.yellow : null
  const red = overall === 'red' ? kept.red : null
  const decision = kept.decision ?? null
  return yellow || red || decision ? { yellow, red, decision } : null
}

/** What red leads to. */
const track = { back_on_plan: 'Tilbage på plan', new_plan: 'Ny plan', close: 'Luk indsatsen' }
const trackHint = {
  back_on_plan: 'Den oprindelige plan holder igen.',
  new_plan: 'Nye datoer eller nyt omfang, som styregruppen godkender.',
  close: 'Arbejdet stopper, og det, der er nået, gøres færdigt eller overdrages.',
}

/** What is said with a yellow or a red light, and of what is asked for. */
export const da = {
  track,
  trackHint,
  trigger: 'Bliver kritisk, hvis',
  by: 'Senest',
  help: 'Hjælper',
  trackNamed: 'Spor',
  decision: 'Ønsker beslutning',
  keptBecause: (dimension: string, reason: string) => `${dimension} fastholdt: ${reason}`,
}

export type OutlookWords = typeof da

/** What red leads to. */
const track = { back_on_plan: 'Tilbage på plan', new_plan: 'Ny plan', close: 'Luk' }

/** What is said with a yellow or a red light, and of what is asked for. */
export const da = {
  track,
  trigger: 'Bliver kritisk, hvis',
  by: 'Senest',
  help: 'Hjælper',
  trackNamed: 'Spor',
  decision: 'Ønsker beslutning',
}

export type OutlookWords = typeof da

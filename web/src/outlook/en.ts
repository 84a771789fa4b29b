import type { OutlookWords } from './da.ts'

export const en: OutlookWords = {
  track: { back_on_plan: 'Back on plan', new_plan: 'A new plan', close: 'Close' },
  trigger: 'Off track if',
  by: 'By',
  help: 'Helped by',
  trackNamed: 'Way on',
  decision: 'Asks for a decision',
}

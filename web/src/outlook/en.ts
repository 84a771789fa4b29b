import type { OutlookWords } from './da.ts'

export const en: OutlookWords = {
  track: { back_on_plan: 'Back on plan', new_plan: 'A new plan', close: 'Close the initiative' },
  trackHint: {
    back_on_plan: 'The original plan holds again.',
    new_plan: 'New dates or another scope, which the steering group approves.',
    close: 'Work stops, and what was reached is finished or handed over.',
  },
  trigger: 'Off track if',
  by: 'By',
  help: 'Helped by',
  trackNamed: 'Way on',
  decision: 'Asks for a decision',
  keptBecause: (dimension, reason) => `${dimension} kept: ${reason}`,
}

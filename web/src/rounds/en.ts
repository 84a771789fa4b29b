import type { RoundWords } from './da.ts'

const count = (n: number) => (n === 1 ? '1 initiative is' : `${n} initiatives are`)

export const en: RoundWords = {
  state: {
    not_started: 'Not started',
    draft: 'Draft',
    submitted: 'Submitted',
    returned: 'Returned',
    missing: 'Missing',
  },
  title: 'Report',
  round: 'Round',
  deadline: (moment, left) => `deadline ${moment}, ${left}`,
  wasClosed: moment => `closed ${moment}`,
  at: (day, time) => `${day} at ${time}`,
  left: days => {
    const amount = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`
    return days === 0 ? 'today' : days > 0 ? `in ${amount}` : `${amount} ago`
  },
  mine: 'Your initiatives:',
  late: 'late',
  onBehalf: 'by the office',

  none: 'No round is open.',
  noneHint: 'When the programme office opens a round, it stands here with its deadline and your initiatives.',
  noneOffice: 'Open a round to ask the owners for status.',
  nothing: 'You have nothing to report.',
  nothingHint: 'Initiative owners and the programme office report. You can follow the portfolio in the overview.',
  nothingHere: 'The round asks nothing of you.',
  nothingHereHint: 'None of your initiatives is under way in this portfolio.',
  toOverview: 'To the overview',

  asked: 'Initiatives you report on',
  askedOffice: 'Initiatives in the round',
  done: (done, all) => `${done} of ${all} submitted`,
  changed: (moment, by) => `${moment} by ${by}`,
  missingSince: moment => `missing since ${moment}`,
  returnedSince: moment => `returned ${moment}`,
  notYet: 'nothing written yet',

  tools: 'The round',
  open: 'Open a round',
  openIt: 'Open the round',
  name: 'Name',
  nameHint: 'e.g. Q4 2026',
  from: 'Period from',
  to: 'Period to',
  deadlineField: 'Deadline (Danish time)',
  extendIt: 'Extend',
  newDeadline: 'New deadline (Danish time)',
  close: 'Close the round',
  sure: missing => (missing === 0 ? 'All are in. Close the round?' : `${count(missing)} missing. Close it anyway?`),
  sureHint:
    'What was submitted cannot be changed after that. Whoever is missing can report late until the next round opens.',
  closeIt: 'Yes, close the round',
  cancel: 'Cancel',
  fill: fields => `Fill in ${fields}.`,
  taken: 'There is a round of that name already. Give it another.',
  order: 'The period must end after it begins.',
  passed: 'The deadline must lie in the future.',
  earlier: 'The deadline must be later than the present one.',
  stale: 'Somebody else changed the round meanwhile. See how it is now, and try again.',
  failed: 'It did not work. Try again.',
  offline: 'There is no connection to the server. Try again.',
}

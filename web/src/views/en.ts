import type { ViewWords } from './da.ts'

export const en: ViewWords = {
  title: 'Contested',
  hint: 'The parties see the initiative differently. Both views stand here.',
  reportedBy: who => `${who}’s view`,
  fromSource: 'Assessed from the source',
  onBehalf: 'entered by the programme office',
  asOf: day => `as of ${day}`,

  differ: 'We see it differently',
  differFor: 'Enter another party’s view',
  edit: 'Change',
  takeBack: 'Take back',
  takeBackTitle: who => `Take back ${who}’s view`,
  takeBackWhy: 'Why is it taken back?',
  takeItBack: 'Take the view back',
  still: 'Still holds',
  earlier: (who, day) => `${who}’s view of ${day} was about the previous status:`,

  party: 'Organisation',
  about: 'What is seen differently?',
  overall: 'Overall',
  light: 'View',
  reported: 'as reported',
  why: 'Reason',
  whyHint: 'The board reads it beside the owner’s status.',
  save: 'Save view',
  cancel: 'Cancel',
  saved: who => `${who}’s view is saved.`,
  gone: who => `${who}’s view is taken back.`,

  noParty: 'Choose an organisation',
  noLight: 'Choose a view',
  noWords: 'Write a reason',
  offline: 'There is no connection. Your text is still here; try again in a while.',
  superseded: 'A newer status has come meanwhile. Read it before you save.',
  stale: (light, words) =>
    `Somebody else has saved a view meanwhile: ${light}. ${words} Save again if yours is to hold instead.`,
  staleGone: 'Somebody else has taken the view back meanwhile. Save again if it is to hold.',
  failed: 'That did not work. Try again.',
}

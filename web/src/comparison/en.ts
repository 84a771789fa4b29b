import { numberIn } from '../language/formats.ts'
import type { ComparisonWords } from './da.ts'

export const en: ComparisonWords = {
  differsBy: who => `${who} ${who.includes(',') ? 'see' : 'sees'} it differently`,
  title: 'Compare two days',
  from: 'From',
  to: 'To',
  fromName: 'From day',
  toName: 'To day',
  earlier: name => `${name}: previous recording`,
  later: name => `${name}: next recording`,
  said: (from, to) => `from ${from} to ${to}`,
  intro: (count, from, to) =>
    count === 0
      ? `Nothing changed from ${from} to ${to}.`
      : `${count === 1 ? '1 change' : `${numberIn(count, 'en')} changes`} from ${from} to ${to}. Each day is shown as it was known then.`,
  same: 'It is the same day. Choose an earlier day to compare from.',
  nothing: 'Nothing changed between the two days.',
  nothingHint: 'No light, stage or expected date is other than it was.',
  nothingOf: code => `Initiative ${code} did not change between the two days.`,
  nothingKnown: day => `Nothing was known about the portfolio on ${day}.`,
  onlyOf: code => `Initiative ${code} only`,
  all: 'All initiatives',
  initiative: 'Initiative',
  changes: 'What changed',
  counts: 'Both days in numbers',
  group: 'State',
  difference: 'Difference',
  initiatives: 'Initiatives in all',
  underWay: 'Under way',
  reached: 'Reached',
  notCarriedThrough: 'Not carried through',
  unknownLifecycle: 'Stage not stated',
  before: 'Before',
  after: 'After',
  what: 'Change',
  steps: count => `${Math.abs(count) === 1 ? '1 step' : `${Math.abs(count)} steps`} ${count > 0 ? 'worse' : 'better'}`,
  notKnown: 'not known',
}

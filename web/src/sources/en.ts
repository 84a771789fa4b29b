import { numberIn } from '../language/formats.ts'
import type { SourcesWords } from './da.ts'

const many = (count: number, one: string, more: string) =>
  count === 1 ? `1 ${one}` : `${numberIn(count, 'en')} ${more}`

export const en: SourcesWords = {
  kind: {
    minutes: 'Minutes',
    portfolio_overview: 'Portfolio overview',
    minutes_and_prioritisation: 'Minutes with prioritisation',
    invented: 'Invented for practice',
  },
  title: 'Sources',
  intro: (documents, notes) => `${many(documents, 'document', 'documents')}, ${many(notes, 'note', 'notes')} to them.`,
  notHere: 'The documents themselves are not in Pejl; here is what they are called and what rests on them.',
  documents: 'Documents',
  dateNotStated: 'date not stated',
  between: (from, to) => `between ${from} and ${to}`,
  knownFrom: day => `known from ${day}`,
  file: 'File',
  facts: count => (count === 0 ? 'No facts rest on it' : `${many(count, 'fact rests', 'facts rest')} on it`),
  notesTo: count => many(count, 'note', 'notes'),
  speaksOf: 'Initiatives',
  about: 'About initiative',
  initiative: code => `Initiative ${code}`,
  notes: 'Notes to the sources',
  notesHint: 'What is worth knowing when the sources are read. They are not corrected: the text stands as printed.',
  noNotes: 'There are no notes to the sources.',
  handling: 'Handling',
  others: count => `and ${numberIn(count, 'en')} more`,
  elsewhere: 'Others',
}

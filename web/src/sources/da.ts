import { numberIn } from '../language/formats.ts'

const many = (count: number, one: string, more: string) =>
  count === 1 ? `1 ${one}` : `${numberIn(count, 'da')} ${more}`

export const da = {
  /** Other kinds stand as the portfolio's bundle names them. */
  kind: {
    minutes: 'Referat',
    portfolio_overview: 'Porteføljeoversigt',
    minutes_and_prioritisation: 'Referat med prioritering',
    invented: 'Opdigtet til øvelse',
  } as Record<string, string>,
  title: 'Kilder',
  intro: (documents: number, notes: number) =>
    `${many(documents, 'dokument', 'dokumenter')}, ${many(notes, 'bemærkning', 'bemærkninger')} til dem.`,
  notHere: 'Dokumenterne selv ligger ikke i Pejl; her står, hvad de hedder, og hvad der bygger på dem.',
  documents: 'Dokumenter',
  dateNotStated: 'dato ikke oplyst',
  between: (from: string, to: string) => `mellem ${from} og ${to}`,
  knownFrom: (day: string) => `kendt fra ${day}`,
  file: 'Fil',
  facts: (count: number) =>
    count === 0 ? 'Ingen oplysninger bygger på det' : `${many(count, 'oplysning', 'oplysninger')} bygger på det`,
  notesTo: (count: number) => many(count, 'bemærkning', 'bemærkninger'),
  speaksOf: 'Indsatser',
  about: 'Om indsats',
  initiative: (code: string) => `Indsats ${code}`,
  notes: 'Bemærkninger til kilderne',
  notesHint: 'Det, der er værd at vide, når kilderne læses. Kilderne er ikke rettet: teksten står, som den er trykt.',
  noNotes: 'Der er ingen bemærkninger til kilderne.',
  handling: 'Håndtering',
  others: (count: number) => `og ${numberIn(count, 'da')} flere`,
  elsewhere: 'Øvrige',
}

export type SourcesWords = typeof da

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
  notHere: 'Dokumenterne selv følger ikke med Pejl. De kan vedhæftes og læses af den, der er logget ind.',
  read: 'Læs dokumentet',
  readLong: (title: string) => `Læs dokumentet ${title}`,
  isAttached: 'Vedhæftet',
  notAttached: 'Ikke vedhæftet',
  whatIsMissing: 'Se, hvad der mangler',
  whatIsMissingLong: (title: string) => `Se, hvad der mangler af ${title}`,
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

  /** Andre slags står, som API'et kalder dem. */
  cited: {
    description: 'Beskrivelse',
    project: 'Delprojekt',
    project_link: 'Delprojekt, der også hører til her',
    lifecycle_change: 'Stade',
    status_report: 'Status',
    milestone: 'Milepæl',
    milestone_date: 'Dato for milepæl',
    go_live: 'Idriftsættelse i en sektor',
    indicator: 'Måltal',
    measurement: 'Måling',
    outstanding_item: 'Udestår',
    benefit: 'Gevinst',
    dependency: 'Afhængighed',
    sector_status: 'Status i sektor',
    meeting_date: 'Mødedato',
    anomaly: 'Bemærkning til kilden',
  } as Record<string, string>,
  date: { baseline: 'plan', forecast: 'ventes', actual: 'leveret' } as Record<string, string>,
  meeting: { announced: 'planlagt', held: 'afholdt', cancelled: 'aflyst' } as Record<string, string>,
  takenBack: 'alligevel ikke',
  timeline: 'Tidslinje',
  benefit: { expected: 'forventet', realised: 'opnået' } as Record<string, string>,
  line: (line: number) => `Linje ${line}`,
  lines: (from: number, to: number) => (from === to ? `linje ${from}` : `linje ${from}–${to}`),
  and: 'og',
  of: (value: string, total: string) => `${value} af ${total}`,
  lineCount: (count: number) => many(count, 'linje', 'linjer'),
  attachedOn: (day: string) => `Vedhæftet ${day}`,
  restsOn: (line: number, count: number) =>
    `Linje ${line}: ${count === 1 ? '1 oplysning bygger på den' : `${numberIn(count, 'da')} oplysninger bygger på den`}`,
  placesCited: (places: number) =>
    places === 1 ? 'Dokumentet er citeret ét sted.' : `Dokumentet er citeret ${numberIn(places, 'da')} steder.`,
  noneCited: 'Ingen linje er citeret pr. denne dag.',
  howTo: 'Stregen i margenen viser, hvor mange oplysninger der bygger på linjen. Tryk på den for at se hvilke.',
  chosen: (lines: string, isOne: boolean, count: number) =>
    `Adressen peger på ${lines}. ${count === 0 ? 'Ingen oplysninger bygger' : many(count, 'oplysning bygger', 'oplysninger bygger')} på ${isOne ? 'den' : 'dem'}.`,
  beyond: (line: number, last: number) =>
    `Adressen peger på linje ${line}, men dokumentet har kun ${numberIn(last, 'da')} linjer.`,
  toChosen: 'Til linjerne i adressen',
  earlierCited: 'Forrige citerede linje',
  laterCited: 'Næste citerede linje',
  noEarlier: 'Der er ingen citeret linje før denne.',
  noLater: 'Der er ingen citeret linje efter denne.',
  textOf: (title: string) => `Teksten i ${title}`,
  breadcrumb: 'Brødkrumme',
  missingTitle: 'Dokumentet er ikke vedhæftet.',
  missing: (file: string) => `Det hedder ${file}. Læg filen i en mappe, og kør i Pejls mappe:`,
  missingNoFile: 'Kilden nævner ingen fil, så der er intet at vedhæfte.',
  missingFormats: 'Tekst skal være UTF-8; PDF læses som tekst. Filen skal hedde præcis det samme.',
  refusedTitle: 'Dokumentet er for den, der er logget ind.',
  refused: 'Log ind for at læse det. Hvad der bygger på dokumentet, kan alle se, der må se porteføljen.',
  folder: 'mappe',
  whatRests: 'Se, hvad der bygger på det',
  pointsAt: (lines: string) => `Adressen peger på ${lines}.`,
}

export type SourcesWords = typeof da

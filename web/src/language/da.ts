import type { Dimension, Lifecycle, Light, Sector, Stage } from '@pejl/server/terms'

const light: Record<Light, string> = {
  green: 'På sporet',
  yellow: 'Udfordret',
  red: 'Kritisk',
  not_reported: 'Ikke indberettet',
}
const colour: Record<Light, string> = { green: 'grøn', yellow: 'gul', red: 'rød', not_reported: 'ikke indberettet' }
const lifecycle: Record<Lifecycle, string> = {
  planned: 'Planlagt',
  in_development: 'Under udvikling',
  rollout: 'Udbredes',
  in_operation: 'I drift',
  completed: 'Afsluttet',
  handed_over: 'Overdraget',
  paused: 'I bero',
  discontinued: 'Stoppet',
  never_started: 'Ikke igangsat',
  absorbed: 'Indgår i anden',
}
const dimension: Record<Dimension, string> = {
  time: 'Tid',
  economy: 'Økonomi',
  delivery: 'Leverance',
  risk: 'Risiko',
}
const sector: Record<Sector, string> = {
  state: 'Stat',
  regions: 'Regioner',
  municipalities: 'Kommuner',
  practice: 'Praksissektor',
  other: 'Øvrige',
}
const stage: Record<Stage, string> = {
  under_way: 'i gang',
  reached: 'i mål',
  not_carried_through: 'ikke gennemført',
}

/** What every page says. A page's own words stand beside the page, as `da.ts` and `en.ts`. */
export const da = {
  light,
  colour,
  lifecycle,
  dimension,
  sector,
  stage,
  statusOverTime: 'Status over tid',
  overall: 'Samlet',
  notStated: 'ikke oplyst',
  judged: 'vurderet',
  computed: 'beregnet',
  notComputed: 'ikke beregnet',
  assessed: 'vurderet ud fra kilden',
  invented: 'opdigtede data',
  inventedBanner: 'Opdigtede data. Porteføljen er lavet til øvelse og viser ingen virkelige indsatser.',

  skip: 'Spring til indhold',
  front: 'Pejl – forside',
  portfolio: 'Portefølje',
  choosePortfolio: 'Vælg portefølje',
  mainMenu: 'Hovedmenu',
  mainMenuMobile: 'Hovedmenu, mobil',
  overview: 'Overblik',
  timeline: 'Tidslinje',
  history: 'Historik',
  compare: 'Sammenlign',
  initiative: 'Indsats',
  search: 'Søg',
  otherLanguage: 'EN',
  otherLanguageName: 'EN: switch to English',
  theme: 'Skift lyst og mørkt tema',
  keyboard: 'Tastatur',
  close: 'Luk',
  print: 'Udskriv',
  sources: 'Kilder',
  apiDocs: 'Data og API',

  knownAs: 'Som kendt pr.',
  earlierDay: 'Forrige registrering',
  laterDay: 'Næste registrering',
  isEarliest: 'Der er ingen tidligere registrering',
  isLatest: 'Det er den seneste',
  chooseDay: 'Vælg dag',
  showDay: 'Vis',
  dayToShow: 'Vis porteføljen, som den var kendt pr.',
  recordedDays: 'Dage med registreringer',
  recordedSpan: (days: number, from: string, to: string) =>
    days === 1 ? `Registreret ${from}` : `${days} dage med registreringer fra ${from} til ${to}`,
  latestRecorded: (day: string) => `Senest registreret ${day}`,
  latestRound: (name: string, reported: number, expected: number) =>
    `Seneste runde: ${name} · ${reported} af ${expected} indberettet`,
  closingStatus: 'afsluttende status',
  pastDay: (day: string) => `Du ser porteføljen, som den var kendt ${day}.`,
  toLatest: 'Gå til seneste',
  copyLink: 'Kopiér link til det, du ser',
  linkCopied: 'Linket er kopieret',
  latest: 'seneste',

  loading: 'Henter',
  retry: 'Prøv igen',
  offline: 'Der er ingen forbindelse til serveren.',
  offlineHint: 'Prøv igen, når du er på nettet.',
  offlineSince: (time: string) => `Ingen forbindelse. Du ser status fra kl. ${time}.`,
  notRefreshed: (time: string) => `Siden kunne ikke opdateres. Du ser status fra kl. ${time}.`,
  failed: 'Siden kunne ikke hentes.',
  failedHint: (requestId: string | undefined) =>
    requestId ? `Bliver det ved, så oplys nummeret ${requestId}.` : 'Prøv igen om lidt.',
  broken: 'Der er en fejl i siden.',
  brokenHint: 'Dine data er ikke berørt.',
  reload: 'Hent siden igen',
  away: 'Databasen svarer ikke lige nu.',
  awayHint: 'Den kommer som regel igen af sig selv. Prøv igen om lidt.',
  noAccess: 'Du har ikke adgang til denne side.',
  noAccessHint: 'Bed sekretariatet om adgang.',
  unknownPage: 'Siden findes ikke.',
  unknownPortfolio: 'Porteføljen findes ikke.',
  unknownInitiative: 'Indsatsen findes ikke i porteføljen.',
  unknownHint: 'Adressen kan være skrevet forkert eller være forældet.',
  backToOverview: 'Til overblikket',
  backToFront: 'Til forsiden',
  noPortfolios: 'Her er ingen porteføljer endnu.',
  noPortfoliosHint: 'Hent en portefølje ind med npm run db:import.',
  printed: (day: string, known: string) => `Udskrevet ${day} · som kendt pr. ${known}`,
  updated: (day: string) => `Opdateret ${day}`,
}

export type Words = typeof da

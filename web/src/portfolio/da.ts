import type { Change, ComputedReason } from '@pejl/server/portfolio/contract'
import { numberIn } from '../language/formats.ts'
import type { Density, Grouping, Sort } from './view.ts'

const number = (value: number) => numberIn(value, 'da')
const initiatives = (count: number) => (count === 1 ? '1 indsats' : `${number(count)} indsatser`)

const grouping: Record<Grouping, string> = {
  omraade: 'Indsatsområde',
  ejer: 'Ejer',
  status: 'Status',
  ingen: 'Ingen',
}
const density: Record<Density, string> = { normal: 'Normal', taet: 'Tæt', luftig: 'Luftig' }
const sort: Record<Sort, string> = {
  kode: 'Nummer',
  titel: 'Titel',
  status: 'Værste status',
  ventes: 'Ventet dato',
  skred: 'Største skred',
  opdateret: 'Ældst opdateret',
}
const change: Record<Change['kind'], string> = {
  worsened: 'Forværret',
  improved: 'Forbedret',
  reached: 'I mål',
  stopped: 'Standset',
  missing: 'Udeblevet',
  contested: 'Omstridt',
  date_moved: 'Dato flyttet',
  first_status: 'Første status',
  first_known: 'Først kendt',
}
/** `lasting`: a value in days as its length. */
type Reason = (title: string, value: number, sector: string, lasting: string) => string
const reason: Record<ComputedReason['kind'], Reason> = {
  slip: (title, value, _, lasting) =>
    value === 0 ? `${title} følger planen` : `${title} er ${lasting} ${value > 0 ? 'senere' : 'tidligere'} end planen`,
  overdue: (title, _, __, lasting) => `${title} skulle være nået for ${lasting} siden`,
  rollout: (title, value, sector) => `${title}: ${number(value)} % af det planlagte${sector && ` (${sector})`}`,
  overrun: (title, value) => `${title}: ${number(value)} % over budgettet`,
  residual_risk: (title, value, sector) => `${title}: restrisiko ${value}${sector && ` (${sector})`}`,
}

/** How sure a count is; a word that is not here stands as it was given. */
const qualifier: Record<string, string> = {
  just_under: 'knap',
  just_over: 'godt',
  more_than: 'mere end',
  less_than: 'under',
  at_least: 'mindst',
  at_most: 'højst',
  about: 'ca.',
  approximately: 'ca.',
}
/** `3 mio. borgere` */
const amount = (value: number, unit: string) =>
  value >= 1_000_000 ? `${number(Math.round(value / 100_000) / 10)} mio. ${unit}` : `${number(value)} ${unit}`

export const da = {
  qualifier,
  amount,
  title: 'Porteføljeoverblik',
  grouping,
  density,
  sort,
  change,
  reason,
  initiatives,

  unknownLight: 'Lys ikke oplyst',
  unknownLifecycle: 'Stade ikke oplyst',
  unstated: 'uden oplyst stade',
  withOutstanding: (count: number) => `heraf ${count} med udestående`,
  outstanding: 'Med udestående',
  contested: 'Omstridt',
  contestedSign: 'omstridt: en anden organisation vurderer anderledes',
  viewedBy: (who: string, dimension: string) => `${who} vurderer${dimension && ` ${dimension.toLowerCase()}`}`,
  filterBy: 'Filtrér: ',
  initiativesOf: (count: number): string => (count === 1 ? 'indsats' : 'indsatser'),
  moreCodes: (count: number) => `og ${count} til`,
  changedSince: (day: string) => `Ændret siden ${day}`,
  changed: 'Ændret',
  nothingChanged: 'Intet er ændret siden da.',
  nothingBefore: 'Der er ingen tidligere dag at sammenligne med.',
  fromSign: (sign: string) => `fra ${sign}`,
  toSign: (sign: string) => `til ${sign}`,

  filters: 'Filtrér indsatser',
  searchLabel: 'Søg i indsatser',
  searchHint: (count: number) => (count > 200 ? `Søg i ${number(count)} indsatser` : 'Søg kode, titel, ejer'),
  owner: 'Ejer',
  area: 'Indsatsområde',
  status: 'Status',
  programme: 'Program',
  light: 'Lys',
  lifecycle: 'Livsforløb',
  other: 'Andet',
  allFilters: 'Filtre',
  clear: 'Ryd',
  clearAll: 'Ryd filtre',
  remove: (filter: string) => `Fjern filteret ${filter}`,
  show: (count: number) => `Vis ${initiatives(count)}`,
  countOf: (shown: number, all: number) =>
    shown === all ? initiatives(all) : `${number(shown)} af ${initiatives(all)}`,
  groupByName: 'Gruppér efter',
  groupBy: 'Gruppér:',
  sortBy: 'Sortér:',
  densityLabel: 'Tæthed',
  projector: 'Projektorvisning',
  projectorOff: 'Luk projektorvisning',

  caption: (grouping: string) => `Indsatser grupperet efter ${grouping.toLowerCase()}`,
  captionPlain: 'Indsatser',
  initiative: 'Indsats',
  overTime: 'Status over tid',
  now: 'Status nu',
  economyShort: 'Øko.',
  deliveryShort: 'Lev.',
  riskShort: 'Risk.',
  pairHint: 'til venstre vurderet, til højre beregnet',
  milestone: 'Næste milepæl',
  due: 'Ventes',
  slip: 'Skred',
  slipHint: 'Forskydning mod oprindelig plan',
  rollout: 'Udbredelse',
  updated: 'Opdateret',
  noDimensions: 'Dimensioner vurderes ikke i denne tilstand',
  noDate: 'ingen dato',
  noPlan: 'ingen oprindelig plan',
  delivered: 'Leveret: ',
  undated: 'Uden dato: ',
  overdue: 'overskredet',
  lapsed: 'bortfaldet',
  noMilestone: 'Ingen milepæl oplyst',
  noRollout: 'Udbredelse ikke oplyst',
  lastKnown: (light: string, day: string) => `Senest kendt: ${light}, ${day}`,
  printedAs: (text: string) => `I kilden: ${text}`,
  originally: (day: string) => `Oprindelig plan: ${day}`,
  pair: (dimension: string, judged: string, computed: string) => `${dimension}: vurderet ${judged}, ${computed}`,
  computedAs: (light: string) => `beregnet ${light}`,
  gap: (steps: number) => {
    const count = Math.abs(steps) === 1 ? '1 trin' : `${Math.abs(steps)} trin`
    return steps > 0 ? `beregnet ${count} værre end vurderet` : `beregnet ${count} bedre end vurderet`
  },
  judgedTitle: 'Vurderet',
  computedTitle: 'Beregnet efter regel',
  nothingComputed: 'Der er intet at beregne ud fra.',
  noReason: 'Begrundelse ikke oplyst.',
  asOf: (day: string) => `pr. ${day}`,
  since: (light: string, day: string) => `${light} siden ${day}`,
  openInitiative: 'Åbn indsatsen med kilder',
  outstandingCount: (count: number) => (count === 1 ? '1 udestående punkt' : `${count} udestående punkter`),
  sortedBy: (column: string) => `Sortér efter ${column.toLowerCase()}`,

  legend: 'Tegnforklaring',
  expectedSign: 'forventet',
  deliveredSign: 'leveret',
  undatedSign: 'uden dato',
  judgedSign: 'vurderet',
  computedSign: 'beregnet efter regel',
  gapSign: 'vurderet og beregnet er ikke ens',
  assessedFoot: (some: boolean) =>
    `${some ? 'Nogle lys' : 'Lysene'} er vurderet ud fra kildernes tekst. Ejerne har ikke indberettet dem.`,
  foldedNote: 'Over 200 indsatser: grupper er foldet, og lyset pr. gruppe bliver en andelsbjælke',
  fold: (group: string) => `Fold ${group}`,
  unfold: (group: string) => `Udfold ${group}`,

  noneFound: 'Ingen indsatser passer til filtrene.',
  onlyThis: (filter: string, count: number) => `Kun ${filter}: ${initiatives(count)}`,
  empty: 'Her er ingen indsatser endnu.',
  emptyHint: 'Hent indsatser ind med npm run db:import.',
  beforeFirst: (day: string) => `Før ${day} er intet kendt.`,
  beforeFirstHint: 'Der er ikke registreret noget om porteføljen på den dag, du har valgt.',
  toFirst: (day: string) => `Gå til ${day}`,
  updatesWaiting: (count: number) =>
    count === 1 ? '1 opdatering venter. Vis den' : `${count} opdateringer venter. Vis dem`,
  tooManyToPrint: (count: number) => `${number(count)} indsatser fylder for meget på papir.`,
  tooManyToPrintHint: 'Vælg et filter, så der er højst 500 tilbage, og udskriv igen.',
}

export type OverviewWords = typeof da

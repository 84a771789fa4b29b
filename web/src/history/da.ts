import type { History } from '@pejl/server/portfolio/contract'
import type { Outside, Show } from './series.ts'

const unit: Record<History['unit'], { title: string; one: string; many: string }> = {
  quarter: { title: 'Kvartal', one: 'kvartal', many: 'kvartaler' },
  half_year: { title: 'Halvår', one: 'halvår', many: 'halvår' },
  round: { title: 'Runde', one: 'runde', many: 'runder' },
}
const show: Record<Show, string> = { vurderet: 'Vurderet', beregnet: 'Beregnet', gab: 'Forskel' }
const totals: Record<Show, string> = {
  vurderet: 'Udfordret og kritisk i alt, af indsatser i gang',
  beregnet: 'Beregnet udfordret og kritisk i alt, af indsatser i gang',
  gab: 'Forskelle i alt, af indsatser i gang',
}
const OUTSIDE: Record<Show, string> = {
  vurderet: 'det vurderede lys var gult eller rødt',
  beregnet: 'det beregnede lys var gult eller rødt',
  gab: 'det beregnede lys var et andet end det vurderede',
}
const steps = (count: number) => (Math.abs(count) === 1 ? '1 trin' : `${Math.abs(count)} trin`)

export const da = {
  unit,
  show,
  totals,
  showName: 'Det viste lys',
  intro: (count: number, of: History['unit']) =>
    of === 'half_year'
      ? `${count} halvår. Hvert felt viser status ved halvårets udgang, som den var kendt dengang.`
      : `${count} ${count === 1 ? 'statusrunde' : 'statusrunder'}. Hvert felt viser status, da runden lukkede, som den var kendt dengang.`,
  calm: 'Grønt er lille, fordi det er det ventede.',
  fewDays: (days: string, count: number) =>
    count === 1
      ? `Om porteføljen er der kun registreret noget én dag: ${days}. Tomme felter betyder, at intet var oplyst.`
      : `Om porteføljen er der kun registreret noget ${count} dage: ${days}. Tomme felter betyder, at intet lys og intet stade var oplyst.`,
  noColumns: 'Ingen statusrunde er afsluttet endnu.',
  noColumnsHint: 'Historikken begynder, når den første runde lukkes, eller dens frist er nået.',
  caption: (what: string) => `Indsatsernes status over tid, ${what.toLowerCase()}`,
  region: 'Status over tid, kan rulles vandret',
  initiative: 'Indsats',
  now: 'Status nu',
  nowThen: 'Status den dag',
  outside: { vurderet: 'Uden for grøn', beregnet: 'Beregnet uden for grøn', gab: 'Med forskel' },
  outsideHint: (of: History['unit'], show: Show) => `Antal ${unit[of].many} i gang, hvor ${OUTSIDE[show]}`,
  outsideWords({ all: count, red, worse, notReported }: Outside, of: History['unit'], show: Show): string {
    const words = count === 1 ? unit[of].one : unit[of].many
    if (show === 'gab') return `${count} ${words} med forskel${worse > 0 ? `, heraf ${worse} beregnet værre` : ''}`
    const silent = notReported > 0 ? `; ikke indberettet i ${notReported}` : ''
    return `${count} ${words} uden for grøn${red > 0 ? `, heraf ${red} kritisk` : ''}${silent}`
  },
  unknown: 'intet oplyst',
  notCompared: 'kan ikke sammenlignes',
  agree: 'ens',
  gap: (count: number) => (count > 0 ? `beregnet ${steps(count)} værre` : `beregnet ${steps(count)} bedre`),
  outstanding: (word: string) => `med udestående: ${word}`,
  sentence: (judged: string, computed: string) => `vurderet ${judged}, ${computed}`,
  computedAs: (light: string) => `beregnet ${light}`,
  choose: 'Vælg et felt med musen eller piletasterne for at læse det i ord.',
  openThen: (day: string) => `Åbn indsatsen, som den var kendt ${day}`,
  openClosed: 'Se runden, som den blev lukket',
  closedLink: (round: string) => `${round}, som den blev lukket`,
  closedRounds: 'Lukkede runder',
  gapShort: (count: number) => `${steps(count)} ${count > 0 ? 'værre' : 'bedre'}`,
  totalOf: (count: number, red: number, aside: number) =>
    `${count}${red > 0 ? `, heraf ${red} kritisk` : ''}${aside > 0 ? `; dertil ${aside} i bero eller afsluttet, ikke talt med` : ''}`,
  asideNote: 'Lys på indsatser i bero eller afsluttet vises, men tælles ikke.',
  lineReached: 'i mål',
  lineStopped: 'ikke gennemført',
  gapWorse: 'beregnet værre end vurderet',
  gapBetter: 'beregnet bedre end vurderet',
  notComputed: 'ikke beregnet',
}

export type HistoryWords = typeof da

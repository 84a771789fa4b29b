import type { History, HistoryInitiative } from '@pejl/server/portfolio/contract'
import type { Show } from './series.ts'

const unit: Record<History['unit'], { title: string; one: string; many: string }> = {
  quarter: { title: 'Kvartal', one: 'kvartal', many: 'kvartaler' },
  half_year: { title: 'Halvår', one: 'halvår', many: 'halvår' },
  round: { title: 'Runde', one: 'runde', many: 'runder' },
}
const show: Record<Show, string> = { vurderet: 'Vurderet', beregnet: 'Beregnet', gab: 'Forskel' }
const totals: Record<Show, string> = {
  vurderet: 'Udfordret og kritisk i alt',
  beregnet: 'Beregnet gul og rød i alt',
  gab: 'Forskelle i alt',
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
  noColumnsHint: 'Historikken begynder, når fristen for den første runde er nået.',
  caption: (what: string) => `Indsatsernes status over tid, ${what.toLowerCase()}`,
  region: 'Status over tid, kan rulles vandret',
  initiative: 'Indsats',
  now: 'Status nu',
  nowThen: 'Status den dag',
  outside: 'Uden for grøn',
  outsideHint: (of: History['unit']) => `Antal ${unit[of].many}, hvor det vurderede lys var gult eller rødt`,
  outsideWords({ yellow, red, notReported }: HistoryInitiative['outside'], of: History['unit']): string {
    const count = yellow + red
    const words = count === 1 ? unit[of].one : unit[of].many
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
  totalOf: (count: number, red: number) => (red > 0 ? `${count}, heraf ${red} kritisk` : String(count)),
  lineReached: 'i mål',
  lineStopped: 'ikke gennemført',
  gapWorse: 'beregnet værre end vurderet',
  gapBetter: 'beregnet bedre end vurderet',
  notComputed: 'ikke beregnet',
}

export type HistoryWords = typeof da

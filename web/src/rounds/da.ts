import type { Reporting } from '@pejl/server/rounds/contract'

type State = Reporting['initiatives'][number]['state']
const state: Record<State, string> = {
  not_started: 'Ikke begyndt',
  draft: 'Kladde',
  submitted: 'Indsendt',
  returned: 'Returneret',
  missing: 'Mangler',
}
const count = (n: number) => (n === 1 ? '1 indsats' : `${n} indsatser`)

export const da = {
  state,
  title: 'Indberet',
  round: 'Runde',
  deadline: (moment: string, left: string) => `frist ${moment}, ${left}`,
  wasClosed: (moment: string) => `lukket ${moment}`,
  at: (day: string, time: string) => `${day} kl. ${time}`,
  left: (days: number) => {
    const amount = Math.abs(days) === 1 ? '1 dag' : `${Math.abs(days)} dage`
    return days === 0 ? 'i dag' : days > 0 ? `om ${amount}` : `for ${amount} siden`
  },
  mine: 'Dine indsatser:',
  late: 'for sent',
  onBehalf: 'af sekretariatet',

  none: 'Ingen runde er åben.',
  noneHint: 'Når sekretariatet åbner en runde, står den her med frist og dine indsatser.',
  noneOffice: 'Åbn en runde for at bede indsatsejerne om status.',
  nothing: 'Du har ikke noget at indberette.',
  nothingHint: 'Indsatsejere og sekretariatet indberetter. Du kan følge porteføljen i overblikket.',
  nothingHere: 'Runden beder ikke om status fra dig.',
  nothingHereHint: 'Ingen af dine indsatser er i gang i denne portefølje.',
  toOverview: 'Til overblikket',

  asked: 'Indsatser, du skal indberette',
  askedOffice: 'Indsatser i runden',
  done: (done: number, all: number) => `${done} af ${all} indsendt`,
  changed: (moment: string, by: string) => `${moment} af ${by}`,
  missingSince: (moment: string) => `mangler siden ${moment}`,
  returnedSince: (moment: string) => `returneret ${moment}`,
  notYet: 'intet skrevet endnu',

  tools: 'Runden',
  open: 'Åbn en runde',
  openIt: 'Åbn runden',
  name: 'Navn',
  nameHint: 'fx 4. kvartal 2026',
  from: 'Perioden fra',
  to: 'Perioden til',
  deadlineField: 'Frist (dansk tid)',
  extendIt: 'Forlæng',
  newDeadline: 'Ny frist (dansk tid)',
  close: 'Luk runden',
  sure: (missing: number) =>
    missing === 0 ? 'Alle har indsendt. Luk runden?' : `${count(missing)} mangler. Luk runden alligevel?`,
  sureHint: 'Det indsendte kan ikke ændres bagefter. Den, der mangler, kan indberette for sent, til næste runde åbner.',
  closeIt: 'Ja, luk runden',
  cancel: 'Fortryd',
  fill: (fields: string) => `Udfyld ${fields}.`,
  taken: 'Der er allerede en runde med det navn. Giv den et andet.',
  order: 'Perioden skal slutte efter, at den begynder.',
  passed: 'Fristen skal ligge i fremtiden.',
  earlier: 'Fristen skal ligge efter den nuværende.',
  stale: 'En anden har ændret runden imens. Se, hvordan den er nu, og prøv igen.',
  failed: 'Det lykkedes ikke. Prøv igen.',
  offline: 'Der er ingen forbindelse til serveren. Prøv igen.',
}

export type RoundWords = typeof da

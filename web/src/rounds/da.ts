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
  passedDeadline: (moment: string, left: string) => `fristen udløb ${moment}, ${left}`,
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
  meeting: 'Møde',
  noMeeting: 'Intet møde',
  forMeeting: (meeting: string) => `til mødet ${meeting}`,
  whom: 'Hvem skal indberette?',
  chosen: (some: number, all: number) => `${some} af ${all} valgt`,
  all: 'Alle',
  nobody: 'Ingen',
  underWay: 'Kun dem i gang',
  reported: 'har indberettet',
  chooseSome: 'Vælg mindst én indsats.',
  askThem: 'Gem, hvem der spørges',
  change: 'Ændr, hvem der spørges',

  remindAll: (n: number) => (n === 1 ? 'Påmind den ene, der mangler' : `Påmind alle ${n}, der mangler`),
  remind: 'Påmind',
  remindOne: (code: string) => `Påmind ejerne af ${code}`,
  remindHint: 'Påmindelsen noteres og vises til indsatsejerne. Pejl sender endnu ikke mail.',
  reminded: (count: number, moment: string) =>
    count === 1 ? `påmindet ${moment}` : `påmindet ${count} gange, senest ${moment}`,
  remindedOwner: (moment: string) => `Sekretariatet mindede om fristen ${moment}.`,
  isReminded: (n: number) => (n === 1 ? 'Påmindelsen er noteret.' : `${n} påmindelser er noteret.`),
  tooSoon: 'De er allerede påmindet inden for den seneste time. Vent lidt.',
  nobodyToRemind: 'Ingen af dem mangler længere.',

  reopen: (name: string) => `Genåbn ${name}`,
  reopenHint: 'Det, der blev lukket, står uændret. Runden lukkes igen med et nyt nummer.',
  why: 'Begrundelse',
  reopenIt: 'Genåbn runden',
  whyMissing: 'Skriv en begrundelse.',
  reopened: (moment: string, by: string, reason: string) => `Genåbnet ${moment} af ${by}: ${reason}`,
  office: 'sekretariatet',
  cannotReopen: 'Runden kan ikke længere genåbnes: en nyere er åben eller lukket.',
  beingCorrected: 'En indberetning i runden er ved at blive rettet. Indsend rettelsen, eller opgiv den, og prøv igen.',
  alreadyReported: 'En indsats har indberettet og kan ikke tages ud.',

  canStill: (round: string) => `Kan stadig indberettes til ${round}`,
  canStillHint:
    'Runden er lukket. Indtil den næste åbner, kan du indberette det, der mangler. Det bliver mærket for sent, og det ændrer ikke det, der blev lukket.',
  asClosed: 'Se runden, som den blev lukket',
  reportLate: (code: string, title: string) => `Indberet ${code} ${title} for sent`,
  more: (n: number) => `${n} mere`,

  former: 'Tidligere runder',
  formerNone: 'Ingen runde er lukket endnu.',
  closedAt: (moment: string) => `lukket ${moment}`,
  closedOn: (day: string) => `lukket ${day}`,
  isOpenAgain: 'genåbnet',
  ofAsked: (reported: number, asked: number) => `${reported} af ${asked} indberettet`,
  missingN: (n: number) => (n === 0 ? 'ingen mangler' : `${n} ikke indberettet`),
  lateN: (n: number) => `${n} for sent`,
  notKept: 'overblikket, som det var kendt den dag',
  older: (n: number) => `${n} ældre`,
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

import { numberIn } from '../language/formats.ts'
import type { Criteria, Part } from './judgement.ts'

const months = (count: number) => (count === 1 ? '1 måned' : `${count} måneder`)
const number = (value: number) => numberIn(value, 'da')

/** What each light means by the rules in force. */
const criterion: Criteria = {
  time: ({ yellowFromMonths, redAboveMonths }) => ({
    green: `Skred under ${months(yellowFromMonths)}`,
    yellow: `En milepæl skrider ${yellowFromMonths}–${months(redAboveMonths)}`,
    red: `Skred over ${months(redAboveMonths)}, eller overskredet uden ny dato`,
  }),
  economy: ({ yellowUpToPercent, yellowUpToDkk }) => ({
    green: 'Intet ventet merforbrug',
    yellow: `Merforbrug op til ${number(yellowUpToPercent)} % og ${number(yellowUpToDkk / 1_000_000)} mio. kr.`,
    red: 'Merforbrug derover',
  }),
  delivery: ({ greenFromPercent, yellowFromPercent }) => ({
    green: `Mindst ${number(greenFromPercent)} % af den planlagte udbredelse`,
    yellow: `${number(yellowFromPercent)}–${number(greenFromPercent)} % af den planlagte udbredelse`,
    red: `Under ${number(yellowFromPercent)} % i en sektor`,
  }),
  risk: () => ({ green: 'Højeste risiko er lav', yellow: 'Højeste risiko er middel', red: 'Højeste risiko er høj' }),
}
const track = { back_on_plan: 'Tilbage på plan', new_plan: 'Ny plan', close: 'Luk' }
const part: Record<Part, string> = {
  lights: 'Trafiklys',
  overall: 'Samlet status',
  kept: 'Begrundelser',
  yellow: 'Når det er udfordret',
  red: 'Når det er kritisk',
  milestones: 'Milepæle',
  narrative: 'Kort status til bestyrelsen',
}

export const da = {
  criterion,
  track,
  part,
  title: 'Indberet status',
  titleOf: (code: string) => `Indberet ${code}`,
  form: (code: string) => `Statusindberetning for ${code}`,

  closed: 'Ingen runde er åben.',
  closedHint: 'Når sekretariatet åbner en runde, kan du indberette her.',
  notAsked: (code: string) => `Du skal ikke indberette om ${code} i denne runde.`,
  notAskedHint: 'Det kan være en andens indsats, eller den er ikke i gang.',
  toRound: 'Til runden',

  unchangedTitle: 'Er intet ændret siden sidst?',
  unchangedHint: 'Du bekræfter status, tekst og milepæle, som de står, og indsender.',
  unchanged: 'Ingen ændring',
  decideFirst: (count: number) =>
    count === 1 ? 'Én ting skal du tage stilling til først:' : `${count} ting skal du tage stilling til først:`,
  edited: 'Du har ændret noget. Indsend nederst på siden.',

  lights: 'Trafiklys',
  prefilled: 'Forudfyldt fra sidst.',
  typeKeys: 'Tast P, U eller K i en række.',
  last: (word: string) => `sidst: ${word.toLowerCase()}`,
  lastNone: 'sidst: ikke vurderet',
  clash: (colour: string, dimension: string, reasons: string) =>
    `Du vurderer ${dimension.toLowerCase()} ${colour}${reasons ? `, men ${reasons}` : ''}.`,
  clashRule: (word: string) => `Kriteriet peger på ${word.toLowerCase()}.`,
  follow: (word: string) => `Ret til ${word.toLowerCase()}`,
  keep: 'Behold og begrund',
  keptReason: (dimension: string) => `Begrund din vurdering af ${dimension.toLowerCase()}`,
  overall: 'Samlet status følger den dårligste dimension.',
  overallNone: 'Vælg mindst ét trafiklys.',
  override: 'Tilsidesæt med begrundelse',
  overridden: 'Samlet status er tilsidesat. Bestyrelsen ser begrundelsen.',
  overrideLight: 'Samlet status i stedet',
  overrideReason: 'Begrundelse for at tilsidesætte',
  followWorst: 'Følg den dårligste dimension igen',

  yellow: 'Når det er udfordret',
  trigger: 'Hvad vil gøre det kritisk?',
  by: 'Hvornår?',
  help: 'Hvem hjælper?',
  red: 'Når det er kritisk: hvilket spor?',

  milestones: 'Milepæle',
  milestonesHint: 'Ret i feltet. Skriv fx »31.5.25«, »Q2 2025« eller »ultimo 2026«.',
  milestonesNone: 'Indsatsen har ingen milepæle.',
  delivered: 'Leveret',
  deliveredOf: (title: string) => `Leveret: ${title}`,
  dateOf: (title: string) => `Ny dato for ${title}`,
  deliveredOn: (title: string) => `Leveret den: ${title}`,
  reached: 'Nåede I det?',
  yes: 'Ja, leveret',
  no: 'Nej, ny dato',
  before: (date: string) => `før ${date}`,
  done: (count: number) => (count === 1 ? '1 milepæl er leveret' : `${count} milepæle er leveret`),
  unreadable: 'Datoen kan ikke læses.',

  narrative: 'Kort status til bestyrelsen',
  count: (count: number) => `${count} tegn, helst højst 400`,

  preview: 'Sådan ser bestyrelsen det',
  was: (word: string) => `før ${word.toLowerCase()}`,
  noText: 'Ingen tekst endnu.',

  missing: 'Mangler før indsendelse',
  missingCount: (count: number) => (count === 1 ? '1 punkt mangler' : `${count} punkter mangler`),
  lightMissing: 'Trafiklys: vælg mindst ét',
  clashMissing: (dimension: string) => `${dimension}: ret eller begrund`,
  reasonMissing: 'Samlet status: begrund, at du tilsidesætter den',
  yellowMissing: 'Udfordret: skriv hvad, hvornår og hvem',
  redMissing: 'Kritisk: vælg et spor',
  passedMissing: (title: string) => `${title}: leveret eller ny dato`,
  dateMissing: (title: string) => `${title}: datoen kan ikke læses`,
  narrativeMissing: 'Kort status: skriv et par linjer',

  saveBar: 'Gem og indsend',
  saved: (time: string) => `Kladde gemt kl. ${time}`,
  saving: 'Gemmer',
  failed: 'Kunne ikke gemmes, prøver igen',
  conflict: 'Ikke gemt: en anden har skrevet',
  refused: {
    round_closed: 'Runden er lukket. Det, du skrev, er ikke indsendt.',
    round_over: 'En ny runde er åbnet. Det, du skrev, er ikke indsendt.',
    report_submitted: 'En anden har indsendt. Det, du skrev, er ikke med.',
    signed_out: 'Du er logget ud. Log ind igen; det, du skrev, er her endnu.',
    other: 'Kunne ikke gemmes. Det, du skrev, er her endnu.',
  },
  untouched: 'Intet er gemt endnu',
  unsent: 'Ikke indsendt: der er ingen forbindelse. Prøv igen.',
  closeForm: 'Luk',
  submit: 'Indsend',
  submitting: 'Indsender',

  twoDrafts: 'En anden har skrevet i kladden imens',
  twoDraftsHint: (by: string) => `${by} har gemt en kladde. Intet er overskrevet: vælg, hvad der gælder.`,
  mine: 'Dit',
  theirs: 'Den andens',
  keepMine: 'Behold min',
  takeTheirs: 'Brug den andens',
  empty: 'intet',

  withdraw: 'Træk tilbage',
  withdrawUntil: (moment: string) => `Kan trækkes tilbage indtil ${moment}.`,
  withdrawSure: 'Træk indberetningen tilbage?',
  withdrawHint: 'Den bliver en kladde igen, og bestyrelsen ser det, der stod før. Husk at indsende igen.',
  withdrawIt: 'Ja, træk tilbage',
  returnIt: 'Returnér',
  returnTitle: 'Returnér til indsatsejeren',
  returnHint: 'Skriv ved mindst ét afsnit, hvad ejeren skal se på. Bestyrelsen ser ikke bemærkningerne.',
  returnNone: 'Skriv en bemærkning ved mindst ét afsnit.',
  section: {
    lights: 'Trafiklys',
    explained: 'Når det er udfordret eller kritisk',
    milestones: 'Milepæle',
    rollout: 'Udbredelse',
    decision: 'Ønske om beslutning',
    narrative: 'Kort status til bestyrelsen',
  },
  told: (section: string) => `Sekretariatet om »${section}«`,
  returnedTitle: 'Returneret',
  returnedBy: (moment: string, by: string) =>
    `Returneret ${moment}${by ? ` af ${by}` : ''}. Se bemærkningerne ved afsnittene, ret, og indsend igen.`,
  correct: 'Ret efter lukning',
  correctHint: 'Det indsendte gælder, til rettelsen er indsendt. Begge versioner bliver stående.',
  correctReason: 'Hvorfor rettes der?',
  correctNone: 'Skriv, hvorfor der rettes.',
  correctIt: 'Begynd at rette',
  correcting: 'Rettet version',
  correctedWhy: (reason: string) => `Rettet version. Begrundelse: ${reason}`,
  because: (reason: string) => `Begrundelse: ${reason}`,
  dropIt: 'Opgiv rettelsen',
  submitCorrection: 'Indsend rettelsen',
  lateForm: 'Runden er lukket',
  lateFormHint:
    'Du kan stadig indberette, til næste runde åbner. Indberetningen mærkes »for sent« og ændrer ikke det, runden sluttede med.',
  onBehalf: (organisation: string) => `Indberettet af sekretariatet på vegne af ${organisation}.`,
  versions: (count: number) => `${count} versioner`,
  holds: 'Gælder nu',
  takenBack: {
    withdrawn: (moment: string, by: string) => `Trukket tilbage ${moment}${by ? ` af ${by}` : ''}`,
    returned: (moment: string, by: string) => `Returneret ${moment}${by ? ` af ${by}` : ''}`,
    corrected: (moment: string, by: string) => `Afløst af en rettet version ${moment}${by ? ` af ${by}` : ''}`,
  },
  fault: {
    stale: 'En anden nåede det først. Se, hvordan indberetningen er nu.',
    not_submitted: 'Indberetningen er ikke længere indsendt.',
    deadline_passed: 'Fristen er overskredet. Bed sekretariatet om at returnere indberetningen.',
    round_closed: 'Runden er lukket imens. Nu kan kun sekretariatet rette.',
    round_open: 'Runden er åben igen. Returnér indberetningen i stedet.',
    round_over: 'Der er indberettet i en senere runde. Ret i den i stedet.',
    offline: 'Der er ingen forbindelse til serveren. Prøv igen.',
    other: 'Det lykkedes ikke. Prøv igen.',
  },

  receipt: 'Indsendt',
  receiptOf: (moment: string, by: string) => `Indsendt ${moment}${by ? ` af ${by}` : ''}.`,
  receiptHint: 'Bestyrelsen og de andre ser den nu i overblikket.',
  next: (code: string, title: string) => `Næste: ${code} ${title}`,
  allDone: 'Det var den sidste. Tak for din indberetning.',
  toInitiative: 'Se indsatsen',
}

export type ReportWords = typeof da

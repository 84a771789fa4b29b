// What the practice portfolio is made of. Everything is invented; no real initiative, person or incident stands behind it.
import type { Dimension, Lifecycle, Light } from '../server/src/terms.ts'

export type Text = { da: string; en: string }
const text = (da: string, en: string): Text => ({ da, en })

export const AREAS = [
  { title: 'By og bolig', titleEn: 'Town and housing' },
  { title: 'Skole og dagtilbud', titleEn: 'School and day care' },
  { title: 'Natur og klima', titleEn: 'Nature and climate' },
  { title: 'Kultur og fritid', titleEn: 'Culture and leisure' },
  { title: 'Fælles grundlag', titleEn: 'Common ground' },
] as const

const SUBJECTS = [
  'byggesager, parkeringstilladelser, boligventelister, vejarbejder, affaldsordninger, lejemål, gadelygter, ladestandere, adresser, flytninger, fjernvarmestik, byrum',
  'dagtilbud, skolebusser, skolemad, lektiecaféer, skolebiblioteker, klubtilbud, forældremøder, vikartimer, studievalg, erhvervspraktik, skoleferier, legepladser',
  'vandløb, skybrud, energimærker, skovveje, badevand, luftmålinger, solceller, cykelstier, fredninger, drikkevandsboringer, havnemiljø, vildtpassager',
  'idrætshaller, lydbøger, kulturhuse, fritidspas, museumssamlinger, musikskoler, foreningstilskud, spejderhytter, svømmehaller, koncertsale, vandreruter, oldtidsminder',
  'brevskabeloner, fuldmagter, arkivsager, indkøbsaftaler, aktindsigter, tidsbestilling, fakturaer, kontaktoplysninger, mødereferater, adgangskort, rejseafregning, datakataloger',
].map(list => list.split(', '))

const FORMS = [
  'Samlet overblik over',
  'Selvbetjening til',
  'Åbne data om',
  'Fælles register over',
  'Digital sagsgang for',
  'Genbrug af data om',
  'Lettere adgang til',
  'Ny løsning til',
]

const SUFFIXES = ['', ' for borgere', ' for virksomheder', ' for foreninger', ' på tværs af kommuner', ' i regionerne']

/** A title for the nth initiative of an area: 576 different ones, then further phases of them. */
export function titleOf(area: number, n: number): string {
  const subjects = SUBJECTS[area] ?? []
  const row = Math.floor(n / subjects.length)
  const rest = Math.floor(row / FORMS.length)
  const phase = Math.floor(rest / SUFFIXES.length) + 1
  const subject = subjects[n % subjects.length] ?? ''
  return `${FORMS[(row + n + area * 3) % FORMS.length]} ${subject}${SUFFIXES[rest % SUFFIXES.length]}${phase > 1 ? `, fase ${phase}` : ''}`
}

export const describe = (title: string): Text =>
  text(
    `Opdigtet indsats: ${title.charAt(0).toLowerCase()}${title.slice(1)}. Bruges til at øve sig på.`,
    `An invented initiative, to practise on: ${title}.`,
  )

/** In the order in which they come in an initiative's life. */
export const MILESTONES = {
  planned: text('Udbud afgjort', 'Tender decided'),
  in_development: text('Første version afprøvet', 'First version tested'),
  rollout: text('Alle har taget løsningen i brug', 'Everybody uses the solution'),
} as const

export const ROLLOUTS = {
  municipalities: {
    total: 98,
    title: text('Kommuner i gang', 'Municipalities under way'),
    unit: text('kommuner', 'municipalities'),
  },
  regions: { total: 5, title: text('Regioner i gang', 'Regions under way'), unit: text('regioner', 'regions') },
} as const

export const CALM: readonly Text[] = [
  text('Arbejdet følger planen.', 'The work follows the plan.'),
  text('Alle parter er med, og der er ingen åbne spørgsmål.', 'Everybody is on board, and no questions are open.'),
  text('Testen gik godt, og næste skridt er aftalt.', 'The test went well, and the next step is agreed.'),
  text('Brugerne har set løsningen og er tilfredse.', 'The users have seen the solution and like it.'),
  text('Styregruppen har godkendt næste fase.', 'The steering group has approved the next phase.'),
]

const TROUBLE: Record<Dimension, readonly [yellow: Text, red: Text][]> = {
  time: [
    [
      text('En leverance er forsinket, men kan indhentes.', 'One delivery is late but can be caught up.'),
      text(
        'Planen holder ikke: leverandøren mangler folk, og en ny plan er på vej.',
        'The plan does not hold: the supplier lacks people, and a new plan is on its way.',
      ),
    ],
    [
      text('Afklaringen trækker ud til næste møde.', 'The clarification drags on until the next meeting.'),
      text(
        'En forudsætning er faldet væk, og datoen kan ikke nås.',
        'A precondition has gone, and the date cannot be met.',
      ),
    ],
  ],
  economy: [
    [
      text('Timeforbruget ligger lidt over budgettet.', 'Hours are slightly above budget.'),
      text('Budgettet er brugt, og der mangler penge til resten.', 'The budget is spent, and the rest is not funded.'),
    ],
    [
      text('En licens blev dyrere end ventet.', 'A licence cost more than expected.'),
      text(
        'Prisen er steget så meget, at den skal besluttes igen.',
        'The price has risen so much that it must be decided again.',
      ),
    ],
  ],
  delivery: [
    [
      text('Udbredelsen går langsommere end planlagt.', 'The rollout is slower than planned.'),
      text('Under to tredjedele af de planlagte er i gang.', 'Fewer than two thirds of those planned are under way.'),
    ],
    [
      text('Der er fejl, som skal rettes før næste version.', 'There are defects to mend before the next version.'),
      text('Løsningen bestod ikke prøven og skal laves om.', 'The solution failed its test and must be redone.'),
    ],
  ],
  risk: [
    [
      text('En nøgleperson er optaget andetsteds i en periode.', 'A key person is busy elsewhere for a while.'),
      text(
        'Lovgrundlaget er usikkert, og det kan stoppe arbejdet.',
        'The legal basis is uncertain and may stop the work.',
      ),
    ],
    [
      text('To systemer passer endnu ikke sammen.', 'Two systems do not fit together yet.'),
      text('En leverandør er på vej ud af markedet.', 'A supplier is about to leave the market.'),
    ],
  ],
}

/** Why a dimension is yellow or red; green has its own words. */
export function troubleWith(dimension: Dimension, light: Light, which: number): Text {
  const pair = TROUBLE[dimension][which % TROUBLE[dimension].length] as readonly [Text, Text]
  return light === 'red' ? pair[1] : pair[0]
}

export const OVERRIDE = text(
  'Samlet vurderet bedre end den svageste dimension, fordi den ikke rammer målet.',
  'Judged better overall than the weakest dimension, because that does not touch the goal.',
)

/** What another organisation says against a report. */
export const VIEWS = {
  worse: text(
    'Vores medlemmer kan ikke tage løsningen i brug, før snitfladen er klar, og den har ingen dato.',
    'Our members cannot use the solution until the interface is ready, and it has no date.',
  ),
  later: text(
    'Vi regner med tre måneder mere til test, end planen har plads til.',
    'We expect testing to take three months more than the plan has room for.',
  ),
  unsure: text(
    'Aftalen om drift er ikke på plads, og uden den kan vi ikke gå i gang.',
    'The agreement on operations is not in place, and without it we cannot begin.',
  ),
  agreed: text('Aftalen er underskrevet, så vi er enige nu.', 'The agreement is signed, so we agree now.'),
} as const

export const STOPS: Partial<Record<Lifecycle, readonly Text[]>> = {
  paused: [
    text('Pengene blev flyttet til noget andet.', 'The money was moved to something else.'),
    text('Afventer en ny lov.', 'Waiting for a new act.'),
  ],
  discontinued: [
    text('Behovet viste sig at være for lille.', 'The need turned out to be too small.'),
    text('Parterne blev enige om at stoppe.', 'The parties agreed to stop.'),
  ],
  never_started: [text('Der blev ikke fundet midler.', 'No money was found.')],
  absorbed: [text('Løses nu af en anden indsats.', 'Another initiative now solves it.')],
}

export const OUTSTANDING: readonly Text[] = [
  text('De sidste brugere mangler.', 'The last users are missing.'),
  text('Aftale om drift er ikke underskrevet.', 'The agreement on operations is not signed.'),
  text('Evaluering mangler.', 'The evaluation is missing.'),
]

export const BENEFITS: readonly Text[] = [
  text('Færre henvendelser på telefon', 'Fewer calls'),
  text('Kortere sagsbehandling', 'Shorter handling of cases'),
  text('Borgeren giver sine oplysninger én gang', 'Citizens give their details once'),
]

export const PROJECTS: readonly string[] = ['Analyse og krav', 'Teknisk løsning', 'Oplæring og udbredelse']

export const PROGRAMMES = [
  {
    key: 'nemmere-hverdag',
    name: 'Nemmere hverdag',
    abbreviation: 'NH',
    gist: text('Selvbetjening, der hænger sammen.', 'Self-service that fits together.'),
  },
  {
    key: 'groen-by',
    name: 'Grøn by',
    abbreviation: 'GB',
    gist: text('Data om by og natur.', 'Data on town and nature.'),
  },
  {
    key: 'faelles-data',
    name: 'Fælles data',
    abbreviation: 'FD',
    gist: text('Data, der bruges igen.', 'Data that are used again.'),
  },
] as const

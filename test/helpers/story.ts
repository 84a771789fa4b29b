// Stories for a property: facts about a handful of initiatives, each recorded on one day and holding for another, and the
// bundles that tell them, whole or only as far as a day knows.
import fc from 'fast-check'
import { addDays } from '../../server/src/milestones/day.ts'
import { DATE_KINDS, LIFECYCLES, LIGHTS, MEETING_DATE_KINDS } from '../../server/src/terms.ts'
import type { Bundle } from '../../server/src/transfer/bundle-schema.ts'
import { bundleOf, onDay, sources } from './factories.ts'

/** Few and uneven, so that facts often share a day. */
export const DAYS = ['2025-01-31', '2025-02-01', '2025-03-15', '2025-06-30', '2025-07-01', '2025-12-31', '2026-05-10']
export const CODES = ['1.1', '1.2', '2.1']
const OWNERS = [['alpha'], ['beta', 'alpha'], ['gamma']]
/** So many milestones are delivered at once: with twice as many others learn where they usually land. */
const MANY = 5

const WINDOWS = [
  ...DAYS.map(onDay),
  { earliest: '2025-03-01', latest: '2025-03-31', precision: 'month' },
  { earliest: '2025-04-01', latest: '2025-06-30', precision: 'quarter' },
  { earliest: '2025-10-01', latest: '2025-12-31', precision: 'year', qualifier: 'ultimo' },
  { earliest: '2026-01-01', latest: '2026-12-31', precision: 'year' },
]
const day = fc.constantFrom(...DAYS)
const window = fc.constantFrom(...WINDOWS)
const light = fc.constantFrom(...LIGHTS)
const colour = fc.constantFrom('green', 'yellow', 'red')
const percent = fc.nat({ max: 98 })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
/** Of its initiative's two milestones or two indicators. */
const which = fc.nat({ max: 1 })
const initiative = fc.nat({ max: CODES.length - 1 })

const said = fc.oneof(
  { weight: 4, arbitrary: of('date', { which, date: fc.constantFrom(...DATE_KINDS), window }) },
  {
    weight: 4,
    arbitrary: of('report', {
      asOf: day,
      overall: light,
      time: maybe(light),
      basis: fc.constantFrom('reported', 'assessed'),
      inRound: fc.boolean(),
      ofProject: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: of('lifecycle', { to: fc.constantFrom(...LIFECYCLES), from: maybe(window), ofProject: fc.boolean() }),
  },
  { weight: 3, arbitrary: of('measurement', { which, value: percent, planned: maybe(percent), asOf: maybe(day) }) },
  {
    weight: 2,
    arbitrary: of('view', {
      which: fc.nat({ max: 5 }),
      by: fc.constantFrom('alpha', 'beta', 'gamma'),
      light: maybe(colour),
    }),
  },
  of('landed', { plan: day, actual: day }),
  of('description', {}),
  of('outstanding', {}),
  of('benefit', { state: fc.constantFrom('expected', 'realised') }),
  of('dependency', { on: initiative }),
  of('sectorStatus', { sector: fc.constantFrom('regions', 'municipalities') }),
  of('anomaly', { named: fc.boolean() }),
  of('project', {}),
  of('link', { on: initiative }),
  of('goLive', { which, sector: fc.constantFrom('regions', 'municipalities'), holds: fc.boolean() }),
  of('meeting', { which, date: fc.constantFrom(...MEETING_DATE_KINDS), window }),
)
function of<K extends string, T>(kind: K, model: { [P in keyof T]: fc.Arbitrary<T[P]> }) {
  return fc.record(model).map(said => ({ kind, ...said }) as { kind: K } & T)
}
type Said = typeof said extends fc.Arbitrary<infer S> ? S : never

/** `late`: told by a second import. `back`: the day on which it is taken back, when it is one of what a report gives. */
type Fact = { key: string; about: number; recordedOn: string; late: boolean; said: Said; back?: string | undefined }
type Round = { openedOn: string; deadline: string; closedOn: string | undefined }
/** `known`: the day on which each initiative is first spoken of; without one it is that of the first fact about it. */
export type Story = {
  facts: readonly Fact[]
  known: readonly (string | undefined)[]
  rounds: readonly Round[]
  concludedOn: string | undefined
}

const rounds = fc
  .uniqueArray(fc.tuple(day, maybe(fc.nat({ max: 40 }))), { maxLength: 3, selector: ([deadline]) => deadline })
  .map(all =>
    all.map(([deadline, closing]) => ({
      openedOn: addDays(deadline, -40),
      deadline,
      closedOn: closing === undefined ? undefined : addDays(deadline, closing),
    })),
  )
const facts = fc
  .array(fc.record({ about: initiative, recordedOn: day, late: fc.boolean(), said, back: maybe(day) }), {
    minLength: 1,
    maxLength: 80,
    size: 'max',
  })
  .map(all => distinct(all.map((fact, n) => ({ key: `fact-${n}`, ...fact }))))

/** Facts in any order, each printed on a line of its own. */
export const story: fc.Arbitrary<Story> = fc
  .record({ facts, known: fc.tuple(maybe(day), maybe(day), maybe(day)), rounds, concludedOn: maybe(day) })
  .map(told => ({ ...told, [fc.toStringMethod]: () => printed(told) }))

/** Of what there can be only one, the first. */
function distinct(all: Fact[]): Fact[] {
  const seen = new Set<string>()
  return all.filter(({ key, about, late, said }) => {
    const name =
      said.kind === 'description'
        ? `description ${about} ${late}`
        : said.kind === 'link'
          ? `link ${about} ${said.on}`
          : key
    const isNew = !seen.has(name) && !('on' in said && said.on === about)
    seen.add(name)
    return isNew
  })
}

function printed({ facts, known, rounds, concludedOn }: Story): string {
  const lines = facts.map(fact => {
    const { key, about, recordedOn, late, said } = fact
    const { kind, ...rest } = said
    const told = [recordedOn, late ? 'second import' : 'first import', CODES[about], key, kind, JSON.stringify(rest)]
    return [...told, isTakenBack(fact) ? `taken back ${fact.back}` : ''].join('  ')
  })
  return [
    '',
    ...lines,
    ...known.map((day, n) => `${CODES[n]} known ${day ?? 'from its first fact'}`),
    ...rounds.map(one => `round ${JSON.stringify(one)}`),
    `concluded ${concludedOn ?? 'never'}`,
    '',
  ].join('\n')
}

/** The two bundles that tell a story under a slug: as much of it as was recorded by a day, but for what is `left` out. */
export function bundlesOf(story: Story, slug: string, until = '9999-12-31', left: readonly Fact[] = []): Bundle[] {
  return [false, true].map(late => bundleAt(story, slug, { until, late, left }))
}

type Part = { until: string; late: boolean; left: readonly Fact[] }

const GIVEN = { report: 'status_report', date: 'milestone_date', measurement: 'measurement' }
const isTakenBack = ({ said, recordedOn, back }: Fact) => said.kind in GIVEN && back !== undefined && back >= recordedOn

/** What was taken back by a day. */
export const takenBackBy = ({ facts }: Story, day: string) =>
  facts.filter(fact => isTakenBack(fact) && (fact.back ?? '') <= day)

/** The retractions of a story as rows: which fact of which initiative, when, and one reason or another. */
export const retractionsOf = (story: Story, until = '9999-12-31') =>
  takenBackBy(story, until).map(({ key, about, said, back }) => ({
    ...{ key, kind: GIVEN[said.kind as keyof typeof GIVEN], code: CODES[about], back },
    why: ['withdrawn', 'returned', 'corrected'][about],
  }))

function bundleAt(story: Story, slug: string, part: Part): Bundle {
  const { until, late, left } = part
  const rounds = story.rounds.filter(({ openedOn }) => openedOn <= until)
  const told = story.facts.filter(
    ({ about, said, ...fact }) =>
      fact.recordedOn <= until &&
      fact.late === late &&
      !left.some(({ key }) => key === fact.key) &&
      (said.kind === 'meeting' || isKnown(story, about, until)) &&
      (said.kind !== 'link' || isKnown(story, said.on, until)),
  )
  const raw = {
    ...bundleOf({ slug }),
    organisations: ['alpha', 'beta', 'gamma'].map(key => ({ key, name: `Navn ${key}`, sector: 'state' })),
    focusAreas: [1, 2].map(number => ({ number, title: `Område ${number}` })),
    programmes: ['first', 'second'].map(key => ({ key, name: `Program ${key}` })),
    rounds: rounds.map(({ openedOn, deadline, closedOn }) => ({
      ...{ key: `round-${deadline}`, name: `Runde ${deadline}`, period: { from: openedOn, to: deadline } },
      ...{ openedOn, deadline, closedOn: closedOn !== undefined && closedOn <= until ? closedOn : undefined },
    })),
    initiatives: CODES.flatMap((_, n) => initiativeAt(story, n, part, told)),
    bodies: [{ key: 'board', name: 'Bestyrelsen' }],
    meetings: [0, 1].flatMap(which => meetingAt(told, which)),
    reports: told.flatMap(fact => reportAt(fact, rounds)),
    differingViews: told.flatMap(fact => viewAt(story, fact, left)),
    anomalies: told.flatMap(({ said, about, ...fact }) =>
      said.kind === 'anomaly'
        ? [
            {
              ...base(fact),
              kind: 'sic',
              text: text(`${fact.key} om ${CODES[about]}`),
              initiative: said.named ? CODES[about] : undefined,
            },
          ]
        : [],
    ),
  }
  const { portfolio } = raw
  const concludedOn = (story.concludedOn ?? until) < until ? story.concludedOn : undefined
  // What is left out is not there at all.
  return JSON.parse(JSON.stringify({ ...raw, portfolio: { ...portfolio, concludedOn } }))
}

const base = ({ key, recordedOn }: Pick<Fact, 'key' | 'recordedOn'>) => ({ key, recordedOn, sources })
const text = (da: string) => ({ da })

/** Says whose facts make a thing known: it is so from the first of them, and told by the import that first has one. */
function thing(story: Story, key: string, isOf: (fact: Fact) => boolean, { until, late }: Part) {
  const all = story.facts.filter(isOf)
  const recordedOn = all.map(fact => fact.recordedOn).sort()[0]
  const isTold = recordedOn !== undefined && recordedOn <= until && (late || all.some(fact => !fact.late))
  return isTold ? [{ key, recordedOn, sources }] : []
}

/** A meeting is about none of them. What is said of an initiative, or of its bond to another, before it is spoken of itself is not told until then. */
const knownOn = ({ known, facts }: Story, n: number) =>
  known[n] ??
  facts
    .filter(fact => fact.about === n && fact.said.kind !== 'meeting')
    .map(fact => fact.recordedOn)
    .sort()[0]
const isKnown = (story: Story, n: number, until: string) => (knownOn(story, n) ?? '~') <= until

function meetingAt(told: readonly Fact[], which: number) {
  const dates = told.flatMap(({ said, ...fact }) =>
    said.kind === 'meeting' && said.which === which ? [{ ...base(fact), ...heldBy(fact.recordedOn, said) }] : [],
  )
  return dates.length > 0 ? [{ key: `meeting-${which}`, body: 'board', dates }] : []
}

/** Nobody tells before it that a meeting was held. */
const heldBy = (day: string, { date, window }: Extract<Said, { kind: 'meeting' }>) => ({
  kind: date === 'held' && window.earliest > day ? 'announced' : date,
  window,
})

const isOfProject =
  (n: number) =>
  ({ about, said }: Fact) =>
    about === n && (said.kind === 'project' || said.kind === 'link' || ('ofProject' in said && said.ofProject))

function initiativeAt(story: Story, n: number, part: Part, told: readonly Fact[]) {
  const code = CODES[n] ?? ''
  const own = told.filter(fact => fact.about === n)
  const list = <K extends Said['kind'], T>(kind: K, of: (said: Extract<Said, { kind: K }>, fact: Fact) => T) =>
    own.flatMap(fact =>
      fact.said.kind === kind ? [{ ...base(fact), ...of(fact.said as Extract<Said, { kind: K }>, fact) }] : [],
    )
  const lifecycles = (ofProject: boolean) =>
    list('lifecycle', said => ({ lifecycle: said.to, from: said.from, ofProject: said.ofProject }))
      .filter(one => one.ofProject === ofProject)
      .map(({ ofProject: _, ...one }) => one)
  if (!isKnown(story, n, part.until)) return []
  const initiative = {
    ...{ code, title: `Indsats ${code}`, focusArea: Number(code.split('.')[0]), owners: OWNERS[n], sources },
    recordedOn: knownOn(story, n),
    description: list('description', (_, { key }) => ({ text: text(key) }))[0],
    lifecycleChanges: lifecycles(false),
    projects: thing(story, `${code}-project`, isOfProject(n), part).map(project => ({
      ...{ ...project, name: `Projekt ${code}`, programme: n === 0 ? 'first' : 'second' },
      lifecycleChanges: lifecycles(true),
      links: list('link', ({ on }) => ({ initiative: CODES[on] })),
    })),
    milestones: [...[0, 1].flatMap(which => milestoneAt(story, n, part, { own, which })), ...own.flatMap(landedAt)],
    indicators: [0, 1].flatMap(which => indicatorAt(story, n, part, { own, which })),
    outstanding: list('outstanding', (_, { key }) => ({ text: text(key) })),
    benefits: list('benefit', ({ state }, { key }) => ({ state, text: text(key) })),
    dependencies: list('dependency', ({ on }, { key }) => ({
      ...{ kind: 'initiative', on: `Indsats ${CODES[on]}`, text: text(key) },
      initiative: isKnown(story, on, part.until) ? CODES[on] : undefined,
    })),
    sectorStatuses: list('sectorStatus', ({ sector }, { key }) => ({ sector, text: text(key) })),
  }
  return [initiative]
}

type Own = { own: readonly Fact[]; which: number }

const isSeries =
  (n: number, which: number, ...kinds: Said['kind'][]) =>
  (fact: Fact) =>
    fact.about === n && kinds.includes(fact.said.kind) && 'which' in fact.said && fact.said.which === which

function milestoneAt(story: Story, n: number, part: Part, { own, which }: Own) {
  return thing(story, `${CODES[n]}-milestone-${which}`, isSeries(n, which, 'date', 'goLive'), part).map(one => ({
    ...{ ...one, title: text(one.key), dates: datesAt(story, own.filter(isSeries(n, which, 'date'))) },
    goLives: own.flatMap(({ said, ...fact }) =>
      said.kind === 'goLive' && said.which === which ? [{ ...base(fact), sector: said.sector, holds: said.holds }] : [],
    ),
  }))
}

function indicatorAt(story: Story, n: number, part: Part, { own, which }: Own) {
  return thing(story, `${CODES[n]}-indicator-${which}`, isSeries(n, which, 'measurement'), part).map(one => ({
    ...{ ...one, title: text(one.key), unit: text('kommuner'), rollout: true, sector: 'municipalities' },
    measurements: own.flatMap(({ said, ...fact }) =>
      said.kind === 'measurement' && said.which === which
        ? [
            {
              ...{ ...base(fact), value: said.value, planned: said.planned, denominator: 98 },
              asOf: said.asOf && onDay(said.asOf),
            },
          ]
        : [],
    ),
  }))
}

/** Of a milestone's plans every one but the first of the whole story is a decision. */
function datesAt(story: Story, facts: readonly Fact[]) {
  return facts.flatMap(fact => {
    const { about, said } = fact
    if (said.kind !== 'date') return []
    const isFirst = story.facts.find(
      ({ about: of, said: one }) =>
        of === about && one.kind === 'date' && one.which === said.which && one.date === 'baseline',
    )
    const decision = said.date === 'baseline' && isFirst !== fact ? 'Besluttet' : undefined
    return [{ ...base(fact), kind: said.date, window: said.window, decision }]
  })
}

function landedAt({ said, ...fact }: Fact) {
  if (said.kind !== 'landed') return []
  const { recordedOn } = fact
  return Array.from({ length: MANY }, (_, n) => {
    const key = `${fact.key}-${n}`
    return {
      ...{ ...base({ key, recordedOn }), title: text(key) },
      dates: [
        { ...base({ key: `${key}-plan`, recordedOn }), kind: 'baseline', window: onDay(addDays(said.plan, n)) },
        { ...base({ key: `${key}-actual`, recordedOn }), kind: 'actual', window: onDay(said.actual) },
      ],
    }
  })
}

function reportAt({ said, about, ...fact }: Fact, rounds: readonly Round[]) {
  if (said.kind !== 'report') return []
  const { asOf, overall, time, basis, inRound, ofProject } = said
  const code = CODES[about]
  const round = inRound ? rounds.find(({ openedOn }) => openedOn <= fact.recordedOn) : undefined
  return [
    {
      ...{ ...base(fact), initiative: code, project: ofProject ? `${code}-project` : undefined },
      ...{ asOf: { earliest: asOf, latest: asOf }, basis, overall, time, reason: text(fact.key) },
      round: round && `round-${round.deadline}`,
    },
  ]
}

/** Of a report that was there by then, that an import before or the same one tells of, and that is not left out. */
function viewAt({ facts }: Story, { said, about, ...fact }: Fact, left: readonly Fact[]) {
  if (said.kind !== 'view') return []
  const reports = facts.filter(
    one =>
      one.said.kind === 'report' &&
      !one.said.ofProject &&
      one.about === about &&
      one.recordedOn <= fact.recordedOn &&
      (fact.late || !one.late),
  )
  const report = reports[said.which % Math.max(1, reports.length)]
  if (report === undefined || left.includes(report)) return []
  const { by: organisation, light } = said
  return [{ ...base(fact), initiative: CODES[about], report: report.key, organisation, light, words: text(fact.key) }]
}

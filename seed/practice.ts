// The practice portfolio: invented from a seed number, any size, with 24 reporting rounds of history. For training,
// screenshots and benchmarks; the same seed, size and day give the same portfolio.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../server/src/context.ts'
import { addDays, monthOf, yearOf } from '../server/src/milestones/day.ts'
import type { Bundle } from '../server/src/transfer/bundle-schema.ts'
import { type Calendar, calendarOf, ROUNDS, type Told } from './practice-dates.ts'
import { initiativeOf } from './practice-initiative.ts'
import { viewsOf } from './practice-views.ts'
import { AREAS, PROGRAMMES } from './practice-words.ts'

export type Practice = { seed?: number; size?: number; today?: string }

const SLUG = 'oeveportefoelje'
/** A portfolio with nearly every state in it. */
const SEED = 977
const DOCUMENT = 'opdigtet'
const KEY_OF_BOARD = 'oevebestyrelse'
/** So many days after a round's deadline, when the late reports are in. */
const MEETS_AFTER = 8
/** Initiatives in one bundle: enough for a statement to be worth it, few enough for little memory. */
const AT_ONCE = 500
const OWNERS = [
  ...['kl', 'dr', 'digst', 'kombit', 'dst', 'region-nordjylland', 'region-syddanmark'],
  ...['aalborg-kommune', 'silkeborg-kommune', 'finansministeriet', 'social-og-boligministeriet'],
]
const MONTHS = 'januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december'.split(
  ', ',
)

/** The practice portfolio as bundles to be imported one after another, in one go. */
export function* practiceBundles(practice: Practice = {}): Iterable<Bundle> {
  const { seed = SEED, size = 27, today = systemClock.today() } = practice
  const told = toldFrom(today)
  const frame = frameOf(told)
  for (let from = 0; from < size; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, n) => from + n)
    const made = numbers.map(n => initiativeOf(n, seed, OWNERS, told))
    yield {
      ...frame,
      initiatives: made.map(({ initiative }) => initiative),
      reports: made.flatMap(({ reports }) => reports),
      differingViews: from === 0 ? viewsOf(made, told) : [],
    }
  }
}

/** The whole practice portfolio as one bundle. */
export function practiceBundle(practice: Practice = {}): Bundle {
  const [first, ...more] = [...practiceBundles(practice)]
  if (first === undefined) throw new Error('a practice portfolio has at least one initiative')
  return {
    ...first,
    initiatives: [first, ...more].flatMap(({ initiatives }) => initiatives),
    reports: [first, ...more].flatMap(({ reports }) => reports),
  }
}

function toldFrom(today: string): Told {
  const calendar = calendarOf(today)
  const sources = Array.from({ length: ROUNDS }, (_, round) => [
    { document: DOCUMENT, locator: `statusrunde ${round + 1}` },
  ])
  return {
    calendar,
    roundKey: round => `runde-${String(round + 1).padStart(2, '0')}`,
    inRound: (round, daysLate = 0) => ({
      recordedOn: addDays(calendar.deadline(round), daysLate),
      sources: sources[round] ?? [],
    }),
  }
}

/** Everything but the initiatives and their reports. */
function frameOf({ calendar, roundKey }: Told): Bundle {
  const first = calendar.deadline(0)
  const last = calendar.deadline(ROUNDS - 1)
  return {
    portfolio: {
      slug: SLUG,
      title: 'Øveportefølje',
      titleEn: 'Practice portfolio',
      purpose: {
        da: 'Opdigtede data til at øve sig på: ingen indsats, status eller dato er virkelig.',
        en: 'Invented data to practise on: no initiative, status or date is real.',
      },
      period: { from: yearOf(first), to: yearOf(last) + 4 },
      invented: true,
    },
    organisations: ownersFromTheStrategy(),
    sources: [{ key: DOCUMENT, title: 'Opdigtede data til øvelse', kind: 'invented', recordedOn: first }],
    focusAreas: AREAS.map((area, index) => ({ number: index + 1, ...area })),
    programmes: PROGRAMMES.map(programme => ({ ...programme })),
    rounds: Array.from({ length: ROUNDS }, (_, round) => ({
      key: roundKey(round),
      name: `Statusrunde ${MONTHS[monthOf(calendar.deadline(round)) - 1]} ${yearOf(calendar.deadline(round))}`,
      period: { from: calendar.previous(round), to: calendar.deadline(round) },
      openedOn: calendar.opened(round),
      deadline: calendar.deadline(round),
      closedOn: calendar.closed(round),
    })),
    initiatives: [],
    reports: [],
    differingViews: [],
    ...meetingsOf(calendar),
    anomalies: [],
  }
}

/** The board meets after every round, and says at each meeting when the next one is. */
function meetingsOf({ deadline }: Calendar): Pick<Bundle, 'bodies' | 'meetings'> {
  const dayOf = (meeting: number) => addDays(deadline(meeting), MEETS_AFTER)
  const said = (kind: 'announced' | 'held', meeting: number, at: number) => ({
    key: `${KEY_OF_BOARD}-${meeting + 1}-${kind}`,
    ...{ kind, window: { earliest: dayOf(meeting), latest: dayOf(meeting), precision: 'day' as const } },
    ...{ recordedOn: dayOf(at), sources: [{ document: DOCUMENT, locator: `bestyrelsesmøde ${at + 1}` }] },
  })
  const meetings = Array.from({ length: ROUNDS + 1 }, (_, n) => ({
    ...{ key: `${KEY_OF_BOARD}-${n + 1}`, body: KEY_OF_BOARD, number: n + 1 },
    dates: [...(n > 0 ? [said('announced', n, n - 1)] : []), ...(n < ROUNDS ? [said('held', n, n)] : [])],
  }))
  return {
    bodies: [{ key: KEY_OF_BOARD, name: 'Øvebestyrelsen', nameEn: 'The practice board' }],
    meetings,
  }
}

/** Said in the very words of the strategy's portfolio, so that importing one leaves the other as it is. */
function ownersFromTheStrategy(): Bundle['organisations'] {
  const file = join(import.meta.dirname, 'strategi-for-digital-sundhed/organisations.json')
  const organisations = JSON.parse(readFileSync(file, 'utf8')) as Bundle['organisations']
  return organisations.flatMap(({ sources: _, ...organisation }) =>
    OWNERS.includes(organisation.key) ? [organisation] : [],
  )
}

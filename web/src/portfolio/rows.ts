import type { Overview, OverviewInitiative } from '@pejl/server/portfolio/contract'
import { LIFECYCLES, type Lifecycle, type Light, STAGE_OF, type Stage } from '@pejl/server/terms'
import type { Grouping, Status, View } from './view.ts'

/** The one sign a row is counted by: its light while under way, else its lifecycle (domain.md §3); or that nobody says. */
export type Sign = Light | Lifecycle | 'unlit' | 'unknown'

/** Worst first: what needs somebody comes before what goes well, and that before what is over. */
export const SIGN_ORDER: readonly Sign[] = ['red', 'yellow', 'not_reported', 'green', 'unlit', 'unknown', ...LIFECYCLES]

export function stageOf(row: OverviewInitiative): Stage | null {
  return row.lifecycle && STAGE_OF[row.lifecycle]
}

export function signOf(row: OverviewInitiative): Sign {
  const stage = stageOf(row)
  if (stage === 'under_way') return row.judged.overall ?? 'unlit'
  return row.lifecycle ?? 'unknown'
}

/** Something of the plan is still open although the initiative is no longer under way. */
export const isOutstanding = (row: OverviewInitiative) =>
  row.lit && stageOf(row) !== 'under_way' && stageOf(row) !== null

/** Another organisation sees its status differently. */
export const isContested = ({ views }: OverviewInitiative) => views.length > 0

function hasStatus(row: OverviewInitiative, status: Status): boolean {
  if (status === 'outstanding') return isOutstanding(row)
  if (status === 'contested') return isContested(row)
  return signOf(row) === status || row.lifecycle === status
}

type Filter = Pick<View, 'owners' | 'areas' | 'statuses' | 'programmes' | 'text'>

/** The rows that pass every filter; within one filter any of its values will do. Values that no row has are passed over. */
export function filtered(overview: Overview, view: Filter): OverviewInitiative[] {
  const owners = view.owners.filter(owner => owner in overview.organisations)
  const areas = view.areas.filter(number => overview.focusAreas.some(area => area.number === number))
  const programmes = view.programmes.filter(key => key in overview.programmes)
  const words = folded(view.text).split(/\s+/).filter(Boolean)
  return overview.initiatives.filter(
    row =>
      (owners.length === 0 || row.owners.some(owner => owners.includes(owner))) &&
      (areas.length === 0 || areas.includes(row.focusArea)) &&
      (programmes.length === 0 || row.programmes.some(key => programmes.includes(key))) &&
      (view.statuses.length === 0 || view.statuses.some(status => hasStatus(row, status))) &&
      (words.length === 0 || mentions(row, overview, words)),
  )
}

const folded = (text: string) => text.toLowerCase().replaceAll('\u00AD', '').replaceAll('é', 'e')

function mentions(row: OverviewInitiative, overview: Overview, words: readonly string[]): boolean {
  const owners = row.owners.map(owner => `${owner} ${overview.organisations[owner] ?? ''}`).join(' ')
  const text = folded(`${row.title} ${owners} ${row.nextMilestone?.title ?? ''}`)
  // A number is a code, or stands for itself: "3.0" is a version, and no part of 2023.0.
  const isIn = (word: string) =>
    /^[\d.]+$/.test(word) ? text.split(/[\s()/,–-]+/).includes(word) : text.includes(word)
  return words.every(word => row.code.startsWith(word) || isIn(word))
}

export type Group = {
  key: string
  /** The printed number of a focus area; null elsewhere. */
  number: number | null
  rows: readonly OverviewInitiative[]
}

/** Rows in groups, in reading order; an empty group is left out. */
export function grouped(rows: readonly OverviewInitiative[], overview: Overview, view: View): Group[] {
  const keyOf: Record<Grouping, (row: OverviewInitiative) => string> = {
    omraade: row => String(row.focusArea),
    ejer: row => row.owners[0] ?? '',
    status: signOf,
    ingen: () => 'all',
  }
  const byKey = Map.groupBy(rows, keyOf[view.grouping])
  const keys = [...byKey.keys()].sort(groupOrder(view.grouping, overview))
  return keys.map(key => ({
    key,
    number: view.grouping === 'omraade' ? Number(key) : null,
    rows: sorted(byKey.get(key) ?? [], view),
  }))
}

function groupOrder(grouping: Grouping, overview: Overview): (a: string, b: string) => number {
  if (grouping === 'status') return (a, b) => SIGN_ORDER.indexOf(a as Sign) - SIGN_ORDER.indexOf(b as Sign)
  if (grouping === 'ejer') {
    const name = (key: string) => overview.organisations[key] ?? key
    return (a, b) => name(a).localeCompare(name(b), 'da')
  }
  return (a, b) => Number(a) - Number(b)
}

/** What a sort looks at; null comes last, whichever way it runs. */
const KEYS: Record<Exclude<View['sort'], 'kode' | 'titel'>, (row: OverviewInitiative) => number | string | null> = {
  status: row => SIGN_ORDER.indexOf(signOf(row)),
  ventes: ({ nextMilestone: next }) => (next?.state === 'expected' && (next.forecast ?? next.baseline)?.latest) || null,
  skred: row => (row.nextMilestone?.slipDays == null ? null : -row.nextMilestone.slipDays),
  opdateret: row => row.updatedAt,
}

/** In the order asked for; rows that are alike keep the order of their codes. */
export function sorted(rows: readonly OverviewInitiative[], { sort, reversed }: View): readonly OverviewInitiative[] {
  if (sort === 'kode') return reversed ? rows.toReversed() : rows
  const way = reversed ? -1 : 1
  if (sort === 'titel') return rows.toSorted((a, b) => way * a.title.localeCompare(b.title, 'da'))
  const key = KEYS[sort]
  return rows.toSorted((a, b) => {
    const [first, second] = [key(a), key(b)]
    if (first === second) return 0
    if (first === null) return 1
    if (second === null) return -1
    return way * (first < second ? -1 : 1)
  })
}

export type Mix = readonly (readonly [sign: Sign, count: number])[]

/** How many rows stand under each sign, in the order of the summary. */
export function mixOf(rows: readonly OverviewInitiative[]): Mix {
  const counts = new Map<Sign, number>()
  for (const row of rows) counts.set(signOf(row), (counts.get(signOf(row)) ?? 0) + 1)
  return MIX_ORDER.filter(sign => counts.has(sign)).map(sign => [sign, counts.get(sign) ?? 0] as const)
}

const MIX_ORDER: readonly Sign[] = ['green', 'yellow', 'red', 'not_reported', 'unlit', ...LIFECYCLES, 'unknown']

type Counted = { initiatives: number; byLight: Record<Light, number>; byLifecycle: Record<Lifecycle, number> }

/** The same mix out of the server's counts, for a portfolio whose rows are still on their way. */
export function mixOfCounts(counts: Counted): Mix {
  const lit = Object.values(counts.byLight).reduce((sum, count) => sum + count, 0)
  const inStage = (stage: Stage) =>
    LIFECYCLES.filter(of => STAGE_OF[of] === stage).reduce((sum, of) => sum + counts.byLifecycle[of], 0)
  const underWay = inStage('under_way')
  const count = (sign: Sign): number => {
    if (sign === 'unlit') return underWay - lit
    if (sign === 'unknown') return counts.initiatives - underWay - inStage('reached') - inStage('not_carried_through')
    if (sign in counts.byLight) return counts.byLight[sign as Light]
    return STAGE_OF[sign as Lifecycle] === 'under_way' ? 0 : counts.byLifecycle[sign as Lifecycle]
  }
  return MIX_ORDER.map(sign => [sign, count(sign)] as const).filter(([, of]) => of > 0)
}

// Shapes one initiative into what its row draws: bars, signs, marks and their words, all in px.
import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { DateWindow, Lifecycle } from '@pejl/server/terms'
import { movedFrom, reachedOf } from '../milestones/dates.ts'
import type { Scale } from './frame.ts'
import { type Item, NOWHERE, type Place, packed, shortened, widthOf } from './packing.ts'

export type Span = readonly [from: number, to: number]
export type BarKind = 'planned' | 'in_development' | 'rollout' | 'in_operation'
/** A phase. Between `from` and `sure` it began at some day; `open`: when it ended is not known, so no end is drawn. */
export type Bar = { kind: BarKind; from: number; sure: number; to: number; open: boolean; label: number | null }
/** The end of what was under way: a sign, with the span in which it came. */
export type Sign = { key: string; lifecycle: Lifecycle; x: number; span: Span | null; place: Place }
export type Mark = {
  key: string
  milestone: TimelineMilestone
  state: 'expected' | 'delivered'
  x: number
  span: Span | null
  /** The original plan, where it is another than what was reached or is expected. */
  plan: { x: number; span: Span | null; outside: boolean } | null
  slip: string
  place: Place
}
export type Row = {
  initiative: TimelineInitiative
  bars: Bar[]
  signs: Sign[]
  /** In the order of their days. */
  marks: Mark[]
  /** Milestones outside the frame, and those that have no date. */
  before: TimelineMilestone[]
  after: TimelineMilestone[]
  undated: TimelineMilestone[]
  /** Nothing in it has a date. */
  dateless: boolean
  height: number
  /** The y of its lines, the lowest first. */
  lines: number[]
}

/** What a row says, in the reader's language. */
export type RowWords = {
  title: (of: { title: string; titleEn: string | null }) => string
  slip: (plan: DateWindow, reached: DateWindow) => string
  lifecycle: Record<Lifecycle, string>
  reason: (phase: TimelineInitiative['phases'][number]) => string
  more: (count: number) => string
  overdue: string
}

/** What every row is drawn against. */
export type Against = { scale: Scale; knownAt: string; tracks: number; height: number; words: RowWords }

/** How far the lines of a row stand from each other. */
const TRACK = 13
/** A span shorter than this says no more than its diamond. */
const LEAST_SPAN = 14
/** How much of a phase is drawn whose end nobody knows. */
const STUB = 14
const DIAMOND = 5
/** What a pointer to dates outside the frame takes at its edge. */
const POINTER = 32
/** Lengths that a text is cut to, the first that has room. */
const LETTERS = [44, 26, 14] as const

const BARS: Partial<Record<Lifecycle, BarKind>> = {
  planned: 'planned',
  in_development: 'in_development',
  rollout: 'rollout',
  in_operation: 'in_operation',
}

export function rowOf(initiative: TimelineInitiative, against: Against): Row {
  const { scale, tracks, words } = against
  const bars = barsOf(initiative, against)
  const inside: TimelineMilestone[] = []
  const outside = { before: [] as TimelineMilestone[], after: [] as TimelineMilestone[] }
  const undated: TimelineMilestone[] = []
  for (const milestone of initiative.milestones) {
    const where = placeIn(milestone, scale)
    if (where === 'inside') inside.push(milestone)
    else if (where === 'undated') undated.push(milestone)
    else outside[where].push(milestone)
  }
  const marks = inside.map(milestone => markOf(milestone, scale, words)).sort((a, b) => a.x - b.x)
  const signs = signsOf(initiative, bars, scale)
  const taken = bars.map(({ from, to }): Span => [from, to])
  const items = [...marks.map(mark => itemOf(mark, words)), ...signs.map(sign => signItem(sign, initiative, words))]
  const within: Span = [outside.before.length > 0 ? POINTER : 0, scale.width - (outside.after.length > 0 ? POINTER : 0)]
  const places = packed(items, { within, tracks, bars: taken, more: words.more })
  const at = (key: string): Place => places.get(key) ?? NOWHERE
  for (const mark of marks) mark.place = at(mark.key)
  for (const sign of signs) sign.place = at(sign.key)
  const used = [...places.values()].reduce(
    (most, { track, side }) => Math.max(most, track + (side === 'above' ? 2 : 1)),
    1,
  )
  labelBars(bars, marks, words)
  const dateless = initiative.phases.length === 0 && undated.length === initiative.milestones.length
  const height = against.height + Math.max(0, used - 2) * TRACK
  const foot = (height + (used - 1) * TRACK) / 2
  const lines = Array.from({ length: tracks }, (_, track) => foot - track * TRACK)
  return { initiative, bars, signs, marks, ...outside, undated, dateless, height, lines }
}

/** The phases that have a date, each until the next one or until the day whose knowledge is shown. */
export function barsOf({ phases, lifecycle }: TimelineInitiative, { scale, knownAt }: Against): Bar[] {
  return phases.flatMap((phase, index): Bar[] => {
    const kind = BARS[phase.lifecycle]
    if (!kind) return []
    const next = phases[index + 1]
    const holds = !next && phase.lifecycle === lifecycle && phase.from.earliest <= knownAt
    const open = !next && !holds
    const from = scale.start(phase.from.earliest)
    const sure = phase.from.earliest === phase.from.latest ? from : scale.end(phase.from.latest)
    const to = next ? scale.start(next.from.earliest) : holds ? scale.end(knownAt) : Math.max(from, sure) + STUB
    const bar = { kind, from: Math.max(0, from), sure: Math.max(0, Math.min(sure, to)), to: Math.min(scale.width, to) }
    return bar.to > bar.from ? [{ ...bar, open, label: null }] : []
  })
}

function placeIn(
  milestone: TimelineMilestone,
  { start, end, width }: Scale,
): 'inside' | 'before' | 'after' | 'undated' {
  const window = reachedOf(milestone)
  if (!window) return 'undated'
  const middle = (start(window.earliest) + end(window.latest)) / 2
  return middle < 0 ? 'before' : middle > width ? 'after' : 'inside'
}

function pointOf(window: DateWindow, { start, end, width }: Scale): { x: number; span: Span | null } {
  const [from, to] = [start(window.earliest), end(window.latest)]
  const x = Math.round((from + to) * 5) / 10
  return { x, span: to - from >= LEAST_SPAN ? [Math.max(0, from), Math.min(width, to)] : null }
}

function markOf(milestone: TimelineMilestone, scale: Scale, words: RowWords): Mark {
  const reached = reachedOf(milestone)
  if (!reached) throw new Error(`milestone ${milestone.key} has no date to stand at`)
  const moved = movedFrom(milestone)
  const plan = moved && pointOf(moved, scale)
  return {
    key: milestone.key,
    milestone,
    state: milestone.actual ? 'delivered' : 'expected',
    ...pointOf(reached, scale),
    plan: plan && {
      x: Math.min(scale.width, Math.max(0, plan.x)),
      span: plan.span,
      outside: plan.x < 0 || plan.x > scale.width,
    },
    slip: moved && milestone.slipDays ? words.slip(moved, reached) : '',
    place: NOWHERE,
  }
}

/** What is still ahead gets the best place, then what moved, then the rest. */
function rankOf({ state, plan, milestone }: Mark): number {
  if (state === 'expected') return plan || milestone.overdue ? 0 : 1
  return plan ? 2 : 3
}

function extentOf({ x, span, plan }: Mark): Span {
  const points = [x - DIAMOND, x + DIAMOND, ...(span ?? [])]
  if (plan) points.push(plan.x - DIAMOND, plan.x + DIAMOND, ...(plan.span ?? []))
  return [Math.min(...points), Math.max(...points)]
}

function itemOf(mark: Mark, words: RowWords): Item {
  const [from, to] = extentOf(mark)
  const title = words.title(mark.milestone)
  const strong = [mark.slip, mark.milestone.overdue ? words.overdue : ''].filter(Boolean).join(' · ')
  const texts = [...new Set(LETTERS.map(most => shortened(title, most)))]
  return { key: mark.key, x: mark.x, from, to, texts, strong, rank: rankOf(mark), lifted: mark.plan !== null }
}

/** A sign that ends a bar stands beside it, not on it. */
function signsOf({ phases }: TimelineInitiative, bars: readonly Bar[], scale: Scale): Sign[] {
  return phases.flatMap((phase): Sign[] => {
    if (BARS[phase.lifecycle]) return []
    const { x, span } = pointOf(phase.from, scale)
    if (x < 0 || x > scale.width) return []
    const bar = bars.find(({ to }) => Math.abs(to - x) < 9)
    const key = `sign ${phase.lifecycle} ${phase.from.earliest}`
    return [{ key, lifecycle: phase.lifecycle, x: bar ? bar.to + 9 : x, span, place: NOWHERE }]
  })
}

function signItem({ key, x, span, lifecycle }: Sign, { phases }: TimelineInitiative, words: RowWords): Item {
  const phase = phases.find(one => key === `sign ${one.lifecycle} ${one.from.earliest}`)
  const reason = phase ? words.reason(phase) : ''
  const word = words.lifecycle[lifecycle]
  const texts = reason ? [shortened(`${word} – ${reason}`, 44), word] : [word]
  return { key, x, from: span?.[0] ?? x - 6, to: span?.[1] ?? x + 6, texts, strong: '', rank: 1, lifted: false }
}

/** A bar's word stands in it where no mark lies; a bar that has no room for it goes without. */
function labelBars(bars: Bar[], marks: readonly Mark[], words: RowWords) {
  const lying = marks.filter(mark => mark.place.track === 0).map(extentOf)
  for (const bar of bars) {
    if (bar.kind === 'in_operation' || bar.open) continue
    const length = widthOf(words.lifecycle[bar.kind], 11)
    let at = bar.sure + 4
    for (const [from, to] of lying.toSorted((a, b) => a[0] - b[0])) if (from < at + length && to > at) at = to + 3
    if (at + length <= bar.to - 3) bar.label = at
  }
}

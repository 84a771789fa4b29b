// Shapes one initiative into what its row draws: phases, marks and their words, all in px.
import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { DateWindow, Lifecycle } from '@pejl/server/terms'
import { isLongSlip, movedFrom, reachedOf } from '../milestones/dates.ts'
import type { Scale } from './frame.ts'
import { type Item, NOWHERE, type Place, packed, shortened } from './packing.ts'
import { type Bar, labelBars, type Phase, phasesOf, pointOf, type Sign, type Span, signItem } from './phases.ts'

export type Mark = {
  key: string
  milestone: TimelineMilestone
  state: 'expected' | 'delivered' | 'lapsed'
  x: number
  span: Span | null
  /** The original plan, where it is another than what was reached or is expected. */
  plan: { x: number; span: Span | null; outside: boolean } | null
  slip: string
  place: Place
}
/** What a pointer at the edge stands for: a milestone or a phase that lies wholly outside the frame. */
export type Outside = { milestone: TimelineMilestone; phase: null } | { milestone: null; phase: Phase }
export type Row = {
  initiative: TimelineInitiative
  bars: Bar[]
  signs: Sign[]
  /** In the order of their days. */
  marks: Mark[]
  /** What lies before and after the frame, and the milestones that have no date. */
  before: Outside[]
  after: Outside[]
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
  lapsed: string
}

/** What every row is drawn against. */
export type Against = { scale: Scale; knownAt: string; tracks: number; height: number; words: RowWords }

/** How far the lines of a row stand from each other. */
const TRACK = 13
const DIAMOND = 5
/** What a pointer to dates outside the frame takes at its edge. */
const POINTER = 32
/** Lengths that a text is cut to, the first that has room. */
const LETTERS = [44, 26, 14] as const

export function rowOf(initiative: TimelineInitiative, against: Against): Row {
  const { scale, tracks, words } = against
  const { bars, signs, ...passed } = phasesOf(initiative, against)
  const inside: TimelineMilestone[] = []
  const asOutside = (phase: Phase): Outside => ({ milestone: null, phase })
  const outside = { before: passed.before.map(asOutside), after: passed.after.map(asOutside) }
  const undated: TimelineMilestone[] = []
  for (const milestone of initiative.milestones) {
    const where = placeIn(milestone, scale)
    if (where === 'inside') inside.push(milestone)
    else if (where === 'undated') undated.push(milestone)
    else outside[where].push({ milestone, phase: null })
  }
  const marks = inside.map(milestone => markOf(milestone, scale, words)).sort((a, b) => a.x - b.x)
  const taken = bars.map(({ from, to }): Span => [from, to])
  const items = [...marks.map(mark => itemOf(mark, words)), ...signs.map(sign => signItem(sign, words))]
  const within: Span = [outside.before.length > 0 ? POINTER : 0, scale.width - (outside.after.length > 0 ? POINTER : 0)]
  const places = packed(items, { within, tracks, bars: taken, more: words.more })
  const at = (key: string): Place => places.get(key) ?? NOWHERE
  for (const mark of marks) mark.place = at(mark.key)
  for (const sign of signs) sign.place = at(sign.key)
  const used = [...places.values()].reduce(
    (most, { track, side }) => Math.max(most, track + (side === 'above' ? 2 : 1)),
    1,
  )
  const lying = marks.filter(mark => mark.place.track === 0).map(extentOf)
  labelBars(bars, outside.before.length > 0 ? [[0, POINTER], ...lying] : lying, words)
  const dateless = initiative.phases.length === 0 && undated.length === initiative.milestones.length
  const height = against.height + Math.max(0, used - 2) * TRACK
  const foot = (height + (used - 1) * TRACK) / 2
  const lines = Array.from({ length: tracks }, (_, track) => foot - track * TRACK)
  return { initiative, bars, signs, marks, ...outside, undated, dateless, height, lines }
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

function markOf(milestone: TimelineMilestone, scale: Scale, words: RowWords): Mark {
  const reached = reachedOf(milestone)
  if (!reached) throw new Error(`milestone ${milestone.key} has no date to stand at`)
  const moved = movedFrom(milestone)
  const plan = moved && pointOf(moved, scale)
  return {
    key: milestone.key,
    milestone,
    state: milestone.actual ? 'delivered' : milestone.lapsed ? 'lapsed' : 'expected',
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
  // A slip is bold from a month on.
  const isLong = isLongSlip(mark.milestone.slipDays)
  const strong = [isLong ? mark.slip : '', mark.milestone.overdue ? words.overdue : ''].filter(Boolean).join(' · ')
  const slip = isLong || mark.slip === '' ? '' : ` ${mark.slip}`
  const after = mark.state === 'lapsed' ? `${slip} · ${words.lapsed}` : slip
  const texts = [...new Set(LETTERS.map(most => shortened(title, most) + after))]
  return { key: mark.key, x: mark.x, from, to, texts, strong, rank: rankOf(mark), lifted: mark.plan !== null }
}

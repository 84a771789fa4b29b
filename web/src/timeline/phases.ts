// Shapes an initiative's phases: bars, the signs of what ended it, and those that lie outside the frame. All in px.
import type { TimelineInitiative } from '@pejl/server/portfolio/contract'
import type { DateWindow, Lifecycle } from '@pejl/server/terms'
import type { Scale } from './frame.ts'
import { type Item, NOWHERE, type Place, shortened, widthOf } from './packing.ts'
import type { Against, RowWords } from './series.ts'

export type Span = readonly [from: number, to: number]
export type Phase = TimelineInitiative['phases'][number]
export type BarKind = 'planned' | 'in_development' | 'rollout' | 'in_operation'
/** A phase. Between `from` and `sure` it began at some day; `open`: when it ended is not known, so no end is drawn. */
export type Bar = {
  key: string
  phase: Phase
  kind: BarKind
  from: number
  sure: number
  to: number
  open: boolean
  label: number | null
}
/** The end of what was under way: a sign, with the span in which it came. */
export type Sign = { key: string; phase: Phase; x: number; span: Span | null; place: Place }
export type Phases = { bars: Bar[]; signs: Sign[]; before: Phase[]; after: Phase[] }

/** How much of a phase is drawn whose end nobody knows. */
const STUB = 14
/** A span shorter than this says no more than its diamond. */
const LEAST_SPAN = 14

const BARS: Partial<Record<Lifecycle, BarKind>> = {
  planned: 'planned',
  in_development: 'in_development',
  rollout: 'rollout',
  in_operation: 'in_operation',
}

const keyOf = (phase: Phase) => `p ${phase.lifecycle} ${phase.from.earliest}`

/** The phases that have a date: a bar until the next one or until the day whose knowledge is shown, or a sign. */
export function phasesOf(initiative: TimelineInitiative, against: Against): Phases {
  const { width } = against.scale
  const shaped: Phases = { bars: [], signs: [], before: [], after: [] }
  initiative.phases.forEach((phase, index) => {
    const bar = barOf(initiative, index, against)
    const point = pointOf(phase.from, against.scale)
    const [from, to] = bar ? [bar.from, bar.to] : [point.x, point.x]
    if (to <= 0) shaped.before.push(phase)
    else if (from >= width) shaped.after.push(phase)
    else if (bar)
      shaped.bars.push({ ...bar, from: Math.max(0, from), sure: Math.max(0, bar.sure), to: Math.min(width, to) })
    else shaped.signs.push({ key: keyOf(phase), phase, ...point, place: NOWHERE })
  })
  // A sign that ends a bar stands beside it, not on it.
  for (const sign of shaped.signs) {
    const bar = shaped.bars.find(({ to }) => Math.abs(to - sign.x) < 9)
    if (bar) sign.x = bar.to + 9
  }
  return shaped
}

function barOf({ phases, lifecycle }: TimelineInitiative, index: number, { scale, knownAt }: Against): Bar | null {
  const phase = phases[index]
  const kind = phase && BARS[phase.lifecycle]
  if (!kind) return null
  const next = phases[index + 1]
  const holds = !next && phase.lifecycle === lifecycle && phase.from.earliest <= knownAt
  const from = scale.start(phase.from.earliest)
  const sure = phase.from.earliest === phase.from.latest ? from : scale.end(phase.from.latest)
  const to = next ? scale.start(next.from.earliest) : holds ? scale.end(knownAt) : Math.max(from, sure) + STUB
  return { key: keyOf(phase), phase, kind, from, sure: Math.min(sure, to), to, open: !next && !holds, label: null }
}

/** The middle of a window, and its span where that is wide enough to be seen. */
export function pointOf(window: DateWindow, { start, end, width }: Scale): { x: number; span: Span | null } {
  const [from, to] = [start(window.earliest), end(window.latest)]
  const x = Math.round((from + to) * 5) / 10
  return { x, span: to - from >= LEAST_SPAN ? [Math.max(0, from), Math.min(width, to)] : null }
}

export function signItem({ key, x, span, phase }: Sign, words: RowWords): Item {
  const reason = words.reason(phase)
  const word = words.lifecycle[phase.lifecycle]
  const texts = reason ? [shortened(`${word} – ${reason}`, 44), word] : [word]
  return { key, x, from: span?.[0] ?? x - 6, to: span?.[1] ?? x + 6, texts, strong: '', rank: 1, lifted: false }
}

/** A bar's word stands in it where nothing lies on it; a bar that has no room for it goes without. */
export function labelBars(bars: Bar[], lying: readonly Span[], words: RowWords) {
  for (const bar of bars) {
    if (bar.kind === 'in_operation' || bar.open) continue
    const length = widthOf(words.lifecycle[bar.kind], 11)
    let at = bar.sure + 4
    for (const [from, to] of lying.toSorted((a, b) => a[0] - b[0])) if (from < at + length && to > at) at = to + 3
    if (at + length <= bar.to - 3) bar.label = at
  }
}

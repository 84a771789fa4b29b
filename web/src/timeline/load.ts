// How much goes live for each sector in each period: what of it surely, what perhaps, and what is overdue.
import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import { type DateWindow, type Lifecycle, SECTORS, type Sector } from '@pejl/server/terms'
import { reachedOf } from '../milestones/dates.ts'
import type { Period } from './periods.ts'

export type GoLive = { initiative: Pick<TimelineInitiative, 'code' | 'title'>; milestone: TimelineMilestone }
/** `sure` falls in the period, `possible` has a date so fuzzy that it may. Both hold what is overdue, too. */
export type Cell = Period & { sure: GoLive[]; possible: GoLive[] }
export type Strip = {
  sector: Sector
  /** One per period of the frame. */
  cells: Cell[]
  /** Of the period with the most ahead, what is possible counted in, only what is ahead; null when there is none. */
  peak: Cell | null
  /** Those within the frame whose date has passed without anybody saying that they happened. */
  overdue: GoLive[]
  undated: GoLive[]
  /** Those that have no day in the frame. */
  outside: GoLive[]
}

/** Nothing of these is put into use any more. A paused initiative may be taken up again, so what it plans still counts. */
const OVER: ReadonlySet<Lifecycle | null> = new Set<Lifecycle>([
  ...(['completed', 'handed_over', 'discontinued', 'never_started', 'absorbed'] as const),
])

export const sizeOf = ({ sure, possible }: Pick<Cell, 'sure' | 'possible'>) => sure.length + possible.length
export const isLate = ({ milestone }: GoLive) => milestone.overdue
/** Without what is overdue. */
export const aheadOf = (cell: Cell): Cell => ({
  ...cell,
  sure: cell.sure.filter(one => !isLate(one)),
  possible: cell.possible.filter(one => !isLate(one)),
})

/** Planned go-lives, that is those not reached yet, per sector and period. `other` is there only when it has any. */
export function loadOf(initiatives: readonly TimelineInitiative[], periods: readonly Period[]): Strip[] {
  const planned = initiatives
    .filter(({ lifecycle }) => !OVER.has(lifecycle))
    .flatMap(initiative =>
      initiative.milestones
        .filter(milestone => milestone.goLive.length > 0 && milestone.actual === null)
        .map((milestone): GoLive => ({ initiative, milestone })),
    )
  return SECTORS.map(sector => {
    const own = planned.filter(({ milestone }) => milestone.goLive.includes(sector))
    return stripOf(sector, own, periods)
  }).filter(strip => strip.sector !== 'other' || hasAny(strip))
}

/** Whether anything is planned for it, be it without a date or outside the frame. */
export const hasAny = ({ cells, undated, outside }: Strip) =>
  undated.length + outside.length > 0 || cells.some(cell => sizeOf(cell) > 0)

function stripOf(sector: Sector, planned: readonly GoLive[], periods: readonly Period[]): Strip {
  const cells = periods.map((period): Cell => ({ ...period, sure: [], possible: [] }))
  const strip: Strip = { sector, cells, peak: null, overdue: [], undated: [], outside: [] }
  for (const goLive of planned) {
    const window = reachedOf(goLive.milestone)
    if (!window) strip.undated.push(goLive)
    else if (!put(goLive, window, cells)) strip.outside.push(goLive)
    else if (isLate(goLive)) strip.overdue.push(goLive)
  }
  for (const cell of cells.map(aheadOf)) if (sizeOf(cell) > (strip.peak ? sizeOf(strip.peak) : 0)) strip.peak = cell
  return strip
}

/** Whether a period of the frame takes it. */
function put(goLive: GoLive, { earliest, latest }: DateWindow, cells: readonly Cell[]): boolean {
  let taken = false
  for (const { from, to, sure, possible } of cells) {
    if (to < earliest || from > latest) continue
    taken = true
    if (earliest >= from && latest <= to) sure.push(goLive)
    else possible.push(goLive)
  }
  return taken
}

/** `2`, or `1–3` where some may fall in another period. */
export const countOf = (cell: Cell) =>
  cell.possible.length > 0 ? `${cell.sure.length}–${sizeOf(cell)}` : String(cell.sure.length)

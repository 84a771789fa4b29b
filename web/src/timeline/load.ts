// How much goes live for each sector in each quarter: what of it surely, what perhaps.
import type { TimelineInitiative, TimelineMilestone } from '@pejl/server/portfolio/contract'
import { type DateWindow, SECTORS, type Sector } from '@pejl/server/terms'
import { reachedOf } from '../milestones/dates.ts'
import type { Frame } from './frame.ts'

export type GoLive = { initiative: Pick<TimelineInitiative, 'code' | 'title'>; milestone: TimelineMilestone }
/** A quarter by its first day; `sure` falls in it, `possible` has a date so fuzzy that it may. */
export type Cell = { quarter: string; sure: GoLive[]; possible: GoLive[] }
export type Strip = {
  sector: Sector
  /** One per quarter of the frame. */
  cells: Cell[]
  /** The quarter with the most, what is possible counted in; null when there is none. */
  peak: Cell | null
  undated: GoLive[]
  /** How many have no quarter in the frame. */
  outside: number
}

const pad = (value: number) => String(value).padStart(2, '0')

/** The first day of the quarter that a day lies in. */
export function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}-${pad(month - ((month - 1) % 3))}-01`
}

export function nextQuarter(quarter: string): string {
  const [year, month] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5, 7))]
  return month > 9 ? `${year + 1}-01-01` : `${year}-${pad(month + 3)}-01`
}

/** The quarters that a frame touches, the first and the last perhaps in part. */
export function quartersIn({ from, to }: Pick<Frame, 'from' | 'to'>): string[] {
  const quarters: string[] = []
  for (let quarter = quarterOf(from); quarter <= to; quarter = nextQuarter(quarter)) quarters.push(quarter)
  return quarters
}

/** The quarter of a date as a window, to be written as one. */
export const quarterWindow = (quarter: string): DateWindow => ({
  earliest: quarter,
  latest: quarter,
  precision: 'quarter',
  qualifier: null,
  text: null,
})

export const sizeOf = ({ sure, possible }: Cell) => sure.length + possible.length

/** Planned go-lives, that is those not reached yet, per sector and quarter. `other` is there only when it has any. */
export function loadOf(initiatives: readonly TimelineInitiative[], frame: Pick<Frame, 'from' | 'to'>): Strip[] {
  const planned = initiatives.flatMap(initiative =>
    initiative.milestones
      .filter(milestone => milestone.goLive.length > 0 && milestone.actual === null)
      .map((milestone): GoLive => ({ initiative, milestone })),
  )
  const quarters = quartersIn(frame)
  return SECTORS.map(sector =>
    stripOf(
      sector,
      planned.filter(({ milestone }) => milestone.goLive.includes(sector)),
      quarters,
    ),
  ).filter(({ sector, cells, undated, outside }) => {
    return sector !== 'other' || outside + undated.length > 0 || cells.some(cell => sizeOf(cell) > 0)
  })
}

function stripOf(sector: Sector, planned: readonly GoLive[], quarters: readonly string[]): Strip {
  const cells = quarters.map((quarter): Cell => ({ quarter, sure: [], possible: [] }))
  const byQuarter = new Map(cells.map(cell => [cell.quarter, cell]))
  const undated: GoLive[] = []
  let outside = 0
  for (const goLive of planned) {
    const window = reachedOf(goLive.milestone)
    if (!window) undated.push(goLive)
    else if (!put(goLive, window, byQuarter)) outside++
  }
  const peak = cells.reduce<Cell | null>((most, cell) => (sizeOf(cell) > (most ? sizeOf(most) : 0) ? cell : most), null)
  return { sector, cells, peak, undated, outside }
}

/** Whether a quarter of the frame takes it. */
function put(goLive: GoLive, { earliest, latest }: DateWindow, cells: ReadonlyMap<string, Cell>): boolean {
  const [first, last] = [quarterOf(earliest), quarterOf(latest)]
  let taken = false
  for (const cell of cells.values()) {
    if (cell.quarter < first || cell.quarter > last) continue
    taken = true
    if (first === last) cell.sure.push(goLive)
    else cell.possible.push(goLive)
  }
  return taken
}

/** `2`, or `1–3` where some may fall in another quarter. */
export const countOf = (cell: Cell) =>
  cell.possible.length > 0 ? `${cell.sure.length}–${sizeOf(cell)}` : String(cell.sure.length)

// Where milestones land against their original plan: the portfolio's own experience, by how exact the plan was.
import type { Precision, Qualifier } from '../terms.ts'

/** Delivered milestones whose plan was of one kind and who missed it by the same number of days. */
export type Landed = { precision: Precision; qualifier: Qualifier | null; slipDays: number; count: number }

/** The quartiles of the slip, in days from the plan's last day, of `count` delivered milestones. */
export type Landing = { precision: Precision; count: number; lowerDays: number; medianDays: number; upperDays: number }

/** Fewer than these say nothing about the next one. */
export const ENOUGH = 8

/**
 * What a plan's date counts as: primo, medio, ultimo and a season narrow a year to about a quarter, and slip by months as
 * quarters do; of a month they leave a part of that month.
 */
export const classOf = ({ precision, qualifier }: Pick<Landed, 'precision' | 'qualifier'>): Precision =>
  precision === 'year' && qualifier !== null ? 'quarter' : precision

/** One landing per class of plans that has enough delivered milestones. */
export function landingsOf(landed: readonly Landed[]): Landing[] {
  return [...Map.groupBy(landed, classOf)].flatMap(([precision, rows]) => {
    const slips = rows.flatMap(({ slipDays, count }) => Array<number>(count).fill(slipDays)).sort((a, b) => a - b)
    if (slips.length < ENOUGH) return []
    const [lowerDays, medianDays, upperDays] = [quantile(slips, 0.25), quantile(slips, 0.5), quantile(slips, 0.75)]
    return [{ precision, count: slips.length, lowerDays, medianDays, upperDays }]
  })
}

/** Between the two nearest in rank, as spreadsheets do it (https://doi.org/10.2307/2684934, definition 7), in whole days. */
function quantile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1)
  const below = sorted[Math.floor(rank)] ?? 0
  const above = sorted[Math.ceil(rank)] ?? below
  return Math.round(below + (above - below) * (rank - Math.floor(rank))) + 0
}

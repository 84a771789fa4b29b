import type { Overview, OverviewInitiative } from '@pejl/server/portfolio/contract'
import { type Group, type Mix, mixOf, mixOfCounts } from './rows.ts'
import type { View } from './view.ts'

export type Head = { key: string; title: string; count: number; mix: Mix; number: number | null }
/** A line of a long list: the head of a group, or one of its rows. */
export type Line = { head: Head; row: OverviewInitiative | null; open: boolean }

/** The heads of the groups; sorted by status, the one with the most red comes first. */
export function headsOf(
  groups: readonly Group[],
  overview: Overview,
  titleOf: (group: Group) => string,
  view: View,
): Head[] {
  // Before every row is there, the focus areas' own counts say how they stand.
  if (overview.initiatives.length < overview.counts.initiatives) {
    return overview.focusAreas.map(area => ({
      key: String(area.number),
      number: area.number,
      title: titleOf({ key: String(area.number), number: area.number, rows: [] }),
      count: area.initiatives,
      mix: mixOfCounts(area),
    }))
  }
  const heads = groups.map(group => ({
    key: group.key,
    number: group.number,
    title: titleOf(group),
    count: group.rows.length,
    mix: mixOf(group.rows),
  }))
  const reds = ({ mix }: Head) => mix.find(([sign]) => sign === 'red')?.[1] ?? 0
  return view.sort === 'status' ? heads.toSorted((a, b) => reds(b) - reds(a)) : heads
}

/** Every line there is, folded groups as their head alone. */
export function linesOf(heads: readonly Head[], groups: readonly Group[], view: View): Line[] {
  const rowsOf = new Map(groups.map(group => [group.key, group.rows]))
  return heads.flatMap(head => {
    const open = view.grouping === 'ingen' || view.open.includes(head.key)
    const rows: Line[] = open ? (rowsOf.get(head.key) ?? []).map(row => ({ head, row, open })) : []
    return view.grouping === 'ingen' ? rows : [{ head, row: null, open }, ...rows]
  })
}

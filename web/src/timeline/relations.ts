// Which initiatives wait for which, and where in the chart that is drawn.
import type { TimelineInitiative } from '@pejl/server/portfolio/contract'
import type { Line } from './lines.ts'

/** `needs`: the other must come first; `needed`: the other waits for this one; `both`: each waits for the other. */
export type Way = 'needs' | 'needed' | 'both'
export type Relation = { code: string; way: Way }
export type Relations = {
  /** Other initiatives, in the portfolio's order. */
  others: Relation[]
  /** Laws, standards, suppliers and what else it depends on. */
  beside: TimelineInitiative['dependsOn']
}

/** Both directions of every dependency; initiatives without any are not among them. */
export function relationsOf(
  initiatives: readonly Pick<TimelineInitiative, 'code' | 'dependsOn'>[],
): ReadonlyMap<string, Relations> {
  const needs = new Map<string, Set<string>>()
  const needed = new Map<string, Set<string>>()
  const put = (into: Map<string, Set<string>>, of: string, code: string) => {
    const codes = into.get(of)
    if (codes) codes.add(code)
    else into.set(of, new Set([code]))
  }
  for (const { code, dependsOn } of initiatives) {
    for (const { code: on } of dependsOn) {
      if (on === null) continue
      put(needs, code, on)
      put(needed, on, code)
    }
  }
  const order = new Map(initiatives.map(({ code }, index) => [code, index]))
  const relations = new Map<string, Relations>()
  for (const { code, dependsOn } of initiatives) {
    const [before, after] = [needs.get(code) ?? new Set<string>(), needed.get(code) ?? new Set<string>()]
    const others = [...new Set([...before, ...after])]
      .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
      .map(
        (other): Relation => ({
          code: other,
          way: !before.has(other) ? 'needed' : after.has(other) ? 'both' : 'needs',
        }),
      )
    const beside = dependsOn.filter(one => one.code === null)
    if (others.length + beside.length > 0) relations.set(code, { others, beside })
  }
  return relations
}

/** An arrow from what must come first to what waits; `lane` px from the names, so that no two lie over each other. */
export type Arrow = Relation & { from: number; to: number; lane: number }

const FIRST_LANE = 9
const LANE = 6
/** More arrows than this lie in the same lane. */
const LANES = 6

/** The arrows of one initiative to those of its relations that have a line in the chart; `names` px of a line are above it. */
export function arrowsOf(code: string, { others }: Relations, lines: readonly Line[], names: number): Arrow[] {
  const middles = new Map<string, number>()
  const asked = new Set([code, ...others.map(other => other.code)])
  for (const line of lines) {
    if (line.code !== null && asked.has(line.code)) middles.set(line.code, line.top + (names + line.height) / 2)
  }
  const here = middles.get(code)
  if (here === undefined) return []
  return others
    .flatMap(({ code: other, way }) => {
      const there = middles.get(other)
      return there === undefined ? [] : [{ code: other, way, there }]
    })
    .toSorted((a, b) => Math.abs(a.there - here) - Math.abs(b.there - here))
    .map(({ code: other, way, there }, index) => {
      const [from, to] = way === 'needed' ? [here, there] : [there, here]
      return { code: other, way, from, to, lane: FIRST_LANE + Math.min(index, LANES - 1) * LANE }
    })
}

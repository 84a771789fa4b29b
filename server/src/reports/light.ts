// The computed lights: rules kept as data, each dimension a pure function of facts and thresholds (domain.md §4). What there
// is no data for is null: not computed, never a guess.
import { addMonths, daysBetween } from '../milestones/day.ts'
import type { JudgedMilestone } from '../milestones/slip.ts'
import { coverageOf } from '../rollout/coverage.ts'
import { type Colour, type Dimension, type Sector, worstOf } from '../terms.ts'
import { badness } from './gap.ts'
import type { Thresholds } from './rule.ts'
import type { Computed, ComputedReason } from './shapes.ts'

export { rulesAt } from './rule.ts'

type Named = { title: string; titleEn: string | null }
/** Rolled out against what the plan said for the same day. */
export type PlannedRollout = Named & { sector: Sector | null; done: number | null; planned: number | null }
/** What a rollout has done by its newest count, against what the plan said for that day. */
export const plannedRollout = (
  { title, sector }: { title: { da: string; en?: string | null }; sector: Sector | null },
  newest: { value: number; planned: number | null } | undefined,
): PlannedRollout => ({
  title: title.da,
  titleEn: title.en ?? null,
  sector,
  done: newest?.value ?? null,
  planned: newest?.planned ?? null,
})

/** Money in DKK: the budget and what is now expected in all. */
export type ExpectedCost = Named & { budgetDkk: number | null; expectedDkk: number | null }
/** Probability times consequence of what is left after handling, as one sector assesses it. */
export type ResidualRisk = Named & { sector: Sector | null; score: number | null }

/** A computed light with the one fact that decides it. */
export type Verdict = { light: Colour; reason: ComputedReason }

// The first of equally bad ones stays, so callers put what shall be named first.
const worse = (one: Verdict | null, other: Verdict | null) =>
  one === null || (other !== null && (badness(other.light) ?? 0) > (badness(one.light) ?? 0)) ? other : one

function verdict(
  dimension: Dimension,
  light: Colour,
  kind: ComputedReason['kind'],
  { title, titleEn }: Named,
  value: number,
  sector: Sector | null = null,
): Verdict {
  return { light, reason: { dimension, light, kind, title, titleEn, value, sector } }
}

function lightOfMilestone(milestone: JudgedMilestone, today: string, rule: Thresholds['time']): Verdict | null {
  const { actual, overdue, expected, baseline, forecast, slipAgainstApproved } = milestone.state
  // Time is about what is still to come: a delivered milestone, however late, makes nothing late any more.
  if (rule === null || actual !== null) return null
  if (overdue && expected) return verdict('time', 'red', 'overdue', milestone, daysBetween(expected.latest, today))
  if (baseline === null || forecast === null || slipAgainstApproved === null) return null
  const passed = (months: number) => addMonths(baseline.latest, months)
  const light =
    forecast.latest > passed(rule.redAboveMonths)
      ? 'red'
      : forecast.latest >= passed(rule.yellowFromMonths)
        ? 'yellow'
        : 'green'
  return verdict('time', light, 'slip', milestone, slipAgainstApproved)
}

/** The latest forecast against the approved plan in calendar months; the worst milestone decides, of equals the soonest. */
export function timeLight(
  milestones: readonly JudgedMilestone[],
  today: string,
  rule: Thresholds['time'],
): Verdict | null {
  let worst: Verdict | null = null
  let soonest = ''
  for (const milestone of milestones) {
    const found = lightOfMilestone(milestone, today, rule)
    const latest = milestone.state.expected?.latest ?? ''
    if (found === null) continue
    if (worst === null || worse(worst, found) === found || (found.light === worst.light && latest < soonest)) {
      worst = found
      soonest = latest
    }
  }
  return worst
}

/** Expected overrun of the budget, in percent. An underspend stays green and is flagged apart by `isUnderspent`. */
export function economyLight(costs: readonly ExpectedCost[], rule: Thresholds['economy']): Verdict | null {
  if (rule === null) return null
  return costs.reduce<Verdict | null>((worst, cost) => {
    const { budgetDkk, expectedDkk } = cost
    if (budgetDkk === null || expectedDkk === null || budgetDkk <= 0) return worst
    const overrun = expectedDkk - budgetDkk
    const isSmall = overrun * 100 <= rule.yellowUpToPercent * budgetDkk && overrun <= rule.yellowUpToDkk
    const light = overrun <= 0 ? 'green' : isSmall ? 'yellow' : 'red'
    return worse(worst, verdict('economy', light, 'overrun', cost, (overrun * 100) / budgetDkk))
  }, null)
}

/** Whether more of the budget is left than a plan that holds leaves. */
export function isUnderspent({ budgetDkk, expectedDkk }: ExpectedCost, rule: Thresholds['economy']): boolean {
  if (rule === null || budgetDkk === null || expectedDkk === null || budgetDkk <= 0) return false
  return (budgetDkk - expectedDkk) * 100 > rule.underspendPercent * budgetDkk
}

/** Rolled out against the plan for the day, in percent of the plan; the sector that is furthest behind decides. */
export function deliveryLight(rollouts: readonly PlannedRollout[], rule: Thresholds['delivery']): Verdict | null {
  if (rule === null) return null
  let worst: { share: number; rollout: PlannedRollout } | null = null
  for (const rollout of rollouts) {
    const { share } = coverageOf({ done: rollout.done, total: rollout.planned })
    if (share !== null && (worst === null || share < worst.share)) worst = { share, rollout }
  }
  if (worst === null) return null
  const { share, rollout } = worst
  const light = share >= rule.greenFromPercent ? 'green' : share >= rule.yellowFromPercent ? 'yellow' : 'red'
  return verdict('delivery', light, 'rollout', rollout, share, rollout.sector)
}

/** The highest residual assessment of any sector. */
export function riskLight(risks: readonly ResidualRisk[], rule: Thresholds['risk']): Verdict | null {
  if (rule === null) return null
  let worst: { score: number; risk: ResidualRisk } | null = null
  for (const risk of risks) {
    if (risk.score !== null && (worst === null || risk.score > worst.score)) worst = { score: risk.score, risk }
  }
  if (worst === null) return null
  const { score, risk } = worst
  const light = score >= rule.redFromScore ? 'red' : score >= rule.yellowFromScore ? 'yellow' : 'green'
  return verdict('risk', light, 'residual_risk', risk, score, risk.sector)
}

/** What an initiative's lights are computed from. */
export type LightFacts = {
  milestones: readonly JudgedMilestone[]
  costs: readonly ExpectedCost[]
  rollouts: readonly PlannedRollout[]
  risks: readonly ResidualRisk[]
}

/** All of an initiative's computed lights with the reasons behind them, the deciding ones first. */
export function computedLights(facts: LightFacts, today: string, rules: Thresholds): Computed {
  const time = timeLight(facts.milestones, today, rules.time)
  const economy = economyLight(facts.costs, rules.economy)
  const delivery = deliveryLight(facts.rollouts, rules.delivery)
  const risk = riskLight(facts.risks, rules.risk)
  const verdicts = [time, economy, delivery, risk].filter(found => found !== null)
  verdicts.sort((a, b) => (badness(b.light) ?? 0) - (badness(a.light) ?? 0))
  return {
    overall: worstOf(verdicts.map(found => found.light)),
    time: time?.light ?? null,
    economy: economy?.light ?? null,
    delivery: delivery?.light ?? null,
    risk: risk?.light ?? null,
    reasons: verdicts.map(found => found.reason),
  }
}

// Which light rules are in force on a day. Rules are data with a valid-from day; a portfolio's own go before the common ones.
import { DIMENSIONS, type Dimension } from '../terms.ts'

/** A rule as stored; `own` is the portfolio's own. Economy and delivery in percent and DKK, time in calendar months. */
export type LightRule = {
  dimension: Dimension
  own: boolean
  validFrom: string
  thresholds: Readonly<Record<string, unknown>>
}

const NAMES = {
  time: ['yellowFromMonths', 'redAboveMonths'],
  economy: ['yellowUpToPercent', 'yellowUpToDkk', 'underspendPercent'],
  delivery: ['greenFromPercent', 'yellowFromPercent'],
  risk: ['yellowFromScore', 'redFromScore'],
} as const satisfies Record<Dimension, readonly string[]>

/** The thresholds in force; null for a dimension without a rule, which then is not computed. */
export type Thresholds = { [D in Dimension]: Readonly<Record<(typeof NAMES)[D][number], number>> | null }

/** The rules in force on a day: of each dimension the newest own rule, else the newest common one. */
export function rulesAt(rules: readonly LightRule[], day: string): Thresholds {
  const newest = new Map<Dimension, LightRule>()
  for (const rule of rules) {
    const held = newest.get(rule.dimension)
    if (rule.validFrom <= day && (held === undefined || goesBefore(rule, held))) newest.set(rule.dimension, rule)
  }
  return Object.fromEntries(
    DIMENSIONS.map(dimension => [dimension, thresholdsOf(dimension, newest.get(dimension))]),
  ) as Thresholds
}

const goesBefore = (one: LightRule, other: LightRule) =>
  one.own === other.own ? one.validFrom >= other.validFrom : one.own

// A rule that lacks a number says nothing: better no light than a light by half a rule.
function thresholdsOf(dimension: Dimension, rule: LightRule | undefined): Readonly<Record<string, number>> | null {
  const known: Record<string, number> = {}
  for (const name of NAMES[dimension]) {
    const value = rule?.thresholds[name]
    if (typeof value !== 'number' || !Number.isFinite(value)) return null
    if (dimension === 'time' && !Number.isInteger(value)) return null
    known[name] = value
  }
  return known
}

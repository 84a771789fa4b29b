// What a figure says: how much of how many, how sure that is, and what is left of a rollout.
import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Say } from './say.ts'

export type Indicator = InitiativePage['indicators'][number]
export type Measurement = Indicator['measurements'][number]

/** What a rollout has not reached, and what the sources say of it. */
export type Remainder = {
  count: number
  /** Another figure counts the same ones as missing. */
  missing: boolean
  /** Figures that count some of them: `heraf med plan`. */
  parts: Indicator[]
}

const OF_WHICH = /^(heraf|of which) /i
/** The Danish of a word by which a source says that what is counted is not there. */
const MISSING = /\bmangler\b/i

const newestOf = ({ measurements }: Indicator) => measurements.at(-1)

/** Null where nothing is left or nothing reached, the total is not known, or the count is not exact. */
export function remainderOf(rollout: Indicator, all: readonly Indicator[]): Remainder | null {
  const newest = newestOf(rollout)
  if (!newest || newest.denominator === null || newest.valueMax !== null || newest.qualifier !== null) return null
  const count = newest.denominator - newest.value
  if (count <= 0 || newest.value <= 0) return null
  const alike = all.filter(
    one => !one.rollout && one.sector === rollout.sector && one.unit.da === rollout.unit.da && newestOf(one),
  )
  const counts = (one: Indicator, value: number, of: number | null) =>
    newestOf(one)?.value === value && newestOf(one)?.denominator === of
  return {
    count,
    missing: alike.some(one => MISSING.test(one.title.da) && counts(one, count, newest.denominator)),
    parts: alike.filter(one => OF_WHICH.test(one.title.da) && newestOf(one)?.denominator === count),
  }
}

/** `4 kommuner mangler: 2 med plan, 2 uden plan`, or `Resten: 10 kommuner` where no source says that they are missing. */
export function remainderSentence({ count, missing, parts }: Remainder, { unit }: Indicator, say: Say): string {
  const { own, list, formats } = say
  const amount = list.own.amount(count, formats.text(unit))
  const of = parts.map(part => `${amountValue(newestOf(part), say)} ${formats.text(part.title).replace(OF_WHICH, '')}`)
  const rest = missing ? own.missing(amount) : own.remaining(amount)
  return of.length > 0 ? `${rest}: ${of.join(', ')}` : rest
}

/** What a figure says without when and where. */
type Amount = Pick<Measurement, 'value' | 'valueMax' | 'denominator' | 'qualifier'>
type AmountWords = Pick<Say, 'list' | 'formats'> & { own: Pick<Say['own'], 'of'> }

/** `knap 94`, `3–5` */
function amountValue(of: Amount | undefined, { list, formats }: AmountWords): string {
  if (!of) return ''
  const about = of.qualifier ? `${list.own.qualifier[of.qualifier] ?? of.qualifier} ` : ''
  return about + formats.number(of.value) + (of.valueMax === null ? '' : `–${formats.number(of.valueMax)}`)
}

/** The same where the unit stands above it: `knap 94 af 98`, `mere end 6 mio.` */
export const countOf = (of: Measurement, indicator: Indicator, say: Say): string =>
  amountOf(of, { ...indicator, unit: { da: '', en: '' } }, say).trim()

/** `knap 94 af 98`, `mere end 6 mio. borgere`: the count with how sure it is, and of how many. */
export function amountOf(of: Amount, { unit }: Pick<Indicator, 'unit'>, say: AmountWords): string {
  const { own, list, formats } = say
  const { value, valueMax, denominator, qualifier } = of
  if (denominator !== null) return own.of(amountValue(of, say), formats.number(denominator))
  if (valueMax !== null) return `${amountValue(of, say)} ${formats.text(unit)}`
  const about = qualifier ? `${list.own.qualifier[qualifier] ?? qualifier} ` : ''
  return about + list.own.amount(value, formats.text(unit))
}

/** Whether its measurements are one series, each on the same scale as the others. */
export const isSeries = ({ comparable, measurements }: Indicator) =>
  comparable && measurements.length > 1 && new Set(measurements.map(({ denominator }) => denominator)).size === 1

/** How long a measurement's bar is in its series, from nothing at 0 to the whole at 1. */
export function shareIn({ value, denominator }: Measurement, { measurements }: Indicator): number {
  const whole = denominator ?? Math.max(...measurements.map(one => one.value))
  return whole > 0 ? Math.min(1, Math.max(0, value / whole)) : 0
}

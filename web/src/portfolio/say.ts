import type { ComputedReason, Gap, OverviewInitiative } from '@pejl/server/portfolio/contract'
import type { Dimension, Lifecycle, Light } from '@pejl/server/terms'
import type { Words } from '../language/da.ts'
import type { Formats } from '../language/formats.ts'
import { bilingual, useFormats, useShared, useWords } from '../language/Language.tsx'
import { da, type OverviewWords } from './da.ts'
import type { Sign } from './rows.ts'

export const overviewWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** Everything a row needs to speak the reader's language, handed down once so that its cells stay plain functions. */
export type Say = { shared: Words; own: OverviewWords; formats: Formats }

let kept: Say | undefined

export function useSay(): Say {
  const shared = useShared()
  const own = useWords(overviewWords)
  const formats = useFormats()
  // One value per language, so that rows which are not touched need not be drawn again.
  if (kept?.own !== own) kept = { shared, own, formats }
  return kept
}

export function signWord(sign: Sign, { shared, own }: Say): string {
  if (sign === 'unlit') return own.unknownLight
  if (sign === 'unknown') return own.unknownLifecycle
  return sign in shared.light ? shared.light[sign as Light] : shared.lifecycle[sign as Lifecycle]
}

/** `CareCommunication er 6 mdr. senere end planen` */
export function reasonSentence(reason: ComputedReason, { own, shared, formats }: Say): string {
  const sector = reason.sector ? shared.sector[reason.sector].toLowerCase() : ''
  const { kind, value } = reason
  return own.reason[kind](formats.title(reason), value, sector, formats.lasting(value))
}

/** Where the lights come from, unless the owners have reported them all. */
export function footOf(of: { assessed: boolean; reported: boolean } | undefined, { own }: Pick<Say, 'own'>) {
  return of?.assessed ? own.assessedFoot(of.reported) : undefined
}

const stepsOf = (gaps: readonly Gap[], dimension: Gap['dimension']) =>
  gaps.find(gap => gap.dimension === dimension)?.steps ?? 0

/** The gap of a dimension, or of the whole; 0 when the two lights agree or one is missing. */
export const gapOf = (row: Judgement, dimension: Gap['dimension']) => stepsOf(row.gaps, dimension)
/** The two sets of lights, and how far they are apart. */
type Judgement = Pick<OverviewInitiative, 'judged' | 'computed' | 'gaps'>

type View = OverviewInitiative['views'][number]

/** `KL vurderer tid` */
export const viewedBy = ({ organisation, dimension }: Pick<View, 'organisation' | 'dimension'>, say: Say) =>
  say.own.viewedBy(organisation.abbreviation, dimension ? say.shared.dimension[dimension] : '')

/** `KL vurderer tid: Kritisk` */
export const viewSentence = (view: View, say: Say) => `${viewedBy(view, say)}: ${say.shared.light[view.light]}`

/** `Tid: vurderet ikke oplyst, beregnet kritisk: CareCommunication er 6 mdr. senere end planen` */
export function pairSentence(row: Judgement, dimension: Dimension | 'overall', say: Say): string {
  const { shared, own } = say
  const judged = row.judged[dimension]
  const computed = row.computed[dimension]
  const name = dimension === 'overall' ? shared.overall : shared.dimension[dimension]
  const steps = gapOf(row, dimension)
  const reasons = row.computed.reasons
    .filter(reason => (dimension === 'overall' ? reason.light === computed : reason.dimension === dimension))
    .map(reason => reasonSentence(reason, say))
  const sentence = own.pair(
    name,
    judged ? shared.light[judged].toLowerCase() : shared.notStated,
    computed ? own.computedAs(shared.light[computed].toLowerCase()) : shared.notComputed,
  )
  return [sentence + (reasons.length > 0 ? `: ${reasons.join('; ')}` : ''), steps !== 0 ? own.gap(steps) : '']
    .filter(Boolean)
    .join(' – ')
}

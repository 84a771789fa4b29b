import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Light } from '@pejl/server/terms'
import { bilingual, useWords } from '../language/Language.tsx'
import type { MilestoneWords } from '../milestones/da.ts'
import { milestoneWords } from '../milestones/say.ts'
import { type Say as ListSay, reasonSentence, useSay as useListSay, viewedBy } from '../portfolio/say.ts'
import { da, type InitiativeWords } from './da.ts'

const initiativeWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** Everything the page needs to speak the reader's language; `list` is what the overview says of the same things. */
export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: InitiativeWords; miles: MilestoneWords; list: ListSay }

export function useSay(): Say {
  const list = useListSay()
  const own = useWords(initiativeWords)
  const miles = useWords(milestoneWords)
  return { own, miles, list, shared: list.shared, formats: list.formats }
}

type Part = 'overall' | 'time' | 'economy' | 'delivery' | 'risk'

export const gapOf = ({ gaps }: InitiativePage, part: Part) => gaps.find(gap => gap.dimension === part)?.steps ?? 0

/** `beregnet: kritisk, fordi CareCommunication er 6 mdr. senere end planen`; empty where nothing is computed. */
export function becauseOf({ computed }: InitiativePage, part: Part, { own, shared, list }: Say): string {
  const light: Light | null = computed[part]
  if (!light) return ''
  const reasons = computed.reasons
    .filter(reason => (part === 'overall' ? reason.light === light : reason.dimension === part))
    .map(reason => reasonSentence(reason, list))
  return reasons.length > 0 ? own.because(shared.light[light].toLowerCase(), reasons.join('; ')) : ''
}

/** What the gap says: `1 trin værre end vurderet`; empty where one of the two lights is missing. */
export function gapSentence(page: InitiativePage, part: Part, { own }: Say): string {
  if (!page.judged[part] || !page.computed[part]) return ''
  const steps = gapOf(page, part)
  if (steps === 0) return own.agrees
  return steps > 0 ? own.worse(steps) : own.better(steps)
}

type Said = InitiativePage['reports'][number]['statements'][number]

/** `KL vurderer tid: Kritisk`, or that it took its view back. */
export const statementWords = (
  { light, ...said }: Said,
  { own, list, shared }: Pick<Say, 'own' | 'list' | 'shared'>,
) => (light ? `${viewedBy(said, list)}: ${shared.light[light]}` : own.tookBack(said.organisation.abbreviation))

/** A day, or the two that a date lies between. */
export function between({ earliest, latest }: { earliest: string; latest: string }, { formats }: Say): string {
  return earliest === latest ? formats.day(latest) : `${formats.day(earliest)} – ${formats.day(latest)}`
}

/** `Milepæle, hvis oprindelige plan var en måned, er typisk landet 5 mdr. senere, halvdelen mellem 2 mdr. tidligere og 8 mdr. senere, n = 14` */
export function usualSentence(usual: Usual, { own, formats }: Pick<Say, 'own' | 'formats'>): string {
  const moved = (days: number) => {
    const amount = formats.lasting(days)
    return days === 0 ? own.onTime : days > 0 ? own.later(amount) : own.earlier(amount)
  }
  const { precision, count, lowerDays, medianDays, upperDays } = usual
  return own.usual(own.datedBy[precision], moved(medianDays), moved(lowerDays), moved(upperDays), count)
}
type Usual = NonNullable<InitiativePage['milestones'][number]['usual']>

type Reported = Pick<InitiativePage['reports'][number], 'basis' | 'onBehalf' | 'organisation' | 'late' | 'correction'>

/** `indberettet af sekretariatet på vegne af MedCom, kom efter fristen, rettet version (forkert dato)` */
export function basisOf({ basis, onBehalf, organisation, late, correction }: Reported, own: InitiativeWords): string {
  return [
    onBehalf && organisation ? own.onBehalf(organisation.abbreviation) : own.basis[basis],
    late ? own.late : null,
    correction ? own.corrected(correction) : null,
  ]
    .filter(Boolean)
    .join(', ')
}

import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Report } from '@pejl/server/reports/contract'
import type { Dimension } from '@pejl/server/terms'
import { bilingual, useWords } from '../language/Language.tsx'
import { type Say as ListSay, useSay as useListSay } from '../portfolio/say.ts'
import { type Say as RoundSay, useSay as useRoundSay } from '../rounds/say.ts'
import { da, type ReportWords } from './da.ts'

const reportWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** What the form needs to speak; `list` is what the overview says of the same things, `round` what is said of rounds. */
export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: ReportWords; list: ListSay; round: RoundSay }

export function useSay(): Say {
  const list = useListSay()
  return { own: useWords(reportWords), list, round: useRoundSay(), shared: list.shared, formats: list.formats }
}

type Missing = Report['missing'][number]

/** What is missing, as a link says it: `Tid: ret eller begrund`. */
export function missingWords({ field, code }: Missing, page: InitiativePage, { own, shared, formats }: Say): string {
  const milestone = page.milestones.find(({ key }) => field === `milestones.${key}`)
  const title = milestone ? formats.title(milestone) : field
  const words: Record<string, string> = {
    light: own.lightMissing,
    clash: own.clashMissing(shared.dimension[field.replace('lights.', '') as Dimension] ?? field),
    reason: own.reasonMissing,
    yellow: own.yellowMissing,
    red: own.redMissing,
    passed: own.passedMissing(title),
    date: own.dateMissing(title),
    narrative: own.narrativeMissing,
  }
  return words[code] ?? field
}

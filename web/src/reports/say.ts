import type { InitiativePage } from '@pejl/server/initiatives/contract'
import type { Report, ReportDraft } from '@pejl/server/reports/contract'
import type { Dimension } from '@pejl/server/terms'
import { type Say as InitiativeSay, useSay as useInitiativeSay } from '../initiatives/say.ts'
import { bilingual, useWords } from '../language/Language.tsx'
import type { OutlookWords } from '../outlook/da.ts'
import { outlookWords } from '../outlook/say.ts'
import type { Say as ListSay } from '../portfolio/say.ts'
import { type Say as RoundSay, useSay as useRoundSay } from '../rounds/say.ts'
import { da, type ReportWords } from './da.ts'

export const reportWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** What the form needs to speak; `list` is what the overview says of the same things, `initiative` its page, `round` what is said of rounds, `outlook` with a light. */
export type Say = Pick<ListSay, 'shared' | 'formats'> & {
  own: ReportWords
  list: ListSay
  initiative: InitiativeSay
  round: RoundSay
  outlook: OutlookWords
}

export function useSay(): Say {
  const initiative = useInitiativeSay()
  const { list, shared, formats } = initiative
  return {
    own: useWords(reportWords),
    list,
    initiative,
    outlook: useWords(outlookWords),
    round: useRoundSay(),
    shared,
    formats,
  }
}

type Missing = Report['missing'][number]

/** What is wrong with a date that is typed; empty where nothing is. */
export function dateFault(fault: string | undefined, own: ReportWords): string {
  if (fault === 'date') return own.unreadable
  if (fault === 'no_date') return own.noDate
  return fault === 'future' ? own.future : ''
}

/** What is missing, as a link says it: `Tid: ret eller begrund`. */
export function missingWords(
  { field, code }: Missing,
  { page, draft }: { page: InitiativePage; draft: ReportDraft },
  { own, shared, formats }: Say,
): string {
  const milestone = page.milestones.find(({ key }) => field === `milestones.${key}`)
  const added = draft.added.find(({ key }) => field === `added.${key}`)
  const indicator = page.indicators.find(({ key }) => field === `counts.${key}`)
  const title = milestone
    ? formats.title(milestone)
    : added
      ? own.newMilestone(added.title)
      : indicator
        ? formats.text(indicator.title)
        : field
  const words: Record<string, string> = {
    light: own.lightMissing,
    clash: own.clashMissing(shared.dimension[field.replace('lights.', '') as Dimension] ?? field),
    reason: own.reasonMissing,
    yellow: own.yellowMissing,
    red: own.redMissing,
    passed: added ? own.pastMissing(title) : own.passedMissing(title),
    date: own.dateMissing(title),
    no_date: added ? own.newDateMissing(title) : own.noDateMissing(title),
    future: own.futureMissing(title),
    title: own.titleMissing,
    count: own.countMissing(title),
    over: own.overMissing(title),
    narrative: own.narrativeMissing,
    unknown: own.goneMissing,
    decision: own.decisionMissing,
  }
  return words[code] ?? field
}

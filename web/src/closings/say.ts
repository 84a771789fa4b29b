import { bilingual, useWords } from '../language/Language.tsx'
import type { MilestoneWords } from '../milestones/da.ts'
import { milestoneWords } from '../milestones/say.ts'
import { type Say as ReportSay, useSay as useReportSay } from '../reports/say.ts'
import { momentWords } from '../rounds/deadline.ts'
import type { ViewWords } from '../views/da.ts'
import { viewWords } from '../views/say.ts'
import { type ClosingWords, da } from './da.ts'

const closingWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** What the closed round speaks with. */
export type Say = Pick<ReportSay, 'shared' | 'formats' | 'list' | 'round' | 'outlook'> & {
  own: ClosingWords
  miles: MilestoneWords
  views: ViewWords
}

export function useSay(): Say {
  const { shared, formats, list, round, outlook } = useReportSay()
  return {
    own: useWords(closingWords),
    miles: useWords(milestoneWords),
    views: useWords(viewWords),
    ...{ outlook, shared, formats, list, round },
  }
}

/** `1. dec. kl. 12`, with the year when it is another. */
export const momentOf = (iso: string, { round }: Pick<Say, 'round'>): string => momentWords(iso, new Date(), round)

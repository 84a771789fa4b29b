import type { TimelineInitiative } from '@pejl/server/portfolio/contract'
import { bilingual, useWords } from '../language/Language.tsx'
import type { MilestoneWords } from '../milestones/da.ts'
import { milestoneSentence, milestoneWords } from '../milestones/say.ts'
import { type Say as ListSay, useSay as useListSay } from '../portfolio/say.ts'
import { da, type TimelineWords } from './da.ts'
import type { Phase } from './phases.ts'
import type { RowWords } from './series.ts'

const timelineWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** Everything the timeline needs to speak the reader's language; `list` is what filters and signs say. */
export type Say = Pick<ListSay, 'shared' | 'formats'> & { own: TimelineWords; miles: MilestoneWords; list: ListSay }

let kept: Say | undefined

export function useSay(): Say {
  const list = useListSay()
  const own = useWords(timelineWords)
  const miles = useWords(milestoneWords)
  // One value per language, so that rows which are not touched need not be shaped again.
  if (kept?.own !== own) kept = { own, miles, list, shared: list.shared, formats: list.formats }
  return kept
}

export function rowWordsOf({ own, miles, shared, formats }: Say): RowWords {
  return {
    title: formats.title,
    slip: formats.slip,
    lifecycle: shared.lifecycle,
    reason: phase => (phase.reason ? formats.text(phase.reason) : ''),
    more: own.more,
    overdue: miles.overdue,
    lapsed: miles.lapsed,
  }
}

/** What one phase says: `Under udvikling fra 2018`, `Stoppet 2019: for få fælles data`. */
export function phaseSentence(phase: Phase, { phases, lifecycle }: TimelineInitiative, { own, shared, formats }: Say) {
  const word = shared.lifecycle[phase.lifecycle]
  const day = formats.window(phase.from)
  if (phase === phases.at(-1) && phase.lifecycle !== lifecycle) return own.sinceUnknownEnd(word, day)
  return phase.reason ? own.happened(word, day, formats.text(phase.reason).replace(/\.$/, '')) : own.since(word, day)
}

/** What all of a row's phases say. */
export const phasesSentence = (initiative: TimelineInitiative, say: Say): string =>
  initiative.phases.map(phase => phaseSentence(phase, initiative, say)).join('. ')

export const sentenceOf = (milestone: TimelineInitiative['milestones'][number], { miles, formats }: Say) =>
  milestoneSentence(milestone, miles, formats)

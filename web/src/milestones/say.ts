import type { TimelineMilestone } from '@pejl/server/portfolio/contract'
import type { Formats } from '../language/formats.ts'
import { bilingual } from '../language/Language.tsx'
import { da, type MilestoneWords } from './da.ts'
import { movedFrom, reachedOf } from './dates.ts'

export const milestoneWords = bilingual(da, () => import('./en.ts').then(module => module.en))

/** `CareCommunication: start: oprindelig plan nov. 2024, ventes 31. maj 2025, skred +6 mdr.` */
export function milestoneSentence(of: TimelineMilestone, words: MilestoneWords, formats: Formats): string {
  const reached = reachedOf(of)
  const moved = movedFrom(of)
  const said = [
    moved && words.planWas(formats.window(moved)),
    reached === null
      ? words.noDate
      : of.actual
        ? words.deliveredAt(formats.window(reached))
        : (of.lapsed ? words.wasExpectedAt : words.expectedAt)(formats.window(reached)),
    of.baseline && reached && of.slipDays !== null && of.slipDays !== 0
      ? words.slipIs(formats.slip(of.baseline, reached))
      : null,
    of.postponements > 0 ? words.postponed(of.postponements) : null,
    of.overdue ? words.overdue : of.lapsed ? words.lapsed : null,
  ]
  return `${formats.title(of)}: ${said.filter(Boolean).join(', ')}`
}

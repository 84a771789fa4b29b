// What a draft is held against: what is known of the initiative today, and the rules in force.
import type { InitiativePage } from '../initiatives/contract.ts'
import { isFromReport, keyNow } from '../milestones/reported.ts'
import { statusDayOf } from '../portfolio/directory.ts'
import type { ReportDraft } from './contract.ts'
import type { Known } from './draft.ts'
import { computedWith } from './foreseen.ts'
import type { DraftReading } from './queries.ts'
import { rulesAt } from './rule.ts'

/** While a version is corrected, the milestones that it had named are left out: its draft names them anew. */
export function heldAgainst(page: InitiativePage, { rules: all, draft }: DraftReading, today: string) {
  const rules = rulesAt(all, today)
  const renamed =
    draft?.correction != null ? page.milestones.map(({ key }) => key).filter(key => isFromReport(key, draft.id)) : []
  const known = { ...page, milestones: page.milestones.filter(({ key }) => !renamed.includes(key)) }
  const frame = { statusDay: statusDayOf({ portfolio: page.portfolio, day: today }), today, rules }
  const keys = known.milestones.map(({ key }) => key)
  return {
    ...{ known, renamed, rules },
    /** A draft by the keys that its milestones have today. */
    byKeysNow: (content: ReportDraft): ReportDraft => ({ ...content, milestones: renewed(content.milestones, keys) }),
    /** With the lights that the rules compute once a draft is submitted. */
    knownWith: (content: ReportDraft): Known => ({ ...known, computed: computedWith(content, known, frame) }),
  }
}

function renewed(milestones: ReportDraft['milestones'], known: readonly string[]): ReportDraft['milestones'] {
  const given = new Set(milestones.map(({ key }) => key))
  return milestones.flatMap(milestone => {
    const key = keyNow(milestone.key, known)
    // What is said by the new key was said after it.
    return key !== milestone.key && given.has(key) ? [] : [{ ...milestone, key }]
  })
}

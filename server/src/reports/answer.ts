import type { User } from '../access/policy.ts'
import { stateOf } from '../rounds/progress.ts'
import type { Report } from './contract.ts'
import { datesRead, draftFrom, missingIn } from './draft.ts'
import type { heldAgainst } from './held.ts'
import { canDo, type reportersOf } from './policy.ts'
import type { DraftReading } from './queries.ts'

type Found = ReturnType<typeof heldAgainst> & {
  round: Report['round']
  reading: DraftReading
  viewer: User
  reporters: ReturnType<typeof reportersOf<DraftReading['owners'][number]>>
}

/** A report as whoever may write it sees it: what is written, what is missing, and what they may do with it. */
export function answerOf(found: Found, { code, today, now }: { code: string; today: string; now: Date }): Report {
  const { round, reading, viewer, reporters, known, renamed, rules, knownWith, byKeysNow } = found
  const { draft, versions } = reading
  const before = draftFrom(known, reading.before)
  const content = draft ? byKeysNow(draft.correction ?? draft.content) : before
  const held = knownWith(content)
  const isOpen = round.closedAt === null
  const isPast = !isOpen || now > new Date(round.deadline)
  const isReported = versions.some(({ takenBack }) => takenBack === null)
  return {
    round,
    code,
    state: stateOf({ isReported, isReturned: draft?.isReturned ?? false, isBegun: draft !== null, isPast }),
    draft: content,
    before,
    missing: missingIn(content, held, today),
    read: datesRead(content, today),
    computed: held.computed,
    reporters: reporters.map(({ id: _, ...reporter }) => reporter),
    renamed,
    thresholds: rules,
    unchanged: missingIn(before, knownWith(before), today).length === 0,
    version: draft?.version ?? 0,
    changedAt: draft?.changedAt ?? null,
    changedBy: draft?.changedBy ?? null,
    correcting: draft?.correctionReason ?? null,
    versions,
    can: canDo(viewer, {
      ...{ isOpen, isPast, isReported, isFollowed: reading.isFollowed, isReportedSince: reading.isReportedSince },
      isSubmitted: draft?.submittedAt != null,
      isCorrecting: draft?.correction != null,
    }),
  }
}

// What changed between two readings of a portfolio: the list a steering group reads first.
import { daysBetween } from '../milestones/day.ts'
import { CHANGE_KINDS, type Change } from '../portfolio/contract.ts'
import { type DateWindow, type Lifecycle, type Light, STAGE_OF } from '../terms.ts'
import { badness } from './gap.ts'

/** As much of an initiative as changes are read from. `light` is null where none is followed. */
export type FollowedState = {
  code: string
  title: string
  light: Light | null
  /** The last colour given before the light went out. */
  earlier: Light | null
  lifecycle: Lifecycle | null
  /** Organisations that see its status otherwise. */
  contestedBy: readonly string[]
  milestones: readonly { key: string | number; title: string; expected: DateWindow | null; delivered: boolean }[]
}

/** The changes from one reading to a later one: what is worse first, within a kind in the later reading's order. */
export function changesBetween(before: readonly FollowedState[], after: readonly FollowedState[]): Change[] {
  const earlier = new Map(before.map(state => [state.code, state]))
  const changes = after.flatMap(state => {
    const was = earlier.get(state.code)
    const kind = kindOf(was, state)
    return [
      ...(kind ? [change(kind, was, state)] : []),
      ...(was ? [...newlyContested(was, state), ...movedDates(was, state)] : []),
    ]
  })
  return changes.sort((a, b) => CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind))
}

function change(
  kind: Change['kind'],
  was: FollowedState | undefined,
  is: FollowedState,
  more: Partial<Pick<Change, 'milestone' | 'days' | 'moved' | 'by'>> = {},
): Change {
  return {
    kind,
    code: is.code,
    title: is.title,
    from: { light: was?.light ?? null, lifecycle: was?.lifecycle ?? null },
    to: { light: is.light, lifecycle: is.lifecycle },
    milestone: null,
    days: null,
    moved: null,
    by: [],
    ...more,
  }
}

// One change of state per initiative: a new stage of life says more than the light that went with it. An initiative
// that was known without a status gets its first one: to call it worse, reached or stopped since then would be a guess.
function kindOf(was: FollowedState | undefined, is: FollowedState): Change['kind'] | null {
  if (was === undefined) return 'first_known'
  if (was.lifecycle === null && is.lifecycle !== null) return 'first_status'
  return stageChange(was, is) ?? lightChange(was, is)
}

function stageChange(was: FollowedState, is: FollowedState): Change['kind'] | null {
  if (was.lifecycle === null || is.lifecycle === null) return null
  const from = STAGE_OF[was.lifecycle]
  const to = STAGE_OF[is.lifecycle]
  if (from === to) return null
  if (to === 'reached') return 'reached'
  if (to === 'not_carried_through') return 'stopped'
  // Taken up again is better than stopped; back from the goal is worse than there.
  return from === 'reached' ? 'worsened' : 'improved'
}

function lightChange(was: FollowedState, is: FollowedState): Change['kind'] | null {
  if (is.light === 'not_reported') return was.light === 'not_reported' ? null : 'missing'
  const to = badness(is.light)
  // After a silence the comparison is with the last colour that was given.
  const from = badness(was.light) ?? badness(was.earlier)
  if (to === null || from === to) return null
  if (from === null) return 'first_status'
  return to > from ? 'worsened' : 'improved'
}

/** Who sees it otherwise now and did not before; one that gives its view anew says nothing new. */
function newlyContested(was: FollowedState, is: FollowedState): Change[] {
  const by = is.contestedBy.filter(organisation => !was.contestedBy.includes(organisation))
  return by.length > 0 ? [change('contested', was, is, { by })] : []
}

function movedDates(was: FollowedState, is: FollowedState): Change[] {
  if (is.milestones.length === 0) return []
  const expected = new Map(was.milestones.map(milestone => [milestone.key, milestone.expected]))
  return is.milestones.flatMap(({ key, title, expected: now, delivered }) => {
    const then = expected.get(key)
    if (delivered || !now || !then || now.latest === then.latest) return []
    const days = daysBetween(then.latest, now.latest)
    return [change('date_moved', was, is, { milestone: title, days, moved: { from: then, to: now } })]
  })
}

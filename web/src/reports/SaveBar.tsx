import { useSession } from '../access/session.ts'
import { paths } from '../app/paths.ts'
import { clockWords } from '../rounds/deadline.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Held } from './keeper.ts'
import type { Say } from './say.ts'

type BarProps = { slug: string; held: Held; say: Say; submit: () => void }

/** Whether what is typed is saved, and the way on. */
export function SaveBar({ slug, held, say, submit }: BarProps) {
  const { own } = say
  const isSignedOut = useSession()?.user === null || (held.saving === 'refused' && held.refusal === 'not_signed_in')
  const words = isSignedOut ? own.refused.signed_out : held.unsent ? own.unsent : savedWords(held, say)
  const count = held.report.missing.length
  return (
    <section className="sticky" aria-label={own.saveBar}>
      <span className="save">
        {held.saving === 'saved' && !isSignedOut ? <Icon name="check" /> : null}
        {words}
      </span>
      {/* Read out only when it goes wrong: that all is well is not to interrupt at every pause. */}
      <span className="vh" role="status">
        {isSignedOut || held.unsent || held.theirs || held.saving === 'failed' || held.saving === 'refused'
          ? words
          : ''}
      </span>
      {isSignedOut ? (
        <a className="btn" href={paths.signIn(location.pathname + location.search)}>
          {say.shared.signIn}
        </a>
      ) : null}
      <span className="grow" />
      {count > 0 ? <span className="mut hide-m">{own.missingCount(count)}</span> : null}
      <a className="btn" href={paths.reporting(slug)}>
        {own.closeForm}
      </a>
      <button
        type="button"
        className="btn btn--pri"
        aria-keyshortcuts="Control+Enter"
        aria-disabled={held.submitting}
        onClick={submit}
      >
        <Icon name="send" />
        {held.submitting ? own.submitting : held.report.correcting === null ? own.submit : own.submitCorrection}
        <kbd className="hide-m">Ctrl ↵</kbd>
      </button>
    </section>
  )
}

/** `Kladde gemt kl. 10.42` */
function savedWords({ saving, refusal, theirs, report }: Held, { own, formats }: Say): string {
  if (theirs) return own.conflict
  if (saving === 'saving' || saving === 'waiting') return own.saving
  if (saving === 'failed') return own.failed
  if (saving === 'refused') {
    if (refusal === 'round_closed' || refusal === 'round_over' || refusal === 'report_submitted')
      return own.refused[refusal]
    return own.refused.other
  }
  return report.changedAt ? own.saved(clockWords(report.changedAt, formats)) : own.untouched
}

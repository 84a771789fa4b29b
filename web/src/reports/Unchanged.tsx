import { useKeys } from '../app/keys.ts'
import { Icon } from '../ui/Icon.tsx'
import type { FormParts } from './form.ts'
import { same } from './judgement.ts'
import { MissingList } from './MissingList.tsx'

type UnchangedProps = FormParts & { submit: () => void; submitting: boolean }

/** One press for a report that says what the last one said; else what must be decided first. */
export function Unchanged({ draft, report, page, say, submit, submitting }: UnchangedProps) {
  const { own } = say
  const isUntouched = same(draft, report.before)
  const may = report.unchanged && isUntouched
  useKeys(may ? { i: submit, I: submit } : {})
  const decide = isUntouched ? report.missing : []
  return (
    <section className="fast panel" aria-labelledby="h-fast">
      <div>
        <h2 id="h-fast">{own.unchangedTitle}</h2>
        {may ? <p className="mut">{own.unchangedHint}</p> : null}
        {isUntouched ? null : <p className="mut">{own.edited}</p>}
        {!may && decide.length > 0 ? (
          <>
            <p className="mut">{own.decideFirst(decide.length)}</p>
            <MissingList missing={decide} {...{ page, draft, say }} />
          </>
        ) : null}
      </div>
      {may ? (
        <button type="button" className="btn btn--lg" aria-keyshortcuts="I" aria-disabled={submitting} onClick={submit}>
          <Icon name="check" />
          {own.unchanged}
          <kbd className="hide-m">I</kbd>
        </button>
      ) : null}
    </section>
  )
}

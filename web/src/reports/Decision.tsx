import { goTo, idOf } from './field.ts'
import type { FormParts } from './form.ts'

/** What the steering group is asked to decide, if it is asked for anything. */
export function Decision({ draft, edit, say: { own } }: FormParts) {
  const id = idOf('decision')
  function ask(isAsked: boolean) {
    edit({ decision: isAsked ? '' : null })
    if (isAsked) requestAnimationFrame(() => goTo('decision'))
  }
  return (
    <div className="dec">
      <label className="ck">
        <input type="checkbox" checked={draft.decision !== null} onChange={event => ask(event.target.checked)} />
        {own.decide}
      </label>
      {draft.decision === null ? null : (
        <label className="dec-w">
          {own.decideWhat}
          <textarea
            id={id}
            className="inp"
            rows={2}
            maxLength={500}
            value={draft.decision}
            onChange={event => edit({ decision: event.target.value })}
          />
        </label>
      )}
    </div>
  )
}

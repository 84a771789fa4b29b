import { useState } from 'react'
import { idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { WordDifference } from './WordDifference.tsx'

/** The text that the board reads, and on a press what is new in it. */
export function Narrative({ draft, edit, report, say: { own } }: FormParts) {
  const [shown, setShown] = useState(false)
  const id = idOf('narrative')
  const before = report.before.narrative
  return (
    <section className="fs">
      <div className="fs-h">
        <h2>
          <label htmlFor={id}>{own.narrative}</label>
        </h2>
        <p className="mut" id="narrative-count">
          {own.count(draft.narrative.length)}
        </p>
      </div>
      <textarea
        id={id}
        className="inp"
        rows={5}
        maxLength={4000}
        aria-describedby="narrative-count"
        value={draft.narrative}
        onChange={event => edit({ narrative: event.target.value })}
      />
      {before.trim() === '' ? null : (
        <>
          <button
            type="button"
            className="btn btn--sm btn--ghost fs-add"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? own.hideChanges : own.showChanges}
          </button>
          {shown ? (
            <p className="wd panel" aria-label={own.changes} role="note">
              {before === draft.narrative ? (
                <span className="mut">{own.noChanges}</span>
              ) : (
                <WordDifference before={before} now={draft.narrative} own={own} />
              )}
            </p>
          ) : null}
        </>
      )}
    </section>
  )
}

import { idOf } from './field.ts'
import type { FormParts } from './form.ts'

/** The text that the board reads. */
export function Narrative({ draft, edit, say: { own } }: FormParts) {
  const id = idOf('narrative')
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
    </section>
  )
}

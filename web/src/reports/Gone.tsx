import { idOf } from './field.ts'
import type { FormParts } from './form.ts'

/** What was written of milestones and figures that are not there any more: it goes only when its writer says so. */
export function Gone({ draft, edit, report, say: { own } }: FormParts) {
  const fields = new Set(report.missing.filter(({ code }) => code === 'unknown').map(({ field }) => field))
  const said = [
    ...draft.milestones.map(({ key, forecast, actual, note }) => ({
      field: `milestones.${key}`,
      words: [forecast, actual, note].filter(Boolean).join(' · '),
      remove: () => edit({ milestones: draft.milestones.filter(one => one.key !== key) }),
    })),
    ...draft.counts.map(({ key, value }) => ({
      field: `counts.${key}`,
      words: value,
      remove: () => edit({ counts: draft.counts.filter(one => one.key !== key) }),
    })),
  ].filter(({ field }) => fields.has(field))
  if (said.length === 0) return null
  return (
    <section className="fs" aria-labelledby="h-gone">
      <div className="fs-h">
        <h2 id="h-gone">{own.gone}</h2>
        <p className="mut">{own.goneHint}</p>
      </div>
      <ul>
        {said.map(({ field, words, remove }) => (
          <li key={field} id={idOf(field)}>
            {words}{' '}
            <button type="button" className="lnk" aria-label={own.removeGone(words)} onClick={remove}>
              {own.removeNew}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { overallOf, type ReportDraft } from '@pejl/server/reports/contract'
import { COLOURS, DIMENSIONS, worstOf } from '@pejl/server/terms'
import { LightState } from '../status/Glyph.tsx'
import { idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { LightRow } from './LightRow.tsx'

/** The four lights, and the overall one that follows from them or is given with a reason. */
export function Lights({ parts }: { parts: FormParts }) {
  const { own } = parts.say
  return (
    <section className="fs" aria-labelledby="h-lights" id={idOf('lights')}>
      <div className="fs-h">
        <h2 id="h-lights">{own.lights}</h2>
        <p className="mut">
          {own.prefilled} <span className="hide-m">{own.typeKeys}</span>
        </p>
      </div>
      {DIMENSIONS.map(dimension => (
        <LightRow key={dimension} dimension={dimension} parts={parts} />
      ))}
      <Overall {...parts} />
    </section>
  )
}

function Overall(parts: FormParts) {
  const { draft, edit, say } = parts
  const { own } = say
  const overall = overallOf(draft)
  const worst = worstOf(Object.values(draft.lights))
  const begin = () => edit({ overall: { light: worst ?? 'yellow', reason: '' } })
  return (
    <>
      <div className="ov" role="status">
        {overall ? <LightState light={overall} /> : null}
        <p className="mut">
          {overall === null ? own.overallNone : draft.overall ? own.overridden : own.overall}{' '}
          {overall === null ? null : (
            <button type="button" className="lnk" onClick={draft.overall ? () => edit({ overall: null }) : begin}>
              {draft.overall ? own.followWorst : own.override}
            </button>
          )}
        </p>
      </div>
      {draft.overall ? <Override {...parts} given={draft.overall} /> : null}
    </>
  )
}

type OverrideProps = FormParts & { given: NonNullable<ReportDraft['overall']> }

function Override({ edit, say, given }: OverrideProps) {
  const { own, shared } = say
  return (
    <div className="why" id={idOf('overall')}>
      <fieldset className="why-r">
        <legend>{own.overrideLight}</legend>
        {COLOURS.map(light => (
          <label key={light} className="ck">
            <input
              type="radio"
              name="overall"
              checked={given.light === light}
              onChange={() => edit({ overall: { ...given, light } })}
            />
            {shared.light[light]}
          </label>
        ))}
      </fieldset>
      <label>
        {own.overrideReason}
        <textarea
          id={idOf('overall.reason')}
          className="inp"
          rows={2}
          maxLength={1000}
          value={given.reason}
          onChange={event => edit({ overall: { ...given, reason: event.target.value } })}
        />
      </label>
    </div>
  )
}

import { COLOURS, type Colour, type Dimension } from '@pejl/server/terms'
import { type KeyboardEvent, useState } from 'react'
import { keysOn } from '../app/keys.ts'
import { reasonSentence } from '../portfolio/say.ts'
import { LightGlyph } from '../status/Glyph.tsx'
import { LightCards } from '../status/LightCards.tsx'
import { Icon } from '../ui/Icon.tsx'
import { idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { clashOf, criteriaOf } from './judgement.ts'

/** På sporet, Udfordret, Kritisk. */
const KEYS: Record<string, Colour> = { p: 'green', u: 'yellow', k: 'red' }

type RowProps = { dimension: Dimension; parts: FormParts }

/** One dimension: three cards, what the last report said, and what the rules say against it. */
export function LightRow({ dimension, parts }: RowProps) {
  const { draft, edit, report, say } = parts
  const { own, shared } = say
  const chosen = draft.lights[dimension]
  const last = report.before.lights[dimension]
  const criteria = criteriaOf(own.criterion, report.thresholds, dimension)
  const choose = (light: Colour) => {
    // A reason for standing against the rule is none any more once the rule is followed.
    const kept = light === report.computed[dimension] ? { ...draft.kept, [dimension]: '' } : draft.kept
    edit({ lights: { ...draft.lights, [dimension]: light }, kept })
  }
  function press(event: KeyboardEvent<HTMLFieldSetElement>) {
    const light = KEYS[event.key.toLowerCase()]
    const isWriting = event.target instanceof HTMLTextAreaElement
    if (!light || isWriting || event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return
    event.preventDefault()
    choose(light)
    event.currentTarget.querySelector<HTMLElement>(`[value="${light}"]`)?.focus()
  }
  return (
    <fieldset className="rq" id={idOf(`lights.${dimension}`)} onKeyDown={press}>
      <legend>
        <b>{shared.dimension[dimension]}</b>{' '}
        <span className="mut">{last ? own.last(shared.light[last]) : own.lastNone}</span>
      </legend>
      <LightCards name={`light-${dimension}`} chosen={chosen} choose={choose} criteria={criteria} />
      {criteria ? (
        <ul className="rc-c only-s">
          {(chosen ? [chosen] : COLOURS).map(light => (
            <li key={light}>
              {chosen ? null : <b>{shared.light[light]}: </b>}
              {criteria[light]}
            </li>
          ))}
        </ul>
      ) : null}
      <Clash key={chosen} dimension={dimension} parts={parts} choose={choose} />
    </fieldset>
  )
}

/** The rules say otherwise: to be followed by one press, or kept with a reason. It keeps nobody from writing on. */
function Clash({ dimension, parts, choose }: RowProps & { choose: (light: Colour) => void }) {
  const { draft, edit, report, say } = parts
  const { own, shared } = say
  const [keeping, setKeeping] = useState(false)
  const rule = clashOf(draft, report.computed, dimension)
  const judged = draft.lights[dimension]
  if (!rule || !judged) return null
  const reason = draft.kept[dimension]
  const said = report.computed.reasons
    .filter(one => one.dimension === dimension)
    .map(one => reasonSentence(one, say.list))
    .join('; ')
  return (
    <div className="hint">
      <Icon name="info" />
      <p role="status">
        <b>{own.clash(own.colour[judged], shared.dimension[dimension], said)}</b> {own.clashRule(shared.light[rule])}
      </p>
      <span className="hint-a">
        <button type="button" className="btn btn--sm" onClick={() => choose(rule)}>
          <LightGlyph light={rule} size="s" />
          {own.follow(shared.light[rule])}
        </button>
        {keeping || reason ? null : (
          <button type="button" className="btn btn--sm btn--ghost" onClick={() => setKeeping(true)}>
            {own.keep}
          </button>
        )}
      </span>
      {keeping || reason ? (
        <label className="hint-r">
          {own.keptReason(shared.dimension[dimension])}
          <textarea
            className="inp"
            rows={2}
            maxLength={1000}
            // biome-ignore lint/a11y/noAutofocus: asked for by the press before
            autoFocus={keeping}
            value={reason}
            onChange={event => edit({ kept: { ...draft.kept, [dimension]: event.target.value } })}
          />
        </label>
      ) : null}
    </div>
  )
}

import { overallOf, RED_TRACKS } from '@pejl/server/reports/contract'
import { idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { verdictOn } from './judgement.ts'

const UNTOLD = { trigger: '', by: '', help: '' }
const ASKED = [
  ['trigger', 500],
  ['by', 60],
  ['help', 500],
] as const

/** Yellow says what would make it red, by when and who helps; red names one of three ways (domain.md §4). */
export function Explained(parts: FormParts) {
  const overall = overallOf(parts.draft)
  if (overall === 'yellow') return <Yellow {...parts} />
  return overall === 'red' ? <Red {...parts} /> : null
}

function Yellow({ draft, edit, report, say: { own, formats } }: FormParts) {
  const { read } = verdictOn({ draft, report }, 'yellow.by', of => of.yellow?.by ?? '')
  const told = draft.yellow ?? UNTOLD
  return (
    <fieldset className="fs why" id={idOf('yellow')}>
      <legend className="h2">{own.yellow}</legend>
      {ASKED.map(([name, most]) => (
        <label key={name}>
          {own[name]}
          <input
            className="inp"
            maxLength={most}
            value={told[name]}
            onChange={event => edit({ yellow: { ...told, [name]: event.target.value } })}
            aria-describedby={name === 'by' ? 'by-hint' : undefined}
          />
          {name === 'by' && read?.passed ? (
            <span id="by-hint" className="ms-n mut">
              {own.byPassed(formats.window(read.window))}
            </span>
          ) : null}
        </label>
      ))}
    </fieldset>
  )
}

function Red({ draft, edit, say: { own, outlook } }: FormParts) {
  return (
    <fieldset className="fs why" id={idOf('red')}>
      <legend className="h2">{own.red}</legend>
      <div className="why-r">
        {RED_TRACKS.map(track => (
          <label key={track} className="ck">
            <input
              type="radio"
              name="track"
              checked={draft.red?.track === track}
              onChange={() => edit({ red: { track } })}
            />
            <span>
              {outlook.track[track]}
              <small className="mut why-h">{outlook.trackHint[track]}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

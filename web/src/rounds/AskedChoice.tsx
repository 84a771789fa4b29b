import type { RoundChoices } from '@pejl/server/rounds/contract'
import { useSay } from './say.ts'

type Choice = RoundChoices['initiatives'][number]
type ChoiceProps = {
  choices: readonly Choice[]
  chosen: ReadonlySet<string>
  choose: (codes: ReadonlySet<string>) => void
}

/** Whom a round asks: a list to tick, by focus area. What has been reported cannot be left out. */
export function AskedChoice({ choices, chosen, choose }: ChoiceProps) {
  const { own, formats } = useSay()
  const take = (wanted: (choice: Choice) => boolean) => () =>
    choose(new Set(choices.filter(one => one.reported || wanted(one)).map(({ code }) => code)))
  const areas = [...Map.groupBy(choices, ({ focusArea }) => focusArea.number).values()]
  function turn(code: string, isOn: boolean) {
    const codes = new Set(chosen)
    if (isOn) codes.add(code)
    else codes.delete(code)
    choose(codes)
  }
  return (
    <fieldset className="who">
      <legend>{own.whom}</legend>
      <p className="who-t">
        <span role="status">{own.chosen(chosen.size, choices.length)}</span>
        <button type="button" className="lnk" onClick={take(({ underWay }) => underWay)}>
          {own.underWay}
        </button>
        <button type="button" className="lnk" onClick={take(() => true)}>
          {own.all}
        </button>
        <button type="button" className="lnk" onClick={take(() => false)}>
          {own.nobody}
        </button>
      </p>
      <div className="who-g">
        {areas.map(area => (
          <div key={area[0]?.focusArea.number} className="who-a">
            <h3>
              {area[0]?.focusArea.number} {area[0] ? formats.title(area[0].focusArea) : ''}
            </h3>
            {area.map(one => (
              <Line key={one.code} of={one} on={chosen.has(one.code)} turn={turn} />
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  )
}

type LineProps = { of: Choice; on: boolean; turn: (code: string, isOn: boolean) => void }

function Line({ of: { code, title, lifecycle, underWay, reported }, on, turn }: LineProps) {
  const { own, shared } = useSay()
  const told = reported ? own.reported : !underWay && lifecycle ? shared.lifecycle[lifecycle].toLowerCase() : null
  return (
    <label className="ck">
      <input
        type="checkbox"
        checked={on}
        disabled={reported}
        onChange={event => turn(code, event.currentTarget.checked)}
      />
      <span>
        <span className="code">{code}</span> {title}
        {told ? <span className="mut"> · {told}</span> : null}
      </span>
    </label>
  )
}

/** Those that are ticked to begin with. */
export const askedIn = (choices: readonly Choice[]): ReadonlySet<string> =>
  new Set(choices.filter(({ asked }) => asked).map(({ code }) => code))

import { ROLES } from '@pejl/server/terms'
import type { Users } from '@pejl/server/users/contract'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'
import { isFiltered, STATES, type View } from './series.ts'

type FilterProps = {
  all: Users
  view: View
  shown: number
  change: (part: Partial<View>) => void
  clear: () => void
  say: Say
}

/** Search and filters; what they leave is counted aloud. */
export function UserFilters({ all, view, shown, change, clear, say: { own, access } }: FilterProps) {
  const organisations = all.organisations.filter(({ key }) =>
    all.users.some(({ grants }) => grants.some(({ organisation }) => organisation?.key === key)),
  )
  return (
    <search className="ppl-f" aria-label={own.filters}>
      <label className="field">
        <Icon name="search" />
        <span className="vh">{own.search}</span>
        <input
          value={view.text}
          placeholder={own.search}
          maxLength={100}
          spellCheck={false}
          onChange={event => change({ text: event.target.value })}
        />
      </label>
      <Choice
        label={own.role}
        value={view.role}
        options={ROLES.map(role => [role, access.role[role]])}
        all={own.all}
        set={role => change({ role: ROLES.find(one => one === role) ?? '' })}
      />
      <Choice
        label={own.organisation}
        value={view.organisation}
        options={organisations.map(({ key, name }) => [key, name])}
        all={own.all}
        set={organisation => change({ organisation })}
      />
      <Choice
        label={own.state}
        value={view.state}
        options={STATES.map(state => [state, own.states[state]])}
        all={own.all}
        set={state => change({ state: STATES.find(one => one === state) ?? '' })}
      />
      <output className="mut" aria-live="polite">
        {own.people(shown)}
      </output>
      {isFiltered(view) ? (
        <button type="button" className="lnk" onClick={clear}>
          {own.clear}
        </button>
      ) : null}
    </search>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: [value: string, word: string][]
  all: string
  set: (value: string) => void
}

function Choice({ label, value, options, all, set }: ChoiceProps) {
  return (
    <label className="field ppl-c">
      <span className="mut">{label}</span>
      <select value={value} onChange={event => set(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

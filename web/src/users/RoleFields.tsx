import type { Role } from '@pejl/server/terms'
import type { GivenGrant, Reported } from '@pejl/server/users/contract'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'

type FieldsProps = {
  grants: GivenGrant[]
  /** Those that whoever is here may give. */
  roles: readonly Role[]
  organisations: readonly Reported[]
  say: Say
  change: (grants: GivenGrant[]) => void
}

/** The roles of somebody, a row for each: what, for whom, and the last day of a deputy. */
export function RoleFields({ grants, roles, organisations, say, change }: FieldsProps) {
  const { own, access } = say
  const set = (at: number, part: Partial<GivenGrant>) =>
    change(grants.map((grant, n) => (n === at ? { ...grant, ...part } : grant)))
  const add = () => {
    const [first = 'reader'] = roles
    const role = roles.includes('owner') ? 'owner' : first
    change([...grants, { role, organisation: null, until: null }])
  }
  return (
    <fieldset className="rl">
      <legend>{own.roles}</legend>
      <p className="mut">{own.untilHint}</p>
      {grants.map((grant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two rows may say the same while they are written
        // biome-ignore lint/a11y/useSemanticElements: a row of fields within the set of roles
        <div key={at} className="rl-r" role="group" aria-label={own.roleNumber(at + 1)}>
          <label>
            {own.role}
            <select
              className="inp"
              value={grant.role}
              onChange={event => {
                const role = roles.find(one => one === event.target.value) ?? grant.role
                set(at, { role, organisation: role === 'owner' ? grant.organisation : null })
              }}
            >
              {roles.map(role => (
                <option key={role} value={role}>
                  {access.role[role]}
                </option>
              ))}
            </select>
          </label>
          {grant.role === 'owner' ? (
            <For grant={grant} organisations={organisations} say={say} set={of => set(at, of)} />
          ) : null}
          <label>
            {own.until}
            <input
              className="inp"
              type="date"
              value={grant.until ?? ''}
              onChange={event => set(at, { until: event.target.value || null })}
            />
          </label>
          <button
            type="button"
            className="btn"
            aria-label={own.removeRole(access.role[grant.role].toLowerCase())}
            onClick={() => change(grants.filter((_, n) => n !== at))}
          >
            {own.remove}
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="btn" onClick={add}>
          <Icon name="plus" />
          {own.addRole}
        </button>
      </div>
    </fieldset>
  )
}

type ForProps = {
  grant: GivenGrant
  organisations: readonly Reported[]
  say: Say
  set: (part: Pick<GivenGrant, 'organisation'>) => void
}

function For({ grant, organisations, say: { own }, set }: ForProps) {
  return (
    <label className="rl-o">
      {own.reportsFor}
      <select
        className="inp"
        value={grant.organisation ?? ''}
        onChange={event => set({ organisation: event.target.value || null })}
      >
        <option value="">{own.chooseOrganisation}</option>
        {organisations.map(({ key, name }) => (
          <option key={key} value={key} lang="da">
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

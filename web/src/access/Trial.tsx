import { access, type Session } from '@pejl/server/access/contract'
import { ROLES, type Role } from '@pejl/server/terms'
import { useState } from 'react'
import { call } from '../api/call.ts'
import type { AccessWords } from './da.ts'

type TrialProps = {
  organisations: NonNullable<Session['trial']>['organisations']
  own: AccessWords
  enter: (session: Session) => void
}

/** A role by one press: a newcomer sees at once what an owner, the office and a reader see. */
export function Trial({ organisations, own, enter }: TrialProps) {
  const [organisation, setOrganisation] = useState(organisations[0]?.key ?? '')
  const [failed, setFailed] = useState(false)
  const take = (role: Role) => {
    const body = role === 'owner' ? { role, organisation } : { role }
    call(access.trial, { body }).then(enter, () => setFailed(true))
  }
  return (
    <section className="in-t panel" aria-labelledby="h-trial">
      <h2 id="h-trial">{own.trial}</h2>
      <p className="mut">{own.trialHint}</p>
      <p className="in-e" role="alert">
        {failed ? own.failed : ''}
      </p>
      <ul>
        {ROLES.filter(role => role !== 'owner' || organisations.length > 0).map(role => (
          <li key={role}>
            {role === 'owner' ? (
              <label>
                {own.reportsFor}
                <select className="inp" value={organisation} onChange={event => setOrganisation(event.target.value)}>
                  {organisations.map(({ key, name }) => (
                    <option key={key} value={key}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <button type="button" className="btn" onClick={() => take(role)}>
              {own.tryRole(own.role[role])}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { User } from '@pejl/server/users/contract'
import { rolesOf } from '../access/say.ts'
import { paths } from '../app/paths.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'
import { type State, stateOf } from './series.ts'

/** Who may sign in, as what, and when they were here last. */
export function UserTable({ users, say }: { users: readonly User[]; say: Say }) {
  const { own, dayOf } = say
  return (
    <div className="panel ppl-t">
      <table>
        <caption className="vh">{own.title}</caption>
        <thead>
          <tr>
            <th scope="col">{own.name}</th>
            <th scope="col">{own.roles}</th>
            <th scope="col">{own.seen}</th>
            <th scope="col">{own.state}</th>
          </tr>
        </thead>
        <tbody>
          {users.map(user => (
            <tr key={user.id} data-user={user.name} className={user.deactivatedAt === null ? undefined : 'is-off'}>
              <th scope="row">
                <a href={paths.user(String(user.id))} data-place={`user ${user.id}`}>
                  {user.displayName}
                </a>
                {user.trial ? <span className="tag">{own.trial}</span> : null}
                <span className="mut">{user.name}</span>
              </th>
              <td>
                <Roles user={user} say={say} />
              </td>
              <td className="nowrap">
                <span className="ppl-k mut">{own.seen} </span>
                {user.seenAt ? dayOf(user.seenAt) : <span className="mut">{own.neverSeen}</span>}
              </td>
              <td>
                <StateSign user={user} say={say} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A line for each role; one whose last day has passed says so. */
export function Roles({ user, say: { own, access, formats } }: { user: Pick<User, 'grants'>; say: Say }) {
  if (user.grants.length === 0) return <span className="mut">{own.noRoles}</span>
  return (
    <ul className="ppl-r">
      {user.grants.map((grant, at) => (
        <li key={`${grant.role} ${grant.organisation?.key}`} className={grant.ended ? 'mut' : undefined}>
          {rolesOf({ grants: user.grants }, access, formats)[at]}
          {grant.fromProvider ? <span className="tag">{own.fromProvider}</span> : null}
          {grant.ended ? <span className="tag">{own.ended}</span> : null}
        </li>
      ))}
    </ul>
  )
}

const ICONS: Record<State, string> = { active: 'check', invited: 'clock', expired: 'info', deactivated: 'close' }

/** Shape and word, and how long a link holds. */
export function StateSign({ user, say: { own, dayOf } }: { user: User; say: Say }) {
  const state = stateOf(user)
  return (
    <span className={`ppl-s ppl-s--${state}`}>
      <Icon name={ICONS[state]} />
      <span>
        {own.states[state]}
        {state === 'invited' && user.invitation ? (
          <span className="mut"> {own.linkUntil(dayOf(user.invitation.expiresAt))}</span>
        ) : null}
        {user.deactivatedAt ? <span className="mut"> {own.since(dayOf(user.deactivatedAt))}</span> : null}
      </span>
    </span>
  )
}

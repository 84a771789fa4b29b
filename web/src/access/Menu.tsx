import { access, type Session } from '@pejl/server/access/contract'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { useFormats, useWords } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Person } from './Person.tsx'
import { accessWords, rolesOf } from './say.ts'
import { changeUser, mayManage } from './session.ts'

type MenuProps = { user: NonNullable<Session['user']>; isTrial: boolean; readsLog: boolean; signIn: string }

/** Who is signed in, and what they can do about it. */
export function Menu({ user, isTrial, readsLog, signIn }: MenuProps) {
  const own = useWords(accessWords)
  const formats = useFormats()
  const client = useQueryClient()
  const roles = rolesOf(user, own, formats)
  const leave = (endpoint: typeof access.signOut | typeof access.signOutEverywhere) =>
    void call(endpoint, {}).then(({ onward, ...session }) => {
      changeUser(client, session)
      if (onward !== null) location.assign(onward)
    })
  return (
    <Popover
      align="end"
      className="btn btn--ghost btn--user"
      name={own.signedInAs(user.displayName)}
      label={own.signedInAs([user.displayName, ...roles].join(', '))}
      button={
        <>
          <Person />
          <span className="trunc hide-m">{roles[0] ?? own.noRoles}</span>
          <Icon name="down" />
        </>
      }
    >
      {close => (
        <div className="usr">
          <p>
            <b>{user.displayName}</b>
          </p>
          <ul>
            {roles.map(role => (
              <li key={role}>{role}</li>
            ))}
          </ul>
          {mayManage(user) ? (
            <a className="btn" href={paths.users()} onClick={close}>
              {own.users}
            </a>
          ) : null}
          <a className="btn" href={paths.account()} onClick={close}>
            {own.account}
          </a>
          {readsLog ? (
            <a className="btn" href={paths.log()} onClick={close}>
              {own.log}
            </a>
          ) : null}
          {isTrial ? (
            <a className="btn" href={signIn} onClick={close}>
              {own.changeRole}
            </a>
          ) : null}
          <button type="button" className="btn" onClick={() => leave(access.signOut)}>
            {own.signOut}
          </button>
          <button type="button" className="btn" onClick={() => leave(access.signOutEverywhere)}>
            {own.signOutEverywhere}
          </button>
        </div>
      )}
    </Popover>
  )
}

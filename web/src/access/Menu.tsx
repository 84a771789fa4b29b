import { access, type Session } from '@pejl/server/access/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { call } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { useFormats, useWords } from '../language/Language.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Person } from './Person.tsx'
import { accessWords, roleOf, rolesOf } from './say.ts'
import { changeUser, mayManage } from './session.ts'

type MenuProps = { user: NonNullable<Session['user']>; isTrial: boolean; readsLog: boolean; signIn: string }

/** Who is signed in, and what they can do about it. */
export function Menu({ user, isTrial, readsLog, signIn }: MenuProps) {
  const own = useWords(accessWords)
  const formats = useFormats()
  const client = useQueryClient()
  const roles = rolesOf(user, own, formats)
  const [path] = useLocation()
  const links: [string, string][] = [
    [paths.account(), own.account],
    ...(mayManage(user) ? [[paths.users(), own.users] as [string, string]] : []),
    ...(readsLog ? [[paths.log(), own.log] as [string, string]] : []),
    ...(isTrial ? [[signIn, own.changeRole] as [string, string]] : []),
  ]
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
          <span className="trunc hide-m" title={roles.join(', ')}>
            {user.grants[0] ? roleOf(user.grants[0], own) : own.noRoles}
          </span>
          <Icon name="down" />
        </>
      }
    >
      {close => (
        <div className="usr">
          <p>
            <b>{user.displayName}</b>
          </p>
          <ul className="usr-r">
            {roles.map(role => (
              <li key={role}>{role}</li>
            ))}
          </ul>
          <ul className="menu">
            {links.map(([href, word]) => (
              <li key={href}>
                <a href={href} aria-current={href === path ? 'page' : undefined} onClick={close}>
                  {word}
                </a>
              </li>
            ))}
          </ul>
          <ul className="menu">
            <li>
              <button type="button" onClick={() => leave(access.signOut)}>
                {own.signOut}
              </button>
            </li>
            <li>
              <button type="button" onClick={() => leave(access.signOutEverywhere)}>
                {own.signOutEverywhere}
              </button>
            </li>
          </ul>
        </div>
      )}
    </Popover>
  )
}

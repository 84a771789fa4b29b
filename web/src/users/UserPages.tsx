import { useLocation } from 'wouter'
import { paths } from '../app/paths.ts'
import { AccountPage } from './AccountPage.tsx'
import { InvitationPage } from './InvitationPage.tsx'
import { InvitePage } from './InvitePage.tsx'
import { UserPage } from './UserPage.tsx'
import { UsersPage } from './UsersPage.tsx'

/** The pages about people, fetched as one: few need them, and each is small. */
export function UserPages() {
  const [path] = useLocation()
  if (path === paths.invitation()) return <InvitationPage />
  if (path === paths.account()) return <AccountPage />
  if (path === paths.users()) return <UsersPage />
  if (path === paths.user('ny')) return <InvitePage />
  const user = path.slice(paths.user('').length)
  return <UserPage key={user} user={user} />
}

import { Suspense } from 'react'
import { late } from '../app/late.ts'
import { useShared } from '../language/Language.tsx'
import { Person } from './Person.tsx'
import { useSession } from './session.ts'

/** Most readers are not signed in, so what only others need is fetched for them. */
const menu = late(() => import('./Menu.tsx').then(module => module.Menu))

/** At the top of every page: the way to sign in, or who is signed in and the way out. */
export function UserMenu({ signIn }: { signIn: string }) {
  const words = useShared()
  const session = useSession()
  if (!session?.user) {
    return (
      <a className="btn btn--ghost btn--user" href={signIn}>
        <Person />
        <span className="vh-m">{words.signIn}</span>
      </a>
    )
  }
  return (
    <Suspense>
      <menu.Part user={session.user} isTrial={session.trial !== null} readsLog={session.can.readLog} signIn={signIn} />
    </Suspense>
  )
}

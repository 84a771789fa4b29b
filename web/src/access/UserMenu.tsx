import { Suspense, useState } from 'react'
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
  const [wasIn, setWasIn] = useState(false)
  if (session?.user && !wasIn) setWasIn(true)
  if (!session?.user) {
    return (
      <>
        {wasIn && session ? (
          <span role="status" className="mut hide-m">
            {words.signedOut}
          </span>
        ) : null}
        <a className="btn btn--ghost btn--user" href={signIn}>
          <Person />
          <span className="vh-m">{words.signIn}</span>
        </a>
      </>
    )
  }
  return (
    <Suspense>
      <menu.Part user={session.user} isTrial={session.trial !== null} readsLog={session.can.readLog} signIn={signIn} />
    </Suspense>
  )
}

import { access, type Session } from '@pejl/server/access/contract'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, sendWith } from '../api/call.ts'
import { query } from '../api/query.ts'
import { hearOfSession, tellOfSession } from '../live/sessions.ts'

export const sessionQuery = query(access.session, {})

/** Whether somebody may be signed in: a hint that the server leaves, so that nobody else need ask before they read. */
const maybeSignedIn = () => typeof document !== 'undefined' && /(?:^|; ?)pejl\.in=1/.test(document.cookie)

/** Who is signed in; undefined until it is known. `always`: also where nothing hints at anybody. */
export function useSession(always = false): Session | undefined {
  const { data } = useQuery({ ...sessionQuery, enabled: always || maybeSignedIn() })
  sendWith(data?.csrf ?? null)
  return data
}

/** Somebody else is here now, in every tab. */
export function changeUser(client: QueryClient, session: Session): void {
  become(client, session)
  tellOfSession()
}

/** Hears of it where it happened in another tab. */
export function useSessionOfOtherTabs(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      hearOfSession(() => {
        const given = call(access.session, {})
        given.then(session => become(client, session)).catch(() => {})
      }),
    [client],
  )
}

/** Nothing that was answered to the one before is shown to them. */
function become(client: QueryClient, session: Session): void {
  sendWith(session.csrf)
  client.setQueryData(sessionQuery.queryKey, session)
  void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
}

/** Whether the menu leads to reporting; what they may report on, the server says. */
export const mayReport = (session: Session | undefined): boolean =>
  session?.user?.grants.some(({ role }) => role === 'owner' || role === 'programme_office') ?? false

/** Whether the menu leads to the users; what they may change there, the server says. */
export const mayManage = ({ grants }: Pick<NonNullable<Session['user']>, 'grants'>): boolean =>
  grants.some(({ role }) => role === 'programme_office' || role === 'administrator')

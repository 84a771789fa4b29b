import { access } from '@pejl/server/access/contract'
import type { Output } from '@pejl/server/http/contract'
import { type Account, account } from '@pejl/server/users/contract'
import { useQueryClient } from '@tanstack/react-query'
import { changeUser } from '../access/session.ts'
import { useCommand } from '../api/useCommand.ts'
import { turnTo } from '../app/journey.ts'
import { paths } from '../app/paths.ts'
import { faultOf } from './faults.ts'
import type { Say } from './say.ts'

type ListProps = { sessions: Account['sessions']; say: Say; show: (shown: Account) => void }

/** Where one is signed in; each can be ended, and all of them. */
export function SessionList({ sessions, say, show }: ListProps) {
  const { own, moment } = say
  const client = useQueryClient()
  const end = useCommand(account.endSession)
  const leave = useCommand(access.signOut)
  const leaveAll = useCommand(access.signOutEverywhere)
  const onSuccess = ({ onward, ...session }: Output<typeof access.signOut>) => {
    changeUser(client, session)
    if (onward === null) turnTo(paths.home())
    else location.assign(onward)
  }
  const endOne = ({ id, here }: ListProps['sessions'][number]) => {
    if (here) leave.mutate({ input: {} }, { onSuccess })
    else end.mutate({ input: { params: { session: String(id) } } }, { onSuccess: show })
  }
  return (
    <section className="panel ppl-p" aria-labelledby="h-sessions">
      <h2 id="h-sessions">{own.sessions}</h2>
      <p className="mut">{own.sessionsHint}</p>
      <p className="ppl-e" role="alert">
        {faultOf(end.error ?? leave.error ?? leaveAll.error, own)}
      </p>
      <ul className="ses">
        {sessions.map(session => (
          <li key={session.id}>
            <span>
              {own.sessionSince(moment(session.since))}
              <span className="mut">
                {session.address ? ` ${own.sessionFrom(session.address)}` : ''},{' '}
                {own.sessionSeen(moment(session.seenAt))}
              </span>
              {session.here ? <span className="tag">{own.here}</span> : null}
            </span>
            <button
              type="button"
              className="btn"
              aria-label={own.endSessionOf(moment(session.since))}
              onClick={() => endOne(session)}
            >
              {own.endSession}
            </button>
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <p className="ppl-a">
          <button type="button" className="btn" onClick={() => leaveAll.mutate({ input: {} }, { onSuccess })}>
            {own.endAll}
          </button>
        </p>
      ) : null}
    </section>
  )
}

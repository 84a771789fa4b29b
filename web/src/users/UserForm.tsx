import { type User, type Users, users } from '@pejl/server/users/contract'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../api/ApiError.ts'
import { useCommand } from '../api/useCommand.ts'
import { faultOf } from './faults.ts'
import { DisplayName } from './InvitePage.tsx'
import { RoleFields } from './RoleFields.tsx'
import type { Say } from './say.ts'
import { type Draft, draftOf } from './series.ts'
import { type Theirs, TwoVersions } from './TwoVersions.tsx'
import { Roles } from './UserTable.tsx'

type FormProps = { user: User; all: Users; say: Say; show: (answer: Users) => void; ask: () => void }

/** Display name and roles. What is written stays as it is when somebody else is sooner, until one is chosen. */
export function UserForm({ user, all, say, show, ask }: FormProps) {
  const { own } = say
  // Null while nothing is written: then it follows what others do.
  const [written, setWritten] = useState<(Draft & { version: number }) | null>(null)
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [unfilled, setUnfilled] = useState('')
  const change = useCommand(users.change)
  const draft = written ?? { ...draftOf(user), version: user.version }
  const write = (part: Partial<Draft>) => {
    setWritten({ ...draft, ...part })
    change.reset()
  }
  function send(version: number) {
    const { displayName, grants } = draft
    const onSuccess = (answer: Users) => {
      show(answer)
      setWritten(null)
      setTheirs(null)
    }
    const onError = (error: Error) => {
      if (error instanceof ApiError && error.status === 412) setTheirs(error.current as Theirs)
    }
    const input = { params: { user: String(user.id) }, body: { displayName, grants } }
    change.mutate({ input, sent: { version } }, { onSuccess, onError })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (change.isPending) return
    const missing = draft.displayName.trim() === ''
    setUnfilled(missing ? own.fill(own.displayName.toLowerCase()) : '')
    if (!missing) send(draft.version)
  }
  function take() {
    setWritten(null)
    setTheirs(null)
    change.reset()
    ask()
  }
  return (
    <form className="panel ppl-p" onSubmit={submit} noValidate>
      {theirs ? (
        <TwoVersions
          mine={draft}
          theirs={theirs}
          all={all}
          say={say}
          keepMine={() => send(theirs.version)}
          take={take}
        />
      ) : null}
      <p className="ppl-e" role="alert">
        {unfilled || (theirs ? '' : faultOf(change.error, own))}
      </p>
      <DisplayName value={draft.displayName} say={say} set={displayName => write({ displayName })} />
      <RoleFields
        grants={draft.grants}
        roles={all.can.give}
        organisations={all.organisations}
        say={say}
        change={grants => write({ grants })}
      />
      {user.grants.some(({ fromProvider }) => fromProvider) ? (
        <div className="ppl-d">
          <Roles user={user} say={say} />
          <small>{own.fromProviderHint}</small>
        </div>
      ) : null}
      <p className="ppl-a">
        <button type="submit" className="btn btn--pri" aria-disabled={change.isPending}>
          {own.save}
        </button>
        {written ? (
          <button type="button" className="btn" onClick={take}>
            {own.undo}
          </button>
        ) : null}
        <span role="status" className="mut">
          {written ? own.unsaved : change.isSuccess ? own.saved : ''}
        </span>
      </p>
    </form>
  )
}

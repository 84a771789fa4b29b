import { type Account, account } from '@pejl/server/users/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sessionQuery } from '../access/session.ts'
import { sendWith } from '../api/call.ts'
import { query } from '../api/query.ts'
import { useCommand } from '../api/useCommand.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { listed } from '../language/listed.ts'
import { faultOf } from './faults.ts'
import { DisplayName } from './InvitePage.tsx'
import { PasswordField } from './PasswordField.tsx'
import { SessionList } from './SessionList.tsx'
import { type Say, useSay } from './say.ts'
import { Roles } from './UserTable.tsx'
import '../styles/users.css'

const ownQuery = query(account.own, {})

/** Oneself: the name that others see, the password, and where one is signed in. */
export function AccountPage() {
  const say = useSay()
  const { own } = say
  const client = useQueryClient()
  const answer = useQuery({ ...ownQuery, refetchOnMount: 'always' })
  const show = (shown: Account) => client.setQueryData(ownQuery.queryKey, shown)
  const ask = () => void client.invalidateQueries({ queryKey: ownQuery.queryKey })
  return (
    <Page title={own.account} slug="" className="p-ppl">
      <Answer of={answer} page="account">
        {mine => (
          <div className="ppl ppl--one">
            <div>
              <h1>{own.account}</h1>
              <p className="mut">{mine.name}</p>
            </div>
            <section className="panel ppl-p" aria-labelledby="h-roles">
              <h2 id="h-roles">{own.roles}</h2>
              <Roles user={mine} say={say} />
              {mine.can.rename ? (
                <NameForm mine={mine} say={say} show={show} ask={ask} />
              ) : (
                <p className="mut">{own.trialAccount}</p>
              )}
            </section>
            {mine.can.changePassword ? (
              <PasswordForm mine={mine} say={say} ask={ask} />
            ) : mine.can.rename ? (
              <p className="mut">{own.noOwnPassword}</p>
            ) : null}
            <SessionList sessions={mine.sessions} say={say} show={show} />
          </div>
        )}
      </Answer>
    </Page>
  )
}

type FormProps = { mine: Account; say: Say; ask: () => void }

function NameForm({ mine, say, show, ask }: FormProps & { show: (shown: Account) => void }) {
  const { own } = say
  const client = useQueryClient()
  const [written, setWritten] = useState<string | null>(null)
  const rename = useCommand(account.rename)
  const displayName = written ?? mine.displayName
  function submit(event: FormEvent) {
    event.preventDefault()
    if (rename.isPending || displayName.trim() === '') return
    const onSuccess = (answer: Account) => {
      show(answer)
      setWritten(null)
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }
    rename.mutate({ input: { body: { displayName } }, sent: { version: mine.version } }, { onSuccess, onError: ask })
  }
  return (
    <form className="ppl-i" onSubmit={submit} noValidate>
      <p className="ppl-e" role="alert">
        {displayName.trim() === '' ? own.fill(own.displayName.toLowerCase()) : faultOf(rename.error, own)}
      </p>
      <DisplayName value={displayName} say={say} set={setWritten} />
      <p className="ppl-a">
        <button type="submit" className="btn btn--pri" aria-disabled={rename.isPending}>
          {own.save}
        </button>
        <span role="status" className="mut">
          {written === null ? (rename.isSuccess ? own.saved : '') : own.unsaved}
        </span>
      </p>
    </form>
  )
}

function PasswordForm({ mine, say, ask }: FormProps) {
  const { own } = say
  const client = useQueryClient()
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState('')
  const [unfilled, setUnfilled] = useState('')
  const change = useCommand(account.changePassword)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (change.isPending) return
    const missing = [present === '' ? own.presentPassword : '', password === '' ? own.newPassword : ''].filter(Boolean)
    setUnfilled(missing.length > 0 ? own.fill(listed(missing, say.formats.language).toLowerCase()) : '')
    if (missing.length > 0) return
    change.mutate(
      { input: { body: { present, password } }, sent: { version: mine.version } },
      {
        onSuccess: session => {
          // Still the same person: what they read stays, and only the word for the next change is another.
          sendWith(session.csrf)
          client.setQueryData(sessionQuery.queryKey, session)
          ask()
          setPresent('')
          setPassword('')
        },
        onError: ask,
      },
    )
  }
  return (
    <form className="panel ppl-p" onSubmit={submit} noValidate aria-labelledby="h-password">
      <h2 id="h-password">{own.changePassword}</h2>
      <p className="mut">{own.changePasswordHint}</p>
      <p className="ppl-e" role="alert">
        {unfilled || faultOf(change.error, own)}
      </p>
      <input
        className="vh"
        name="username"
        autoComplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        value={mine.name}
      />
      <label>
        {own.presentPassword}
        <input
          className="inp"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={200}
          value={present}
          onChange={event => setPresent(event.target.value)}
        />
      </label>
      <PasswordField label={own.newPassword} value={password} set={setPassword} say={say} />
      <p className="ppl-a">
        <button type="submit" className="btn btn--pri" aria-disabled={change.isPending}>
          {own.changePassword}
        </button>
        <span role="status" className="mut">
          {change.isSuccess && password === '' ? own.passwordChanged : ''}
        </span>
      </p>
    </form>
  )
}

import type { Output } from '@pejl/server/http/contract'
import { invitation } from '@pejl/server/users/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { changeUser, useSession } from '../access/session.ts'
import { ApiError } from '../api/ApiError.ts'
import { call } from '../api/call.ts'
import { useCommand } from '../api/useCommand.ts'
import { turnTo } from '../app/journey.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { useShared } from '../language/Language.tsx'
import { Notice, Waiting } from '../ui/Notice.tsx'
import { faultOf } from './faults.ts'
import { PasswordField } from './PasswordField.tsx'
import { type Say, useSay } from './say.ts'
import '../styles/users.css'

type Invitee = Output<typeof invitation.look>
type Looked = { invitee: Invitee } | { error: Error } | null

/** The token stands behind the hash, which no browser sends: only this page reads it. */
const tokenHere = () => location.hash.slice(1)

/** Choosing a password by a link: one's first, or one in the place of a forgotten one. */
export function InvitationPage() {
  const say = useSay()
  const { own } = say
  const shared = useShared()
  const [token] = useState(tokenHere)
  const [looked, setLooked] = useState<Looked>(null)
  useEffect(() => {
    call(invitation.look, { body: { token } }).then(
      invitee => setLooked({ invitee }),
      (error: Error) => setLooked({ error }),
    )
  }, [token])
  return (
    <Page title={own.welcome} slug="" className="p-ppl">
      {looked === null ? (
        <Waiting label={shared.loading} />
      ) : 'invitee' in looked ? (
        <Choose invitee={looked.invitee} token={token} say={say} />
      ) : (
        <Refused error={looked.error} say={say} />
      )}
    </Page>
  )
}

function Refused({ error, say: { own } }: { error: Error; say: Say }) {
  const isDead = error instanceof ApiError && (error.status === 404 || error.status === 400)
  return (
    <Notice
      title={isDead ? own.deadLink : faultOf(error, own)}
      hint={isDead ? own.deadLinkHint : undefined}
      heading={1}
    >
      <a className="btn" href={paths.signIn('/')}>
        {own.toSignIn}
      </a>
    </Notice>
  )
}

function Choose({ invitee, token, say }: { invitee: Invitee; token: string; say: Say }) {
  const { own } = say
  const client = useQueryClient()
  const session = useSession()
  const [password, setPassword] = useState('')
  const [unfilled, setUnfilled] = useState('')
  const accept = useCommand(invitation.accept)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (accept.isPending) return
    setUnfilled(password === '' ? own.fill(own.password.toLowerCase()) : '')
    if (password === '') return
    accept.mutate(
      { input: { body: { token, password } } },
      {
        onSuccess: signedIn => {
          changeUser(client, signedIn)
          turnTo(paths.home())
        },
      },
    )
  }
  if (accept.error instanceof ApiError && accept.error.status === 404) return <Refused error={accept.error} say={say} />
  return (
    <div className="ppl ppl--in">
      <h1>{own.welcome}</h1>
      <form className="panel ppl-p" onSubmit={submit} noValidate>
        <p>{own.welcomeHint(invitee.displayName)}</p>
        {session?.user ? <p className="mut">{own.othersSession(session.user.displayName)}</p> : null}
        <p className="ppl-e" role="alert">
          {unfilled || faultOf(accept.error, own)}
        </p>
        <label>
          {own.signInName}
          <input className="inp" name="username" autoComplete="username" readOnly value={invitee.name} />
        </label>
        <PasswordField label={own.password} value={password} set={setPassword} say={say} />
        <p className="ppl-a">
          <button type="submit" className="btn btn--pri" aria-disabled={accept.isPending}>
            {own.choose}
          </button>
        </p>
      </form>
    </div>
  )
}

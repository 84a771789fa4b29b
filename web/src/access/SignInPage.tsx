import { access } from '@pejl/server/access/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { ApiError } from '../api/ApiError.ts'
import { call } from '../api/call.ts'
import { turnTo } from '../app/journey.ts'
import { Page } from '../app/Page.tsx'
import { useFormats, useWords } from '../language/Language.tsx'
import { listed } from '../language/listed.ts'
import { ByProvider } from '../oidc/ByProvider.tsx'
import { faultIn, returnTo } from '../oidc/back.ts'
import { providerWords } from '../oidc/say.ts'
import { Notice, Waiting } from '../ui/Notice.tsx'
import type { AccessWords } from './da.ts'
import { accessWords } from './say.ts'
import { changeUser, useSession } from './session.ts'
import { Trial } from './Trial.tsx'
import '../styles/sign-in.css'

/** Signing in by the provider or with name and password, and on a person's own machine trying a role on. */
export function SignInPage() {
  const own = useWords(accessWords)
  const session = useSession(true)
  const client = useQueryClient()
  const search = useSearch()
  const to = returnTo(search)
  const enter = (signedIn: Parameters<typeof changeUser>[1]) => {
    changeUser(client, signedIn)
    turnTo(to)
  }
  return (
    <Page title={own.title} slug="" className="p-in">
      {session ? (
        <div className="in">
          <h1>{own.title}</h1>
          {session.provider ? (
            <ByProvider provider={session.provider} intro={own.intro} fault={faultIn(search)} to={to} />
          ) : null}
          {session.signIn ? (
            <PasswordForm own={own} enter={enter} isSecond={session.provider !== null} />
          ) : (
            <Notice title={own.closed} hint={own.closedHint} />
          )}
          {session.trial ? <Trial organisations={session.trial.organisations} own={own} enter={enter} /> : null}
        </div>
      ) : (
        <Waiting label={own.waiting} />
      )}
    </Page>
  )
}

type FormProps = {
  own: AccessWords
  enter: (session: Parameters<typeof changeUser>[1]) => void
  /** After the provider's: what most people press comes first. */
  isSecond: boolean
}

function PasswordForm({ own, enter, isSecond }: FormProps) {
  const second = useWords(providerWords)
  const formats = useFormats()
  const form = useRef<HTMLFormElement>(null)
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const field = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement
    const missing = [
      [field('name'), own.name],
      [field('password'), own.password],
    ].filter(
      (one): one is [HTMLInputElement, string] => one[0] instanceof HTMLInputElement && one[0].value.trim() === '',
    )
    if (missing[0]) {
      setFault(
        own.missing(
          listed(
            missing.map(([, word]) => word.toLowerCase()),
            formats.language,
          ),
        ),
      )
      missing[0][0].focus()
      return
    }
    setBusy(true)
    setFault('')
    try {
      enter(await call(access.signIn, { body: { name: field('name').value, password: field('password').value } }))
    } catch (error) {
      setFault(faultOf(error, own))
      field('password').select()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form ref={form} className="in-f panel" onSubmit={submit} noValidate>
      {isSecond ? <h2>{second.withPassword}</h2> : <p className="mut">{own.intro}</p>}
      <p className="in-e" role="alert">
        {fault}
      </p>
      <label>
        {own.name}
        <input
          name="name"
          className="inp"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
        />
      </label>
      <label>
        {own.password}
        <input name="password" className="inp" type="password" autoComplete="current-password" maxLength={200} />
      </label>
      <button type="submit" className={isSecond ? 'btn' : 'btn btn--pri'} aria-disabled={busy}>
        {busy ? own.waiting : own.submit}
      </button>
      <p className="mut">{own.noAccounts}</p>
    </form>
  )
}

function faultOf(error: unknown, own: AccessWords): string {
  if (!(error instanceof ApiError)) throw error
  if (error.status === 401) return own.wrong
  if (error.status === 429) return own.tooMany
  return error.status === 0 ? own.offline : own.failed
}

import { type Invited, type Users, users } from '@pejl/server/users/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { query } from '../api/query.ts'
import { useCommand } from '../api/useCommand.ts'
import { Answer } from '../app/Answer.tsx'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/paths.ts'
import { listed } from '../language/listed.ts'
import { Back } from './Back.tsx'
import { faultOf } from './faults.ts'
import { LinkShown } from './LinkShown.tsx'
import { RoleFields } from './RoleFields.tsx'
import { type Say, useSay } from './say.ts'
import type { Draft } from './series.ts'
import '../styles/users.css'

/** Somebody new: a name to sign in with, roles, and the link to hand over. */
export function InvitePage() {
  const say = useSay()
  const answer = useQuery(query(users.list, {}))
  const [invited, setInvited] = useState<Invited | null>(null)
  const name = invited?.users.find(({ id }) => id === invited.link.user)?.displayName ?? ''
  return (
    <Page title={say.own.inviteTitle} slug="" className="p-ppl">
      <Answer of={answer} page="invite">
        {all => (
          <div className="ppl ppl--one">
            <Back say={say} />
            <h1>{say.own.inviteTitle}</h1>
            {invited ? (
              <div className="panel ppl-p">
                <LinkShown name={name} link={invited.link} say={say} />
                <p className="ppl-a">
                  <button type="button" className="btn" onClick={() => setInvited(null)}>
                    {say.own.inviteMore}
                  </button>
                  <a className="btn" href={paths.users()}>
                    {say.own.toUsers}
                  </a>
                </p>
              </div>
            ) : (
              <InviteForm all={all} say={say} done={setInvited} />
            )}
          </div>
        )}
      </Answer>
    </Page>
  )
}

type FormProps = { all: Users; say: Say; done: (invited: Invited) => void }

function InviteForm({ all, say, done }: FormProps) {
  const { own } = say
  const client = useQueryClient()
  const asked = new URLSearchParams(useSearch()).get('organisation')
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState('')
  const [draft, setDraft] = useState<Draft>({
    displayName: '',
    grants: [{ role: 'owner', organisation: asked, until: null }],
  })
  const [unfilled, setUnfilled] = useState('')
  const invite = useCommand(users.invite)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (invite.isPending) return
    const field = (of: string) => form.current?.elements.namedItem(of)
    const missing = [
      { of: 'name', word: own.userName, empty: name.trim() === '' },
      { of: 'displayName', word: own.displayName, empty: draft.displayName.trim() === '' },
    ].filter(({ empty }) => empty)
    const words = missing.map(({ word }) => word.toLowerCase())
    setUnfilled(words.length > 0 ? own.fill(listed(words, say.formats.language)) : '')
    const first = missing[0] && field(missing[0].of)
    if (first instanceof HTMLInputElement) return first.focus()
    invite.mutate(
      { input: { body: { name: name.trim(), ...draft } } },
      {
        onSuccess: ({ link, ...answer }) => {
          client.setQueryData(query(users.list, {}).queryKey, answer)
          done({ link, ...answer })
        },
      },
    )
  }
  return (
    <form ref={form} className="panel ppl-p" onSubmit={submit} noValidate>
      <p className="mut">{own.inviteHint}</p>
      <p className="ppl-e" role="alert">
        {unfilled || faultOf(invite.error, own)}
      </p>
      <div className="ppl-d">
        <label>
          {own.userName}
          <input
            className="inp"
            name="name"
            value={name}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby="d-name"
            onChange={event => setName(event.target.value)}
          />
        </label>
        <small id="d-name">{own.userNameHint}</small>
      </div>
      <DisplayName value={draft.displayName} say={say} set={displayName => setDraft({ ...draft, displayName })} />
      <RoleFields
        grants={draft.grants}
        roles={all.can.give}
        organisations={all.organisations}
        say={say}
        change={grants => setDraft({ ...draft, grants })}
      />
      <p className="ppl-a">
        <button type="submit" className="btn btn--pri" aria-disabled={invite.isPending}>
          {own.makeLink}
        </button>
      </p>
    </form>
  )
}

type NameProps = { value: string; say: Say; set: (value: string) => void }

export function DisplayName({ value, say: { own }, set }: NameProps) {
  return (
    <div className="ppl-d">
      <label>
        {own.displayName}
        <input
          className="inp"
          name="displayName"
          value={value}
          maxLength={200}
          autoComplete="off"
          aria-describedby="d-display"
          onChange={event => set(event.target.value)}
        />
      </label>
      <small id="d-display">{own.displayNameHint}</small>
    </div>
  )
}

import type { Invited } from '@pejl/server/users/contract'
import { useEffect, useRef, useState } from 'react'
import { paths } from '../app/paths.ts'
import type { Say } from './say.ts'

type LinkProps = { name: string; link: Invited['link']; say: Say }

/** The link, this one time, to be handed over. */
export function LinkShown({ name, link, say: { own, moment } }: LinkProps) {
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const address = `${location.origin}${paths.invitation(link.token)}`
  // What was asked for comes into the hand of whoever asked.
  useEffect(() => {
    field.current?.focus()
  }, [])
  const copy = () =>
    void navigator.clipboard.writeText(address).then(
      () => setSaid(own.copied),
      () => {
        field.current?.select()
        setSaid(own.notCopied)
      },
    )
  return (
    <section className="lk" aria-labelledby="h-link-ready">
      <h2 id="h-link-ready">{own.linkReady(name)}</h2>
      <div className="lk-f">
        <input
          ref={field}
          className="inp"
          readOnly
          value={address}
          aria-labelledby="h-link-ready"
          aria-describedby="d-link-ready"
          onFocus={event => event.target.select()}
        />
        <button type="button" className="btn btn--pri" onClick={copy}>
          {own.copy}
        </button>
      </div>
      <p id="d-link-ready" className="mut">
        {own.linkReadyHint(moment(link.expiresAt))}
      </p>
      <p role="status">{said}</p>
    </section>
  )
}

import { type Invited, type User, type Users, users } from '@pejl/server/users/contract'
import { useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { faultOf } from './faults.ts'
import { LinkShown } from './LinkShown.tsx'
import type { Say } from './say.ts'

type ToolsProps = { user: User; say: Say; show: (answer: Users) => void; ask: () => void }

/** How somebody comes in, and how they are kept out. */
export function AccessTools(props: ToolsProps) {
  return (
    <>
      <LinkTool {...props} />
      <Activity {...props} />
    </>
  )
}

function LinkTool({ user, say, show, ask }: ToolsProps) {
  const { own, dayOf } = say
  const [link, setLink] = useState<Invited['link'] | null>(null)
  const renew = useCommand(users.newLink)
  const { invitation, deactivatedAt } = user
  const make = () =>
    renew.mutate(
      { input: { params: { user: String(user.id) } }, sent: { version: user.version } },
      {
        onSuccess: ({ link: made, ...answer }) => {
          setLink(made)
          show(answer)
        },
        onError: ask,
      },
    )
  const said = deactivatedAt
    ? own.linkDeactivated
    : user.vouched
      ? own.linkVouched
      : invitation === null
        ? own.linkForgotten
        : invitation.expired
          ? own.linkExpired
          : own.linkWaiting(dayOf(invitation.expiresAt))
  return (
    <section className="panel ppl-p" aria-labelledby="h-link">
      {/* A link that was used, or ended, is no longer there to be handed over. */}
      {link && invitation ? (
        <LinkShown key={link.token} name={user.displayName} link={link} say={say} />
      ) : (
        <>
          <h2 id="h-link">{own.link}</h2>
          <p className="mut">
            {said} {invitation && !invitation.expired ? own.newLinkHint : ''}
          </p>
        </>
      )}
      <p className="ppl-e" role="alert">
        {faultOf(renew.error, own)}
      </p>
      {user.can.link ? (
        <p className="ppl-a">
          <button
            type="button"
            className="btn"
            aria-disabled={renew.isPending}
            onClick={() => renew.isPending || make()}
          >
            {own.newLink}
          </button>
        </p>
      ) : null}
    </section>
  )
}

/** Asks once more before somebody is shut out. */
function Activity({ user, say, show, ask }: ToolsProps) {
  const { own, dayOf } = say
  const [asking, setAsking] = useState(false)
  const change = useCommand(users.change)
  const turn = (active: boolean) => {
    if (change.isPending) return
    const input = { params: { user: String(user.id) }, body: { active } }
    const onSuccess = (answer: Users) => {
      show(answer)
      setAsking(false)
    }
    change.mutate({ input, sent: { version: user.version } }, { onSuccess, onError: ask })
  }
  return (
    <section className="panel ppl-p" aria-labelledby="h-access">
      <h2 id="h-access">{own.access}</h2>
      <p className="mut">{user.deactivatedAt ? own.deactivatedSince(dayOf(user.deactivatedAt)) : own.deactivateHint}</p>
      <p className="ppl-e" role="alert">
        {faultOf(change.error, own)}
      </p>
      {user.deactivatedAt ? (
        <p className="ppl-a">
          <button type="button" className="btn" onClick={() => turn(true)}>
            {own.activate}
          </button>
        </p>
      ) : asking ? (
        // biome-ignore lint/a11y/useSemanticElements: a group of two answers, not a set of fields
        <div className="ppl-a" role="group" aria-labelledby="h-sure">
          <b id="h-sure">{own.deactivateSure(user.displayName)}</b>
          <button type="button" className="btn btn--pri" onClick={() => turn(false)}>
            {own.deactivateIt}
          </button>
          {/* The way out has the focus: nobody is shut out by pressing twice. */}
          <button type="button" className="btn" ref={focusOnce} onClick={() => setAsking(false)}>
            {own.cancel}
          </button>
        </div>
      ) : (
        <p className="ppl-a">
          <button type="button" className="btn" disabled={!user.can.deactivate} onClick={() => setAsking(true)}>
            {own.deactivate}
          </button>
        </p>
      )}
    </section>
  )
}

const focusOnce = (button: HTMLButtonElement | null) => button?.focus()

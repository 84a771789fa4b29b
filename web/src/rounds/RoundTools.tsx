import { type Reporting, type Round, rounds } from '@pejl/server/rounds/contract'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { AskAnew } from './AskAnew.tsx'
import { danish } from './deadline.ts'
import { faultOf } from './faults.ts'
import { useSay } from './say.ts'
import { useShow } from './show.ts'

type ToolsProps = { slug: string; round: Round; initiatives: Reporting['initiatives'] }

/** What the office does to a round that is open. */
export function RoundTools(props: ToolsProps) {
  const { own } = useSay()
  return (
    <section className="rnd-t panel" aria-labelledby="h-tools">
      <h2 id="h-tools">{own.tools}</h2>
      <Extend key={`extend ${props.round.version}`} {...props} />
      <AskAnew slug={props.slug} round={props.round} />
      <Close key={`close ${props.round.version}`} {...props} />
    </section>
  )
}

function Extend({ slug, round }: ToolsProps) {
  const { own } = useSay()
  const { day, time } = danish(round.deadline)
  const [deadline, setDeadline] = useState(`${day}T${time}`)
  const extend = useCommand(rounds.extend)
  const show = useShow(slug)
  function submit(event: FormEvent) {
    event.preventDefault()
    const params = { slug, round: round.key }
    const input = { params, body: { deadline: deadline.slice(0, 16) } }
    if (!extend.isPending) extend.mutate({ input, sent: { version: round.version } }, show)
  }
  return (
    <form className="rnd-x" onSubmit={submit} noValidate>
      <label>
        {own.newDeadline}
        <input
          className="inp"
          type="datetime-local"
          value={deadline}
          onChange={event => setDeadline(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" aria-disabled={extend.isPending}>
        {own.extendIt}
      </button>
      <p className="rnd-e" role="alert">
        {faultOf(extend.error, own)}
      </p>
    </form>
  )
}

/** Asks once more: nobody can submit to a round that is closed. */
function Close({ slug, round, initiatives }: ToolsProps) {
  const { own } = useSay()
  const [asking, setAsking] = useState(false)
  const close = useCommand(rounds.close)
  const show = useShow(slug)
  const missing = initiatives.filter(({ state }) => state !== 'submitted').length
  if (!asking) {
    return (
      <div>
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {own.close}
        </button>
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of two answers, not a set of fields
    <div className="rnd-c" role="group" aria-labelledby="h-sure">
      <p id="h-sure">
        <b>{own.sure(missing)}</b> <span className="mut">{own.sureHint}</span>
      </p>
      <p className="rnd-e" role="alert">
        {faultOf(close.error, own)}
      </p>
      <button
        type="button"
        className="btn btn--pri"
        aria-disabled={close.isPending}
        onClick={() =>
          close.isPending ||
          close.mutate({ input: { params: { slug, round: round.key } }, sent: { version: round.version } }, show)
        }
      >
        {own.closeIt}
      </button>
      {/* The way out has the focus: closing is not to be pressed twice by accident. */}
      <button type="button" className="btn" ref={focusOnce} onClick={() => setAsking(false)}>
        {own.cancel}
      </button>
    </div>
  )
}

const focusOnce = (button: HTMLButtonElement | null) => button?.focus()

import { type Round, rounds } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { query } from '../api/query.ts'
import { useCommand } from '../api/useCommand.ts'
import { AskedChoice, askedIn } from './AskedChoice.tsx'
import { faultOf } from './faults.ts'
import { useSay } from './say.ts'
import { useShow } from './show.ts'

/** The office takes others in or leaves some out while the round is open. */
export function AskAnew({ slug, round }: { slug: string; round: Round }) {
  const { own } = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="rnd-a" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{own.change}</summary>
      {isOpen ? <AskForm slug={slug} round={round} /> : null}
    </details>
  )
}

function AskForm({ slug, round }: { slug: string; round: Round }) {
  const { own } = useSay()
  const choices = useQuery({ ...query(rounds.choices, { params: { slug } }), refetchOnMount: 'always' })
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const ask = useCommand(rounds.ask)
  const show = useShow(slug)
  // What was chosen from before the round was opened is no longer true.
  if (!choices.data || !choices.isFetchedAfterMount) return null
  const codes = chosen ?? askedIn(choices.data.initiatives)
  function submit(event: FormEvent) {
    event.preventDefault()
    const input = { params: { slug, round: round.key }, body: { initiatives: [...codes] } }
    if (!ask.isPending && codes.size > 0) ask.mutate({ input, sent: { version: round.version } }, show)
  }
  return (
    <form className="rnd-q" onSubmit={submit} noValidate>
      <AskedChoice choices={choices.data.initiatives} chosen={codes} choose={setChosen} />
      <p className="rnd-e" role="alert">
        {codes.size === 0 ? own.chooseSome : faultOf(ask.error, own)}
      </p>
      <button type="submit" className="btn" aria-disabled={ask.isPending || codes.size === 0}>
        {own.askThem}
      </button>
    </form>
  )
}

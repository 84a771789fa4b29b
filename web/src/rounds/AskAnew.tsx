import { type Reporting, type Round, rounds } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../api/ApiError.ts'
import { query } from '../api/query.ts'
import { useCommand } from '../api/useCommand.ts'
import { AskedChoice, askedIn } from './AskedChoice.tsx'
import { faultOf } from './faults.ts'
import { useSay } from './say.ts'
import { useShow } from './show.ts'
import { TwoChoices } from './TwoChoices.tsx'

/** The office takes others in or leaves some out while the round is open. */
export function AskAnew({ slug, round }: { slug: string; round: Round }) {
  const { own } = useSay()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="rnd-a" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{own.change}</summary>
      {isOpen ? <AskForm slug={slug} round={round} done={() => setOpen(false)} /> : null}
    </details>
  )
}

/** As the server says it when somebody else was sooner. */
type Now = { version: number; initiatives: string[] }

function AskForm({ slug, round, done }: { slug: string; round: Round; done: () => void }) {
  const { own } = useSay()
  const choices = useQuery({ ...query(rounds.choices, { params: { slug } }), refetchOnMount: 'always' })
  // With the version that it was made from: what others do meanwhile is not to be overwritten unseen.
  const [chosen, setChosen] = useState<{ codes: ReadonlySet<string>; version: number } | null>(null)
  const [now, setNow] = useState<Now | null>(null)
  const ask = useCommand(rounds.ask)
  const show = useShow(slug)
  // What was chosen from before the round was opened is no longer true.
  if (!choices.data || !choices.isFetchedAfterMount) return null
  const { initiatives } = choices.data
  const { codes, version } = chosen ?? { codes: askedIn(initiatives), version: choices.data.version ?? round.version }
  function settle() {
    setChosen(null)
    setNow(null)
    ask.reset()
    void choices.refetch()
  }
  function send(from: number) {
    if (ask.isPending || codes.size === 0) return
    const input = { params: { slug, round: round.key }, body: { initiatives: [...codes] } }
    const onSuccess = (answer: Reporting) => {
      show.onSuccess(answer)
      done()
    }
    const onError = (error: Error) => {
      show.onError()
      setNow(error instanceof ApiError && error.status === 412 ? (error.current as Now) : null)
    }
    ask.mutate({ input, sent: { version: from } }, { onSuccess, onError })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    send(version)
  }
  return (
    <form className="rnd-q" onSubmit={submit} noValidate>
      <AskedChoice choices={initiatives} chosen={codes} choose={wanted => setChosen({ codes: wanted, version })} />
      {now ? (
        <TwoChoices
          choices={initiatives}
          mine={codes}
          theirs={new Set(now.initiatives)}
          keepMine={() => send(now.version)}
          take={settle}
        />
      ) : (
        <p className="rnd-e" role="alert">
          {codes.size === 0 ? own.chooseSome : faultOf(ask.error, own)}
        </p>
      )}
      <button type="submit" className="btn" aria-disabled={ask.isPending || codes.size === 0}>
        {own.askThem}
      </button>
    </form>
  )
}

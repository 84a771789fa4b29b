import { type Round, rounds } from '@pejl/server/rounds/contract'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { momentWords } from './deadline.ts'
import { faultOf } from './faults.ts'
import { type Say, useSay } from './say.ts'
import { useShow } from './show.ts'

/** The office opens the latest round again, and says why. */
export function Reopen({ slug, round }: { slug: string; round: Round }) {
  const { own } = useSay()
  const [reason, setReason] = useState('')
  const [isUnfilled, setUnfilled] = useState(false)
  const reopen = useCommand(rounds.reopen)
  const show = useShow(slug)
  function submit(event: FormEvent) {
    event.preventDefault()
    setUnfilled(reason.trim() === '')
    if (reopen.isPending || reason.trim() === '') return
    const input = { params: { slug, round: round.key }, body: { reason: reason.trim() } }
    reopen.mutate({ input, sent: { version: round.version } }, show)
  }
  return (
    <form className="rnd-o panel" onSubmit={submit} noValidate aria-labelledby="h-reopen">
      <h2 id="h-reopen">{own.reopen(round.name)}</h2>
      <p className="mut">{own.reopenHint}</p>
      <label>
        {own.why}
        <textarea
          className="inp"
          rows={2}
          maxLength={1000}
          value={reason}
          aria-invalid={isUnfilled || undefined}
          onChange={event => setReason(event.target.value)}
        />
      </label>
      <p className="rnd-e" role="alert">
        {isUnfilled ? own.whyMissing : faultOf(reopen.error, own)}
      </p>
      <button type="submit" className="btn" aria-disabled={reopen.isPending}>
        {own.reopenIt}
      </button>
    </form>
  )
}

/** Each time that a round was opened again, by whom and why. */
export function Reopenings({ round }: { round: Pick<Round, 'closings'> }) {
  const say = useSay()
  const told = round.closings.flatMap(({ number, reopened }) => (reopened ? [{ number, ...reopened }] : []))
  return told.map(one => (
    <p key={one.number} className="rnd-r">
      {reopenedWords(one, say)}
    </p>
  ))
}

type Reopened = NonNullable<Round['closings'][number]['reopened']>

/** `Genåbnet 3. dec. kl. 10 af sekretariatet: En indsats manglede` */
const reopenedWords = ({ at, by, reason }: Reopened, { own, formats }: Say): string =>
  own.reopened(momentWords(at, new Date(), { own, formats }), by ?? own.office, reason)

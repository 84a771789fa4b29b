import { reports } from '@pejl/server/reports/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { faultOf, useChanging } from './changing.ts'
import type { ActProps } from './Withdraw.tsx'

/** Why the office makes a corrected version; the form opens with what was submitted. */
export function CorrectForm({ slug, report, say, close }: ActProps & { close: () => void }) {
  const { own, round } = say
  const [reason, setReason] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const { params, sent, show } = useChanging(slug, report)
  const correct = useCommand(reports.correct)
  useEffect(() => field.current?.focus(), [])
  function submit(event: FormEvent) {
    event.preventDefault()
    setEmpty(reason.trim() === '')
    if (reason.trim() === '') field.current?.focus()
    else if (!correct.isPending) correct.mutate({ input: { params, body: { reason } }, sent }, show)
  }
  return (
    <form className="act act--open" onSubmit={submit} noValidate aria-labelledby="h-correct">
      <h2 id="h-correct">{own.correct}</h2>
      <p className="mut">{own.correctHint}</p>
      <p className="rnd-e" role="alert">
        {isEmpty ? own.correctNone : faultOf(correct.error, own)}
      </p>
      <label>
        {own.correctReason}
        <textarea
          ref={field}
          className="inp"
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="btn btn--pri" aria-disabled={correct.isPending}>
        {own.correctIt}
      </button>
      <button type="button" className="btn" onClick={close}>
        {round.own.cancel}
      </button>
    </form>
  )
}

import { views } from '@pejl/server/views/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { faultOf } from './faults.ts'
import type { Party, Shared } from './ViewTools.tsx'

/** Why a view is taken back: the reason stays in the log beside it. */
export function TakeBack({ party, params, report, say, close, done, reload }: Shared & { party: Party }) {
  const { own } = say
  const why = useRef<HTMLTextAreaElement>(null)
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  const command = useCommand(views.takeBack)
  useEffect(() => why.current?.focus(), [])
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(words.trim() === '')
    if (words.trim() === '') return why.current?.focus()
    if (command.isPending) return
    const body = { report: report.key, organisation: party.key, words }
    command.mutate(
      { input: { params, body }, sent: { version: party.version } },
      { onSuccess: done(own.gone(party.abbreviation)), onError: reload },
    )
  }
  return (
    <form
      className="vw-f"
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === 'Escape') close()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
      }}
      noValidate
      aria-labelledby="h-take-back"
    >
      <h3 id="h-take-back">{own.takeBackTitle(party.abbreviation)}</h3>
      <label className="vw-w">
        {own.takeBackWhy}
        <textarea
          ref={why}
          className="inp"
          rows={2}
          maxLength={1000}
          value={words}
          aria-invalid={missing}
          onChange={event => setWords(event.target.value)}
        />
      </label>
      <p className="vw-e" role="alert">
        {missing ? own.noWords : faultOf(command.error, say)}
      </p>
      <div className="vw-a">
        <button type="submit" className="btn btn--pri" aria-disabled={command.isPending}>
          {own.takeItBack}
        </button>
        <button type="button" className="btn" onClick={() => close()}>
          {own.cancel}
        </button>
      </div>
    </form>
  )
}

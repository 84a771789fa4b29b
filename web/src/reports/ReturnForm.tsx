import type { InitiativePage } from '@pejl/server/initiatives/contract'
import { overallOf, type Report, reports, SECTIONS, type Section } from '@pejl/server/reports/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useCommand } from '../api/useCommand.ts'
import { faultOf, useChanging } from './changing.ts'
import type { ActProps } from './Withdraw.tsx'

type FormProps = ActProps & { page: InitiativePage; close: () => void }

/** What the office says of each section, and sends back to the owners together with the report. */
export function ReturnForm({ slug, report, page, say, close }: FormProps) {
  const { own, round } = say
  const [comments, setComments] = useState<Partial<Record<Section, string>>>({})
  const [isEmpty, setEmpty] = useState(false)
  const first = useRef<HTMLTextAreaElement>(null)
  const { params, sent, show } = useChanging(slug, report)
  const giveBack = useCommand(reports.return)
  useEffect(() => first.current?.focus(), [])
  function submit(event: FormEvent) {
    event.preventDefault()
    const told = Object.entries(comments).filter(([, comment]) => comment.trim() !== '')
    setEmpty(told.length === 0)
    if (told.length === 0) first.current?.focus()
    else if (!giveBack.isPending)
      giveBack.mutate({ input: { params, body: { comments: Object.fromEntries(told) } }, sent }, show)
  }
  return (
    <form className="act act--open" onSubmit={submit} noValidate aria-labelledby="h-return">
      <h2 id="h-return">{own.returnTitle}</h2>
      <p className="mut">{own.returnHint}</p>
      <p className="rnd-e" role="alert">
        {isEmpty ? own.returnNone : faultOf(giveBack.error, own)}
      </p>
      {SECTIONS.filter(section => isThere(section, report, page)).map((section, n) => (
        <label key={section}>
          {own.section[section]}
          <textarea
            ref={n === 0 ? first : undefined}
            className="inp"
            rows={2}
            maxLength={1000}
            value={comments[section] ?? ''}
            onChange={event => setComments({ ...comments, [section]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="btn btn--pri" aria-disabled={giveBack.isPending}>
        {own.returnIt}
      </button>
      <button type="button" className="btn" onClick={close}>
        {round.own.cancel}
      </button>
    </form>
  )
}

/** Whether there is anything to say of: a green report explains nothing, and not everything is counted. */
function isThere(section: Section, { draft }: Report, { indicators }: InitiativePage): boolean {
  if (section === 'explained') return overallOf(draft) === 'yellow' || overallOf(draft) === 'red'
  return section !== 'rollout' || indicators.some(({ measurements }) => measurements.length > 0)
}

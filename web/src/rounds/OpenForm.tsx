import { rounds } from '@pejl/server/rounds/contract'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { query } from '../api/query.ts'
import { useCommand } from '../api/useCommand.ts'
import { listed } from '../language/listed.ts'
import { AskedChoice, askedIn } from './AskedChoice.tsx'
import { keyFrom } from './deadline.ts'
import { faultOf, fieldOf } from './faults.ts'
import { meetingWords, useSay } from './say.ts'
import { useShow } from './show.ts'

/** The office asks for reports: a name, the period it is about, by when, for which meeting, and whom. */
export function OpenForm({ slug }: { slug: string }) {
  const say = useSay()
  const { own } = say
  const form = useRef<HTMLFormElement>(null)
  const [unfilled, setUnfilled] = useState('')
  const [wrong, setWrong] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const choices = useQuery({ ...query(rounds.choices, { params: { slug } }), refetchOnMount: 'always' })
  const open = useCommand(rounds.open)
  const show = useShow(slug)
  const fields = fieldsOf(own)
  const isAtField = open.error !== null && fields.some(({ name }) => name === wrong)
  const codes = chosen ?? askedIn(choices.data?.initiatives ?? [])
  function submit(event: FormEvent) {
    event.preventDefault()
    if (open.isPending || !choices.isFetchedAfterMount) return
    const field = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement
    setWrong('')
    const missing = fields.filter(({ name }) => field(name).value.trim() === '')
    const words = listed(
      missing.map(({ word }) => word.toLowerCase()),
      say.formats.language,
    )
    setUnfilled(missing.length > 0 ? own.fill(words) : codes.size === 0 ? own.chooseSome : '')
    if (missing[0]) return field(missing[0].name).focus()
    if (codes.size === 0) return
    const name = field('name').value.trim()
    const period = { from: field('from').value, to: field('to').value }
    const deadline = field('deadline').value.slice(0, 16)
    const asking = { meeting: field('meeting').value || null, initiatives: [...codes] }
    const body = { key: keyFrom(name), name, period, deadline, ...asking }
    open.mutate(
      { input: { params: { slug }, body } },
      {
        ...show,
        onError(error) {
          show.onError()
          const at = fieldOf(error)
          setWrong(at)
          form.current?.querySelector<HTMLElement>(`[name="${at}"]`)?.focus()
        },
      },
    )
  }
  return (
    <form ref={form} className="rnd-f panel" onSubmit={submit} noValidate aria-labelledby="h-open">
      <h2 id="h-open">{own.open}</h2>
      <p className="rnd-e" role="alert">
        {unfilled || (isAtField ? '' : faultOf(open.error, own))}
      </p>
      <div className="rnd-n">
        {fields.map(({ name, word, type }) => (
          <label key={name} className={name === 'name' ? 'rnd-w' : undefined}>
            {word}
            <input
              className="inp"
              name={name}
              type={type}
              maxLength={200}
              placeholder={name === 'name' ? own.nameHint : undefined}
              {...(isAtField && name === wrong ? { 'aria-invalid': true, 'aria-describedby': 'open-fault' } : {})}
            />
            {isAtField && name === wrong ? (
              <span id="open-fault" className="rnd-e" role="alert">
                {faultOf(open.error, own)}
              </span>
            ) : null}
          </label>
        ))}
        <label>
          {own.meeting}
          <select className="inp" name="meeting" defaultValue="">
            <option value="">{own.noMeeting}</option>
            {choices.data?.meetings.map(meeting => (
              <option key={meeting.key} value={meeting.key}>
                {meetingWords(meeting, say)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {choices.data && choices.isFetchedAfterMount ? (
        <AskedChoice choices={choices.data.initiatives} chosen={codes} choose={setChosen} />
      ) : choices.error ? (
        <p className="rnd-e" role="alert">
          {faultOf(choices.error, own)}
        </p>
      ) : null}
      <button type="submit" className="btn btn--pri" aria-disabled={open.isPending || !choices.data}>
        {own.openIt}
      </button>
    </form>
  )
}

const fieldsOf = (own: ReturnType<typeof useSay>['own']) => [
  { name: 'name', word: own.name, type: 'text' },
  { name: 'from', word: own.from, type: 'date' },
  { name: 'to', word: own.to, type: 'date' },
  { name: 'deadline', word: own.deadlineField, type: 'datetime-local' },
]

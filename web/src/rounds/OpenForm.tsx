import { rounds } from '@pejl/server/rounds/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { query } from '../api/query.ts'
import { useCommand } from '../api/useCommand.ts'
import { keyFrom } from './deadline.ts'
import { faultOf } from './faults.ts'
import { useSay } from './say.ts'

/** The office asks for reports: a name, the period it is about, and by when. */
export function OpenForm({ slug }: { slug: string }) {
  const { own } = useSay()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [unfilled, setUnfilled] = useState('')
  const open = useCommand(rounds.open)
  const fields = [
    { name: 'name', word: own.name, type: 'text' },
    { name: 'from', word: own.from, type: 'date' },
    { name: 'to', word: own.to, type: 'date' },
    { name: 'deadline', word: own.deadlineField, type: 'datetime-local' },
  ]
  function submit(event: FormEvent) {
    event.preventDefault()
    if (open.isPending) return
    const field = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement
    const missing = fields.filter(({ name }) => field(name).value.trim() === '')
    setUnfilled(missing.length > 0 ? own.fill(missing.map(({ word }) => word.toLowerCase()).join(', ')) : '')
    if (missing[0]) return field(missing[0].name).focus()
    const name = field('name').value.trim()
    const period = { from: field('from').value, to: field('to').value }
    const body = { key: keyFrom(name), name, period, deadline: field('deadline').value.slice(0, 16) }
    open.mutate(
      { input: { params: { slug }, body } },
      { onSuccess: answer => client.setQueryData(query(rounds.list, { params: { slug } }).queryKey, answer) },
    )
  }
  return (
    <form ref={form} className="rnd-f panel" onSubmit={submit} noValidate aria-labelledby="h-open">
      <h2 id="h-open">{own.open}</h2>
      <p className="rnd-e" role="alert">
        {unfilled || faultOf(open.error, own)}
      </p>
      {fields.map(({ name, word, type }) => (
        <label key={name}>
          {word}
          <input
            className="inp"
            name={name}
            type={type}
            maxLength={200}
            placeholder={name === 'name' ? own.nameHint : undefined}
          />
        </label>
      ))}
      <button type="submit" className="btn btn--pri" aria-disabled={open.isPending}>
        {own.openIt}
      </button>
    </form>
  )
}

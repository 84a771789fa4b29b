import { type Colour, DIMENSIONS, type Dimension } from '@pejl/server/terms'
import { views } from '@pejl/server/views/contract'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { nameOfSubmission } from '../api/submission.ts'
import { useCommand } from '../api/useCommand.ts'
import { LightCards } from '../status/LightCards.tsx'
import { faultOf } from './faults.ts'
import type { Say } from './say.ts'
import type { Party, Shared } from './ViewTools.tsx'

/** How an organisation sees it: of the whole or of one dimension, a light and the reason. All of it by keyboard too. */
export function ViewForm({ party, parties, ...shared }: Shared & { party: Party | null; parties: readonly Party[] }) {
  const { report, say, close } = shared
  const { own } = say
  const form = useForm(party, parties, shared)
  const first = useRef<HTMLFormElement>(null)
  useEffect(() => first.current?.querySelector<HTMLElement>('select, input:checked, input')?.focus(), [])
  const reported = report[form.about ?? 'overall']
  return (
    <form
      ref={first}
      className="vw-f"
      onSubmit={form.submit}
      onKeyDown={event => {
        if (event.key === 'Escape') close()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit(event)
      }}
      noValidate
      aria-labelledby="h-differ"
    >
      <h3 id="h-differ">{form.party?.onBehalf === false ? own.differ : own.differFor}</h3>
      {parties.length > 1 && party === null ? <Parties parties={parties} form={form} say={say} /> : null}
      <About form={form} say={say} />
      <fieldset>
        <legend>{own.light}</legend>
        <LightCards
          name="view-light"
          chosen={form.light}
          choose={form.setLight}
          off={reported && reported !== 'not_reported' ? { light: reported, why: own.reported } : null}
        />
      </fieldset>
      <label className="vw-w">
        {own.why}
        <small className="mut">{own.whyHint}</small>
        <textarea
          className="inp"
          name="words"
          rows={3}
          maxLength={1000}
          value={form.words}
          onChange={event => form.setWords(event.target.value)}
        />
      </label>
      <p className="vw-e" role="alert">
        {form.missing.length > 0 ? `${form.missing.join('. ')}.` : form.fault}
      </p>
      <div className="vw-a">
        <button type="submit" className="btn btn--pri" aria-disabled={form.busy}>
          {own.save}
        </button>
        <button type="button" className="btn" onClick={() => close()}>
          {own.cancel}
        </button>
      </div>
    </form>
  )
}

type Form = ReturnType<typeof useForm>

function useForm(given: Party | null, parties: readonly Party[], { params, report, say, done, reload }: Shared) {
  const { own } = say
  const [key, setKey] = useState(given?.key ?? (parties.length === 1 ? parties[0]?.key : undefined))
  const [about, setAbout] = useState<Dimension | null>(given?.holds?.dimension ?? null)
  const [light, setLight] = useState<Colour | null>(given?.holds?.light ?? null)
  const [words, setWords] = useState(given?.holds ? say.formats.text(given.holds.words) : '')
  const [asked, setAsked] = useState(false)
  const [submission, setSubmission] = useState(nameOfSubmission)
  const command = useCommand(views.give)
  const party = parties.find(one => one.key === key)
  // What the report says itself is no other view.
  const other = light === report[about ?? 'overall'] ? null : light
  const missing = [party ? '' : own.noParty, other ? '' : own.noLight, words.trim() ? '' : own.noWords].filter(Boolean)
  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault()
    setAsked(true)
    if (command.isPending || !party || !other || missing.length > 0) return
    const body = { report: report.key, organisation: party.key, dimension: about, light: other, words }
    command.mutate(
      { input: { params, body }, sent: { version: party.version, submission } },
      {
        onSuccess: done(own.saved(party.abbreviation)),
        onError: () => {
          // What comes after somebody else's word is another change than the one that was refused.
          setSubmission(nameOfSubmission())
          reload()
        },
      },
    )
  }
  return {
    ...{ party, setKey, about, setAbout, light: other, setLight, words, setWords, submit },
    missing: asked ? missing : [],
    fault: faultOf(command.error, say),
    busy: command.isPending,
  }
}

function Parties({ parties, form, say }: { parties: readonly Party[]; form: Form; say: Say }) {
  return (
    <label className="vw-w">
      {say.own.party}
      <select className="inp" value={form.party?.key ?? ''} onChange={event => form.setKey(event.target.value)}>
        <option value="">–</option>
        {parties.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function About({ form, say }: { form: Form; say: Say }) {
  const { own, shared } = say
  return (
    <fieldset>
      <legend>{own.about}</legend>
      <div className="vw-c">
        {[null, ...DIMENSIONS].map(dimension => (
          <label key={dimension ?? 'overall'} className={form.about === dimension ? 'vw-o vw-o--on' : 'vw-o'}>
            <input
              type="radio"
              name="view-about"
              checked={form.about === dimension}
              onChange={() => form.setAbout(dimension)}
            />
            {dimension ? shared.dimension[dimension] : own.overall}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

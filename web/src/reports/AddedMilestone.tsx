import type { ReportDraft } from '@pejl/server/reports/contract'
import { SECTORS } from '@pejl/server/terms'
import { Icon } from '../ui/Icon.tsx'
import { idOf } from './field.ts'
import type { FormParts } from './form.ts'
import { verdictOn } from './judgement.ts'
import { Remark } from './Remark.tsx'

type Added = ReportDraft['added'][number]
type AddedProps = { added: Added; parts: FormParts }

/** A milestone that is new: what is to be reached, when, and for which sectors something then goes live. */
export function AddedMilestone({ added, parts }: AddedProps) {
  const { draft, edit, say } = parts
  const { own } = say
  const field = `added.${added.key}`
  const name = own.newMilestone(added.title)
  const change = (part: Partial<Added>) =>
    edit({ added: draft.added.map(one => (one.key === added.key ? { ...one, ...part } : one)) })
  function remove() {
    edit({ added: draft.added.filter(({ key }) => key !== added.key) })
    document.getElementById('add-milestone')?.focus()
  }
  const { fault, read } = verdictOn(parts, field, of => of.added.find(({ key }) => key === added.key)?.forecast)
  const wrong = fault === 'date' ? own.unreadable : fault === 'passed' ? own.past : ''
  return (
    <tr className="is-new">
      <th scope="row">
        <span className="vh">{name}</span>
        <input
          id={idOf(field)}
          className="inp"
          maxLength={200}
          value={added.title}
          placeholder={own.newTitle}
          aria-label={`${own.newMilestone('')}: ${own.newTitle}`}
          onChange={event => change({ title: event.target.value })}
        />
        <Sectors added={added} change={change} say={say} />
      </th>
      <td>
        <span className="ms-new">{own.isNew}</span>
      </td>
      <td>
        <input
          className="inp"
          maxLength={60}
          value={added.forecast}
          placeholder={own.newDate}
          aria-label={`${name}: ${own.newDate}`}
          aria-invalid={wrong !== '' || undefined}
          onChange={event => change({ forecast: event.target.value })}
        />
      </td>
      <td>
        {wrong ? (
          <p className="ms-n ms-n--x">
            <Icon name="info" />
            {wrong}
          </p>
        ) : (
          <p className="ms-n mut">
            {read ? `${own.readAs(say.formats.window(read.window))} · ` : ''}
            {own.newHint}
          </p>
        )}
        <Remark about={name} value={added.note} change={note => change({ note })} own={own} />{' '}
        <button type="button" className="lnk ms-r" aria-label={own.removeNewOf(added.title)} onClick={remove}>
          {own.removeNew}
        </button>
      </td>
    </tr>
  )
}

type SectorsProps = { added: Added; change: (part: Partial<Added>) => void } & Pick<FormParts, 'say'>

function Sectors({ added: { sectors }, change, say: { own, shared } }: SectorsProps) {
  return (
    <fieldset className="ms-s">
      <legend>{own.goesLiveFor}</legend>
      {SECTORS.map(sector => (
        <label key={sector} className="ck">
          <input
            type="checkbox"
            checked={sectors.includes(sector)}
            onChange={({ target: { checked } }) =>
              change({ sectors: SECTORS.filter(one => (one === sector ? checked : sectors.includes(one))) })
            }
          />
          {shared.sector[sector]}
        </label>
      ))}
    </fieldset>
  )
}

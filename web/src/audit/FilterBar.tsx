import { AUDIT_ACTIONS, type AuditFilter, type AuditPage, TECHNICAL_TABLES } from '@pejl/server/audit/contract'
import { organisations } from '@pejl/server/organisations/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { query } from '../api/query.ts'
import { listQuery } from '../app/Shell.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { Say } from './say.ts'

type BarProps = {
  filter: AuditFilter
  sees: AuditPage['sees'] | undefined
  change: (filter: AuditFilter) => void
  say: Say
}
type Choice = { value: string; word: string }

/** Everything that narrows the log down, and the way to take along what is left. */
export function FilterBar({ filter, sees, change, say }: BarProps) {
  const { own, formats } = say
  const { data: portfolios } = useQuery(listQuery)
  const { data: known } = useQuery(query(organisations.list, {}))
  const set = (changed: Partial<Record<keyof AuditFilter, string>>) =>
    change(Object.fromEntries(Object.entries({ ...filter, ...changed }).filter(([, value]) => value)))
  const isSeen = (table: string) => sees?.own || (TECHNICAL_TABLES.includes(table) ? sees?.technical : sees?.content)
  const choices: [keyof AuditFilter, string, Choice[]][] = [
    ['action', own.actionFilter, AUDIT_ACTIONS.map(value => ({ value, word: own.action[value] }))],
    [
      'table',
      own.thingFilter,
      sorted(
        Object.entries(own.thing)
          .filter(([table]) => isSeen(table))
          .map(toChoice),
      ),
    ],
    ['organisation', own.organisation, (known ?? []).map(({ key, name }) => ({ value: key, word: name }))],
    [
      'portfolio',
      own.portfolio,
      (portfolios ?? []).map(one => ({ value: one.slug, word: formats.portfolioName(one) })),
    ],
  ]
  return (
    <form className="log-f" aria-label={own.filters} onSubmit={event => event.preventDefault()}>
      {(['from', 'to'] as const).map(name => (
        <Labelled key={name} word={own[name]}>
          <input
            className="inp"
            type="date"
            value={filter[name] ?? ''}
            onChange={event => set({ [name]: event.target.value })}
          />
        </Labelled>
      ))}
      <Labelled word={own.person}>
        <Person value={filter.person ?? ''} set={person => set({ person })} hint={own.personHint} />
      </Labelled>
      {choices
        .filter(([, , options]) => options.length > 0)
        .map(([name, word, options]) => (
          <Labelled key={name} word={word}>
            <select className="inp" value={filter[name] ?? ''} onChange={event => set({ [name]: event.target.value })}>
              <option value="">{own.all}</option>
              {options.map(option => (
                <option key={option.value} value={option.value}>
                  {option.word}
                </option>
              ))}
            </select>
          </Labelled>
        ))}
      {Object.keys(filter).length > 0 ? (
        <div className="log-b">
          {filter.row ? (
            <button type="button" className="chip" onClick={() => set({ row: '' })}>
              {own.row(filter.row)} <Icon name="close" />
            </button>
          ) : null}
          <button type="button" className="btn btn--ghost" onClick={() => change({})}>
            {own.clear}
          </button>
        </div>
      ) : null}
    </form>
  )
}

const toChoice = ([value, word]: [string, string]): Choice => ({ value, word: word.replace(/^(en|et|an?|the) /, '') })
const sorted = (choices: Choice[]) => choices.toSorted((a, b) => a.word.localeCompare(b.word, 'da'))

const Labelled = ({ word, children }: { word: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is given
  <label>
    <span>{word}</span>
    {children}
  </label>
)

/** Longer than somebody pauses between two letters. */
const PAUSE_MS = 350

/** Asked for when somebody has stopped writing. */
function Person({ value, set, hint }: { value: string; set: (person: string) => void; hint: string }) {
  const [text, setText] = useState(value)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  // Cleared, or gone back to, from elsewhere; what is just being written stays.
  useEffect(() => {
    if (waiting.current === undefined) setText(value)
  }, [value])
  function write(written: string) {
    setText(written)
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => {
      waiting.current = undefined
      set(written.trim())
    }, PAUSE_MS)
  }
  return (
    <input
      className="inp"
      type="search"
      maxLength={80}
      value={text}
      placeholder={hint}
      onChange={event => write(event.target.value)}
    />
  )
}

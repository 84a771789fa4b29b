import { useEffect, useRef, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { Choices, type Given } from './Choices.tsx'
import type { Say } from './say.ts'
import { GROUPINGS, SORTS, type View } from './view.ts'

type SheetProps = {
  filters: readonly Given[]
  view: View
  shown: number
  say: Say
  change: (view: Partial<View>) => void
  clear: () => void
}

/** On a phone: every filter, grouping and sort in one sheet. */
export function FilterSheet({ filters, view, shown, say, change, clear }: SheetProps) {
  const sheet = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const { own, shared } = say
  const count = filters.filter(filter => filter.options.some(option => option.chosen)).length
  useEffect(() => {
    if (open) sheet.current?.showModal()
  }, [open])
  return (
    <>
      <button
        type="button"
        className={count > 0 ? 'btn btn--on only-m bar-m' : 'btn only-m bar-m'}
        onClick={() => setOpen(true)}
      >
        <Icon name="filter" />
        {own.allFilters}
        {count > 0 ? ` (${count})` : ''}
      </button>
      {open ? (
        <dialog ref={sheet} className="dlg sheet" aria-label={own.filters} onClose={() => setOpen(false)}>
          <header className="dlg-h">
            <h2>{own.allFilters}</h2>
            <button
              type="button"
              className="btn btn--icon btn--ghost"
              aria-label={shared.close}
              onClick={() => sheet.current?.close()}
            >
              <Icon name="close" />
            </button>
          </header>
          <div className="sheet-b">
            {filters.map(filter => (
              <Choices key={filter.name} filter={filter} change={change} titled />
            ))}
            <Radios
              name={own.groupBy}
              value={view.grouping}
              options={GROUPINGS}
              words={own.grouping}
              set={grouping => change({ grouping })}
            />
            <Radios
              name={own.sortBy}
              value={view.sort}
              options={SORTS}
              words={own.sort}
              set={sort => change({ sort, reversed: false })}
            />
          </div>
          <footer className="sheet-f">
            <button type="button" className="btn" onClick={clear}>
              {own.clearAll}
            </button>
            <button type="button" className="btn btn--pri" onClick={() => sheet.current?.close()}>
              {own.show(shown)}
            </button>
          </footer>
        </dialog>
      ) : null}
    </>
  )
}

type RadiosProps<T extends string> = {
  name: string
  value: T
  options: readonly T[]
  words: Record<T, string>
  set: (value: T) => void
}

function Radios<T extends string>({ name, value, options, words, set }: RadiosProps<T>) {
  return (
    <fieldset className="ch">
      <legend>{name.replace(':', '')}</legend>
      {options.map(option => (
        <label key={option} className="ck">
          <input type="radio" name={name} checked={option === value} onChange={() => set(option)} />
          {words[option]}
        </label>
      ))}
    </fieldset>
  )
}

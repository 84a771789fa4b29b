import type { Overview } from '@pejl/server/portfolio/contract'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '../app/keys.ts'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { Choices, filtersOf, type Given } from './Choices.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import type { Say } from './say.ts'
import { DENSITIES, GROUPINGS, isFiltered, SORTS, type View } from './view.ts'

type BarProps = {
  overview: Overview
  view: View
  shown: number
  say: Say
  change: (view: Partial<View>) => void
  clear: () => void
  /** A long list is sorted by a menu: its head is not a table's. */
  long: boolean
  print: () => void
}

/** Search, filters, count; grouping, density, projector, print. Everything it sets stands in the address. */
export function FilterBar({ overview, view, shown, say, change, clear, long, print }: BarProps) {
  const { own } = say
  const all = overview.counts.initiatives
  const bar = useRef<HTMLFormElement>(null)
  const filters = useMemo(() => filtersOf(overview, view, say), [overview, view, say])
  useKeys({
    f: () => {
      const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('.bar-f button, .bar-m') ?? [])]
      buttons.find(button => button.checkVisibility())?.focus()
    },
    d: () => change({ density: DENSITIES[(DENSITIES.indexOf(view.density) + 1) % DENSITIES.length] ?? 'normal' }),
  })
  return (
    <search aria-label={own.filters}>
      <form ref={bar} className="bar" onSubmit={event => event.preventDefault()}>
        <SearchField
          text={view.text}
          hint={own.searchHint(all)}
          label={own.searchLabel}
          set={text => change({ text })}
        />
        <FilterSheet filters={filters} view={view} shown={shown} say={say} change={change} clear={clear} />
        <span className="hide-m bar-f">
          {filters.map(filter => (
            <FilterMenu key={filter.name} filter={filter} say={say} change={change} />
          ))}
        </span>
        <output className="bar-n" aria-live="polite">
          {own.countOf(shown, all)}
        </output>
        {isFiltered(view) ? (
          <button type="button" className="lnk bar-c" onClick={clear}>
            {own.clearAll}
          </button>
        ) : null}
        <span className="grow" />
        <Select
          label={own.groupBy}
          value={view.grouping}
          options={GROUPINGS}
          words={own.grouping}
          set={grouping => change({ grouping })}
        />
        {long ? (
          <Select
            label={own.sortBy}
            value={view.sort}
            options={SORTS}
            words={own.sort}
            set={sort => change({ sort, reversed: false })}
          />
        ) : null}
        <fieldset className="seg hide-m">
          <legend className="vh">{own.densityLabel}</legend>
          {(['taet', 'normal', 'luftig'] as const).map(density => (
            <button
              key={density}
              type="button"
              aria-pressed={view.density === density}
              onClick={() => change({ density })}
            >
              {own.density[density]}
            </button>
          ))}
        </fieldset>
        <IconButton
          icon="screen"
          name={view.projector ? own.projectorOff : own.projector}
          pressed={view.projector}
          press={() => change({ projector: !view.projector })}
        />
        <IconButton icon="print" name={say.shared.print} press={print} />
      </form>
    </search>
  )
}

function IconButton({
  icon,
  name,
  pressed,
  press,
}: {
  icon: string
  name: string
  pressed?: boolean
  press: () => void
}) {
  return (
    <button
      type="button"
      className={pressed ? 'btn btn--icon btn--on hide-m' : 'btn btn--icon hide-m'}
      aria-label={name}
      title={name}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  )
}

/** Writes itself into the address once the reader pauses: a browser counts how often that happens. */
function SearchField({
  text,
  hint,
  label,
  set,
}: {
  text: string
  hint: string
  label: string
  set: (text: string) => void
}) {
  const [typed, setTyped] = useState(text)
  const [given, setGiven] = useState(text)
  if (given !== text) {
    setGiven(text)
    setTyped(text)
  }
  const latest = useRef(set)
  useEffect(() => {
    latest.current = set
  })
  useEffect(() => {
    if (typed === text) return
    const pause = setTimeout(() => latest.current(typed), 120)
    return () => clearTimeout(pause)
  }, [typed, text])
  return (
    <label className="field field--search">
      <Icon name="search" />
      <span className="vh">{label}</span>
      <input
        id="search"
        type="search"
        maxLength={100}
        placeholder={hint}
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          if (typed) setTyped('')
          else event.currentTarget.blur()
        }}
      />
    </label>
  )
}

type SelectProps<T extends string> = {
  label: string
  value: T
  options: readonly T[]
  words: Record<T, string>
  set: (value: T) => void
}

function Select<T extends string>({ label, value, options, words, set }: SelectProps<T>) {
  return (
    <label className="btn sel hide-m">
      <span className="dimtxt">{label}</span>
      <select value={value} onChange={event => set(event.target.value as T)}>
        {options.map(option => (
          <option key={option} value={option}>
            {words[option]}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </label>
  )
}

type MenuProps = { filter: Given; say: Say; change: (view: Partial<View>) => void }

function FilterMenu({ filter, say, change }: MenuProps) {
  const chosen = filter.options.filter(option => option.chosen)
  const summary =
    chosen.length > 2 ? String(chosen.length) : chosen.map(option => option.short ?? option.word).join(', ')
  return (
    <Popover
      className={chosen.length > 0 ? 'btn btn--on' : 'btn'}
      name={filter.word}
      button={
        <>
          <span className="trunc">{chosen.length > 0 ? `${filter.word}: ${summary}` : filter.word}</span>
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <>
          <Choices filter={filter} change={change} />
          {chosen.length > 0 ? (
            <button type="button" className="lnk" onClick={() => change(filter.none)}>
              {say.own.clear}
            </button>
          ) : null}
        </>
      )}
    </Popover>
  )
}

import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSearch } from 'wouter'
import { adjust } from '../app/journey.ts'
import type { Strip } from './load.ts'
import { cellAt, cellLedTo, firstCell, keyOf } from './loadStops.ts'

/** `idrift=` in the address: the cell whose go-lives are listed. */
const OPEN = 'idrift'

/** The strips' one stop for Tab, from which arrows lead on, and the cell that is open; Esc closes it. */
export function useCells(box: RefObject<HTMLElement | null>, strips: readonly Strip[]) {
  const open = cellAt(strips, new URLSearchParams(useSearch()).get(OPEN) ?? '')
  const openKey = open && keyOf(open)
  const [at, setAt] = useState<string | null>(null)
  const here = at === null ? null : cellAt(strips, at)
  const stop = here ? keyOf(here) : (openKey ?? firstCell(strips))
  const toggle = useCallback((key: string | null) => adjust(location.pathname + withOpen(location.search, key)), [])

  function focus(key: string) {
    flushSync(() => setAt(key))
    box.current?.querySelector<HTMLElement>(`[data-cell="${key}"]`)?.focus()
  }
  /** The list goes; the focus stays with its cell. */
  function close() {
    if (openKey === null) return
    focus(openKey)
    toggle(null)
  }
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key === 'Escape' && openKey !== null) {
      event.preventDefault()
      return close()
    }
    // In the list the keys are the browser's.
    if (!stop || !(event.target as Element).closest('[data-cell]')) return
    const to = cellLedTo(strips, stop, event.key)
    if (!to) return
    event.preventDefault()
    focus(to)
  }
  return { open, openKey, stop, toggle, arrive: setAt, close, press }
}

function withOpen(search: string, key: string | null): string {
  const given = new URLSearchParams(search)
  if (key === null) given.delete(OPEN)
  else given.set(OPEN, key)
  const text = given.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

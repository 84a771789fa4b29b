import { hashOf, type LineRange, linesOfHash } from '@pejl/server/sources/contract'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useState } from 'react'
import { adjust } from '../app/journey.ts'
import { nextStop } from './marks.ts'

export type Reading = {
  /** The lines of the address. */
  chosen: readonly LineRange[]
  /** The line where the reader is; 0 before any was led to. */
  at: number
  /** The line that the tab key stops at. */
  tabStop: number
  /** The line whose facts are shown; 0: none. */
  open: number
  /** The reader has asked for a stop after the last one (1) or before the first (-1). */
  ended: 1 | -1 | 0
  lead: (line: number) => void
  step: (step: 1 | -1) => void
  press: (event: MouseEvent) => void
  key: (event: KeyboardEvent) => void
  focus: (event: FocusEvent) => void
}

/** Where in a document its reader is. */
export function useReading(last: number, stops: readonly number[]): Reading {
  const [chosen, setChosen] = useState<readonly LineRange[]>(() => linesOfHash(location.hash))
  const [at, setAt] = useState(() => firstOf(linesOfHash(location.hash), last) ?? 0)
  const [open, setOpen] = useState(0)
  const [ended, setEnded] = useState<Reading['ended']>(0)

  const lead = useCallback((line: number, block: ScrollLogicalPosition = 'center') => {
    setAt(line)
    setEnded(0)
    leadTo(line, block)
  }, [])
  // Who comes from a foot note lands at its lines; so does who writes others into the address.
  useEffect(() => {
    const arrive = () => {
      const lines = linesOfHash(location.hash)
      const first = firstOf(lines, last)
      setChosen(lines)
      if (first !== undefined) lead(first)
    }
    arrive()
    addEventListener('hashchange', arrive)
    return () => removeEventListener('hashchange', arrive)
  }, [last, lead])

  function step(direction: 1 | -1) {
    const stop = nextStop(stops, at, direction)
    if (stop === null) setEnded(direction)
    else lead(stop)
  }

  function press(event: MouseEvent) {
    const { line, facts } = (event.target as Element).closest<HTMLElement>('[data-line], [data-facts]')?.dataset ?? {}
    if (facts) {
      setAt(Number(facts))
      setOpen(open === Number(facts) ? 0 : Number(facts))
    }
    // With a key held down the link opens elsewhere, as every other does.
    if (!line || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const lines = [{ from: Number(line), to: Number(line) }]
    adjust(`${location.pathname}${location.search}#${hashOf(lines)}`)
    setChosen(lines)
    lead(Number(line), 'nearest')
  }

  // Who comes by the tab key is at a line that nothing has led to.
  function focus(event: FocusEvent) {
    const { line, facts } = (event.target as HTMLElement).dataset
    if (line ?? facts) setAt(Number(line ?? facts))
  }

  function key(event: KeyboardEvent) {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Escape' && open > 0) {
      setOpen(0)
      leadTo(open, 'nearest')
    }
    if (!(event.target as Element).matches('[data-line], [data-facts]')) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 1, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    if (to >= 1 && to <= last) lead(to, 'nearest')
  }

  return { chosen, at, tabStop: at || (stops[0] ?? 1), open, ended, lead, step, press, key, focus }
}

const firstOf = (lines: readonly LineRange[], last: number) => lines.find(({ from }) => from <= last)?.from

function leadTo(line: number, block: ScrollLogicalPosition) {
  const row = document.getElementById(`l-${line}`)
  row?.querySelector<HTMLElement>('[data-line]')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block })
  // Blocks that come into sight may turn out taller than they were taken for.
  requestAnimationFrame(() => row?.scrollIntoView({ block }))
}

import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useKeys } from '../app/keys.ts'
import type { Line } from './lines.ts'
import type { Row } from './series.ts'
import { ledTo, type Stop, stopsOf, TITLE } from './stops.ts'

type FocusProps = {
  box: RefObject<HTMLElement | null>
  lines: readonly Line[]
  rowAt: (code: string) => Row | null
  long: boolean
  /** Draws what has come into sight. */
  look: () => void
}

/** One stop for Tab; from there the arrows, j and k lead on. */
export function useFocus({ box, lines, rowAt, long, look }: FocusProps) {
  const [current, setCurrent] = useState<Stop | null>(null)
  const rows = useMemo(() => lines.filter(line => line.code !== null), [lines])
  const places = useMemo(() => new Map(rows.map((line, index) => [line.code, index])), [rows])
  const known = current ? places.get(current.code) : undefined
  const index = known ?? 0
  const row = rowAt(rows[index]?.code ?? '')
  const isThere = current !== null && known !== undefined && row !== null && stopsOf(row).includes(current.at)
  const stop: Stop | null = row && { code: row.initiative.code, at: isThere ? current.at : TITLE }

  function lead(key: string): boolean {
    if (!row || !stop) return false
    const from = { row, at: stop.at, index, rows: rows.length, rowAt: (of: number) => rowAt(rows[of]?.code ?? '') }
    const to = ledTo(key, from)
    if (!to) return false
    const line = rows[to.index]
    if (!line?.code || !box.current) return true
    if (long) bringIntoSight(line, box.current)
    const next = { code: line.code, at: to.at }
    flushSync(() => {
      look()
      setCurrent(next)
    })
    focusOn(next, box.current)
    return true
  }

  function press(event: KeyboardEvent) {
    if (event.metaKey || event.altKey || event.shiftKey) return
    if (lead(event.ctrlKey ? `Control+${event.key}` : event.key)) event.preventDefault()
  }
  useKeys({ j: () => lead(known === undefined ? 'Home' : 'ArrowDown'), k: () => lead('ArrowUp') })

  function arrive(target: Element) {
    const code = target.closest<HTMLElement>('[data-row]')?.dataset.row
    const at = target.closest<HTMLElement>('[data-stop]')?.dataset.stop
    if (code && at) setCurrent({ code, at })
  }
  return { stop, press, arrive }
}

/** What the head of the chart and the group above take when a line is brought into sight. */
const MARGIN = 90

function bringIntoSight({ top, height }: Line, box: HTMLElement) {
  if (top < box.scrollTop) box.scrollTop = top
  const bottom = top + height + MARGIN - box.clientHeight
  if (bottom > box.scrollTop) box.scrollTop = bottom
}

function focusOn({ code, at }: Stop, box: HTMLElement) {
  const selector = `[data-row="${CSS.escape(code)}"] [data-stop="${CSS.escape(at)}"]`
  const target = box.querySelector<HTMLElement>(selector)
  target?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

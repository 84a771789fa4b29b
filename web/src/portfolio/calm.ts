import type { Overview } from '@pejl/server/portfolio/contract'
import { useEffect, useState } from 'react'
import { filtered, grouped, signOf } from './rows.ts'
import { type View, viewIn } from './view.ts'

const MARKED_FOR = 6000
const NOTHING: ReadonlySet<string> = new Set()

type Held = { of: string; shown: Overview; marked: ReadonlySet<string>; waiting: number }

/**
 * Keeps what is on screen still under the pointer. A newer answer to the same question takes its place only when no row
 * moves and nobody is at a row that changes; else it waits until it is asked for, or until the page is out of sight.
 */
export function useCalm(newest: Overview, question: string, frozen: boolean) {
  const [held, setHeld] = useState<Held>({ of: question, shown: newest, marked: NOTHING, waiting: 0 })
  let current = held
  // The rest of a large portfolio is no news: it takes the place of its first rows as soon as it is there.
  const isRest = held.shown.initiatives.length < held.shown.counts.initiatives && newest !== held.shown
  if (held.of !== question || isRest) {
    current = { of: question, shown: newest, marked: NOTHING, waiting: 0 }
    setHeld(current)
  }
  const { shown } = current

  useEffect(() => {
    if (newest === shown || newest.revision === shown.revision) return
    const changed = changedCodes(shown, newest)
    const still = !frozen && !document.hidden && keepsStill(shown, newest, changed)
    const marked = new Set(changed)
    setHeld(
      still || document.hidden
        ? { of: question, shown: newest, marked, waiting: 0 }
        : { of: question, shown, marked: NOTHING, waiting: Math.max(1, changed.length) },
    )
  }, [newest, shown, question, frozen])

  useEffect(() => {
    if (current.marked.size === 0) return
    const fade = setTimeout(() => setHeld(now => ({ ...now, marked: NOTHING })), MARKED_FOR)
    return () => clearTimeout(fade)
  }, [current.marked])

  function takeNewest() {
    setHeld({ of: question, shown: newest, marked: new Set(changedCodes(shown, newest)), waiting: 0 })
  }
  useEffect(() => {
    const leave = () => {
      if (document.hidden) setHeld({ of: question, shown: newest, marked: NOTHING, waiting: 0 })
    }
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [newest, question])

  return { shown, marked: current.marked, waiting: frozen ? 0 : current.waiting, takeNewest }
}

/** Rows that came, went or say something else. */
export function changedCodes(before: Overview, after: Overview): string[] {
  const old = new Map(before.initiatives.map(row => [row.code, row]))
  const changed: string[] = []
  for (const row of after.initiatives) {
    const was = old.get(row.code)
    if (!was || JSON.stringify(was) !== JSON.stringify(row)) changed.push(row.code)
    old.delete(row.code)
  }
  return [...changed, ...old.keys()]
}

/** Whether every row, tile and line of changes stays where it is, and nobody is at a row that changes. */
function keepsStill(before: Overview, after: Overview, changed: readonly string[]): boolean {
  if (outlineOf(before, viewIn(location.search)) !== outlineOf(after, viewIn(location.search))) return false
  const at = new Set(changed)
  for (const row of document.querySelectorAll<HTMLElement>('[data-code]:is(:hover, :focus-within)')) {
    if (at.has(row.dataset.code ?? '')) return false
  }
  return true
}

/** Everything that decides where something stands: the rows in their order, their titles, the tiles, the changes. */
export function outlineOf(overview: Overview, view: View): string {
  const rows = grouped(filtered(overview, view), overview, view).map(group => [
    group.key,
    ...group.rows.map(row => [row.code, view.density === 'luftig' ? [row.title, row.nextMilestone?.title] : 0]),
  ])
  const tiles = overview.initiatives.map(signOf)
  const changes = overview.changes.items.map(change => [change.kind, change.code])
  return JSON.stringify([rows, tiles, changes])
}

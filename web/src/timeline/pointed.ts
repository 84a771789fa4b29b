import { type RefObject, useCallback, useEffect, useState } from 'react'

/**
 * What is pointed at or has the focus: a milestone or phase by its key, with an empty key the initiative itself, or
 * without a code meetings, a key in each line; and where in the chart its card stands.
 */
export type Pointed = { code: string; key: string; x: number; y: number; toLeft: boolean; above: boolean }

/** Room that a card needs, in px. */
const CARD = { width: 300, height: 150 }

/** What is at the focus or under the pointer is told in a card; Esc puts it away. */
export function usePointed(box: RefObject<HTMLElement | null>) {
  const [at, setAt] = useState<Pointed | null>(null)
  const hide = useCallback(() => setAt(null), [])
  useEffect(() => {
    if (!at) return
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [at, hide])

  function show(target: EventTarget) {
    const element = target instanceof Element ? target : null
    if (element?.closest('.tl-card')) return
    const mark = element?.closest<HTMLElement>('[data-milestone], [data-phase], [data-meetings]')
    const name = element?.closest<HTMLElement>('[data-related]')
    if (mark && box.current) setAt(placed(mark, box.current))
    else if (name && box.current) setAt(besideName(name, box.current))
    else hide()
  }
  return { at, show, hide }
}

/** Right of the arrows and their words, which begin where the names end; on a phone under the line. */
const BESIDE_ARROWS = 230

function besideName(name: HTMLElement, box: HTMLElement): Pointed {
  const row = name.closest<HTMLElement>('[data-row]')
  const [from, to] = [box.getBoundingClientRect(), name.getBoundingClientRect()]
  const code = row?.dataset.row ?? ''
  if (to.width > from.width * 0.6) {
    const bottom = row?.getBoundingClientRect().bottom ?? to.bottom
    return { code, key: '', x: box.scrollLeft + 16, y: bottom - from.top + box.scrollTop, toLeft: false, above: false }
  }
  const above = to.bottom > Math.min(innerHeight, from.bottom) - CARD.height
  const x = to.right - from.left + box.scrollLeft + BESIDE_ARROWS
  return { code, key: '', x, y: (above ? to.bottom : to.top) - from.top + box.scrollTop, toLeft: false, above }
}

function placed(mark: HTMLElement, box: HTMLElement): Pointed {
  const [from, to] = [box.getBoundingClientRect(), mark.getBoundingClientRect()]
  const above = to.bottom > Math.min(innerHeight, from.bottom) - CARD.height
  return {
    code: mark.closest<HTMLElement>('[data-row]')?.dataset.row ?? '',
    key: mark.dataset.milestone ?? mark.dataset.phase ?? mark.dataset.meetings ?? '',
    // A long bar's card stands at what of it is in sight.
    x: (Math.max(to.left, from.left) + Math.min(to.right, from.right)) / 2 - from.left + box.scrollLeft,
    y: (above ? to.top : to.bottom) - from.top + box.scrollTop,
    toLeft: to.left > from.right - CARD.width,
    above,
  }
}

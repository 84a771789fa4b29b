// A first page may come drawn by the server (draw.tsx). The application then draws the same in its place, in one step:
// what the reader has done with the page meanwhile is done with the application's.
import { flushSync } from 'react-dom'

declare global {
  interface Window {
    /** What boot.js saw pressed before the application was there. */
    pejlPressed?: Element | undefined
    /** And the single keys that were struck, in order. */
    pejlStruck?: string[] | undefined
  }
}

type Field = HTMLInputElement | HTMLSelectElement

const page = document.documentElement

/** Whether what stands there came from the server. */
export const isDrawn = () => page.dataset.drawn !== undefined

/** Draws the application in place of what the server drew, and goes on where the reader was. */
export function takeOver(place: HTMLElement, draw: () => void) {
  if (!isDrawn()) return draw()
  const { activeElement } = document
  const focused = activeElement && pathTo(activeElement, place)
  const pressed = window.pejlPressed && pathTo(window.pejlPressed, place)
  const scrolled = [...place.querySelectorAll('[data-list]')].map(list => list.scrollTop)
  const written = [...place.querySelectorAll<Field>('input, select')]
    .filter(isChanged)
    .map(field => ({ path: pathTo(field, place), value: field.value }))
  flushSync(draw)
  delete page.dataset.drawn
  const struck = window.pejlStruck ?? []
  delete window.pejlPressed
  delete window.pejlStruck
  place.querySelectorAll('[data-list]').forEach((list, at) => {
    list.scrollTop = scrolled[at] ?? 0
  })
  if (focused) elementAt(focused, place)?.focus({ preventScroll: true })
  for (const { path, value } of written) write(path && (elementAt(path, place) as Element | null), value)
  if (pressed) elementAt(pressed, place)?.click()
  for (const key of struck) strike(key)
}

const strike = (key: string) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )

/** Where an element stands below another: which child of which child. Null when it stands elsewhere. */
function pathTo(element: Element, from: Element): number[] | null {
  const path: number[] = []
  for (let at = element; at !== from; ) {
    const { parentElement } = at
    if (!parentElement) return null
    path.unshift([...parentElement.children].indexOf(at))
    at = parentElement
  }
  return path
}

const elementAt = (path: readonly number[], from: Element) =>
  path.reduce<Element | null | undefined>((at, child) => at?.children[child], from) as HTMLElement | null | undefined

const isChanged = (field: Field) =>
  field instanceof HTMLInputElement
    ? field.value !== field.defaultValue
    : ![...field.options].some(option => option.defaultSelected && option.selected)

/** Past React, which hears of a value only when it is not the one that it has set itself. */
function write(field: Element | null, value: string) {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLSelectElement
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event(field instanceof HTMLInputElement ? 'input' : 'change', { bubbles: true }))
}

import { useEffect, useRef } from 'react'

/** Keys to what they do: `d`, `[`, or two in a row, `g o`. */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>

const STORED = 'pejl.keys'
const listening = new Set<{ current: KeyMap }>()
let pending = ''
let pendingUntil = 0

/** Single keys can be turned off (WCAG 2.1.4); Esc, arrows and Enter always work. */
export function keysOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

export function turnKeys(on: boolean) {
  try {
    if (on) localStorage.removeItem(STORED)
    else localStorage.setItem(STORED, 'off')
  } catch {
    // Nothing is kept in this browser: the keys stay as they are.
  }
}

/** Listens while the component is on screen. The last one mounted is asked first. */
export function useKeys(map: KeyMap) {
  const latest = useRef(map)
  useEffect(() => {
    latest.current = map
  })
  useEffect(() => {
    if (listening.size === 0) addEventListener('keydown', press)
    listening.add(latest)
    return () => {
      listening.delete(latest)
      if (listening.size === 0) removeEventListener('keydown', press)
    }
  }, [])
}

/** So long what is written waits for its field. */
const PATIENCE_MS = 10_000
let held: { text: string; until: number; cancel: () => void } | undefined

/** From now on what is typed or pasted is kept for a field that is on its way, and runs no shortcut. Esc gives it up. */
export function holdKeys(cancel: () => void) {
  if (held) return
  held = { text: '', until: performance.now() + PATIENCE_MS, cancel }
  addEventListener('keydown', keep, true)
  addEventListener('paste', keepPasted, true)
}

/** What was written meanwhile; keys are keys again. */
export function releaseKeys(): string {
  const text = held?.text ?? ''
  held = undefined
  removeEventListener('keydown', keep, true)
  removeEventListener('paste', keepPasted, true)
  return text
}

function keep(event: KeyboardEvent) {
  if (!held || performance.now() > held.until) return void releaseKeys()
  const { key } = event
  if (event.ctrlKey || event.metaKey || event.altKey || key === 'Tab') return
  event.stopPropagation()
  // A key that is held down has been heard.
  if (!event.repeat && key !== 'Escape') held.text = writtenWith(held.text, key)
  event.preventDefault()
  if (key !== 'Escape') return
  const { cancel } = held
  releaseKeys()
  cancel()
}

function writtenWith(text: string, key: string): string {
  if (key === 'Backspace') return [...text].slice(0, -1).join('')
  return [...key].length === 1 ? text + key : text
}

function keepPasted(event: ClipboardEvent) {
  if (!held) return
  held.text += event.clipboardData?.getData('text/plain') ?? ''
  event.preventDefault()
  event.stopPropagation()
}

function press(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !keysOn() || inField(event)) return
  const sequence = performance.now() < pendingUntil ? `${pending} ${event.key}` : event.key
  const action = [...listening].reverse().find(map => map.current[sequence])?.current[sequence]
  pending = event.key === 'g' && !action ? 'g' : ''
  pendingUntil = pending ? performance.now() + 1200 : 0
  if (!action) return
  event.preventDefault()
  action(event)
}

/** Keys belong to what is being written or to an open dialog. */
function inField({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [popover]') !== null
  )
}

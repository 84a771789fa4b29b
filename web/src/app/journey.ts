import { type MouseEvent, useLayoutEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'

/** Where the reader was in a page: its scroll, a list's own scroll, and what had the focus. */
type Place = { scroll: number; list: number; focus: string | null }

const STORED = 'pejl.places'
let places: Record<string, Place> = {}
let entry = ''
let arrival: 'settled' | 'forward' | 'back' = 'settled'

/** Takes the journey up where this entry of the history was left. Before the first page is drawn. */
export function beginJourney() {
  places = readPlaces()
  entry = keyOfEntry()
  arrival = places[entry] ? 'back' : 'settled'
  // Ours to restore: the browser tries before the rows are there.
  history.scrollRestoration = 'manual'
  addEventListener('popstate', () => {
    remember()
    entry = keyOfEntry()
    arrival = 'back'
  })
  addEventListener('pagehide', () => {
    remember()
    // Except in a page that comes drawn: then the browser is sooner than we are.
    history.scrollRestoration = 'auto'
  })
}

/** Opens another page. Back comes to the same place in this one. */
export function turnTo(to: string) {
  remember()
  entry = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`
  arrival = 'forward'
  navigate(to, { state: { entry } })
}

/** Changes the view of the page that is open (a filter, a density): the address follows, the history does not grow. */
export function adjust(to: string) {
  // Named, for the address that stood for it until now changes.
  navigate(to, { replace: true, state: { entry } })
}

/** One listener for every link: plain `<a href>` of the application turns pages without loading them anew. */
export function followLink(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element).closest('a')
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.pathname.startsWith('/api/')) return
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return
  event.preventDefault()
  turnTo(link.pathname + link.search + link.hash)
}

/** A page that was turned to starts at its top, with the focus on its content. */
export function useArrival(page: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what an arrival is
  useLayoutEffect(() => {
    if (arrival !== 'forward') return
    arrival = 'settled'
    if (!location.hash) scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [page])
}

/** A page that was gone back to stands where it was left, as soon as its content is drawn. */
export function useReturn(page: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what a return is
  useLayoutEffect(() => {
    const place = places[entry]
    if (arrival !== 'back' || !place) return
    arrival = 'settled'
    scrollTo(0, place.scroll)
    const focused = place.focus && document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place.focus)}"]`)
    if (focused) focused.focus({ preventScroll: true })
  }, [page])
}

/** How far a list with a scroll of its own had been scrolled when this page was left. */
export const listScroll = () => places[entry]?.list ?? 0

function remember() {
  const focused = document.activeElement?.closest<HTMLElement>('[data-place]')
  places[entry] = {
    scroll: scrollY,
    list: document.querySelector('[data-list]')?.scrollTop ?? 0,
    focus: focused?.dataset.place ?? null,
  }
  try {
    sessionStorage.setItem(STORED, JSON.stringify(places))
  } catch {
    // Without storage the places last as long as the tab.
  }
}

function keyOfEntry(): string {
  return (history.state as { entry?: string } | null)?.entry ?? location.pathname + location.search
}

function readPlaces(): Record<string, Place> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}')
  } catch {
    return {}
  }
}

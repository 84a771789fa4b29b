import { useLayoutEffect, useSyncExternalStore } from 'react'
import type { View } from './view.ts'

const phone = () => matchMedia('screen and (max-width: 640px)')

function watch(changed: () => void) {
  const watched = phone()
  watched.addEventListener('change', changed)
  return () => watched.removeEventListener('change', changed)
}

/** Puts density and projector where the style sheet reads them. Returns whether the screen is a phone's. */
export function useScreen({ density, projector }: Pick<View, 'density' | 'projector'>): boolean {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.density = density
    dataset.skaerm = projector ? 'projektor' : ''
    return () => {
      delete dataset.density
      delete dataset.skaerm
    }
  }, [density, projector])
  return useSyncExternalStore(
    watch,
    () => phone().matches,
    // The server cannot know: it draws the table, and cards.css hides that on a phone.
    () => false,
  )
}

import { type ComponentType, createElement, lazy, useState } from 'react'

/**
 * A page, or a part of one, that is fetched when it is first drawn; once it is there, or fetched ahead, it is drawn at once.
 * React's `lazy` alone draws its fallback even then, and holds what follows a fallback back for 300 ms.
 */
export function late<P extends object>(fetch: () => Promise<ComponentType<P>>) {
  let there: ComponentType<P> | undefined
  let fetching: Promise<ComponentType<P>> | undefined
  const ahead = () => {
    // What did not come is asked for again the next time.
    fetching ??= fetch().then(
      part => {
        there = part
        return part
      },
      error => {
        fetching = undefined
        throw error
      },
    )
    return fetching
  }
  const Lazy = lazy(async () => ({ default: await ahead() }))
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, where a module declares it
  function Part(props: P) {
    // Chosen once: another kind of component would begin anew.
    const [Chosen] = useState<ComponentType<P>>(() => there ?? Lazy)
    return createElement(Chosen, props)
  }
  return { Part, ahead }
}

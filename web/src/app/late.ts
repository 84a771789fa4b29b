import { type ComponentType, createElement, lazy, useState } from 'react'

/** A part of a page that is fetched when it is first drawn; once it is there, or fetched ahead, it is drawn at once. */
export function late<P extends object>(fetch: () => Promise<ComponentType<P>>) {
  let there: ComponentType<P> | undefined
  let fetching: Promise<ComponentType<P>> | undefined
  const ahead = () => {
    fetching ??= fetch().then(part => {
      there = part
      return part
    })
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

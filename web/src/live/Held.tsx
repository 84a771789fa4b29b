import { createContext, type ReactNode, useCallback, useEffect, useState } from 'react'
import { useBehind } from '../app/behind.ts'

type Answer = { revision: string; knownAt: string }
type HeldProps<T> = {
  newest: T
  /** What was asked; another question takes its answer at once. */
  question: string
  /** The words of the button that shows what waits. */
  show: string
  children: (shown: T) => ReactNode
}

/** Says that the next answer is the reader's own doing: it is shown as soon as it is there. */
export const TakeNext = createContext(() => {})

/** Keeps what is being read as it is. A newer answer waits until it is asked for, or until the page is out of sight. */
export function Held<T extends Answer>({ newest, question, show, children }: HeldProps<T>) {
  const [held, setHeld] = useState({ question, shown: newest })
  const [taking, setTaking] = useState(false)
  const takeNext = useCallback(() => setTaking(true), [])
  let shown = held.shown
  const isOwn = taking && newest.revision !== shown.revision
  if (held.question !== question || isOwn) {
    shown = newest
    setHeld({ question, shown })
    if (taking) setTaking(false)
  }
  const waits = newest.revision !== shown.revision
  useBehind(waits, shown.knownAt)
  useEffect(() => {
    const take = () => {
      if (document.hidden) setHeld({ question, shown: newest })
    }
    take()
    document.addEventListener('visibilitychange', take)
    return () => document.removeEventListener('visibilitychange', take)
  }, [newest, question])
  return (
    <>
      <p className="pill" role="status">
        {waits ? (
          <button type="button" className="btn btn--pri btn--live" onClick={() => setHeld({ question, shown: newest })}>
            {show}
          </button>
        ) : null}
      </p>
      <TakeNext value={takeNext}>{children(shown)}</TakeNext>
    </>
  )
}

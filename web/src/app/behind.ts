import { createContext, useContext, useEffect } from 'react'

/** Told the day of what is still shown while newer data waits; null where nothing waits. */
export const BehindContext = createContext<(day: string | null) => void>(() => {})

/** Keeps the page's known-at bar at what is shown, until the reader takes what waits. */
export function useBehind(isBehind: boolean, knownAt: string) {
  const tell = useContext(BehindContext)
  useEffect(() => tell(isBehind ? knownAt : null), [tell, isBehind, knownAt])
}

import { createContext, useContext, useEffect } from 'react'

/** What is still shown while newer data waits: as of which day, and what the known-at bar said of it. */
export type Behind = { knownAt: string; note?: string | undefined } | null

export const BehindContext = createContext<(behind: Behind) => void>(() => {})

/** Keeps the page's known-at bar at what is shown, until the reader takes what waits. */
export function useBehind(isBehind: boolean, knownAt: string, note?: string) {
  const tell = useContext(BehindContext)
  useEffect(() => {
    tell(isBehind ? { knownAt, note } : null)
    return () => tell(null)
  }, [tell, isBehind, knownAt, note])
}

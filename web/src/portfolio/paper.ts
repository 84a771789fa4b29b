import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** More rows than this are not printed: nobody reads them, and the browser would stand still. */
const MOST = 500

/** Printing a list of so many rows: a long one asks for a filter first; else every row is drawn for the paper. */
export function usePaper(rows: number) {
  const [printing, setPrinting] = useState(false)
  const [refusedAt, setRefusedAt] = useState<number | null>(null)
  const fits = rows <= MOST
  useEffect(() => {
    // The browser takes its picture right after this event.
    const before = () => flushSync(() => (fits ? setPrinting(true) : setRefusedAt(rows)))
    const after = () => setPrinting(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [fits, rows])
  return {
    printing,
    refused: refusedAt === rows && !fits,
    print: () => (fits ? print() : setRefusedAt(rows)),
  }
}

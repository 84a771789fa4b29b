// The stream of what changed, as one tab has it: it comes back by itself, ever more slowly where it is refused.

/** One portfolio's tables (none named: all) changed; null: any portfolio. */
export type Announced = { portfolio: string | null; tables: string[] }
export type News =
  /** From now on everything is heard; what happened before is unknown. */
  | { kind: 'open' }
  | { kind: 'change'; change: Announced }
  /** Nothing is heard, so that asking is all that is left. */
  | { kind: 'lost' }

export type Stream = { isOpen: () => boolean; reopen: () => void; close: () => void }

const RETRY_MS = 2000
const LONGEST_RETRY_MS = 60_000

export function listen(hear: (news: News) => void): Stream {
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined
  let wait = RETRY_MS
  let isOpen = false
  let isLost = false

  function open() {
    const opened = new EventSource('/api/events')
    source = opened
    opened.addEventListener('open', () => {
      isOpen = true
      isLost = false
      wait = RETRY_MS
      hear({ kind: 'open' })
    })
    opened.addEventListener('change', ({ data }) => hear({ kind: 'change', change: announcedIn(data) }))
    opened.addEventListener('error', () => {
      isOpen = false
      const isRefused = opened.readyState === EventSource.CLOSED
      // Whoever is refused for long asks now and then what they would have been told.
      if (!isLost || (isRefused && wait === LONGEST_RETRY_MS)) hear({ kind: 'lost' })
      isLost = true
      if (!isRefused) return
      retry = setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_RETRY_MS)
    })
  }
  function close() {
    clearTimeout(retry)
    isOpen = false
    source.close()
  }
  open()
  return {
    isOpen: () => isOpen,
    /** Somebody else may be signed in, or the connection be back. */
    reopen() {
      close()
      wait = RETRY_MS
      open()
    },
    close,
  }
}

function announcedIn(data: unknown): Announced {
  try {
    const { portfolio = null, tables = [] } = JSON.parse(String(data))
    return { portfolio, tables }
  } catch {
    return { portfolio: null, tables: [] }
  }
}

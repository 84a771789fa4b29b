import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

type Announced = { portfolio: string | null; tables: string[] }

/** After an answer that is no stream the browser gives up; we try again. */
const RETRY_MS = 2000
/** The first page is drawn before anything is listened for. */
const FIRST_MS = 150

/** Hears what changed and marks the answers that read it stale; what is on screen is asked for again. */
export function useLiveUpdates() {
  const client = useQueryClient()
  useEffect(() => {
    let stream: EventSource | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let lost = false
    const askAgain = () => refresh(client, asked => !isPast(asked) || isFailed(asked))
    function listen() {
      const opened = new EventSource('/api/events')
      stream = opened
      opened.addEventListener('change', event => {
        const change = announcedIn(event.data)
        refresh(client, asked => isTouched(asked, change))
      })
      // What happened before it opened is unknown, while the page was on its way too: everything may be stale.
      opened.addEventListener('open', () => {
        lost = false
        askAgain()
      })
      // Only the stream is gone, or the connection with it: asking tells which, and the page then says so.
      opened.addEventListener('error', () => {
        if (!lost) askAgain()
        lost = true
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(listen, RETRY_MS)
      })
    }
    retry = setTimeout(listen, FIRST_MS)
    return () => {
      clearTimeout(retry)
      stream?.close()
    }
  }, [client])
}

/** Asks again for what is on screen and stale. A first answer still on its way may be older than what was just heard. */
function refresh(client: QueryClient, isStale: (asked: Query) => boolean) {
  delete window.pejlEarly
  const onTheirWay = client.getQueryCache().findAll({
    fetchStatus: 'fetching',
    predicate: asked => asked.state.data === undefined && isStale(asked),
  })
  for (const { promise, queryKey } of onTheirWay) {
    promise?.then(
      () => client.invalidateQueries({ queryKey, exact: true }),
      () => {},
    )
  }
  void client.invalidateQueries({ predicate: isStale })
}

function announcedIn(data: unknown): Announced {
  try {
    const { portfolio = null, tables = [] } = JSON.parse(String(data))
    return { portfolio, tables }
  } catch {
    return { portfolio: null, tables: [] }
  }
}

type Asked = { params?: { slug?: string }; querystring?: { knownAt?: string } }
const inputOf = (asked: Query) => asked.queryKey[2] as Asked | undefined

/** What was known on a past day does not change while it is looked at; of today more may become known. */
const isPast = (asked: Query) => (inputOf(asked)?.querystring?.knownAt ?? LATEST) < danishToday()
const danishToday = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Copenhagen' })
/** After every day. */
const LATEST = '9999'
const isFailed = (asked: Query) => asked.state.status === 'error'

function isTouched(asked: Query, change: Announced): boolean {
  if (isFailed(asked)) return true
  if (isPast(asked)) return false
  const slug = inputOf(asked)?.params?.slug
  if (change.portfolio && slug && change.portfolio !== slug) return false
  const reads = asked.meta?.reads
  return change.tables.length === 0 || !Array.isArray(reads) || change.tables.some(table => reads.includes(table))
}

import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { bringUpToDate } from '../api/query.ts'
import type { Announced, News } from './stream.ts'

/** The first page is drawn before anything is listened for. */
const FIRST_MS = 150
const RETRY_MS = 2000
/** Of many changes in a row the first is shown at once and the others together: an answer takes a moment, too. */
const GATHER_MS = 200

/** Hears what changed and marks the answers that read it stale; what is on screen is asked for again. */
export function useLiveUpdates() {
  const client = useQueryClient()
  useEffect(() => {
    let stop = () => {}
    let wanted = true
    let timer: ReturnType<typeof setTimeout>
    const show = gathering<Announced>(all => refresh(client, asked => all.some(change => isTouched(asked, change))))
    function hear(news: News) {
      if (news.kind === 'change') show(news.change)
      // What happened before it opened is unknown, while the page was on its way too: everything may be stale. And
      // where only the stream is gone, or the connection with it, asking tells which, and the page then says so.
      else refresh(client, asked => !isPast(asked) || isFailed(asked))
    }
    async function listen() {
      try {
        const { hearChanges } = await import('./shared.ts')
        if (wanted) stop = hearChanges(hear)
      } catch {
        if (wanted) timer = setTimeout(listen, RETRY_MS)
      }
    }
    timer = setTimeout(listen, FIRST_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
      stop()
    }
  }, [client])
}

/** Passes on the first at once, and what follows shortly after it together. */
function gathering<T>(pass: (all: T[]) => void): (one: T) => void {
  let gathered: T[] | null = null
  const wait = () =>
    setTimeout(() => {
      const all = gathered ?? []
      gathered = null
      if (all.length === 0) return
      begin()
      pass(all)
    }, GATHER_MS)
  const begin = () => {
    gathered = []
    wait()
  }
  return one => {
    if (gathered) return void gathered.push(one)
    begin()
    pass([one])
  }
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
      () => bringUpToDate(client, { queryKey, exact: true }),
      () => {},
    )
  }
  void bringUpToDate(client, { predicate: isStale })
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

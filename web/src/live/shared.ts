// One stream for all tabs of a browser: whoever holds the lock listens and passes on what it hears. A browser has six
// connections to a server, and a stream takes one for good.
import { openSessionChannel } from './sessions.ts'
import { listen, type News, type Stream } from './stream.ts'

const NAME = 'pejl.live'
/** Words between tabs. `ask`: is anybody listening? `here`: yes, and whether anything can be heard. */
type Word = { kind: 'news'; news: News } | { kind: 'ask'; from: string } | { kind: 'here'; to: string; isOpen: boolean }

/** A tab that is asked answers within this, unless the browser has put it to sleep. */
const PATIENCE_MS = 2000
const ASK_EVERY_MS = 20_000

/** Hears what changed, by a stream of its own or another tab's. Returns how to stop. */
export function hearChanges(hear: (news: News) => void): () => void {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return hearAlone(hear)
  const tab = openTab(hear)
  const whenShown = () => {
    if (!document.hidden) tab.ask()
  }
  const asking = setInterval(whenShown, ASK_EVERY_MS)
  document.addEventListener('visibilitychange', whenShown)
  addEventListener('online', tab.reopen)
  return () => {
    clearInterval(asking)
    document.removeEventListener('visibilitychange', whenShown)
    removeEventListener('online', tab.reopen)
    tab.close()
  }
}

function hearAlone(hear: (news: News) => void): () => void {
  const stream = listen(hear)
  addEventListener('online', stream.reopen)
  return () => {
    removeEventListener('online', stream.reopen)
    stream.close()
  }
}

function openTab(hear: (news: News) => void) {
  const own = nameOfTab()
  const words = new BroadcastChannel(NAME)
  const say = (word: Word) => words.postMessage(word)
  const post = leadership(news => {
    say({ kind: 'news', news })
    hear(news)
  })
  // Who listens is told what is for them: somebody else may hear other things.
  const sessions = openSessionChannel()
  sessions.onmessage = () => post.stream()?.reopen()
  let silence: ReturnType<typeof setTimeout> | undefined
  /** What happened until it could hear the others is unknown to a new tab. */
  let isNew = true

  words.onmessage = ({ data }: MessageEvent<Word>) => {
    const stream = post.stream()
    if (data.kind === 'news') hear(data.news)
    if (data.kind === 'ask' && stream) say({ kind: 'here', to: data.from, isOpen: stream.isOpen() })
    if (data.kind === 'here' && data.to === own) {
      clearTimeout(silence)
      if (data.isOpen && isNew) hear({ kind: 'open' })
      isNew = false
    }
  }
  function ask() {
    if (post.stream()) return
    clearTimeout(silence)
    silence = setTimeout(() => {
      if (!post.stream()) void post.compete('at once')
    }, PATIENCE_MS)
    say({ kind: 'ask', from: own })
  }
  void post.compete('in turn')
  ask()
  return {
    ask,
    reopen: () => post.stream()?.reopen(),
    close() {
      clearTimeout(silence)
      post.close()
      words.close()
      sessions.close()
    },
  }
}

/** Who listens for all tabs: the one with the lock, until it is closed or another takes it away. */
function leadership(hear: (news: News) => void) {
  let stream: Stream | undefined
  let attempt = new AbortController()
  let isClosed = false
  const lead = (until: AbortSignal) =>
    new Promise<void>(resolve => {
      stream = listen(hear)
      until.addEventListener('abort', () => resolve(), { once: true })
    })
  function stop() {
    stream?.close()
    stream = undefined
  }
  async function compete(how: 'in turn' | 'at once'): Promise<void> {
    attempt.abort()
    const own = new AbortController()
    attempt = own
    const options: LockOptions = how === 'at once' ? { steal: true } : { signal: own.signal }
    await navigator.locks.request(NAME, options, () => lead(own.signal)).catch(() => {})
    if (attempt !== own) return
    stop()
    if (!isClosed) await compete('in turn')
  }
  return {
    stream: () => stream,
    compete,
    close() {
      isClosed = true
      attempt.abort()
      stop()
    },
  }
}

/** `randomUUID` is there only over https. */
const nameOfTab = () => [...crypto.getRandomValues(new Uint32Array(4))].join('-')

// A classic script, before the application: the data of the page set out while the application itself is still on its
// way. `api/call.ts` takes the answers over. Where the server has drawn the page, it starts both after the first paint.
;(() => {
  const root = document.documentElement
  const isDrawn = root.dataset.drawn !== undefined
  const early = {}
  const ask = url => {
    early[url] = fetch(url, { headers: { accept: 'application/json' } })
    early[url].catch(() => {})
    return early[url]
  }

  function askAhead() {
    window.pejlEarly = early
    const portfolios = ask('/api/portfolios')
    const [slug, page, code] = location.pathname.split('/').filter(Boolean)
    // As knownDayIn in app/paths.ts: what is no day, or has not come, is passed over.
    const day = new URLSearchParams(location.search).get('pr') ?? ''
    const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : Number.NaN)
    const isKnown = date <= Date.now() && date.toISOString().startsWith(day)
    const known = isKnown ? `?knownAt=${day}` : ''
    const askOverview = of => ask(`/api/portfolios/${of}/overview${known ? `${known}&` : '?'}rows=60`)
    if (!slug) {
      portfolios
        .then(answer => (answer.ok ? answer.clone().json() : []))
        .then(list => {
          const first = list.find(portfolio => !portfolio.invented) ?? list[0]
          if (first) askOverview(first.slug)
        })
        .catch(() => {})
    } else if (['log-ind', 'konto', 'brugere', 'invitation', 'log'].includes(slug)) ask('/api/session')
    else if (!page) askOverview(slug)
    else if (page === 'tidslinje') ask(`/api/portfolios/${slug}/timeline${known}`)
    else if (page === 'historik') ask(`/api/portfolios/${slug}/history${known}`)
    else if (page === 'indberet') {
      ask('/api/session')
      ask(`/api/portfolios/${slug}/rounds`)
      if (code) ask(`/api/portfolios/${slug}/initiatives/${code}`)
    } else if (page === 'indsatser' && code) ask(`/api/portfolios/${slug}/initiatives/${code}${known}`)
  }

  /** The server drew the page: what it takes to paint that comes first, the application and its data after. */
  function startLater() {
    function start() {
      askAhead()
      for (const { content } of document.querySelectorAll('meta[name=start]'))
        document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: content }))
    }
    addEventListener('DOMContentLoaded', () => {
      // A page that nobody looks at is not painted.
      if (document.hidden) start()
      else requestAnimationFrame(() => setTimeout(start))
    })
    // Until then links are followed as they are, and what else is pressed is pressed again by app/drawn.ts.
    const press = event => {
      const control = event.target.closest?.('button, [data-detail]')
      if (root.dataset.drawn === undefined) document.removeEventListener('click', press, true)
      else if (control) {
        event.preventDefault()
        window.pejlPressed = control
      }
    }
    document.addEventListener('click', press, true)
    const strike = event => {
      if (root.dataset.drawn === undefined) document.removeEventListener('keydown', strike, true)
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (event.target.closest?.('input, select, textarea, button, a')) return
        event.preventDefault()
        window.pejlStruck = [...(window.pejlStruck ?? []), event.key]
      }
    }
    document.addEventListener('keydown', strike, true)
  }

  if (isDrawn) return startLater()
  askAhead()

  // The server has put in what was chosen; Vite, which serves the page while it is worked on, has not.
  const [, language] = /(?:^|; )pejl\.language=(en)(?:;|$)/.exec(document.cookie) ?? []
  const [, theme] = /(?:^|; )pejl\.theme=(light|dark)(?:;|$)/.exec(document.cookie) ?? []
  if (language) root.lang = language
  if (theme) root.dataset.theme = theme
})()

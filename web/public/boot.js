// Runs before the first paint, as a classic script: the chosen theme and language must be there at once, and the data
// of the page set out while the application itself is still on its way. `api/call.ts` takes the answers over.
;(() => {
  const early = {}
  window.pejlEarly = early
  const ask = url => {
    early[url] = fetch(url, { headers: { accept: 'application/json' } })
    early[url].catch(() => {})
    return early[url]
  }
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
  } else if (!page) askOverview(slug)
  else if (page === 'tidslinje') ask(`/api/portfolios/${slug}/timeline${known}`)
  else if (page === 'indsatser' && code) ask(`/api/portfolios/${slug}/initiatives/${code}${known}`)

  // Only now: reading what is stored takes longer than sending the questions.
  const root = document.documentElement
  const chosen = key => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const theme = chosen('pejl.theme')
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme
  if (chosen('pejl.language') === 'en') root.lang = 'en'
})()

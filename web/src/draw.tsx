// Draws an overview as HTML: built for Node beside the application, and called by the server (server/src/portfolio/drawn.ts).
import type { DrawOverview } from '@pejl/server/portfolio/contract'
import { QueryClient } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import { App } from './app/App.tsx'
import { tabTitle } from './app/Page.tsx'
import { knownDayIn, paths } from './app/paths.ts'
import { listQuery } from './app/Shell.tsx'
import { fetchEnglish, formats } from './language/Language.tsx'
import { largeList } from './portfolio/OverviewBody.tsx'
import { firstOverview } from './portfolio/question.ts'
import { overviewWords } from './portfolio/say.ts'

// What the browser fetches when it needs it must be here: the server draws in one go.
await Promise.all([fetchEnglish(), largeList.ahead()])

/** What stands in the page's `#root`, and the title of its tab. Null for a day that the application would pass over. */
export const draw: DrawOverview = ({ language, slug, day, portfolios, overview }) => {
  const [ssrPath = '', search = ''] = paths.overview(slug, day).split('?')
  if (knownDayIn(search) !== day) return null
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(listQuery.queryKey, portfolios)
  client.setQueryData(firstOverview(slug, day).queryKey, overview)
  const html = renderToString(
    <Router ssrPath={ssrPath} ssrSearch={search}>
      <App client={client} language={language} />
    </Router>,
  )
  const words = (language === 'en' && overviewWords.fetched()) || overviewWords.da
  return { title: tabTitle(words.title, formats[language].portfolioName(overview.portfolio)), html }
}

import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import { useShared } from '../language/Language.tsx'
import { OverviewPage } from '../portfolio/OverviewPage.tsx'
import { Notice, Waiting } from '../ui/Notice.tsx'
import { Answer } from './Answer.tsx'
import { adjust } from './journey.ts'
import { late } from './late.ts'
import { Missing } from './Problem.tsx'
import { frontOf, paths, patterns } from './paths.ts'
import { listQuery, type PageName, Shell, searching } from './Shell.tsx'

// The overview is what most people open, so it comes with the frame; the other pages come when they are asked for.
const timelinePage = late(() => import('../timeline/TimelinePage.tsx').then(module => module.TimelinePage))
const initiativePage = late(() => import('../initiatives/InitiativePage.tsx').then(module => module.InitiativePage))
const historyPage = late(() => import('../history/HistoryPage.tsx').then(module => module.HistoryPage))
const comparisonPage = late(() => import('../comparison/ComparisonPage.tsx').then(module => module.ComparisonPage))
const sourcesPage = late(() => import('../sources/SourcesPage.tsx').then(module => module.SourcesPage))
const signInPage = late(() => import('../access/SignInPage.tsx').then(module => module.SignInPage))
const documentPage = late(() => import('../sources/DocumentPage.tsx').then(module => module.DocumentPage))
const roundsPage = late(() => import('../rounds/RoundsPage.tsx').then(module => module.RoundsPage))
const reportPage = late(() => import('../reports/ReportPage.tsx').then(module => module.ReportPage))
const userPages = late(() => import('../users/UserPages.tsx').then(module => module.UserPages))
const logPage = late(() => import('../audit/LogPage.tsx').then(module => module.LogPage))
const closedRoundPage = late(() => import('../closings/ClosedRoundPage.tsx').then(module => module.ClosedRoundPage))
const LATER = [
  timelinePage,
  initiativePage,
  historyPage,
  comparisonPage,
  sourcesPage,
  documentPage,
  signInPage,
  roundsPage,
  reportPage,
  userPages,
  logPage,
  closedRoundPage,
  searching,
]
/** When the first page has long been drawn. */
const AHEAD_MS = 2000

/** `code`: of an initiative its code, of a document and of a round its key. A closed round belongs to reporting. */
type Shown =
  | 'signIn'
  | 'people'
  | 'log'
  | { page: PageName | 'closedRound'; slug: string; code: string }
  | 'home'
  | 'nowhere'

export function Routes() {
  const shown = useShown()
  const slug = useSlugAround(shown)
  // Or before: then they open at once, and without a connection they can still say so.
  useEffect(() => {
    const fetchAll = () => void Promise.allSettled(LATER.map(part => part.ahead()))
    const ahead = setTimeout(fetchAll, AHEAD_MS)
    return () => clearTimeout(ahead)
  }, [])
  return (
    <Shell
      slug={slug}
      page={typeof shown === 'string' ? null : shown.page === 'closedRound' ? 'reporting' : shown.page}
    >
      <Suspense fallback={<PageWaiting />}>
        <Body shown={shown} />
      </Suspense>
    </Shell>
  )
}

/** The portfolio that the frame leads through: on a page about people and in the log the one that was open last. */
function useSlugAround(shown: Shown): string | null {
  const [path] = useLocation()
  const { data: portfolios } = useQuery(listQuery)
  const own = typeof shown === 'string' ? null : shown.slug
  const [last, setLast] = useState(own)
  if (own !== null && own !== last) setLast(own)
  if (own !== null || path === paths.invitation() || (shown !== 'people' && shown !== 'log')) return own
  return (portfolios?.find(({ slug }) => slug === last) ?? frontOf(portfolios))?.slug ?? null
}

function useShown(): Shown {
  const [location] = useLocation()
  const [isOverview, overview] = useRoute(patterns.overview)
  const [isTimeline, timeline] = useRoute(patterns.timeline)
  const [isHistory, history] = useRoute(patterns.history)
  const [isComparison, comparison] = useRoute(patterns.comparison)
  const [isSources, sources] = useRoute(patterns.sources)
  const [isDocument, document] = useRoute(patterns.document)
  const [isInitiative, initiative] = useRoute(patterns.initiative)
  const [isReporting, reporting] = useRoute(patterns.reporting)
  const [isReport, report] = useRoute(patterns.report)
  const [isClosedRound, closedRound] = useRoute(patterns.closedRound)
  if (location === '/') return 'home'
  if (location === patterns.signIn) return 'signIn'
  if (patterns.people.test(location)) return 'people'
  if (location === patterns.log) return 'log'
  if (isOverview) return { page: 'overview', slug: overview.slug, code: '' }
  if (isTimeline) return { page: 'timeline', slug: timeline.slug, code: '' }
  if (isHistory) return { page: 'history', slug: history.slug, code: '' }
  if (isComparison) return { page: 'comparison', slug: comparison.slug, code: '' }
  if (isSources) return { page: 'sources', slug: sources.slug, code: '' }
  if (isDocument) return { page: 'document', slug: document.slug, code: document.document }
  if (isInitiative) return { page: 'initiative', slug: initiative.slug, code: initiative.code }
  if (isReporting) return { page: 'reporting', slug: reporting.slug, code: '' }
  if (isClosedRound) return { page: 'closedRound', slug: closedRound.slug, code: closedRound.round }
  if (isReport) return { page: 'report', slug: report.slug, code: report.code }
  return 'nowhere'
}

function Body({ shown }: { shown: Shown }) {
  if (shown === 'home') return <Home />
  if (shown === 'signIn') return <signInPage.Part />
  if (shown === 'people') return <userPages.Part />
  if (shown === 'log') return <logPage.Part />
  if (shown === 'nowhere') {
    return (
      <main id="main" tabIndex={-1}>
        <Missing />
      </main>
    )
  }
  const { slug, code } = shown
  if (shown.page === 'timeline') return <timelinePage.Part key={slug} slug={slug} />
  if (shown.page === 'history') return <historyPage.Part key={slug} slug={slug} />
  if (shown.page === 'comparison') return <comparisonPage.Part key={slug} slug={slug} />
  if (shown.page === 'sources') return <sourcesPage.Part key={slug} slug={slug} />
  if (shown.page === 'document') return <documentPage.Part key={`${slug} ${code}`} slug={slug} document={code} />
  if (shown.page === 'initiative') return <initiativePage.Part key={`${slug} ${code}`} slug={slug} code={code} />
  if (shown.page === 'reporting') return <roundsPage.Part key={slug} slug={slug} />
  if (shown.page === 'closedRound') return <closedRoundPage.Part key={`${slug} ${code}`} slug={slug} round={code} />
  if (shown.page === 'report') return <reportPage.Part key={`${slug} ${code}`} slug={slug} code={code} />
  return <OverviewPage key={slug} slug={slug} />
}

/** The front leads on to a portfolio. */
function Home() {
  const words = useShared()
  const list = useQuery(listQuery)
  const first = frontOf(list.data)
  useEffect(() => {
    if (first) adjust(paths.overview(first.slug))
  }, [first])
  return (
    <main id="main" tabIndex={-1}>
      <Answer of={list} page="home">
        {() => (first ? <Waiting label={words.loading} /> : <Empty />)}
      </Answer>
    </main>
  )
}

function Empty() {
  const words = useShared()
  return <Notice title={words.noPortfolios} hint={words.noPortfoliosHint} heading={1} />
}

function PageWaiting() {
  const words = useShared()
  return (
    <main id="main" tabIndex={-1}>
      <Waiting label={words.loading} />
    </main>
  )
}

import type { QueryClient } from '@tanstack/react-query'
import { fetchEnglish, languageHere } from '../language/Language.tsx'
import { LONG, largeList } from '../portfolio/OverviewBody.tsx'
import { firstOverview } from '../portfolio/question.ts'
import { isDrawn } from './drawn.ts'
import { adjust } from './journey.ts'
import { frontOf, knownDayIn, paths, patterns } from './paths.ts'
import { listQuery } from './Shell.tsx'

/** So long the first page waits for its data: drawn once is sooner than drawn empty and then again. */
const PATIENCE_MS = 250
/** And so long when the server has drawn it: it can be read meanwhile. */
const DRAWN_PATIENCE_MS = 10_000

/** Takes over what boot.js asked for, so that the first drawing has it. Never fails: the page says what is missing. */
export async function opening(client: QueryClient): Promise<void> {
  const patience = isDrawn() ? DRAWN_PATIENCE_MS : PATIENCE_MS
  const all = Promise.allSettled([answers(client), languageHere() === 'en' && fetchEnglish()])
  await Promise.race([all, new Promise(resolve => setTimeout(resolve, patience))])
}

async function answers(client: QueryClient): Promise<void> {
  // Known from what the server drew before its data are here again.
  if (document.querySelector('[role=treegrid]')) void largeList.ahead().catch(() => {})
  const list = client.prefetchQuery(listQuery)
  const [slug = await frontSlug(client, list), page] = location.pathname.split('/').filter(Boolean)
  const { pathname } = location
  if (!slug || page || pathname === patterns.log || patterns.people.test(pathname)) return list
  const first = firstOverview(slug, knownDayIn(location.search))
  await Promise.all([list, client.prefetchQuery(first)])
  const overview = client.getQueryData(first.queryKey)
  if (overview && overview.counts.initiatives > LONG) await largeList.ahead()
}

async function frontSlug(client: QueryClient, list: Promise<void>): Promise<string | undefined> {
  await list
  const first = frontOf(client.getQueryData(listQuery.queryKey))
  if (first) adjust(paths.overview(first.slug))
  return first?.slug
}

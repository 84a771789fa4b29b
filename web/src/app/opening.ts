import type { QueryClient } from '@tanstack/react-query'
import { firstOverview } from '../portfolio/question.ts'
import { adjust } from './journey.ts'
import { knownDayIn, paths } from './paths.ts'
import { listQuery } from './Shell.tsx'

/** So long the first page waits for its data: drawn once is sooner than drawn empty and then again. */
const PATIENCE_MS = 250

/** Takes over what boot.js asked for, so that the first drawing has it. Never fails: the page says what is missing. */
export async function opening(client: QueryClient): Promise<void> {
  await Promise.race([answers(client), new Promise(resolve => setTimeout(resolve, PATIENCE_MS))])
}

async function answers(client: QueryClient): Promise<void> {
  const list = client.prefetchQuery(listQuery)
  const [slug = await frontSlug(client, list), page] = location.pathname.split('/').filter(Boolean)
  await Promise.all([
    list,
    slug && !page ? client.prefetchQuery(firstOverview(slug, knownDayIn(location.search))) : null,
  ])
}

/** The front is the first portfolio that is not invented. */
async function frontSlug(client: QueryClient, list: Promise<void>): Promise<string | undefined> {
  await list
  const portfolios = client.getQueryData(listQuery.queryKey)
  const first = portfolios?.find(portfolio => !portfolio.invented) ?? portfolios?.[0]
  if (first) adjust(paths.overview(first.slug))
  return first?.slug
}

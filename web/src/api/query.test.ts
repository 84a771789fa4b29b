// @vitest-environment jsdom
import { portfolio } from '@pejl/server/portfolio/contract'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { bringUpToDate, query } from './query.ts'

afterEach(() => vi.unstubAllGlobals())

test('what the page asks for by itself says so, also when it is tried again, and what a reader asks for does not', async () => {
  const said: unknown[] = []
  let fails = false
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    said.push(headers['x-unasked'])
    return fails && said.length === 2 ? new Response('{}', { status: 500 }) : Response.json({})
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: 1, retryDelay: 1, staleTime: Infinity } } })
  const asked = query(portfolio.list, {})
  const stop = new QueryObserver(client, asked).subscribe(() => {})
  await vi.waitFor(() => expect(client.getQueryState(asked.queryKey)?.status).toBe('success'))
  fails = true
  await bringUpToDate(client, { predicate: () => true })
  await client.refetchQueries({ queryKey: asked.queryKey })
  expect(said).toEqual([undefined, '1', '1', undefined])
  stop()
  client.clear()
})

import type { Endpoint, Input, Output } from '@pejl/server/http/contract'
import { hashKey, type QueryClient, type QueryFilters, type QueryKey, queryOptions } from '@tanstack/react-query'
import { call, type Sent } from './call.ts'

type Reading = Endpoint & { method: 'GET' }

/** A reading endpoint as a query: its key is `[contract, name, input]`, and `meta.reads` says what makes it stale. */
export function query<E extends Reading>(endpoint: E, input: Input<E>) {
  return queryOptions<Output<E>>({
    queryKey: [...endpoint.key, input] as QueryKey,
    queryFn: asking => call(endpoint, input, sentFor(asking)),
    meta: { reads: endpoint.reads ?? [] },
  })
}

/** What is asked again though nobody did anything, by the hashes of the queries. */
const unasked = new Set<string>()

/** Asks again for what is on screen and stale, as nobody's wish: a page that is left open keeps nobody signed in. */
export async function bringUpToDate(client: QueryClient, stale: QueryFilters): Promise<void> {
  const shown = client.getQueryCache().findAll({ ...stale, type: 'active' })
  for (const { queryHash } of shown) unasked.add(queryHash)
  await client.invalidateQueries(stale)
  for (const { queryHash } of shown) unasked.delete(queryHash)
}

/** What a query says of itself when it asks. */
export const sentFor = ({ queryKey, signal }: { queryKey: QueryKey; signal: AbortSignal }): Sent => ({
  signal,
  unasked: unasked.has(hashKey(queryKey)),
})

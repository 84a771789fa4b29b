import type { Endpoint, Input, Output } from '@pejl/server/http/contract'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

type Reading = Endpoint & { method: 'GET' }

/** A reading endpoint as a query: its key is `[contract, name, input]`, and `meta.reads` says what makes it stale. */
export function query<E extends Reading>(endpoint: E, input: Input<E>) {
  return queryOptions<Output<E>>({
    queryKey: [...endpoint.key, input] as QueryKey,
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    meta: { reads: endpoint.reads ?? [] },
  })
}

import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/ApiError.ts'

/** An answer holds until the server says that something changed (live/), so nothing is asked for by the clock. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 30 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
      structuralSharing: false,
      // A refusal stays a refusal; a fault on the way is tried once more before the page says so.
      retry: (failures, error) =>
        failures < 1 && !(error instanceof ApiError && error.status > 0 && error.status < 500),
      retryDelay: 400,
    },
  },
})

import type { Endpoint, Input, Output } from '@pejl/server/http/contract'
import { useMutation } from '@tanstack/react-query'
import { call, type Sent } from './call.ts'

type Changing = Endpoint & { method: 'POST' | 'PATCH' | 'DELETE' }

/** A changing endpoint as a command: what it is given, and from which version. It is sent once, and never by itself again. */
export function useCommand<E extends Changing>(endpoint: E) {
  return useMutation<Output<E>, Error, { input: Input<E>; sent?: Sent }>({
    networkMode: 'always',
    mutationFn: ({ input, sent }) => call(endpoint, input, sent),
  })
}

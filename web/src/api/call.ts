import type { Endpoint, Input, Output } from '@pejl/server/http/contract'
import { ApiError } from './ApiError.ts'

declare global {
  interface Window {
    /** Answers that boot.js asked for before the application was there, by address. */
    pejlEarly?: Record<string, Promise<Response>>
  }
}

type Parts = { params?: Record<string, unknown>; querystring?: Record<string, unknown> }

/** The address of an endpoint with its parameters filled in; undefined query values are left out. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Input<E>): string {
  const { params = {}, querystring = {} } = input as Parts
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(querystring)) if (value !== undefined) search.set(name, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}

/** Asks the server. Throws ApiError with the problem's detail, or with status 0 when there is no connection. */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>, signal?: AbortSignal): Promise<Output<E>> {
  const address = addressOf(endpoint, input)
  const response = await answerFrom(address, endpoint.method, signal)
  if (!response.ok) throw await problemOf(response)
  return response.json() as Promise<Output<E>>
}

async function answerFrom(address: string, method: string, signal: AbortSignal | undefined): Promise<Response> {
  const early = window.pejlEarly?.[address]
  if (early && window.pejlEarly) delete window.pejlEarly[address]
  try {
    return await (early ?? fetch(address, { method, headers: { accept: 'application/json' }, signal: signal ?? null }))
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, 'offline', '')
  }
}

async function problemOf(response: Response): Promise<ApiError> {
  const problem: { code?: string; detail?: string; title?: string; requestId?: string; fields?: ApiError['fields'] } =
    await response.json().catch(() => ({}))
  return new ApiError(
    response.status,
    problem.code ?? 'unknown',
    problem.detail ?? problem.title ?? '',
    problem.requestId,
    problem.fields,
  )
}
